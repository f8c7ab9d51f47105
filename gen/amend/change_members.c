/* SPDX-License-Identifier: MIT
 *
 * A word is looked for by the whole name, then by what stands before its dot. Parameters have no
 * names but in files: a reader knows them by the words around their place in a clause.
 */
#include "amend/change_members.h"

#include <string.h>

#include "amend/change_paths.h"
#include "amend/duty_naming.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/closing.h"

/* 'DBサーバの消去': what is done with a thing at the end of the contract. */
static const char *closing_name(const struct telling *t, const char *id)
{
	const struct closing_list all =
		closing_of(t->a, &(struct closing_wish){.project = t->project,
							.library = t->library,
							.contract = t->object});

	for (size_t i = 0; i < all.all.n; i++)
		if (strcmp(all.all.at[i].id, id) == 0)
			return telling_fill(
				t, "change.closing-item",
				(struct telling_name[3]){{"thing", all.all.at[i].thing},
							 {"name", all.all.at[i].kind->name}});
	const struct closing_kind *kind = library_closing_kind(
		t->library, arena_strndup(t->a, id, strcspn(id, "/")));

	return telling_fill(
		t, "change.closing-nothing",
		(struct telling_name[3]){
			{"name", kind ? kind->name : amendment_word(t->in, "change.any")}});
}

/* What stands behind the dot: a party of roles, a clause of positions. */
static const char *part_name(const struct telling *t, const char *kind, const char *stem,
			     const char *part)
{
	const char *word;

	if (strcmp(stem, "roles") == 0 || strcmp(stem, "to") == 0 || strcmp(stem, "does") == 0) {
		word = telling_word(t, "party.", part);
		return project_party(t->project, part) || !word ? telling_party(t, part) : word;
	}
	if (strcmp(stem, "register_names") == 0)
		return telling_register(t, part);
	if (strcmp(stem, "positions") == 0 && library_clause(t->library, part))
		return library_clause(t->library, part)->title;
	if (strcmp(stem, "modules") == 0)
		return telling_module(t, part);
	if (strcmp(stem, "closing") == 0 && t->object)
		return closing_name(t, part);
	if (strcmp(stem, "chapter") == 0)
		return telling_template(t, part);
	word = telling_word(t, strcmp(stem, "meetings") == 0 ? "change.meeting." : "change.part.",
			    part);
	return word ? word : strcmp(kind, "family") == 0 ? telling_key(t, part) : part;
}

/* A kind may have its own word for a member: the owner of a device is not that of a risk. */
static const char *member_word(const struct telling *t, const char *kind, const char *name,
			       const char *ending)
{
	const char *own = telling_word(t, "change.field.",
				       arena_concat(t->a, kind, ".", name, ending, (char *)NULL));

	return own ? own
		   : telling_word(t, "change.field.",
				  arena_concat(t->a, name, ending, (char *)NULL));
}

static const char *factor_name(const struct telling *t, const char *id)
{
	for (size_t i = 0; i < t->library->scorings.n; i++)
		for (size_t k = 0; k < t->library->scorings.at[i].factors.n; k++)
			if (strcmp(t->library->scorings.at[i].factors.at[k].id, id) == 0)
				return t->library->scorings.at[i].factors.at[k].name;
	return id;
}

/* '実施日の○日前まで': a number by the words of the text around it. */
static const char *around(const struct telling *t, const char *text, const char *hole)
{
	static const char *const ends[] = {"、", "。", "（", "）", "「", "」", "\n"};
	const char *at = strstr(text, hole), *from = text, *to = text + strlen(text);

	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		for (const char *p = text; (p = strstr(p, ends[i])) != NULL; p += strlen(ends[i])) {
			if (p < at && p + strlen(ends[i]) > from)
				from = p + strlen(ends[i]);
			if (p > at && p < to)
				to = p;
		}
	return telling_text(t, text_replace(t->a,
					    arena_strndup(t->a, from, (size_t)(to - from)), hole,
					    "○"));
}

static const char *find_hole(const struct telling *t, const struct block *b, const char *hole)
{
	const char *found = NULL;

	for (; b && !found; b = b->next)
		found = b->text && strstr(b->text, hole) ? around(t, b->text, hole)
							 : find_hole(t, b->first, hole);
	return found;
}

static const char *param_in(const struct telling *t, const struct clause *c, const char *hole)
{
	const char *found = NULL;

	for (size_t i = 0; !found && i < c->positions.n; i++)
		found = find_hole(t, c->positions.at[i].first, hole);
	return found;
}

/* A parameter of one clause ('clause-id.name'), or of all that name it. */
static const char *param_name(const struct telling *t, const char *name)
{
	const char *dot = strchr(name, '.');
	const char *id = dot ? arena_strndup(t->a, name, (size_t)(dot - name)) : NULL;
	const char *hole = arena_concat(t->a, "{{", dot ? dot + 1 : name, "}}", (char *)NULL);

	for (size_t i = 0; i < t->library->clauses.n; i++) {
		const struct clause *c = &t->library->clauses.at[i];
		const char *phrase =
			id && strcmp(c->id, id) != 0 ? NULL : param_in(t, c, hole);

		if (phrase)
			return telling_fill(t, "change.params.context",
					    (struct telling_name[3]){{"title", c->title},
								     {"phrase", phrase}});
	}
	return amendment_word(t->in, "change.params.unused");
}

/* A clause's own parameter is one of its own text. */
static const char *own_param_name(const struct telling *t, const char *name)
{
	const struct clause *c = t->object;
	const char *hole = arena_concat(t->a, "{{", name, "}}", (char *)NULL);
	const char *phrase = c ? param_in(t, c, hole) : NULL;

	return phrase ? telling_fill(t, "change.params.own",
				     (struct telling_name[3]){{"phrase", phrase}})
		      : amendment_word(t->in, "change.params.unused");
}

/* What the calendar of the project sets something of: a topic, an occasion, a clause, a kind of due. */
static const char *calendar_part(const struct telling *t, const char *id)
{
	const char *occasion = arena_concat(t->a, "occasion: ", id, (char *)NULL),
		   *time = duty_name_time(t->a, t->in, t->library, occasion),
		   *due = telling_word(t, "due.minutes.", id);

	if (library_topic(t->library, id))
		return telling_topic(t, id);
	if (strcmp(time, occasion) != 0)
		return time;
	if (due)
		return due;
	return strcmp(telling_statement(t, id), id) != 0 ? telling_statement(t, id)
							 : amendment_word(t->in, "change.any");
}

/* 'months.TOPIC.OCCASION', 'minutes.TOPIC/OCCASION', 'minutes.CLAUSE#STATEMENT' */
static const char *calendar_member(const struct telling *t, const char *kind, const char *part)
{
	size_t n = strcspn(part, ".");
	const char *word = member_word(
		t, kind, arena_concat(t->a, "calendar.", arena_strndup(t->a, part, n), (char *)NULL),
		"");
	char *rest, *of = arena_strdup(t->a, part + n);
	struct strbuf names = strbuf_new(t->a);

	for (char *one = strtok_r(of, "./", &rest); one; one = strtok_r(NULL, "./", &rest))
		strbuf_join(&names, "、", calendar_part(t, one));
	return word ? telling_fill(t, "change.part-of",
				   (struct telling_name[3]){{"member", word}, {"name", names.text}})
		    : NULL;
}

static const char *dotted_name(const struct telling *t, const char *kind, const char *stem,
			       const char *part)
{
	const char *found = member_word(t, kind, stem, ".of");

	if (strcmp(stem, "params") == 0 && strcmp(kind, "dropped-basis") != 0)
		return strcmp(kind, "clause") == 0 ? own_param_name(t, part) : param_name(t, part);
	if (strcmp(stem, "calendar") == 0)
		return calendar_member(t, kind, part);
	if (strcmp(stem, "factors") == 0)
		return factor_name(t, part);
	found = found ? found : member_word(t, kind, stem, "");
	return found ? text_fill(t->a, found, "name", part_name(t, kind, stem, part), NULL, NULL)
		     : NULL;
}

const char *change_member(const struct telling *t, const char *kind, const char *field)
{
	const char *dot = strchr(field, '.'), *stem = arena_strndup(t->a, field, strcspn(field, ".["));
	const char *found = member_word(t, kind, field, "");

	if (change_paths_has(kind))
		return change_path_words(t, field);
	if (strcmp(kind, "word") == 0)
		return amendment_word(t->in, "change.text");
	if (!found)
		found = dotted_name(t, kind, stem, dot ? dot + 1 : "");
	if (found)
		return text_fill(t->a, found, "name", amendment_word(t->in, "change.to.all"), NULL,
				 NULL);
	return telling_feature(t, field); /* a flag that clauses ask for */
}
