/* SPDX-License-Identifier: MIT
 *
 * clauses/core.json: which 項 of an annex that is `core` stand in its articles, and the modules that
 * come and go together. A member of a project's own file takes the place of the installed one as a
 * whole; of its modules each takes the place of the one of its id, or is added. What they name
 * (topics, clauses) is asked for once the whole library is there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "load/readers.h"
#include "model/tables.h"

struct core_file {
	struct duty_strings kinds, alone, text, table;
};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "kinds",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct core_file, kinds),
	 .choices = statement_kinds},
	{.name = "alone",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct core_file, alone),
	 .choices = statement_kinds},
	{.name = "text", .type = FIELD_STRINGS, .offset = offsetof(struct core_file, text)},
	{.name = "table", .type = FIELD_STRINGS, .offset = offsetof(struct core_file, table)},
	{.name = "modules", .type = FIELD_ARRAY},
};

static const struct field module_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct core_module, id),
	 .required = true},
	{.name = "name",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct core_module, name),
	 .required = true},
	{.name = "when", .type = FIELD_STRING, .offset = offsetof(struct core_module, when)},
	{.name = "topics", .type = FIELD_STRINGS, .offset = offsetof(struct core_module, topics)},
	{.name = "clauses", .type = FIELD_STRINGS, .offset = offsetof(struct core_module, clauses)},
};

const struct field_table core_module_table = FIELD_TABLE(module_fields);

/* In one file an id stands once; a later file's takes the place of the earlier. */
static bool put_module(struct list_reader *r, const struct core_module *m, const struct where *w)
{
	const struct core_module *known = library_module(r->library, m->id);

	if (known && text_starts(known->place, w->up->up->file)) {
		diag_add(r->dl, DIAG_DUPLICATE_ID, m->id, m->place, m->id, known->place);
		return false;
	}
	if (known)
		r->library->core.modules.at[known - r->library->core.modules.at] = *m;
	else
		*vec_push(r->a, &r->library->core.modules) = *m;
	return true;
}

static bool read_module(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct core_module m = {.place = where_print(r->a, w)};

	return fields_read(r->a, j, w, module_fields, ARRAY_LEN(module_fields), &m, NULL, r->dl) &&
	       put_module(r, &m, w);
}

static void put_places(struct arena *a, const struct json *root, const char *member,
		       const struct where *top, const struct duty_strings *from,
		       struct core_places *to)
{
	struct where list = {.up = top, .name = member};

	if (!json_get(root, member))
		return;
	to->n = 0;
	for (size_t i = 0; i < from->n; i++) {
		struct where w = {.up = &list, .index = i};

		*vec_push(a, to) = (struct core_place){from->at[i], where_print(a, &w)};
	}
}

bool load_core(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "core", dl);
	struct where top = {.file = path};
	struct core_file f = {0};

	if (!root ||
	    !fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), &f, NULL, dl))
		return false;
	if (json_get(root, "kinds"))
		l->core.kinds = f.kinds;
	if (json_get(root, "alone"))
		l->core.alone = f.alone;
	put_places(a, root, "text", &top, &f.text, &l->core.text);
	put_places(a, root, "table", &top, &f.table, &l->core.table);
	return load_list(&r, root, "modules", false, &top, read_module);
}

/* --- what it names --- */

struct core_linking {
	struct arena *a;
	const struct library *l;
	struct diag_list *dl;
	bool ok;
};

static struct known known_clauses(struct core_linking *k)
{
	struct known known = {0};

	for (size_t i = 0; i < k->l->clauses.n; i++)
		*vec_push(k->a, &known.all) = k->l->clauses.at[i].id;
	return known;
}

static struct known known_topics(struct core_linking *k)
{
	struct known known = {0};

	for (size_t i = 0; i < k->l->topics.n; i++)
		*vec_push(k->a, &known.all) = k->l->topics.at[i].id;
	return known;
}

static void tell_core(struct core_linking *k, enum diag_code code, const char *place,
		      const char *name, const struct known *known)
{
	size_t n = k->dl->all.n;

	diag_add(k->dl, code, name, place, name);
	if (k->dl->all.n > n)
		diag_offer(k->dl, n, name, known, false);
	k->ok = false;
}

static bool is_number(const char *s)
{
	return *s >= '1' && *s <= '9' && strspn(s, "0123456789") == strlen(s);
}

/* The most 項 that one of its positions has. */
static int most_paragraphs(const struct clause *c)
{
	int most = 0;

	for (size_t i = 0; i < clause_wordings(c); i++) {
		int n = 0;

		for (const struct block *b = clause_wording(c, i)->first; b; b = b->next)
			n += b->kind != BLOCK_LIST;
		most = n > most ? n : most;
	}
	return most;
}

/* Whether it has the 項; a project's own text in a clause's place may have fewer, and is no slip. */
static bool has_paragraph(const struct clause *c, const char *number)
{
	return is_number(number) && (c->own || atoi(number) <= most_paragraphs(c));
}

/* A topic, a clause, or 'clause/2'. */
static void link_place(struct core_linking *k, const struct core_place *p)
{
	const char *slash = strchr(p->name, '/');
	const char *id = slash ? arena_strndup(k->a, p->name, (size_t)(slash - p->name)) : p->name;
	const struct clause *c = library_clause(k->l, id);
	struct known known = known_clauses(k);

	if (c && (!slash || has_paragraph(c, slash + 1)))
		return;
	if (!slash && library_topic(k->l, id))
		return;
	for (size_t i = 0; !slash && i < k->l->topics.n; i++)
		*vec_push(k->a, &known.all) = k->l->topics.at[i].id;
	tell_core(k, DIAG_CORE_PLACE, p->place, c ? p->name : id, &known);
}

static void link_module(struct core_linking *k, const struct core_module *m)
{
	struct known clauses = known_clauses(k), topics = known_topics(k);

	for (size_t i = 0; i < m->topics.n; i++)
		if (!library_topic(k->l, m->topics.at[i]))
			tell_core(k, DIAG_UNKNOWN_TOPIC, m->place, m->topics.at[i], &topics);
	for (size_t i = 0; i < m->clauses.n; i++)
		if (!library_clause(k->l, m->clauses.at[i]))
			tell_core(k, DIAG_UNKNOWN_CLAUSE, m->place, m->clauses.at[i], &clauses);
}

bool link_core(struct arena *a, struct library *l, struct diag_list *dl)
{
	struct core_linking k = {a, l, dl, true};

	for (size_t i = 0; i < l->core.text.n; i++)
		link_place(&k, &l->core.text.at[i]);
	for (size_t i = 0; i < l->core.table.n; i++)
		link_place(&k, &l->core.table.at[i]);
	for (size_t i = 0; i < l->core.modules.n; i++)
		link_module(&k, &l->core.modules.at[i]);
	return k.ok;
}
