/* SPDX-License-Identifier: MIT
 *
 * A list of names, each with the parties that it stands for, is held against the text from its
 * beginning: at each place the longest name counts, so that a label inside of a company's name is
 * none. Who has a role for things is resolved as statements do it (derive/actors.h); where nobody
 * can tell, both sides are meant.
 */
#include "effects/named_parties.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/act_words.h"
#include "derive/terms.h"
#include "model/objects.h"

struct party_name {
	const char *text;
	struct party_set stands_for;
};

struct party_names {
	VEC(struct party_name) all;
	const char *joints[2]; /* 、 及び */
};

bool party_set_has(const struct party_set *set, const char *party)
{
	for (size_t i = 0; i < set->all.n; i++)
		if (strcmp(set->all.at[i], party) == 0)
			return true;
	return false;
}

void party_set_add(struct arena *a, struct party_set *set, const char *party)
{
	if (!party_set_has(set, party))
		*vec_push(a, &set->all) = party;
}

void party_set_join(struct arena *a, struct party_set *set, const struct party_set *more)
{
	for (size_t i = 0; i < more->all.n; i++)
		party_set_add(a, set, more->all.at[i]);
}

/* The entry of that name, made when there is none; NULL of no name. */
static struct party_name *name_entry(struct arena *a, struct party_names *names, const char *text)
{
	if (text_empty(text))
		return NULL;
	for (size_t i = 0; i < names->all.n; i++)
		if (strcmp(names->all.at[i].text, text) == 0)
			return &names->all.at[i];
	struct party_name *own = vec_push(a, &names->all);

	*own = (struct party_name){.text = text};
	return own;
}

static void add_name(struct arena *a, struct party_names *names, const char *text,
		     const char *party)
{
	struct party_name *own = name_entry(a, names, text);

	if (own)
		party_set_add(a, &own->stands_for, party);
}

static void add_actors(struct arena *a, struct party_names *names, const char *text,
		       const struct contract *c, const struct actors *who)
{
	for (size_t i = 0; i < who->all.n; i++)
		add_name(a, names, text, c->parties.at[who->all.at[i].party].party);
}

/* How papers call whoever has a role where that depends on the thing; NULL: in no such way. */
static const char *called_by_table(struct arena *a, const struct library *l, const char *word,
				   const struct tending_role *role, const char *table)
{
	const char *who = library_word(l, arena_concat(a, "role.", role->role, (char *)NULL));

	return table ? text_fill(a, library_word(l, word), "table", table, "who", who) : NULL;
}

/* 責任分界表の別表3（…）に掲げる更新担当者 in sentences, 更新担当者（責任分界表別表3） in tables. */
static void add_roles(struct arena *a, struct party_names *names, const struct derived_state *s,
		      const struct contract *c)
{
	const struct library *l = s->own.library;
	struct settings tables = {0};
	size_t n;
	const struct tending_role *roles = tending_roles(&n);

	tables_name(a, l, &tables);
	for (size_t i = 0; i < n; i++) {
		const struct tending_role *role = &roles[i];
		const char *cite = settings_get(
			&tables, arena_concat(a, TABLE_PREFIX, role->kind, "s", (char *)NULL));
		struct actors who = actors_of(a, s->own.project, c,
					      arena_concat(a, role->role, "(", role->kind, ")",
							   (char *)NULL));

		add_actors(a, names, called_by_table(a, l, "role.by-table", role, cite), c, &who);
		add_actors(a, names,
			   called_by_table(a, l, "provision.by-table", role,
					   act_words_table(a, l, role)),
			   c, &who);
	}
}

/* 双方は, 全当事者が. What names two sides by themselves is two names. */
static void add_all(struct arena *a, struct party_names *names, const struct derived_state *s,
		    const struct contract *c)
{
	const struct duty_strings *mutual = &s->own.library->duty_words.mutual;

	for (size_t i = 0; i < mutual->n; i++)
		for (size_t k = 0; !strstr(mutual->at[i], "{{") && k < c->parties.n; k++)
			add_name(a, names, mutual->at[i], c->parties.at[k].party);
}

static void add_others(struct arena *a, struct party_names *names, const struct derived_state *s,
		       const struct contract *c)
{
	struct actors who = actors_of(a, s->own.project, c, "others");

	add_actors(a, names, library_word(s->own.library, "party.others"), c, &who);
}

const struct party_names *party_names_new(struct arena *a, const struct derived_state *s,
					  const struct contract *c)
{
	struct party_names *names = arena_alloc(a, sizeof *names);

	names->joints[0] = library_word(s->own.library, "list.comma");
	names->joints[1] = library_word(s->own.library, "list.and");
	for (size_t i = 0; c && i < c->parties.n; i++) {
		const struct contract_party *cp = &c->parties.at[i];
		const struct party *party = project_party(s->own.project, cp->party);

		add_name(a, names, cp->label, cp->party);
		add_name(a, names, party ? party->name : NULL, cp->party);
	}
	if (c) {
		add_roles(a, names, s, c);
		add_all(a, names, s, c);
		add_others(a, names, s, c);
	}
	return names;
}

/* The longest name that stands here; NULL: none. */
static const struct party_name *name_at(const struct party_names *names, const char *text)
{
	const struct party_name *found = NULL;

	for (size_t i = 0; i < names->all.n; i++) {
		const struct party_name *own = &names->all.at[i];

		if (text_starts(text, own->text) &&
		    (!found || strlen(own->text) > strlen(found->text)))
			found = own;
	}
	return found;
}

/* Behind a name: what joins it to the next name, or nothing. */
static const char *skip_joint(const struct party_names *names, const char *text)
{
	for (size_t i = 0; i < ARRAY_LEN(names->joints); i++) {
		const char *behind = text + strlen(names->joints[i]);

		if (text_starts(text, names->joints[i]) && name_at(names, behind))
			return behind;
	}
	return text;
}

const char *party_names_strip(struct arena *a, const struct party_names *names, const char *text,
			      struct party_set *named)
{
	struct strbuf sb = strbuf_new(a);

	while (*text) {
		const struct party_name *own = name_at(names, text);
		const char *start = text;

		if (own) {
			party_set_join(a, named, &own->stands_for);
			text = skip_joint(names, text + strlen(own->text));
			continue;
		}
		(void)text_next(&text);
		strbuf_add_bytes(&sb, start, (size_t)(text - start));
	}
	return sb.text;
}
