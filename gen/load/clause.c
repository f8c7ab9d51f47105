/* SPDX-License-Identifier: MIT
 *
 * One clause file: the YAML head between two '---' lines, and the Markdown body.
 */
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/text.h"
#include "load/readers.h"
#include "model/tables.h"

static const char *const phases[] = {"normal", "maintenance", "emergency", "end", NULL};

static const char *const levels[] = {"least", "recommended", NULL};
static const char *const ranks[] = {"bylaw", NULL};
static const char *const kinds[] = {"T", "P", "H", "A", NULL};

static const struct field head_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct clause, id),
	 .required = true},
	{.name = "topic",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct clause, topic),
	 .required = true},
	{.name = "title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct clause, title),
	 .required = true},
	{.name = "phase",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct clause, phase),
	 .choices = phases},
	{.name = "documents",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct clause, documents),
	 .required = true},
	{.name = "covers", .type = FIELD_STRINGS, .offset = offsetof(struct clause, covers)},
	{.name = "when", .type = FIELD_STRING, .offset = offsetof(struct clause, when)},
	{.name = "params", .type = FIELD_OBJECT},
	{.name = "lost", .type = FIELD_OBJECT},
	{.name = "may_ask", .type = FIELD_OBJECT},
	{.name = "agreed", .type = FIELD_OBJECT},
	{.name = "agreed_like", .type = FIELD_OBJECT},
	{.name = "replaces", .type = FIELD_STRINGS, .offset = offsetof(struct clause, replaces)},
	{.name = "controls",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct clause, controls),
	 .choices = kinds},
	{.name = "level",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct clause, level),
	 .choices = levels},
	{.name = "rank",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct clause, rank),
	 .choices = ranks},
	{.name = "refs", .type = FIELD_STRINGS, .offset = offsetof(struct clause, refs)},
	{.name = "basis", .type = FIELD_STRINGS, .offset = offsetof(struct clause, basis)},
	{.name = "order", .type = FIELD_INT, .offset = offsetof(struct clause, order)},
};

const struct field_table clause_table = FIELD_TABLE(head_fields);

/* The head without its fences, and where the body begins; NULL when the fences are not there. */
static char *split_head(struct arena *a, const char *text, const char **body, int *body_line)
{
	if (!text_starts(text, "---\n"))
		return NULL;
	const char *head = text + 4,
		   *end = text_starts(head, "---\n") ? head : strstr(head, "\n---\n");

	if (!end)
		return NULL;
	end += *end == '\n';
	*body = end + 4;
	*body_line = 1;
	for (const char *p = text; p < *body; p++)
		*body_line += *p == '\n';
	return arena_strndup(a, head, (size_t)(end - head));
}

/* What was merged into the installed clause went with it, whether the own one says so or not. */
static void keep_replaced(struct arena *a, const struct clause *installed, struct clause *own)
{
	for (size_t i = 0; i < installed->replaces.n; i++)
		if (!clause_replaces(own, installed->replaces.at[i]))
			*vec_push(a, &own->lacks) = installed->replaces.at[i];
}

static bool has_same_blocks(const struct block *x, const struct block *y)
{
	for (; x && y; x = x->next, y = y->next)
		if (x->kind != y->kind || !text_equal(x->text, y->text) ||
		    !has_same_blocks(x->first, y->first))
			return false;
	return x == y;
}

/* What single contracts agreed on is all in which it differs. */
static bool only_adds(const struct clause *installed, const struct clause *own)
{
	if (!own->agreed.n || own->positions.n != installed->positions.n ||
	    strcmp(own->title, installed->title) != 0)
		return false;
	for (size_t i = 0; i < own->positions.n; i++)
		if (strcmp(own->positions.at[i].name, installed->positions.at[i].name) != 0 ||
		    !has_same_blocks(own->positions.at[i].first, installed->positions.at[i].first))
			return false;
	return true;
}

/* A later file with the same id (the project's own) takes the place of the earlier. */
static void put_clause(struct arena *a, struct library *l, struct clause *c)
{
	for (size_t i = 0; i < l->clauses.n; i++) {
		if (strcmp(l->clauses.at[i].id, c->id) == 0) {
			keep_replaced(a, &l->clauses.at[i], c);
			c->adds_only = only_adds(&l->clauses.at[i], c);
			l->clauses.at[i] = *c;
			return;
		}
	}
	*vec_push(a, &l->clauses) = *c;
}

const char *clauses_folder(struct arena *a, const char *path)
{
	const char *folder = file_folder(a, path);

	return strcmp(file_name(folder), "clauses") == 0 ? folder : file_folder(a, folder);
}

static bool id_is_free(const struct library *l, const struct clause *c, const char *path,
		       struct arena *a, struct diag_list *dl)
{
	const struct clause *other = library_clause(l, c->id);

	if (!other || strcmp(clauses_folder(a, other->file), clauses_folder(a, path)) != 0)
		return true;
	diag_add(dl, DIAG_DUPLICATE_ID, c->id, path, c->id, other->file);
	return false;
}

/* Positions that the head says to be of one contract stand apart. */
static void part_agreed(struct arena *a, struct clause *c)
{
	size_t kept = 0;

	for (size_t i = 0; i < c->positions.n; i++) {
		struct position p = c->positions.at[i];

		p.contract = settings_get(&c->agreed_with, p.name);
		p.like = p.contract ? settings_get(&c->agreed_like, p.name) : NULL;
		if (p.contract)
			*vec_push(a, &c->agreed) = p;
		else
			c->positions.at[kept++] = p;
	}
	c->positions.n = kept;
}

/* `scratch`: for the text as it is read. */
static bool read_clause(struct arena *a, struct arena *scratch, struct library *l, const char *path,
			struct diag_list *dl)
{
	const char *text = file_read_text(scratch, path, dl), *body;
	int body_line;

	if (!text)
		return false;
	text = text_replace(scratch, text, "\r\n", "\n");
	const char *head = split_head(scratch, text, &body, &body_line);

	if (!head) {
		diag_add(dl, DIAG_BAD_YAML, NULL, arena_concat(a, path, ":1", (char *)NULL),
			 _("it must stand between two lines '---'"));
		return false;
	}
	const struct json *json = yaml_read(a, head, 2, path, dl);
	struct clause c = {.file = path};
	struct where top = {.file = path}, params = {.up = &top, .name = "params"},
		     lost = {.up = &top, .name = "lost"},
		     may_ask = {.up = &top, .name = "may_ask"},
		     agreed = {.up = &top, .name = "agreed"},
		     like = {.up = &top, .name = "agreed_like"};

	if (!json ||
	    !fields_read(a, json, &top, head_fields, ARRAY_LEN(head_fields), &c, NULL, dl) ||
	    !load_settings(a, json_get(json, "params"), &params, &c.params, dl) ||
	    !load_settings(a, json_get(json, "lost"), &lost, &c.lost, dl) ||
	    !load_settings(a, json_get(json, "may_ask"), &may_ask, &c.may_ask, dl) ||
	    !load_settings(a, json_get(json, "agreed"), &agreed, &c.agreed_with, dl) ||
	    !load_settings(a, json_get(json, "agreed_like"), &like, &c.agreed_like, dl))
		return false;
	if (!id_is_free(l, &c, path, a, dl) || !markdown_read(a, body, body_line, path, &c, dl))
		return false;
	part_agreed(a, &c);
	put_clause(a, l, &c);
	return true;
}

bool load_clause(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct arena *scratch = arena_new_below(a);
	bool ok = read_clause(a, scratch, l, path, dl);

	arena_free(scratch);
	return ok;
}
