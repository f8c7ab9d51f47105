/* SPDX-License-Identifier: MIT
 *
 * clauses/closing.json: what is to be done with things when a contract ends. The project's own kinds
 * of work add, or take the place of the installed one of that id. What they name is asked for once
 * the whole library is there.
 */
#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "load/readers.h"
#include "model/objects.h"
#include "model/tables.h"

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "items", .type = FIELD_ARRAY},
};

static const char *const closing_things[] = {"flow", "system", "server", "device",
					     "line", "backup", "medium", "record",
					     "party", NULL};
static const char *const closing_owners[] = {"hospital", "other", NULL};
static const char *const closing_members[] = {"returns", "erases", NULL};

#define KIND_TEXT(member_)                                                                         \
	{.name = #member_, .type = FIELD_STRING, .offset = offsetof(struct closing_kind, member_)}
#define KIND_LIST(member_)                                                                         \
	{.name = #member_, .type = FIELD_STRINGS, .offset = offsetof(struct closing_kind, member_)}

static const struct field kind_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct closing_kind, id),
	 .required = true},
	{.name = "of",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct closing_kind, of),
	 .required = true,
	 .choices = closing_things},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct closing_kind, name),
	 .required = true},
	{.name = "act",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct closing_kind, act),
	 .required = true},
	{.name = "member",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct closing_kind, member),
	 .choices = closing_members},
	KIND_TEXT(who),
	{.name = "owned",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct closing_kind, owned),
	 .choices = closing_owners},
	KIND_TEXT(when),
	KIND_TEXT(proof),
	{.name = "others", .type = FIELD_BOOL, .offset = offsetof(struct closing_kind, others)},
	KIND_LIST(end),
	KIND_LIST(leaving),
	KIND_LIST(proof_by),
	KIND_LIST(checked_by),
};

const struct field_table closing_kind_table = FIELD_TABLE(kind_fields);

/* In one file an id stands once; a later file's takes the place of the earlier. */
static bool put_kind(struct list_reader *r, const struct closing_kind *k, const struct where *w)
{
	const struct closing_kind *known = library_closing_kind(r->library, k->id);

	if (known && text_starts(known->place, w->up->up->file)) {
		diag_add(r->dl, DIAG_DUPLICATE_ID, k->id, k->place, k->id, known->place);
		return false;
	}
	if (known)
		r->library->closing_kinds.at[known - r->library->closing_kinds.at] = *k;
	else
		*vec_push(r->a, &r->library->closing_kinds) = *k;
	return true;
}

/* The roles that things of the kind have. */
static struct known known_roles(struct arena *a, const char *of)
{
	struct known out = {0};
	size_t n;
	const struct tending_role *all = tending_roles(&n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].kind, of) == 0)
			known_add(a, &out, all[i].role);
	return out;
}

static bool check_role(struct list_reader *r, const struct closing_kind *k)
{
	const char *who = k->who ? k->who : "";
	const struct known known = known_roles(r->a, k->of);
	size_t n = r->dl->all.n;

	if (tending_role_of(k->of, who))
		return true;
	diag_add(r->dl, DIAG_CLOSING_UNKNOWN, k->id, k->place, "who", who);
	diag_offer(r->dl, n, who, &known, true);
	return false;
}

/*
 * Of a flow its member says with what, of a thing a role says who; media are the hospital's, and a
 * party is who leaves.
 */
static bool check_kind(struct list_reader *r, const struct closing_kind *k)
{
	if (strcmp(k->of, "flow") == 0) {
		if (k->member)
			return true;
		diag_add(r->dl, DIAG_MISSING_MEMBER, k->id, k->place, "member",
			 _("'returns' or 'erases'"));
		return false;
	}
	return strcmp(k->of, "record") == 0 || strcmp(k->of, "medium") == 0 ||
	       strcmp(k->of, "party") == 0 || check_role(r, k);
}

static bool read_kind(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct closing_kind k = {.place = where_print(r->a, w)};

	return fields_read(r->a, j, w, kind_fields, ARRAY_LEN(kind_fields), &k, NULL, r->dl) &&
	       check_kind(r, &k) && put_kind(r, &k, w);
}

bool load_closing(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "closing", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), NULL, NULL, dl) &&
	       load_list(&r, root, "items", true, &top, read_kind);
}

/* --- what it names --- */

/* A clause of a hospital's own may lay down the same in other words, or have no statements. */
static bool has_statement(struct arena *a, const struct library *l, const char *name)
{
	size_t n = strcspn(name, "#");
	const struct clause *c = library_clause(l, arena_strndup(a, name, n));

	if (!c || !name[n])
		return false;
	return c->own || !c->duties || duties_find(c->duties, name + n + 1);
}

/* Clauses, or the statements of the one that is there. */
static struct known known_near(struct arena *a, const struct library *l, const char *name)
{
	size_t n = strcspn(name, "#");
	const struct clause *c = library_clause(l, arena_strndup(a, name, n));
	struct known out = {0};

	for (size_t i = 0; c && c->duties && i < c->duties->statements.n; i++)
		known_add(a, &out, arena_concat(a, c->id, "#", c->duties->statements.at[i].id,
						(char *)NULL));
	for (size_t i = 0; !out.all.n && i < l->clauses.n; i++)
		known_add(a, &out, l->clauses.at[i].id);
	return out;
}

static bool link_list(struct arena *a, const struct library *l, const struct closing_kind *k,
		      const char *member, const char *const *names, size_t n,
		      struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < n; i++) {
		size_t told = dl->all.n;

		if (has_statement(a, l, names[i]))
			continue;
		struct known known = known_near(a, l, names[i]);

		diag_add(dl, DIAG_CLOSING_UNKNOWN, k->id, k->place, member, names[i]);
		diag_offer(dl, told, names[i], &known, known.all.n <= 12);
		ok = false;
	}
	return ok;
}

bool link_closing(struct arena *a, struct library *l, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < l->closing_kinds.n; i++) {
		const struct closing_kind *k = &l->closing_kinds.at[i];

		ok = link_list(a, l, k, "end", k->end.at, k->end.n, dl) && ok;
		ok = link_list(a, l, k, "leaving", k->leaving.at, k->leaving.n, dl) && ok;
		ok = link_list(a, l, k, "proof_by", k->proof_by.at, k->proof_by.n, dl) && ok;
		ok = link_list(a, l, k, "checked_by", k->checked_by.at, k->checked_by.n, dl) && ok;
	}
	return ok;
}
