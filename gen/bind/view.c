/* SPDX-License-Identifier: MIT
 *
 * What all views use: rows and fields, origins, keys, dates, names and references as documents
 * print them. Which views there are is listed in views.c.
 */
#include "bind/view.h"

#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "derive/keys.h"
#include "derive/open_things.h"
#include "derive/selection_reference.h"

/* 'role:' and 'extra.' stand for fields that go on behind them. */
static bool is_family(const char *name)
{
	return text_ends(name, ":") || strcmp(name, VIEW_EXTRA) == 0;
}

const struct view_source *view_source(const struct view *v, const char *field)
{
	static const struct view_source blank = {VIEW_BLANK, ""};

	if (strcmp(field, VIEW_BLANK) == 0)
		return &blank;
	for (const struct view_source *s = v->fields; s->name; s++)
		if (strcmp(s->name, field) == 0 ||
		    (is_family(s->name) && text_starts(field, s->name) && field[strlen(s->name)]))
			return s;
	return NULL;
}

const char *view_list_fields(struct arena *a, const struct view *v)
{
	struct strbuf sb = strbuf_new(a);

	for (const struct view_source *s = v->fields; s->name; s++)
		strbuf_join(&sb, ", ", s->name);
	return sb.text;
}

const struct view_field *view_field(const struct view_row *row, const char *name)
{
	static const struct view_field blank = {.name = VIEW_BLANK, .text = ""};

	if (strcmp(name, VIEW_BLANK) == 0)
		return &blank;
	for (size_t i = 0; i < row->fields.n; i++) /* asked for each cell of each row */
		if (*row->fields.at[i].name == *name && strcmp(row->fields.at[i].name, name) == 0)
			return &row->fields.at[i];
	/* a row that prints nothing under the head has nothing to fill in either */
	return text_starts(name, VIEW_EXTRA) ? &blank : NULL;
}

void view_set_extras(struct binding *b, struct view_row *row, const struct row_origin *at)
{
	for (size_t i = 0; i < at->extra.n; i++)
		view_set(b, row, arena_concat(b->a, VIEW_EXTRA, at->extra.at[i].head, (char *)NULL),
			 at->extra.at[i].value);
}

/* Bytes of the folder and what parts its names from it; 0: the path is none of it. */
static size_t length_in(const char *path, const char *folder)
{
	size_t n = strlen(folder);

	if (!text_starts(path, folder) || text_ends(folder, "/"))
		return text_starts(path, folder) ? n : 0;
	return path[n] == '/' ? n + 1 : 0;
}

/*
 * The path from the project's folder or the library's; of the nearer one, where one stands in the
 * other.
 */
static const char *shorten(struct binding *b, const char *path)
{
	const char *folders[] = {b->in->project->folder, b->in->library->data};
	size_t most = 0;

	for (size_t i = 0; path && i < ARRAY_LEN(folders); i++) {
		size_t n = length_in(path, folders[i]);

		most = n > most ? n : most;
	}
	return path ? path + most : NULL;
}

struct doc_origin *origin_new(struct binding *b, const char *kind, const char *file,
			      const char *place, const char *key)
{
	struct doc_origin *o = arena_alloc(b->a, sizeof *o);

	*o = (struct doc_origin){kind, shorten(b, file), shorten(b, place), key};
	return o;
}

struct view_row *view_add(struct binding *b, struct view *v, const char *kind, const char *file,
			  const char *place, const char *key)
{
	struct view_row *row = vec_push_alone(b->scratch, &v->rows);

	while (v->fields[row->fields.cap].name) /* most rows have all of them */
		row->fields.cap++;
	row->fields.at = arena_take(b->scratch, row->fields.cap * sizeof *row->fields.at);
	row->origin = origin_new(b, kind, file, place, key);
	return row;
}

struct view_field *view_set(struct binding *b, struct view_row *row, const char *name,
			    const char *text)
{
	struct view_field *f = vec_push(b->scratch, &row->fields);

	f->name = name;
	f->text = text;
	return f;
}

struct view_field *view_set_day(struct binding *b, struct view_row *row, const char *name,
				const char *iso)
{
	struct view_field *f = view_set(b, row, name, view_date(b, iso));

	view_note_day(f, iso);
	return f;
}

struct view_field *view_set_day_or(struct binding *b, struct view_row *row, const char *name,
				   const char *iso, const char *otherwise)
{
	return iso ? view_set_day(b, row, name, iso) : view_set(b, row, name, otherwise);
}

void view_note_day(struct view_field *f, const char *iso)
{
	f->day = f->text && iso && fields_is_date(iso) ? iso : NULL;
}

struct view_field *view_set_mark(struct binding *b, struct view_row *row, const char *name,
				 const char *mark, const char *full)
{
	struct view_field *f = view_set(b, row, name, mark);

	f->full = full;
	return f;
}

void view_set_blank(struct binding *b, struct view_field *f, const char *subject,
		    const char *place, const char *member)
{
	*vec_push(b->scratch, &f->blanks) = (struct blank){
		subject, arena_concat(b->scratch, place, ".", member, (char *)NULL), member};
}

struct view_field *view_set_member(struct binding *b, struct view_row *row, const char *name,
				   const char *text, const char *place, const char *member)
{
	struct view_field *f = view_set(b, row, name, text);

	if (!text && place)
		view_set_blank(b, f, row->origin->key, place, member);
	return f;
}

const char *project_place(struct binding *b, const char *place)
{
	return file_join(b->scratch, b->in->project->folder, place);
}

/* As other findings name it: with the folder, which origins leave out. */
static const char *with_folder(struct binding *b, const char *kind, const char *place)
{
	if (strcmp(kind, "library") == 0)
		return file_join(b->scratch, b->in->library->data, place);
	return project_place(b, place);
}

/* 'register.json: p.7 scenario': places of sources are no paths in a file. */
static struct blank own_blank(struct binding *b, const struct view_row *row, const char *member)
{
	const struct doc_origin *o = row->origin;
	const char *file = o->file ? o->file : "", *place = o->place ? o->place : "";
	const char *at = text_starts(place, file)
				 ? arena_concat(b->scratch, place, ".", member, (char *)NULL)
				 : arena_concat(b->scratch, file, ": ", place, *place ? " " : "",
						member, (char *)NULL);

	return (struct blank){o->key, with_folder(b, o->kind, at), member};
}

void view_set_own_blank(struct binding *b, const struct view_row *row, struct view_field *f,
			const char *member)
{
	*vec_push(b->scratch, &f->blanks) = own_blank(b, row, member);
}

/* Views go when the document is bound; what is noted stays. */
static void keep_blank(struct binding *b, struct blanks *out, const struct blank *blank)
{
	*vec_push(b->a, &out->all) =
		(struct blank){blank->subject ? arena_strdup(b->a, blank->subject) : NULL,
			       arena_strdup(b->a, blank->place), blank->member};
}

void note_blanks(struct binding *b, const struct view_row *row, const struct view_field *f)
{
	struct blanks *out = b->in->blanks;

	for (size_t i = 0; out && f && i < f->blanks.n; i++)
		keep_blank(b, out, &f->blanks.at[i]);
	if (out && f && !f->text && !f->lines.n && !f->blanks.n) {
		const struct blank own = own_blank(b, row, f->name);

		keep_blank(b, out, &own);
	}
}

void view_add_line(struct binding *b, struct view_field *f, const char *text, const char *link)
{
	*vec_push(b->scratch, &f->lines) = (struct view_line){.text = text, .link = link};
}

const char *word_of(struct binding *b, const char *prefix, const char *name)
{
	return library_word(b->in->library, arena_concat(b->a, prefix, ".", name, (char *)NULL));
}

const char *register_title(struct binding *b, const struct risk_register *reg)
{
	const char *title = key_register_title(b->in->project, reg);

	return title ? title : word_of(b, "register", "unnamed");
}

/* True when rows of several registers meet in this document. */
static bool keys_are_qualified(const struct binding *b)
{
	return (b->in->contract ? b->in->contract->registers.n : b->in->project->registers.n) > 1;
}

const char *register_lead(struct binding *b, const struct risk_register *reg)
{
	return keys_are_qualified(b) ? key_lead(b->a, b->in->project, reg) : "";
}

const char *short_key(struct binding *b, const struct responsibility *r)
{
	if (r->reg->made && r->requirement)
		return open_row_name(b->a, b->in->library, r->risk, r->requirement);
	return key_of(b->a, r->risk->id,
		      r->requirement ? r->requirement->no
				     : library_word(b->in->library, "key.duty"));
}

const char *printed_key(struct binding *b, const struct responsibility *r)
{
	return arena_concat(b->a, register_lead(b, r->reg), short_key(b, r), (char *)NULL);
}

const char *view_date(struct binding *b, const char *iso)
{
	if (!iso)
		return NULL;
	if (!b->dates)
		b->dates = map_new(b->a);
	const char *printed = map_get(b->dates, iso);

	if (!printed) {
		printed = unicode_wareki(b->a, iso);
		map_set(b->dates, arena_strdup(b->a, iso), (void *)printed);
	}
	return printed;
}

const char *party_name(const struct binding *b, const char *id)
{
	const struct party *p = id ? project_party(b->in->project, id) : NULL;

	return p ? p->name : id;
}

const char *anchor_of(struct binding *b, const char *clause)
{
	return arena_concat(b->a, "clause-", clause, (char *)NULL);
}

const char *cite_article(void *context, const char *target, struct reference_hole *hole)
{
	const struct binding *b = context;

	return selection_cite(b->a, b->in->library, b->selection, target, hole);
}

const char *template_text(struct binding *b, const char *text, const char *place)
{
	struct expand e = {.a = b->a,
			   .names = b->names,
			   .reference = cite_article,
			   .context = b,
			   .subject = b->in->template->id,
			   .dl = b->dl};

	return text ? expand_text(&e, text, place) : NULL;
}

const char *reference_text(struct binding *b, const struct reference_list *list, bool brief)
{
	struct strbuf sb = strbuf_new(b->a);
	const struct guideline *before = NULL;

	for (size_t i = 0; i < list->all.n; i++) {
		const struct reference *r = &list->all.at[i];

		if (r->edition != before)
			strbuf_join(&sb, library_word(b->in->library, "list.semicolon"),
				    brief ? r->edition->abbreviation : r->edition->shown);
		strbuf_add(&sb,
			   r->edition != before ? " " : library_word(b->in->library, "list.comma"));
		strbuf_add(&sb, brief ? text_replace(b->a, r->item->id, "/", "") : r->item->no);
		strbuf_add(&sb, word_of(b, "mark", r->exact ? r->item->status : "unconfirmed"));
		before = r->edition;
	}
	return sb.text;
}

/* A table asks this for each row. */
const char *topic_reference_text(struct binding *b, const struct topic *t, bool brief)
{
	struct map **known = &b->references[brief];
	struct binding own = *b;

	*known = *known ? *known : map_new(b->scratch);
	char *text = t ? map_get(*known, t->id) : "";

	if (text)
		return text;
	own.a = b->scratch;
	const struct reference_list list = references_resolve(
		own.a, b->in->project, b->in->library, t->refs.at, t->refs.n);

	text = arena_strdup(b->a, reference_text(&own, &list, brief));
	map_set(*known, t->id, text);
	return text;
}

static bool is_listed(const struct clause_list *list, const struct clause *c)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (list->all.at[i] == c)
			return true;
	return false;
}

const struct clause_list *answers_of(struct binding *b, const struct responsibility *r)
{
	const struct clause_list *named = covers_of(b->scratch, b->in->covers, r);
	struct clause_list *found = arena_alloc(b->scratch, sizeof *found);

	for (size_t k = 0; k < b->selection->cited.n; k++)
		for (size_t i = 0; i < named->all.n; i++)
			if (selection_find(b->selection->cited.at[k], named->all.at[i]->id) &&
			    !is_listed(found, named->all.at[i]))
				*vec_push(b->scratch, &found->all) = named->all.at[i];
	return found;
}

const struct clause_list *topic_clause_of(struct binding *b, const struct responsibility *r)
{
	struct clause_list *found = arena_alloc(b->scratch, sizeof *found);

	for (size_t k = 0; k < b->selection->cited.n; k++) {
		const struct selection *s = b->selection->cited.at[k];

		for (size_t i = 0; r->topic.topic && !found->all.n && i < s->n_in; i++)
			if (strcmp(s->all.at[i].clause->topic, r->topic.topic->id) == 0)
				*vec_push(b->scratch, &found->all) = s->all.at[i].clause;
	}
	return found;
}

const struct clause_list *set_answers(struct binding *b, struct view_field *f,
				      const struct responsibility *r)
{
	const struct clause_list *found = answers_of(b, r);

	if (found->all.n)
		return found;
	found = topic_clause_of(b, r);
	if (found->all.n)
		view_add_line(b, f, by_topic_text(b, r), NULL);
	return found;
}

const char *by_topic_text(struct binding *b, const struct responsibility *r)
{
	return text_replace(b->a, library_word(b->in->library, "articles.by-topic"), "{{topic}}",
			    r->topic.topic ? r->topic.topic->name : "");
}

const struct waiting_list *waiting_of(const struct binding *b)
{
	const struct bind_input *in = b->in;

	return in->contract ? &in->words[in->contract - in->project->contracts.at]->waiting : NULL;
}
