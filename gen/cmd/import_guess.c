/* SPDX-License-Identifier: MIT
 *
 * bunkai import --guess: what each column of a list is taken for, what would be read, what is in
 * doubt; the profile is written down when nothing is.
 */
#include "cmd/import_guess.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/names.h"
#include "base/stage.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "cmd/report.h"
#include "import/guess.h"
#include "import/made_fields.h"
#include "import/profiles.h"
#include "import/tables.h"

enum { SHOWN_TEXT = 24, SHOWN_ROWS = 2 };

struct guess_report {
	struct arena *a;
	const struct import_options *o;
	struct guess guess;
	const char *id, *target;        /* of the profile */
	const struct profile *profile;  /* what the proposal is as a profile */
	struct source_tables read;      /* what it would read */
	struct diag_list *doubts;       /* what is odd about that */
	bool written;
};

/* A name for the profile's file: what of the source's name goes into one. */
static const char *id_of(struct arena *a, const char *source)
{
	struct strbuf sb = strbuf_new(a);
	const char *stem = file_stem(a, file_name(source));

	for (; *stem; stem++)
		if (isalnum((unsigned char)*stem))
			strbuf_printf(&sb, "%c", tolower((unsigned char)*stem));
		else if (sb.len && sb.text[sb.len - 1] != '-' && strchr("-_. ", *stem))
			strbuf_add(&sb, "-");
	while (sb.len && sb.text[sb.len - 1] == '-')
		sb.text[--sb.len] = '\0';
	return sb.len ? arena_concat(a, "guessed-", sb.text, (char *)NULL) : "guessed-list";
}

/* What --as names; NULL: any. */
static const char *purpose_of(const struct import_options *o)
{
	return o->as;
}

static bool read_by_it(struct guess_report *r, const struct grid *g, struct diag_list *dl)
{
	r->profile = profile_take(r->a, r->guess.profile, r->target, dl);
	if (!r->profile)
		return false;
	r->doubts = diag_new(r->a);
	if (tables_read(r->a, g, r->profile, &r->read, r->doubts))
		made_fields_give(r->a, &r->read, r->doubts);
	return true;
}

/* --- for people --- */

static void print_text(struct arena *a, const char *s)
{
	const char *end = s = name_visible(a, text_replace(a, s, "\n", " "));
	size_t n = 0;

	while (n < SHOWN_TEXT && text_next(&end))
		n++;
	printf("%.*s%s", (int)(end - s), s, *end ? "…" : "");
}

static void print_column(struct arena *a, const struct guessed_column *c)
{
	printf("  %s -> %s", name_visible(a, c->head), c->field ? c->field : _("kept beside the row"));
	if (c->said)
		printf(" (%s)", _("as you said"));
	else if (c->field)
		printf(" %d%%%s", c->confidence, c->state == GUESS_DOUBT ? " ?" : "");
	if (c->other && c->state == GUESS_DOUBT)
		printf(_(", or %s"), c->other);
	if (c->field && c->understood < c->cells)
		printf(_("; %zu of %zu cells are understood"), c->understood, c->cells);
	for (size_t i = 0; i < GUESS_SAMPLES && c->samples[i]; i++) {
		printf(i ? " | " : ": ");
		print_text(a, c->samples[i]);
	}
	puts("");
}

static void print_row(struct arena *a, const struct source_row *row)
{
	printf("    %s:", name_visible(a, row->place ? row->place : ""));
	for (size_t i = 0; i < row->fields.n; i++) {
		const struct source_field *f = &row->fields.at[i];

		if (f->extra || profile_let_name(f->name))
			continue;
		printf(" %s=", f->name);
		print_text(a, f->value);
	}
	puts("");
}

static void print_read(const struct guess_report *r)
{
	for (size_t t = 0; t < r->read.tables.n; t++) {
		const struct source_table *table = &r->read.tables.at[t];

		printf(_("it would read %zu rows:\n"), table->rows.n);
		for (size_t i = 0; i < table->rows.n && i < SHOWN_ROWS; i++)
			print_row(r->a, &table->rows.at[i]);
	}
}

static void print_report(const struct guess_report *r)
{
	const struct guess *g = &r->guess;

	printf(_("%s: taken for %s (%s), as profile %s has it; heads in row %zu\n"),
	       name_visible(r->a, g->sheet), r->profile->purpose, g->kind, g->model->id,
	       g->head_row);
	for (size_t i = 0; i < g->columns.n; i++)
		print_column(r->a, &g->columns.at[i]);
	print_read(r);
	if (g->sure && (r->written || r->o->dry_run))
		printf(r->written ? _("written: %s; next: bunkai import %s --to %s --as %s --profile %s%s\n")
				  : _("not written (dry run): %s; next: bunkai import %s --to %s --as %s "
				      "--profile %s%s\n"),
		       r->target, report_shell_word(r->a, r->o->source),
		       report_shell_word(r->a, r->o->to), r->profile->purpose, r->id,
		       strcmp(r->profile->purpose, PROFILE_SHARES) == 0 ? " --contract ID" : "");
}

/* --- for programs --- */

static struct json *column_json(struct arena *a, const struct guessed_column *c)
{
	struct json *j = json_new_object(a), *samples = json_new_array(a);

	json_set_string(a, j, "head", c->head);
	json_set(j, "field", json_new_string(a, c->field));
	json_set(j, "other", json_new_string(a, c->other));
	json_set(j, "confidence", json_new_number(a, c->confidence));
	json_set_string(a, j, "state", guess_state_name(c->state));
	json_set(j, "said", json_new_bool(a, c->said));
	json_set(j, "cells", json_new_number(a, (double)c->cells));
	json_set(j, "understood", json_new_number(a, (double)c->understood));
	for (size_t i = 0; i < GUESS_SAMPLES && c->samples[i]; i++)
		json_append(samples, json_new_string(a, c->samples[i]));
	json_set(j, "samples", samples);
	return j;
}

static void print_json(const struct guess_report *r, struct diag_list *dl)
{
	struct json *root = json_new_object(r->a), *columns = json_new_array(r->a),
		    *lacking = json_new_array(r->a);
	const struct guess *g = &r->guess;
	size_t rows = 0;

	for (size_t i = 0; i < g->columns.n; i++)
		json_append(columns, column_json(r->a, &g->columns.at[i]));
	for (size_t i = 0; i < g->lacking.n; i++)
		json_append(lacking, json_new_string(r->a, g->lacking.at[i]));
	for (size_t i = 0; i < r->read.tables.n; i++)
		rows += r->read.tables.at[i].rows.n;
	json_set_string(r->a, root, "schema", "bunkai/guessed/1");
	json_set(root, "for", json_new_string(r->a, r->profile ? r->profile->purpose : NULL));
	json_set(root, "kind", json_new_string(r->a, g->kind));
	json_set(root, "model", json_new_string(r->a, g->model ? g->model->id : NULL));
	json_set(root, "sheet", json_new_string(r->a, g->sheet));
	json_set(root, "head_row", json_new_number(r->a, (double)g->head_row));
	json_set(root, "rows", json_new_number(r->a, (double)rows));
	json_set(root, "sure", json_new_bool(r->a, g->sure));
	json_set(root, "columns", columns);
	json_set(root, "lacking", lacking);
	json_set(root, "written", json_new_string(r->a, r->written ? r->target : NULL));
	json_set(root, "profile", g->profile ? g->profile : json_new_null(r->a));
	json_set(root, "findings", report_findings(r->a, dl));
	fputs(json_print(r->a, root), stdout);
}

/* --- questions --- */

static void ask_of(struct arena *a, const struct guess *g, const struct guessed_column *c,
		   struct diag_list *dl)
{
	struct strbuf fields = strbuf_new(a);

	if (c->field)
		strbuf_join(&fields, ", ", c->field);
	if (c->other && !text_equal(c->other, c->field))
		strbuf_join(&fields, ", ", c->other);
	strbuf_join(&fields, ", ", "none");
	if (c->field && c->confidence < g->sure_from)
		diag_add(dl, DIAG_GUESS_DOUBT, c->head, g->sheet, c->head, c->field,
			 arena_printf(a, "%d", c->confidence), fields.text);
	else
		diag_add(dl, DIAG_GUESS_UNTOLD, c->head, g->sheet, c->head,
			 c->field ? c->field : c->other, fields.text);
}

static void ask(struct guess_report *r, struct diag_list *dl)
{
	const struct guess *g = &r->guess;

	for (size_t i = 0; i < g->columns.n; i++) {
		const struct guessed_column *c = &g->columns.at[i];

		if (c->state == GUESS_DOUBT)
			ask_of(r->a, g, c, dl);
	}
	if (g->rival && !r->o->as)
		diag_add(dl, DIAG_GUESS_RIVAL, NULL, g->sheet, r->profile->purpose, g->rival);
	if (g->thin && !r->o->as)
		diag_add(dl, DIAG_GUESS_THIN, NULL, g->sheet, r->profile->purpose);
	for (size_t i = 0; i < g->lacking.n; i++)
		diag_add(dl, DIAG_GUESS_LACKS, g->lacking.at[i], g->sheet, g->lacking.at[i],
			 r->profile->purpose);
}

static bool write_profile(struct guess_report *r, struct diag_list *dl)
{
	const char *text = json_print(r->a, r->guess.profile);
	struct stage *st;

	if (file_look(r->a, r->target, dl) != FILE_ABSENT) {
		size_t len;
		const char *there = file_read(r->a, r->target, &len, dl);

		if (!there || (len == strlen(text) && memcmp(there, text, len) == 0))
			return there != NULL;
		diag_add(dl, DIAG_EXISTS, NULL, r->target);
		return false;
	}
	st = stage_new(r->a, r->o->to);
	if (!stage_write(st, r->target, text, strlen(text), dl) || !stage_commit(st, dl)) {
		stage_abort(st);
		return false;
	}
	return true;
}

/* What an earlier guess of this list wrote down is no model of it. */
static void leave_out(struct import_profiles *models, const char *id)
{
	size_t n = 0;

	for (size_t i = 0; i < models->all.n; i++)
		if (!text_equal(models->all.at[i]->id, id))
			models->all.at[n++] = models->all.at[i];
	models->all.n = n;
}

static bool guess(struct guess_report *r, struct diag_list *dl)
{
	struct arena *a = r->a;
	struct import_profiles models = {0};
	struct grid g = {0};
	const char *words = file_join(a, data_folder(a), "templates/guess.json");
	const struct guess_wish wish = {(const char *const *)r->o->said.at, r->o->said.n};

	r->id = id_of(a, r->o->source);
	r->target = file_join(a, file_join(a, r->o->to, "templates/import"),
			      arena_concat(a, r->id, ".json", (char *)NULL));
	if (!file_stands(a, file_join(a, r->o->to, "bunkai.json"), dl)) {
		diag_add(dl, DIAG_CANNOT_READ, NULL, file_join(a, r->o->to, "bunkai.json"),
			 _("no project stands there"));
		return false;
	}
	if (!profiles_find(a, r->o->to, data_folder(a), r->o->profile, purpose_of(r->o),
			   r->o->source, &models, dl) ||
	    !import_grid(a, r->o->source, &g, dl))
		return false;
	leave_out(&models, r->id);
	if (!guess_make(a, &g, &models, words, r->id, &wish, &r->guess, dl))
		return false;
	if (!r->guess.model) {
		diag_add(dl, DIAG_GUESS_NOTHING, NULL, r->o->source);
		return false;
	}
	return read_by_it(r, &g, dl);
}

int import_guess(struct arena *a, const struct import_options *o)
{
	struct guess_report r = {.a = a, .o = o};
	struct diag_list *dl = diag_new(a);

	if (!guess(&r, dl))
		return o->json ? (report_print_findings(a, dl), report_status(dl))
			       : report_print(dl);
	r.guess.sure = r.guess.sure && ((!r.guess.thin && !r.guess.rival) || o->as);
	ask(&r, dl);
	if (r.guess.sure && !o->dry_run)
		r.written = write_profile(&r, dl);
	if (o->json)
		print_json(&r, dl);
	else
		print_report(&r);
	return o->json ? report_status(dl) : report_print(dl);
}
