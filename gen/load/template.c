/* SPDX-License-Identifier: MIT
 *
 * Templates: a document type as a list of parts, each a list of blocks bound to named views.
 */
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/names.h"
#include "load/readers.h"

static const char *const scopes[] = {"contract", "hospital", "any", NULL};
static const char *const copies[] = {"party", NULL};
static const char *const audiences[] = {"parties", "hospital", "bidders", NULL};
static const char *const papers[] = {"A4", "A3", NULL};
static const char *const ranks[] = {"bylaw", NULL};
static const char *const annexes[] = {ANNEX_CORE, "full", NULL};
static const char *const events[] = {"start", "end",      "summary", "note",
				      "place", "category", NULL};
static const char *const taps[] = {"phone", "mail", "web", "time", NULL};
static const char *const aligns[] = {"start", "center", "end", NULL};
static const char *const spreads[] = {"party", "role", "paper", "office", NULL};
static const char *const repeats[] = {"record", "month", "row", NULL};
static const char *const followed[] = {"part", "rows", NULL};
static const char *const chosen_lists[] = {"role", "verdict", "fee", "question", NULL};
static const char *const operators[] = {"eq", "ne", "in", "not-in", "empty", "not-empty", NULL};

static const struct field template_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template, id),
	 .required = true},
	{.name = "title",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template, title),
	 .required = true},
	{.name = "short", .type = FIELD_STRING, .offset = offsetof(struct template, shown)},
	{.name = "subtitle", .type = FIELD_STRING, .offset = offsetof(struct template, subtitle)},
	{.name = "scope",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template, scope),
	 .required = true,
	 .choices = scopes},
	{.name = "amends", .type = FIELD_BOOL, .offset = offsetof(struct template, amends)},
	{.name = "sends", .type = FIELD_BOOL, .offset = offsetof(struct template, sends)},
	{.name = "redline", .type = FIELD_BOOL, .offset = offsetof(struct template, redline)},
	{.name = "against_library",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct template, against_library)},
	{.name = "each",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template, each),
	 .choices = copies},
	{.name = "needs", .type = FIELD_STRINGS, .offset = offsetof(struct template, needs)},
	{.name = "audience",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template, audience),
	 .choices = audiences},
	{.name = "paper",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template, paper),
	 .choices = papers},
	{.name = "setup", .type = FIELD_STRING, .offset = offsetof(struct template, setup)},
	{.name = "articles", .type = FIELD_STRING, .offset = offsetof(struct template, articles)},
	{.name = "of", .type = FIELD_STRING, .offset = offsetof(struct template, of)},
	{.name = "rank",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template, rank),
	 .choices = ranks},
	{.name = "whole", .type = FIELD_BOOL, .offset = offsetof(struct template, whole)},
	{.name = "report", .type = FIELD_BOOL, .offset = offsetof(struct template, report)},
	{.name = "contents", .type = FIELD_BOOL, .offset = offsetof(struct template, contents)},
	{.name = "confidentiality",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template, confidentiality)},
	{.name = "formats", .type = FIELD_STRINGS, .offset = offsetof(struct template, formats)},
	{.name = "use", .type = FIELD_STRING, .offset = offsetof(struct template, use)},
	{.name = "does", .type = FIELD_OBJECT},
	{.name = "terms", .type = FIELD_OBJECT},
	{.name = "parts", .type = FIELD_ARRAY},
};

static const struct field part_fields[] = {
	{.name = "part",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template_block, text),
	 .required = true},
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct template_block, id)},
	{.name = "landscape",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct template_block, landscape)},
	{.name = "fills", .type = FIELD_BOOL, .offset = offsetof(struct template_block, fills)},
	{.name = "summary",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct template_block, summary)},
	{.name = "together",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct template_block, together)},
	{.name = "paper",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template_block, paper),
	 .choices = papers},
	{.name = "foot", .type = FIELD_STRING, .offset = offsetof(struct template_block, foot)},
	{.name = "each",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template_block, each),
	 .choices = repeats},
	{.name = "view", .type = FIELD_STRING, .offset = offsetof(struct template_block, view)},
	{.name = "by", .type = FIELD_STRING, .offset = offsetof(struct template_block, by)},
	{.name = "when", .type = FIELD_OBJECT},
	{.name = "follows",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template_block, follows),
	 .choices = followed},
	{.name = "cite", .type = FIELD_STRING, .offset = offsetof(struct template_block, cite)},
	{.name = "only",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template_block, only),
	 .choices = annexes},
	{.name = "body", .type = FIELD_ARRAY},
};

static const struct field block_fields[] = {
	{.name = "block",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template_block, block),
	 .required = true},
	{.name = "title", .type = FIELD_STRING, .offset = offsetof(struct template_block, title)},
	{.name = "text", .type = FIELD_STRING, .offset = offsetof(struct template_block, text)},
	{.name = "when", .type = FIELD_OBJECT},
	{.name = "body", .type = FIELD_ARRAY},
	{.name = "role", .type = FIELD_STRING, .offset = offsetof(struct template_block, role)},
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct template_block, id)},
	{.name = "level", .type = FIELD_INT, .offset = offsetof(struct template_block, level)},
	{.name = "bare", .type = FIELD_BOOL, .offset = offsetof(struct template_block, bare)},
	{.name = "refs", .type = FIELD_STRINGS, .offset = offsetof(struct template_block, refs)},
	{.name = "limit", .type = FIELD_INT, .offset = offsetof(struct template_block, limit)},
	{.name = "rest", .type = FIELD_STRING, .offset = offsetof(struct template_block, rest)},
	{.name = "lines", .type = FIELD_INT, .offset = offsetof(struct template_block, lines)},
	{.name = "fixed", .type = FIELD_BOOL, .offset = offsetof(struct template_block, fixed)},
	{.name = "unnamed",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct template_block, unnamed)},
	{.name = "brief", .type = FIELD_BOOL, .offset = offsetof(struct template_block, brief)},
	{.name = "calendar",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template_block, calendar)},
	{.name = "uid", .type = FIELD_STRING, .offset = offsetof(struct template_block, uid)},
	{.name = "items", .type = FIELD_STRINGS, .offset = offsetof(struct template_block, items)},
	{.name = "view", .type = FIELD_STRING, .offset = offsetof(struct template_block, view)},
	{.name = "by", .type = FIELD_STRING, .offset = offsetof(struct template_block, by)},
	{.name = "figure", .type = FIELD_STRING, .offset = offsetof(struct template_block, figure)},
	{.name = "field", .type = FIELD_STRING, .offset = offsetof(struct template_block, field)},
	{.name = "empty", .type = FIELD_STRING, .offset = offsetof(struct template_block, empty)},
	{.name = "where", .type = FIELD_ARRAY},
	{.name = "order", .type = FIELD_STRINGS, .offset = offsetof(struct template_block, order)},
	{.name = "group", .type = FIELD_STRINGS, .offset = offsetof(struct template_block, group)},
	{.name = "group_text",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct template_block, group_text)},
	{.name = "columns", .type = FIELD_ARRAY},
	{.name = "rows", .type = FIELD_ARRAY},
};

static const struct field when_fields[] = {
	{.name = "view",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct template_block, view),
	 .required = true},
	{.name = "none", .type = FIELD_BOOL, .offset = offsetof(struct template_block, none)},
	{.name = "where", .type = FIELD_ARRAY},
};

static const struct field condition_fields[] = {
	{.name = "field",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct condition, field),
	 .required = true},
	{.name = "op",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct condition, op),
	 .required = true,
	 .choices = operators},
	{.name = "value", .type = FIELD_STRINGS, .offset = offsetof(struct condition, values)},
};

static const struct field column_fields[] = {
	{.name = "head",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct column, head),
	 .required = true},
	{.name = "field",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct column, field),
	 .required = true},
	{.name = "each",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct column, each),
	 .choices = spreads},
	{.name = "align",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct column, align),
	 .choices = aligns},
	{.name = "role", .type = FIELD_STRING, .offset = offsetof(struct column, role)},
	{.name = "role_field", .type = FIELD_STRING, .offset = offsetof(struct column, role_field)},
	{.name = "width", .type = FIELD_NUMBER, .offset = offsetof(struct column, width)},
	{.name = "most", .type = FIELD_INT, .offset = offsetof(struct column, most)},
	{.name = "input", .type = FIELD_BOOL, .offset = offsetof(struct column, input)},
	{.name = "answer", .type = FIELD_BOOL, .offset = offsetof(struct column, answer)},
	{.name = "number", .type = FIELD_BOOL, .offset = offsetof(struct column, number)},
	{.name = "verbatim", .type = FIELD_BOOL, .offset = offsetof(struct column, verbatim)},
	{.name = "wanted", .type = FIELD_STRINGS, .offset = offsetof(struct column, wanted)},
	{.name = "prompt", .type = FIELD_STRING, .offset = offsetof(struct column, prompt)},
	{.name = "choose",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct column, choose),
	 .choices = chosen_lists},
	{.name = "heads", .type = FIELD_BOOL, .offset = offsetof(struct column, heads)},
	{.name = "group", .type = FIELD_INT, .offset = offsetof(struct column, group)},
	{.name = "stack", .type = FIELD_STRING, .offset = offsetof(struct column, stack)},
	{.name = "label", .type = FIELD_STRING, .offset = offsetof(struct column, label)},
	{.name = "event",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct column, event),
	 .choices = events},
	{.name = "filter", .type = FIELD_BOOL, .offset = offsetof(struct column, filter)},
	{.name = "tap",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct column, tap),
	 .choices = taps},
	{.name = "tap",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct column, tap),
	 .choices = taps},
	{.name = "choices", .type = FIELD_STRINGS, .offset = offsetof(struct column, choices)},
};

/* Of a form: it is bound to no view, and may go without heads. */
static const struct field form_column_fields[] = {
	{.name = "head", .type = FIELD_STRING, .offset = offsetof(struct column, head)},
	{.name = "align",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct column, align),
	 .choices = aligns},
	{.name = "role", .type = FIELD_STRING, .offset = offsetof(struct column, role)},
	{.name = "width", .type = FIELD_NUMBER, .offset = offsetof(struct column, width)},
	{.name = "input", .type = FIELD_BOOL, .offset = offsetof(struct column, input)},
	{.name = "choices", .type = FIELD_STRINGS, .offset = offsetof(struct column, choices)},
};

static const struct field form_row_fields[] = {
	{.name = "cells",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct form_row, cells),
	 .blank = true},
	{.name = "lines", .type = FIELD_INT, .offset = offsetof(struct form_row, lines)},
	{.name = "times", .type = FIELD_INT, .offset = offsetof(struct form_row, times)},
};

static bool read_condition(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct template_block *b = r->owner;
	struct condition *c = vec_push(r->a, &b->where);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, condition_fields, ARRAY_LEN(condition_fields), c, NULL,
			   r->dl);
}

static bool read_column(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct template_block *b = r->owner;
	struct column *c = vec_push(r->a, &b->columns);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, column_fields, ARRAY_LEN(column_fields), c, NULL, r->dl);
}

static bool read_form_column(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct template_block *b = r->owner;
	struct column *c = vec_push(r->a, &b->columns);

	c->place = where_print(r->a, w);
	return fields_read(r->a, j, w, form_column_fields, ARRAY_LEN(form_column_fields), c, NULL,
			   r->dl);
}

static bool read_form_row(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct template_block *b = r->owner;
	struct form_row *row = vec_push(r->a, &b->rows);

	row->place = where_print(r->a, w);
	return fields_read(r->a, j, w, form_row_fields, ARRAY_LEN(form_row_fields), row, NULL,
			   r->dl);
}

/* What is not laid out in one way or the other would be lost on a page. */
static bool is_laid_out(struct list_reader *r, const struct template_block *b)
{
	size_t grouped = 0;

	for (size_t i = 0; i < b->columns.n; i++) {
		int group = b->columns.at[i].group;

		if (group < 0 || group > 2 || (group && b->group.n)) {
			diag_add(r->dl, DIAG_FLAT_TABLE, NULL, b->columns.at[i].place, "group");
			return false;
		}
		grouped += group > 0;
	}
	if (!grouped || grouped < b->columns.n)
		return true;
	diag_add(r->dl, DIAG_FLAT_TABLE, NULL, b->place, "group");
	return false;
}

static size_t count_events(const struct template_block *b, const char *event)
{
	size_t n = 0;

	for (size_t i = 0; i < b->columns.n; i++) {
		const char *own = b->columns.at[i].event;

		n += own && (!event || strcmp(own, event) == 0);
	}
	return n;
}

/* An event has a day, and words; whose it is, and which, is asked of events only. */
static bool tells_events(struct list_reader *r, const struct template_block *b)
{
	bool whole = count_events(b, "start") == 1 && count_events(b, "summary") > 0 &&
		     count_events(b, "end") < 2;

	if (whole || (!count_events(b, NULL) && !b->calendar && !b->uid))
		return true;
	diag_add(r->dl, DIAG_EVENT_COLUMNS, NULL, b->place);
	return false;
}

/* `r->owner` stays as it is. */
static bool read_when(struct list_reader *r, const struct json *j, const struct where *w,
		      struct template_block *b)
{
	const struct json *own = json_get(j, "when");
	struct where at = {.up = w, .name = "when"};
	struct template_block *when = arena_alloc(r->a, sizeof *when);
	void *owner = r->owner;

	if (!own)
		return true;
	when->place = where_print(r->a, &at);
	bool ok = fields_read(r->a, own, &at, when_fields, ARRAY_LEN(when_fields), when, NULL,
			      r->dl);

	r->owner = when;
	ok = load_list(r, own, "where", false, &at, read_condition) && ok;
	r->owner = owner;
	b->when = when;
	return ok;
}

static bool is_a(const struct template_block *b, const char *kind)
{
	return b->block && strcmp(b->block, kind) == 0;
}

/*
 * An article has a title, and what is made for rows a view; no other block has a title, or blocks
 * below it. A figure has its name or the field of a row that is one.
 */
static bool has_its_members(struct list_reader *r, const struct json *j,
			    const struct template_block *b)
{
	bool body = json_get(j, "body") != NULL;
	const char *lacks =
		is_a(b, "article")  ? (b->title ? NULL : "title")
		: is_a(b, "rows")   ? (!b->view ? "view" : !body ? "body" : NULL)
		: is_a(b, "figure") ? (b->figure || b->field ? NULL : "figure")
		: b->title || body  ? "block"
				    : NULL;

	if (!lacks)
		return true;
	diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, b->place, lacks,
		 strcmp(lacks, "block") == 0 ? "article" : _("a text"));
	return false;
}

static bool read_block(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct template_block *part = r->owner, *b = vec_push(r->a, &part->body);

	b->place = where_print(r->a, w);
	bool ok = fields_read(r->a, j, w, block_fields, ARRAY_LEN(block_fields), b, NULL, r->dl);
	bool is_form = b->block && strcmp(b->block, "form") == 0;

	if (ok && b->limit > 0 && !b->rest) {
		diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, b->place, "rest", _("a text"));
		ok = false;
	}
	r->owner = b;
	ok = load_list(r, j, "where", false, w, read_condition) && ok;
	ok = load_list(r, j, "columns", is_form, w, is_form ? read_form_column : read_column) && ok;
	ok = load_list(r, j, "rows", is_form, w, read_form_row) && ok;
	ok = read_when(r, j, w, b) && has_its_members(r, j, b) && ok;
	ok = load_list(r, j, "body", false, w, read_block) && ok;
	r->owner = part;
	return ok && is_laid_out(r, b) && tells_events(r, b);
}

/* Of a part that is made for rows it is known which ones, and what they are told apart by. */
static bool is_repeated(struct list_reader *r, const struct template_block *part)
{
	bool of_rows = part->each && strcmp(part->each, "row") == 0;

	if (!of_rows || (part->view && part->by))
		return true;
	diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, part->place, part->view ? "by" : "view",
		 _("a text"));
	return false;
}

static bool read_part(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct template *t = r->owner;
	struct template_block *part = vec_push(r->a, &t->parts);

	part->place = where_print(r->a, w);
	bool ok = fields_read(r->a, j, w, part_fields, ARRAY_LEN(part_fields), part, NULL, r->dl);

	ok = read_when(r, j, w, part) && is_repeated(r, part) && ok;
	r->owner = part;
	ok = load_list(r, j, "body", true, w, read_block) && ok;
	r->owner = t;
	return ok;
}

static const struct field cites_field = {
	.name = "articles", .type = FIELD_STRINGS, .offset = offsetof(struct template, cites)};

/* The document whose articles it cites; of a list the first, and the others behind their names. */
static bool read_head(struct arena *a, const struct json *root, const struct where *top,
		      struct template *t, struct diag_list *dl)
{
	const struct json *articles = json_get(root, "articles");
	struct field fields[ARRAY_LEN(template_fields)];

	memcpy(fields, template_fields, sizeof fields);
	for (size_t i = 0; articles && i < ARRAY_LEN(fields); i++)
		if (articles->kind == JSON_ARRAY && strcmp(fields[i].name, "articles") == 0)
			fields[i] = cites_field;
	if (!fields_read(a, root, top, fields, ARRAY_LEN(fields), t, NULL, dl))
		return false;
	if (t->cites.n) {
		t->articles = t->cites.at[0];
		memmove(t->cites.at, t->cites.at + 1, --t->cites.n * sizeof *t->cites.at);
	}
	return true;
}

/* A rank is one of some document's clauses. */
static bool has_both(const struct template *t, struct diag_list *dl)
{
	if (!t->of == !t->rank)
		return true;
	diag_add(dl, DIAG_MISSING_MEMBER, t->id, t->file, t->of ? "rank" : "of",
		 t->of ? "bylaw" : _("the id of a document"));
	return false;
}

/* What only a paper of amendments may say. */
static bool suits_its_folder(const struct template *t, struct diag_list *dl)
{
	const char *own = strcmp(t->scope, "any") == 0 ? "scope any"
			  : t->each                    ? "each"
			  : t->needs.n                 ? "needs"
						       : NULL;

	if (t->amends || !own)
		return true;
	diag_add(dl, DIAG_MISSING_MEMBER, t->id, t->file, "amends", "true");
	return false;
}

/* A later file of the same id stands in place of an earlier one. */
static void take_template(struct arena *a, struct library *l, const struct template *t)
{
	struct template *list = t->amends ? l->amendments.at
				: t->sends ? l->sendings.at
					   : l->templates.at;
	size_t n = t->amends ? l->amendments.n : t->sends ? l->sendings.n : l->templates.n;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].id, t->id) == 0) {
			list[i] = *t;
			return;
		}
	}
	*(t->amends  ? vec_push(a, &l->amendments)
	  : t->sends ? vec_push(a, &l->sendings)
		     : vec_push(a, &l->templates)) = *t;
}

bool load_template(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	const struct json *root = load_open(a, path, "template", dl);
	struct template t = {.file = path, .contents = true};
	struct where top = {.file = path}, terms = {.up = &top, .name = "terms"},
		     does = {.up = &top, .name = "does"};
	struct list_reader r = {.a = a, .dl = dl, .library = l, .owner = &t};

	if (!root || !read_head(a, root, &top, &t, dl))
		return false;
	if (!name_is_portable(t.id)) {
		diag_add(dl, DIAG_BAD_ID, NULL, path, t.id);
		return false;
	}
	if (!has_both(&t, dl) ||
	    !load_settings(a, json_get(root, "terms"), &terms, &t.terms, dl) ||
	    !load_settings(a, json_get(root, "does"), &does, &t.does, dl) ||
	    !load_list(&r, root, "parts", true, &top, read_part))
		return false;
	if (!suits_its_folder(&t, dl))
		return false;
	take_template(a, l, &t);
	return true;
}

static bool link_named(struct arena *a, const struct library *l, const struct template *t,
		       const char *member, const char *id, struct diag_list *dl)
{
	if (library_template(l, id))
		return true;
	diag_add(dl, DIAG_UNKNOWN_DOCUMENT, t->id, arena_concat(a, t->file, ":", member, (char *)NULL),
		 id, library_list_templates(a, l));
	return false;
}

/* One of contracts has numbers only where the contract is known. */
static bool link_cited(struct arena *a, const struct library *l, const struct template *t, size_t i,
		       struct diag_list *dl)
{
	const char *member = arena_printf(a, "articles[%zu]", i + 1), *id = t->cites.at[i];

	if (!link_named(a, l, t, member, id, dl))
		return false;
	if (strcmp(library_template(l, id)->scope, t->scope) == 0 ||
	    strcmp(t->scope, "hospital") != 0)
		return true;
	diag_add(dl, DIAG_PAPER_OF_CONTRACT, t->id, arena_concat(a, t->file, ":", member, (char *)NULL),
		 member, id);
	return false;
}

bool link_templates(struct arena *a, const struct library *l, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < l->templates.n; i++) {
		const struct template *t = &l->templates.at[i];

		ok = (!t->articles || link_named(a, l, t, "articles", t->articles, dl)) && ok;
		for (size_t k = 0; k < t->cites.n; k++)
			ok = link_cited(a, l, t, k, dl) && ok;
	}
	return ok;
}
