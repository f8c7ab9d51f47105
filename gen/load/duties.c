/* SPDX-License-Identifier: MIT
 *
 * <clause>.duties.json: what the paragraphs of a clause lay down. Each position of a statement is
 * read as a statement of its own, with `alt` laid over, so that nobody else needs to know of `alt`.
 * Findings say the line, since people write these files by hand; what statements refer to is asked
 * when the whole library is there (link_duties.c).
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "load/readers.h"
#include "model/tables.h"

const char *const statement_kinds[] = {"do", "level", "assign", "ban", "may", "effect", NULL};
static const char *const phases[] = {"normal", "maintenance", "emergency", "end", NULL};
static const char *const fees[] = {"included", "extra",	 "own-cost", "by-fault",
				   "shared",   "table", "cap",	    NULL};
static const char *const objects[] = {"server", "device", "line",     "system", "terminal",
				      "work",	"worker", "incident", "media",	NULL};

#define MEMBER(member, field)                                                                      \
	{                                                                                          \
		.name = (member), .type = FIELD_STRING,                                            \
		.offset = offsetof(struct statement_form, field)                                   \
	}
#define CLOSED(member, field, list)                                                                \
	{                                                                                          \
		.name = (member), .type = FIELD_STRING,                                            \
		.offset = offsetof(struct statement_form, field), .choices = (list)                \
	}
#define LIST(member, field)                                                                        \
	{                                                                                          \
		.name = (member), .type = FIELD_STRINGS,                                           \
		.offset = offsetof(struct statement_form, field)                                   \
	}

static const struct field statement_fields[] = {
	{.name = "id", .type = FIELD_ANY},
	CLOSED("kind", kind, statement_kinds),
	{.name = "who",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct statement_form, who),
	 .required = true},
	LIST("with", with),
	MEMBER("makes", makes),
	MEMBER("office", office),
	{.name = "to", .type = FIELD_OBJECT},
	{.name = "act",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct statement_form, act),
	 .required = true},
	{.name = "when", .type = FIELD_ANY},
	MEMBER("if", condition),
	LIST("time", times),
	MEMBER("from", from),
	MEMBER("keep", keep),
	CLOSED("per", per, objects),
	CLOSED("phase", phase, phases),
	MEMBER("record", record),
	CLOSED("fee", fee, fees),
	LIST("answers", answers),
	LIST("part", part),
	LIST("refs", refs),
	{.name = "list",
	 .type = FIELD_BOOL,
	 .offset = offsetof(struct statement_form, list)},
	{.name = "at", .type = FIELD_OBJECT, .required = true},
	{.name = "alt", .type = FIELD_OBJECT},
};

const struct field_table statement_table = FIELD_TABLE(statement_fields);

static const struct field head_fields[] = {
	{.name = "id",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct statement, id),
	 .required = true},
};

static const struct field unclaimed_fields[] = {
	{.name = "at", .type = FIELD_OBJECT, .required = true},
	{.name = "words",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct unclaimed, words),
	 .required = true},
	{.name = "why",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct unclaimed, why),
	 .required = true},
};

struct duties_file {
	const char *clause;
	struct duties *duties;
};

static const struct field file_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "clause",
	 .type = FIELD_STRING,
	 .offset = offsetof(struct duties_file, clause),
	 .required = true},
	{.name = "text_only", .type = FIELD_ANY},
	{.name = "statements", .type = FIELD_ARRAY},
	{.name = "unclaimed", .type = FIELD_ARRAY},
};

static const char *line_of(struct list_reader *r, const struct json *j)
{
	return arena_printf(r->a, "%s:%d", r->file, j->line);
}

static bool says_line(const struct list_reader *r, const char *place)
{
	size_t n = strlen(r->file);

	return text_starts(place, r->file) && place[n] == ':' &&
	       strspn(place + n + 1, "0123456789");
}

/* Findings from the nth on say the line instead of the path of members. */
static void say_line(struct list_reader *r, size_t n, const struct json *j, const char *subject)
{
	for (; n < r->dl->all.n; n++) {
		struct diag *d = &r->dl->all.at[n];

		d->place = says_line(r, d->place) ? d->place : line_of(r, j);
		d->subject = *d->subject ? d->subject : subject;
	}
}

/* '2' or '2(3)'; false for what is none. */
static bool read_place(const char *at, int *paragraph, int *item)
{
	char *end;
	long first = strtol(at, &end, 10), second = 0;

	if (*at < '1' || *at > '9' || first > 999)
		return false;
	if (*end == '(') {
		const char *inside = end + 1;

		second = strtol(inside, &end, 10);
		if (*inside < '1' || *inside > '9' || second > 999 || *end != ')')
			return false;
		end++;
	}
	*paragraph = (int)first;
	*item = (int)second;
	return *end == '\0';
}

/* What is no place is left at 項 0, which link_duties tells with the places that there are. */
static void set_place(struct statement_place *p, const struct setting *s)
{
	*p = (struct statement_place){.position = s->name, .at = s->value};
	if (!read_place(s->value, &p->paragraph, &p->item))
		p->paragraph = p->item = 0;
}

static bool wrong_type(struct list_reader *r, const struct json *j, const char *name,
		       const char *want)
{
	diag_add(r->dl, DIAG_WRONG_TYPE, NULL, line_of(r, j), name, want);
	return false;
}

/* {"occasion": "monthly"} */
static bool read_occasion(const struct json *j, struct statement_form *f)
{
	const struct json *occasion = json_get(j, "occasion");

	if (!occasion || occasion->kind != JSON_STRING || j->n != 1 || f->occasion)
		return false;
	f->occasion = occasion->string;
	return true;
}

/* Several events, of which one may be an occasion: upon each change, and once a year. */
static bool read_events(struct list_reader *r, const struct json *j, struct statement_form *f)
{
	for (const struct json *e = j->first; e; e = e->next) {
		if (e->kind == JSON_STRING)
			*vec_push(r->a, &f->events) = e->string;
		else if (!read_occasion(e, f))
			return wrong_type(r, e, "when", "a list of events, one of them perhaps "
							"{\"occasion\": …}");
	}
	return true;
}

/* An event, several of them, an occasion, or 'always'. */
static bool read_when(struct list_reader *r, const struct json *j, struct statement_form *f)
{
	if (!j || j->kind == JSON_NULL)
		return true;
	if (j->kind == JSON_ARRAY)
		return read_events(r, j, f);
	f->always = j->kind == JSON_STRING && strcmp(j->string, "always") == 0;
	if (j->kind == JSON_STRING && !f->always)
		*vec_push(r->a, &f->events) = j->string;
	return j->kind == JSON_STRING || read_occasion(j, f) ||
	       wrong_type(r, j, "when",
			  "an event, a list of events, {\"occasion\": …} or \"always\"");
}

static bool read_form(struct list_reader *r, const struct json *j, const struct where *w,
		      struct statement_form *f)
{
	struct where to = {.up = w, .name = "to"};

	*f = (struct statement_form){.kind = statement_kinds[0], .json = j};
	return fields_read(r->a, j, w, statement_fields, ARRAY_LEN(statement_fields), f, NULL,
			   r->dl) &&
	       load_settings(r->a, json_get(j, "to"), &to, &f->to, r->dl) &&
	       read_when(r, json_get(j, "when"), f);
}

static bool stays(const char *name)
{
	return strcmp(name, "id") == 0 || strcmp(name, "at") == 0 || strcmp(name, "alt") == 0;
}

static void take(struct arena *a, struct json *object, const struct json *member)
{
	struct json *copy = json_new_null(a);

	*copy = *member;
	copy->next = NULL;
	json_set(object, member->name, copy);
}

/* The statement as it stands in a position: null in `alt` removes a member. */
static const struct json *lay_over(struct arena *a, const struct json *base, const struct json *alt)
{
	struct json *all = json_new_object(a);

	all->line = base->line;
	for (const struct json *j = base->first; j; j = j->next)
		if (stays(j->name) || !json_get(alt, j->name))
			take(a, all, j);
	for (const struct json *j = alt->first; j; j = j->next)
		if (!stays(j->name) && j->kind != JSON_NULL)
			take(a, all, j);
	return all;
}

static const char *list_positions(struct arena *a, const struct settings *at)
{
	struct known known = {0};

	for (size_t i = 0; i < at->all.n; i++)
		*vec_push(a, &known.all) = *at->all.at[i].name ? at->all.at[i].name : "\"\"";
	return known_list(a, &known);
}

/* `alt` speaks of positions that have the statement, and of members that may differ. */
static bool check_alt(struct list_reader *r, const struct json *alt, const struct settings *at)
{
	bool ok = true;

	for (const struct json *j = alt ? alt->first : NULL; j; j = j->next) {
		if (!settings_get(at, j->name)) {
			diag_add(r->dl, DIAG_UNKNOWN_VALUE, NULL, line_of(r, j), j->name,
				 list_positions(r->a, at));
			ok = false;
		}
		if (j->kind != JSON_OBJECT) {
			ok = wrong_type(r, j, j->name, "an object");
			continue;
		}
		for (const struct json *m = j->first; m; m = m->next)
			if (stays(m->name))
				ok = wrong_type(r, m, m->name, "the same in all positions");
	}
	return ok;
}

static bool read_forms(struct list_reader *r, const struct json *j, const struct where *w,
		       const struct settings *at, struct statement *s)
{
	const struct json *alt = json_get(j, "alt");
	struct statement_form base;
	bool ok = read_form(r, j, w, &base) && check_alt(r, alt, at);

	for (size_t i = 0; ok && i < at->all.n; i++) {
		struct statement_form *f = vec_push(r->a, &s->forms);
		const struct json *own = json_get(alt, at->all.at[i].name);
		struct statement_place place;

		*f = base;
		ok = !own || read_form(r, lay_over(r->a, j, own), w, f);
		set_place(&place, &at->all.at[i]);
		f->position = place.position;
		f->at = place.at;
		f->paragraph = place.paragraph;
		f->item = place.item;
	}
	return ok;
}

static bool is_id(const char *id)
{
	return *id && id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static bool id_is_good(struct list_reader *r, const struct json *j, const struct statement *s,
		       const struct duties *d)
{
	const struct statement *other = duties_find(d, s->id);

	if (!is_id(s->id))
		diag_add(r->dl, DIAG_STATEMENT_ID, NULL, line_of(r, json_get(j, "id")), s->id);
	else if (other)
		diag_add(r->dl, DIAG_DUPLICATE_ID, NULL, line_of(r, json_get(j, "id")), s->id,
			 arena_printf(r->a, "%s:%d", r->file, other->line));
	return is_id(s->id) && !other;
}

static bool pass_over(struct arena *a, const struct json *member, void *out)
{
	(void)a, (void)member, (void)out;
	return true;
}

static bool read_statement_at(struct list_reader *r, const struct json *j, const struct where *w,
			      struct statement *s)
{
	struct duties_file *file = r->owner;
	struct where where_at = {.up = w, .name = "at"};
	struct settings at = {0};

	if (!fields_read(r->a, j, w, head_fields, ARRAY_LEN(head_fields), s, pass_over, r->dl) ||
	    !id_is_good(r, j, s, file->duties) ||
	    !load_settings(r->a, json_get(j, "at"), &where_at, &at, r->dl) ||
	    !read_forms(r, j, w, &at, s))
		return false;
	if (at.all.n)
		return true;
	diag_add(r->dl, DIAG_MISSING_MEMBER, NULL, line_of(r, j), "at",
		 "the positions that have it, each with its 項");
	return false;
}

static bool read_statement(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct duties_file *file = r->owner;
	struct statement s = {.line = j->line, .json = j};
	size_t n = r->dl->all.n;
	bool ok = read_statement_at(r, j, w, &s);

	say_line(r, n, j,
		 arena_concat(r->a, file->clause, "#", s.id ? s.id : "", (char *)NULL));
	if (ok)
		*vec_push(r->a, &file->duties->statements) = s;
	return ok;
}

static bool read_unclaimed(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct duties_file *file = r->owner;
	struct unclaimed *u = vec_push(r->a, &file->duties->unclaimed);
	struct where where_at = {.up = w, .name = "at"};
	struct settings at = {0};
	size_t n = r->dl->all.n;
	bool ok = fields_read(r->a, j, w, unclaimed_fields, ARRAY_LEN(unclaimed_fields), u, NULL,
			      r->dl) &&
		  load_settings(r->a, json_get(j, "at"), &where_at, &at, r->dl);

	u->line = j->line;
	for (size_t i = 0; i < at.all.n; i++)
		set_place(vec_push(r->a, &u->at), &at.all.at[i]);
	say_line(r, n, j, file->clause);
	return ok;
}

static struct clause *find_clause(struct library *l, const char *id)
{
	for (size_t i = 0; i < l->clauses.n; i++)
		if (strcmp(l->clauses.at[i].id, id) == 0)
			return &l->clauses.at[i];
	return NULL;
}

static void tell_clause(struct list_reader *r, const struct json *root, const char *id)
{
	struct known known = {0};
	size_t n = r->dl->all.n;

	for (size_t i = 0; i < r->library->clauses.n; i++)
		*vec_push(r->a, &known.all) = r->library->clauses.at[i].id;
	diag_add(r->dl, DIAG_UNKNOWN_CLAUSE, id, line_of(r, json_get(root, "clause")), id);
	diag_offer(r->dl, n, id, &known, false);
}

/* The text stands beside its statements and was refused, which has been told. */
static bool is_refused(struct list_reader *r, const char *id)
{
	const char *end = ".duties.json";
	size_t n = strlen(r->file) - strlen(end);
	const char *text = arena_concat(r->a, arena_strndup(r->a, r->file, n), ".md", (char *)NULL);

	for (size_t i = 0; i < r->library->clauses.n; i++)
		if (strcmp(r->library->clauses.at[i].file, text) == 0)
			return false;
	return text_ends(text, arena_concat(r->a, "/", id, ".md", (char *)NULL)) &&
	       file_look(r->a, text, r->dl) == FILE_PLAIN;
}

/* Two files of one folder of clauses speak of one clause. */
static bool is_free(struct list_reader *r, const struct json *root, const struct clause *c)
{
	const struct duties *other = c->duties;

	if (!other || strcmp(clauses_folder(r->a, other->file), clauses_folder(r->a, r->file)) != 0)
		return true;
	diag_add(r->dl, DIAG_DUPLICATE_ID, c->id, line_of(r, json_get(root, "clause")), c->id,
		 other->file);
	return false;
}

static bool read_lists(struct list_reader *r, const struct json *root, const struct where *top)
{
	struct duties_file *file = r->owner;
	const struct json *text_only = json_get(root, "text_only");

	if (text_only && (text_only->kind != JSON_STRING || text_empty(text_only->string)))
		return wrong_type(r, text_only, "text_only", "the reason why");
	if (text_only && json_get(root, "statements") && json_get(root, "statements")->first) {
		diag_add(r->dl, DIAG_TEXT_ONLY, file->clause, line_of(r, text_only), file->clause);
		return false;
	}
	file->duties->text_only = text_only ? text_only->string : NULL;
	bool ok = load_list(r, root, "statements", !text_only, top, read_statement);

	return load_list(r, root, "unclaimed", false, top, read_unclaimed) && ok;
}

bool load_duties(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct duties *d = arena_alloc(a, sizeof *d);
	struct duties_file file = {.duties = d};
	struct list_reader r = {.a = a, .dl = dl, .library = l, .owner = &file, .file = path};
	const struct json *root = load_open(a, path, "duties/4", dl);
	struct where top = {.file = path};

	d->file = path;
	if (!root ||
	    !fields_read(a, root, &top, file_fields, ARRAY_LEN(file_fields), &file, NULL, dl))
		return false;
	struct clause *c = find_clause(l, file.clause);

	if (!c && !is_refused(&r, file.clause))
		tell_clause(&r, root, file.clause);
	if (!c || !is_free(&r, root, c))
		return false;
	bool ok = read_lists(&r, root, &top);

	c->duties = d;
	return ok;
}
