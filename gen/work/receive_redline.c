/* SPDX-License-Identifier: MIT
 *
 * Its own words say which sending it answers, by the id in its properties, its heads or its text;
 * where these are gone, the paper whose paragraphs it has. What was sent is read from the copy that
 * the sending keeps, held against the sending's record.
 */
#include "work/receive_redline.h"

#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/word_file.h"
#include "returns/forms.h"
#include "returns/redlined.h"
#include "work/receive_answer.h"

/* Heads of what an answer says beside its words; they stay in talks.json as they are here. */
#define RAW_SENT "送付した文言"
#define RAW_CAME "返送された文言"
#define RAW_STRUCK "取消線"
#define RAW_NUMBER "番号"

enum { TEXTS_LOOKED_AT = 40, ID_DOTS = 3, PLACES_MOST = 8 };

static const double alike_least = 0.5, alike_lead = 0.02;

struct redline_reading {
	struct arena *a;
	const struct run *run;
	const struct returned_sent *asked;
	const char *by;
	struct received_from *f;
	struct diag_list *dl;
	struct word_file file;
	struct forms *forms;
	struct clause_ids clauses;
};

static const char *list_asked(const struct redline_reading *g)
{
	struct known known = {0};

	for (size_t i = 0; i < g->asked->all.n; i++)
		*vec_push(g->a, &known.all) = g->asked->all.at[i]->id;
	return known_list(g->a, &known);
}

/* --- which sending --- */

static const struct sending_record *named_in(const struct redline_reading *g, const char *text)
{
	const char *form = forms_of(g->forms, text);

	for (size_t i = g->asked->all.n; form && i-- > 0;) {
		const char *id = forms_of(g->forms, g->asked->all.at[i]->id);

		if (id && strstr(form, id))
			return g->asked->all.at[i];
	}
	return NULL;
}

static bool is_id(const char *text)
{
	size_t dots = 0;

	for (const char *s = text; s && (s = strchr(s, '.')); s++)
		dots++;
	return dots >= ID_DOTS && !strchr(text, ' ');
}

static const struct sending_record *find_named(const struct redline_reading *g)
{
	const struct word_file *w = &g->file;
	const struct sending_record *r = named_in(g, w->identifier);

	for (size_t i = 0; !r && i < w->beside.n; i++)
		r = named_in(g, w->beside.at[i]);
	for (size_t i = 0; !r && i < w->all.n && i < TEXTS_LOOKED_AT; i++)
		for (size_t k = 0; !r && k < w->all.at[i].pieces.n; k++)
			r = named_in(g, w->all.at[i].pieces.at[k].text);
	return r;
}

/* --- what was sent --- */

static const struct redlined_base *read_base(const struct redline_reading *g,
					     const struct sending_record *r,
					     const struct sent_file *sent)
{
	const char *folder = sending_folder(g->a, g->run->project->folder, r->contract, r->party,
					    r->number);
	const char *path = file_join(g->a, file_join(g->a, folder, "files"), sent->name);
	struct word_file *file = arena_alloc(g->a, sizeof *file);
	size_t len;
	const char *bytes = file_read(g->a, path, &len, g->dl);

	if (!bytes)
		return NULL;
	if (strcmp(hash_sha256(g->a, bytes, len), sent->sha256) != 0) {
		diag_add(g->dl, DIAG_SENDING_DAMAGED, r->id, path, r->id);
		return NULL;
	}
	return word_file_read(g->a, path, file, g->dl)
		       ? redlined_base_of(g->a, file, r, &g->clauses)
		       : NULL;
}

struct likely_base {
	const struct redlined_base *base;
	double alike;
};

static bool is_its_document(const struct word_file *w, const char *name)
{
	const char *dot = strrchr(name, '.');

	return w->document && dot && strlen(w->document) == (size_t)(dot - name) &&
	       strncmp(name, w->document, strlen(w->document)) == 0;
}

/* Of the papers of a sending the one that the file is: by its name, or by its words. */
static struct likely_base likely_base_of(const struct redline_reading *g,
					 const struct sending_record *r)
{
	struct likely_base best = {0};

	for (size_t i = 0; i < r->files.n; i++) {
		const struct sent_file *sent = &r->files.at[i];
		struct likely_base one = {0};

		if (!text_ends(sent->name, ".docx"))
			continue;
		one.base = read_base(g, r, sent);
		if (!one.base)
			return (struct likely_base){0};
		one.alike = redlined_alike(g->a, one.base, &g->file) +
			    is_its_document(&g->file, sent->name);
		if (!best.base || one.alike > best.alike)
			best = one;
	}
	return best;
}

static const struct redlined_base *base_of_named(const struct redline_reading *g,
						 const struct sending_record *r)
{
	const struct likely_base b = likely_base_of(g, r);

	if (!b.base && !diag_failed(g->dl))
		diag_add(g->dl, DIAG_NO_WORD_PAPER, NULL, g->f->path, r->id);
	return b.base;
}

/* The sending whose paper it resembles: of one party the latest, of several somebody says which. */
static const struct redlined_base *find_alike(const struct redline_reading *g)
{
	struct likely_base best = {0};
	const struct sending_record *other = NULL;

	for (size_t i = 0; i < g->asked->all.n; i++) {
		const struct likely_base one = likely_base_of(g, g->asked->all.at[i]);

		if (diag_failed(g->dl))
			return NULL;
		if (!one.base || one.alike < alike_least || one.alike + alike_lead < best.alike)
			continue;
		bool near = best.base && one.alike < best.alike + alike_lead;

		other = near && !text_equal(best.base->sending->party, one.base->sending->party)
				? best.base->sending
			: near ? other : NULL;
		best = one;
	}
	if (other) {
		diag_add(g->dl, DIAG_SENDING_UNSURE, NULL, g->f->path, other->id, list_asked(g));
		return NULL;
	}
	if (!best.base)
		diag_add(g->dl, DIAG_NO_REDLINE, NULL, g->f->path, list_asked(g));
	return best.base;
}

static const struct redlined_base *find_base(const struct redline_reading *g, bool *guessed)
{
	const struct sending_record *named = find_named(g);

	*guessed = false;
	if (!named && is_id(g->file.identifier)) {
		diag_add(g->dl, DIAG_OTHER_SENDING, NULL, g->f->path, g->file.identifier,
			 list_asked(g));
		return NULL;
	}
	if (!named)
		named = g->asked->known;
	if (named)
		return base_of_named(g, named);
	*guessed = true;
	return find_alike(g);
}

/* --- answers --- */

static void add_doubt(const struct redline_reading *g, struct given_answer *x, const char *doubt)
{
	answer_doubt(g->a, x, doubt);
}

static const char *words_or_none(const char *text)
{
	return text && *text ? text : "（なし）";
}

static const char *reason_of(const struct redline_reading *g, const struct redlined_change *c)
{
	struct strbuf sb = strbuf_new(g->a);

	for (size_t i = 0; i < c->comments.n; i++)
		if (!text_empty(c->comments.at[i]->text))
			strbuf_join(&sb, "\n", c->comments.at[i]->text);
	return sb.len ? sb.text : NULL;
}

struct names {
	VEC(const char *) all;
};

static void add_name(struct arena *a, struct names *names, const char *name)
{
	for (size_t i = 0; i < names->all.n; i++)
		if (text_equal(names->all.at[i], name))
			return;
	if (!text_empty(name))
		*vec_push(a, &names->all) = name;
}

/* Authors of the changes, else of the comments: what the file says, and anybody may have set it. */
static const char *author_of(const struct redline_reading *g, const struct redlined_change *c)
{
	struct strbuf sb = strbuf_new(g->a);
	struct names names = {0};

	for (size_t i = 0; i < c->edits.n; i++)
		add_name(g->a, &names, c->edits.at[i].by);
	if (c->mark_by)
		add_name(g->a, &names, c->mark_by->name);
	for (size_t i = 0; !names.all.n && i < c->comments.n; i++)
		add_name(g->a, &names, c->comments.at[i]->author);
	for (size_t i = 0; i < names.all.n; i++)
		strbuf_join(&sb, "、", names.all.at[i]);
	return sb.len ? sb.text : NULL;
}

static const char *later_day(struct arena *a, const char *day, const char *date)
{
	const char *other = date && strlen(date) >= 10 ? arena_strndup(a, date, 10) : NULL;

	if (!other || !fields_is_date(other))
		return day;
	return !day || strcmp(other, day) > 0 ? other : day;
}

static const char *date_of(const struct redline_reading *g, const struct redlined_change *c)
{
	const char *day = NULL;

	for (size_t i = 0; i < c->edits.n; i++)
		day = later_day(g->a, day, c->edits.at[i].date);
	if (c->mark_by)
		day = later_day(g->a, day, c->mark_by->date);
	for (size_t i = 0; !c->edits.n && !c->mark_by && i < c->comments.n; i++)
		day = later_day(g->a, day, c->comments.at[i]->date);
	return day;
}

static void name_thing(const struct redline_reading *g, const struct redlined_change *c,
		       struct given_answer *x)
{
	const struct redlined_unit *u = c->unit;

	if (u && u->key && (u->row || !u->is_row)) {
		x->asks = u->row ? u->row->asks : ASKS_CLAUSE;
		x->key = u->is_row ? u->row->key : u->key;
		x->phase = u->is_row ? u->row->phase : NULL;
		x->code = u->row ? u->row->code : NULL;
		return;
	}
	add_doubt(g, x, u ? DOUBT_UNPLACED : DOUBT_NEW);
	if (!u && c->behind && c->behind->key)
		*vec_push(g->a, &x->maybe) = c->behind->key;
}

static void say_cells(const struct redline_reading *g, const struct redlined_change *c,
		      struct given_answer *x)
{
	for (size_t i = 0; i < c->cells.n; i++)
		settings_set(g->a, &x->raw, c->cells.at[i].head, c->cells.at[i].text);
	add_doubt(g, x, DOUBT_ALTERED);
}

static void say_joined(const struct redline_reading *g, const struct redlined_change *c,
		       struct given_answer *x)
{
	for (size_t i = 0; i < c->joined.n; i++)
		*vec_push(g->a, &x->maybe) = c->joined.at[i]->key ? c->joined.at[i]->key
								  : c->joined.at[i]->place;
	if (c->joined.n)
		add_doubt(g, x, DOUBT_JOINED);
}

static void say_unmarked(const struct redline_reading *g, const struct redlined_change *c,
			 struct given_answer *x)
{
	if (!c->unmarked)
		return;
	settings_set(g->a, &x->raw, RAW_SENT, words_or_none(c->sent));
	settings_set(g->a, &x->raw, RAW_CAME, words_or_none(c->came));
	add_doubt(g, x, DOUBT_UNMARKED);
}

/* What is changed is wished; of what is deleted its words are kept, and of a row its cells. */
static void say_words(const struct redline_reading *g, const struct redlined_change *c,
		      struct given_answer *x)
{
	bool other = !c->sent || !c->text || strcmp(c->sent, c->text) != 0;

	if (c->changed && other)
		x->verdict = x->asks ? VERDICT_WISH : NULL;
	if (c->changed && !c->text) {
		settings_set(g->a, &x->raw, ANSWER_DELETED, c->sent);
		add_doubt(g, x, DOUBT_REMARK);
	} else if (c->cells.n) {
		say_cells(g, c, x);
	} else if (c->changed && other) {
		x->text = c->text;
	}
	if (!c->changed)
		add_doubt(g, x, DOUBT_REMARK);
}

static void say_signs(const struct redline_reading *g, const struct redlined_change *c,
		      struct given_answer *x)
{
	if (c->label && c->unit) {
		settings_set(g->a, &x->raw, RAW_NUMBER, c->label);
		add_doubt(g, x, DOUBT_REMARK);
	}
	if (c->struck) {
		settings_set(g->a, &x->raw, RAW_STRUCK, c->struck);
		add_doubt(g, x, DOUBT_UNCLEAR);
	}
}

/* Where a sent row is missing, since the sending did not ask about it, one that says its key. */
static const struct sent_row *row_of(const struct redline_reading *g, const struct given_answer *x,
				     const struct redlined_change *c)
{
	struct sent_row *row;

	if (!x->asks)
		return NULL;
	if (c->unit->row)
		return c->unit->row;
	row = arena_alloc(g->a, sizeof *row);
	*row = (struct sent_row){.asks = x->asks, .key = x->key};
	return row;
}

/* 第8条第2項; of a new one what it stands behind, 第8条第2項の次. */
static const char *place_of(struct arena *a, const struct redlined_change *c)
{
	if (c->unit)
		return c->unit->place;
	return c->behind && c->behind->place
		       ? arena_concat(a, c->behind->place, ANSWER_BEHIND, (char *)NULL)
		       : c->at;
}

static void add_answer(const struct redline_reading *g, const struct sending_record *to,
		       const struct redlined_change *c)
{
	struct returned_row *row = arena_alloc(g->a, sizeof *row);
	struct received_row one = {.row = row, .redline = c};
	struct given_answer *x = &one.answer;

	*x = (struct given_answer){.contract = to->contract,
				   .party = to->party,
				   .sending = to->id,
				   .file = g->f->sha256,
				   .cell = place_of(g->a, c),
				   .reason = reason_of(g, c),
				   .by = g->by ? g->by : author_of(g, c),
				   .date = date_of(g, c)};
	name_thing(g, c, x);
	say_words(g, c, x);
	say_unmarked(g, c, x);
	say_joined(g, c, x);
	say_signs(g, c, x);
	*row = (struct returned_row){
		.sending = to, .row = row_of(g, x, c), .at = c->at, .said = true};
	*vec_push(g->a, &g->f->rows) = one;
}

static void know_clauses(struct redline_reading *g)
{
	const struct library *l = g->run->library;

	for (size_t i = 0; i < l->clauses.n; i++)
		*vec_push(g->a, &g->clauses.all) = l->clauses.at[i].id;
}

bool receive_redline(struct arena *a, const struct run *run, const struct returned_sent *asked,
		     const char *by, struct received_from *f, struct diag_list *dl)
{
	struct redline_reading g = {.a = a,
				    .run = run,
				    .asked = asked,
				    .by = by,
				    .f = f,
				    .dl = dl,
				    .forms = forms_new(a)};
	struct returned *returned = arena_alloc(a, sizeof *returned);

	if (!word_file_read(a, f->path, &g.file, dl))
		return false;
	know_clauses(&g);
	const struct redlined_base *base = find_base(&g, &returned->guessed);

	if (!base)
		return false;
	returned->file = f->path;
	returned->sending = f->sending = base->sending;
	f->returned = returned;
	f->redlined = redlined_read(a, base, &g.file);
	for (size_t i = 0; i < f->redlined->all.n; i++)
		add_answer(&g, base->sending, &f->redlined->all.at[i]);
	return true;
}

void receive_redline_tell(struct arena *a, const struct received_from *f, struct diag_list *dl)
{
	const struct redlined *r = f->redlined;
	struct strbuf places = strbuf_new(a);
	size_t n = 0;

	if (!r || !r->unmarked)
		return;
	if (!r->tracked) {
		diag_add(dl, DIAG_UNTRACKED_FILE, NULL, f->path, f->sending->id,
			 arena_printf(a, "%zu", r->unmarked));
		return;
	}
	for (size_t i = 0; i < r->all.n; i++) {
		const struct redlined_change *c = &r->all.at[i];

		if (c->unmarked && n++ < PLACES_MOST)
			strbuf_join(&places, ", ", place_of(a, c));
	}
	if (n > PLACES_MOST)
		strbuf_add(&places, " …");
	diag_add(dl, DIAG_UNMARKED_CHANGES, NULL, f->path, f->sending->id,
		 arena_printf(a, "%zu", n), places.text);
}
