/* SPDX-License-Identifier: MIT
 *
 * Templates: a document type as a list of parts, each a list of blocks bound to named views.
 */
#include <string.h>

#include "base/file.h"
#include "load/parts.h"

static const char *const scopes[] = {"contract", "hospital", NULL};
static const char *const papers[] = {"A4", "A3", NULL};
static const char *const aligns[] = {"start", "center", "end", NULL};
static const char *const operators[] = {"eq", "ne", "in", "not-in", "empty", "not-empty", NULL};

static const struct field template_fields[] = {
	{"schema", FIELD_STRING, 0, .required = true},
	{"id", FIELD_STRING, offsetof(struct template, id), .required = true},
	{"title", FIELD_STRING, offsetof(struct template, title), .required = true},
	{"subtitle", FIELD_STRING, offsetof(struct template, subtitle)},
	{"scope", FIELD_STRING, offsetof(struct template, scope), .required = true, .choices = scopes},
	{"paper", FIELD_STRING, offsetof(struct template, paper), .choices = papers},
	{"confidentiality", FIELD_STRING, offsetof(struct template, confidentiality)},
	{"terms", FIELD_OBJECT, 0},
	{"parts", FIELD_ARRAY, 0},
};

static const struct field part_fields[] = {
	{"part", FIELD_STRING, offsetof(struct template_block, text), .required = true},
	{"id", FIELD_STRING, offsetof(struct template_block, id)},
	{"landscape", FIELD_BOOL, offsetof(struct template_block, landscape)},
	{"body", FIELD_ARRAY, 0},
};

static const struct field block_fields[] = {
	{"block", FIELD_STRING, offsetof(struct template_block, block), .required = true},
	{"text", FIELD_STRING, offsetof(struct template_block, text)},
	{"role", FIELD_STRING, offsetof(struct template_block, role)},
	{"id", FIELD_STRING, offsetof(struct template_block, id)},
	{"level", FIELD_INT, offsetof(struct template_block, level)},
	{"items", FIELD_STRINGS, offsetof(struct template_block, items)},
	{"view", FIELD_STRING, offsetof(struct template_block, view)},
	{"empty", FIELD_STRING, offsetof(struct template_block, empty)},
	{"where", FIELD_ARRAY, 0},
	{"order", FIELD_STRINGS, offsetof(struct template_block, order)},
	{"group", FIELD_STRINGS, offsetof(struct template_block, group)},
	{"group_text", FIELD_STRINGS, offsetof(struct template_block, group_text)},
	{"columns", FIELD_ARRAY, 0},
};

static const struct field condition_fields[] = {
	{"field", FIELD_STRING, offsetof(struct condition, field), .required = true},
	{"op", FIELD_STRING, offsetof(struct condition, op), .required = true, .choices = operators},
	{"value", FIELD_STRINGS, offsetof(struct condition, values)},
};

static const struct field column_fields[] = {
	{"head", FIELD_STRING, offsetof(struct column, head), .required = true},
	{"field", FIELD_STRING, offsetof(struct column, field), .required = true},
	{"each", FIELD_STRING, offsetof(struct column, each)},
	{"align", FIELD_STRING, offsetof(struct column, align), .choices = aligns},
	{"role_field", FIELD_STRING, offsetof(struct column, role_field)},
	{"width", FIELD_NUMBER, offsetof(struct column, width)},
	{"input", FIELD_BOOL, offsetof(struct column, input)},
	{"choices", FIELD_STRINGS, offsetof(struct column, choices)},
};

static bool read_condition(struct reader *r, const struct json *j, const struct where *w)
{
	struct template_block *b = r->owner;
	struct condition *c = vec_push(r->a, &b->where);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, condition_fields, ARRAY_LEN(condition_fields), c, NULL, r->dl);
}

static bool read_column(struct reader *r, const struct json *j, const struct where *w)
{
	struct template_block *b = r->owner;
	struct column *c = vec_push(r->a, &b->columns);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, column_fields, ARRAY_LEN(column_fields), c, NULL, r->dl);
}

static bool read_block(struct reader *r, const struct json *j, const struct where *w)
{
	struct template_block *part = r->owner, *b = vec_push(r->a, &part->body);

	b->place = where_print(r->a, w);
	bool ok = fields_read(r->a, j, w, block_fields, ARRAY_LEN(block_fields), b, NULL, r->dl);

	r->owner = b;
	ok = load_list(r, j, "where", false, w, read_condition) && ok;
	ok = load_list(r, j, "columns", false, w, read_column) && ok;
	r->owner = part;
	return ok;
}

static bool read_part(struct reader *r, const struct json *j, const struct where *w)
{
	struct template *t = r->owner;
	struct template_block *part = vec_push(r->a, &t->parts);

	part->place = where_print(r->a, w);
	bool ok = fields_read(r->a, j, w, part_fields, ARRAY_LEN(part_fields), part, NULL, r->dl);

	r->owner = part;
	ok = load_list(r, j, "body", true, w, read_block) && ok;
	r->owner = t;
	return ok;
}

bool load_template(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = fields_open(a, path, "template", dl);
	struct template t = {.file = path};
	struct where top = {.file = path}, terms = {.up = &top, .name = "terms"};
	struct reader r = {.a = a, .dl = dl, .library = l, .owner = &t};

	if (!root || !fields_read(a, root, &top, template_fields, ARRAY_LEN(template_fields), &t, NULL, dl) ||
	    !load_settings(a, json_get(root, "terms"), &terms, &t.terms, dl) || !load_list(&r, root, "parts", true, &top, read_part))
		return false;
	for (size_t i = 0; i < l->templates.n; i++) {
		if (strcmp(l->templates.at[i].id, t.id) == 0) {
			l->templates.at[i] = t;
			return true;
		}
	}
	*vec_push(a, &l->templates) = t;
	return true;
}
