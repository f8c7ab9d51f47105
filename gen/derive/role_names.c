/* SPDX-License-Identifier: MIT
 *
 * In a contract it is asked as statements ask (derive/actors.h); in a document of the hospital a
 * party is called by its kind, as everywhere there, if all things have parties of that kind.
 */
#include "derive/role_names.h"

#include <string.h>

#include "base/text.h"
#include "derive/actors.h"
#include "derive/expand.h"
#include "model/objects.h"

bool role_name_is(const char *name)
{
	return strchr(name, '(') != NULL;
}

struct role_naming {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	const struct contract *c;
	struct settings *names;
};

/* By its label; the first of its role as the document calls that role. */
static const char *called(const struct role_naming *n, const struct contract_party *party)
{
	const char *name = settings_get(n->names, party->role);

	return name && contract_party_in_role(n->c, party->role) == party ? name : party->label;
}

/* NULL: they are several, or nobody knows. */
static const char *party_of_contract(const struct role_naming *n, const char *written)
{
	struct actors who = actors_of(n->a, n->p, n->c, written);

	return who.vague || who.all.n != 1 ? NULL
					   : called(n, &n->c->parties.at[who.all.at[0].party]);
}

/* Whose kind all have; `mixed` when they have several, or one has nobody. */
struct kind_of_all {
	const struct role_naming *n;
	const struct tending_role *role;
	const char *kind;
	bool mixed;
};

static void ask_kind(void *context, const struct tended *t)
{
	struct kind_of_all *k = context;

	if (strcmp(t->kind, k->role->kind) != 0 || t->out_of_scope)
		return;
	const char *id = tending_party(k->role, t);
	const struct party *party = id ? project_party(k->n->p, id) : NULL;

	k->mixed = k->mixed || !party || !party->kind ||
		   (k->kind && strcmp(k->kind, party->kind) != 0);
	k->kind = party ? party->kind : k->kind;
}

static const char *party_of_hospital(const struct role_naming *n, const struct tending_role *role)
{
	struct kind_of_all k = {.n = n, .role = role};

	for (size_t i = 0; i < n->p->systems.n; i++)
		system_visit_things(&n->p->systems.at[i], ask_kind, &k);
	return k.kind && !k.mixed ? settings_get(n->names, k.kind) : NULL;
}

/* 責任分界表の別表3（ネットワーク機器）に掲げる更新担当者 */
static const char *by_table(const struct role_naming *n, const struct tending_role *role)
{
	const char *table = arena_concat(n->a, TABLE_PREFIX, role->kind, "s", (char *)NULL);
	const char *cite = settings_get(n->names, table),
		   *word = library_word(n->l, arena_concat(n->a, "role.", role->role,
							   (char *)NULL));

	return text_fill(n->a, library_word(n->l, "role.by-table"), "table", cite ? cite : "",
			 "who", word);
}

void role_names_add(struct arena *a, const struct project *p, const struct library *l,
		    const struct contract *c, struct settings *names)
{
	const struct role_naming n = {a, p, l, c, names};
	size_t count;
	const struct tending_role *roles = tending_roles(&count);

	for (size_t i = 0; i < count; i++) {
		const char *written = arena_concat(a, roles[i].role, "(", roles[i].kind, ")",
						   (char *)NULL);
		const char *party = c ? party_of_contract(&n, written)
				      : party_of_hospital(&n, &roles[i]);

		party = party ? party : by_table(&n, &roles[i]);
		*vec_push(a, &names->all) = (struct setting){written, party};
	}
}
