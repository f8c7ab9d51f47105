/* SPDX-License-Identifier: MIT
 *
 * A sheet of 'bunkai ask' says in one cell of its head which form it is, who was asked, of which
 * system and on which day. Of another file the command line says it.
 */
#include "work/disclose.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/fields.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/names.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/grid_file.h"
#include "import/profiles.h"
#include "load/answer_words.h"
#include "model/tables.h"
#include "returns/answered_form.h"
#include "work/asked_code.h"

/* The profile that reads sheets of 'bunkai ask'. */
static const char own_profile[] = "bunkai-questionnaire";

struct one_file {
	struct arena *a;
	struct disclosed_receipt *d;
	const struct disclose_wish *wish;
	struct disclosed_file *file;
	struct disclosed_sheet *sheet;
	struct grid grid;
	struct asked_code code; /* form NULL: another file */
	struct import import;
	const struct answer_words *words;
	struct diag_list *dl;
};

static const struct project *project_of(const struct disclosed_receipt *d)
{
	return d->trial.before.project;
}

/* --- which form, by whom, of what --- */

struct codes_found {
	struct asked_code first;
	const char *one, *other; /* as printed; other: the first that differs, or NULL */
};

static void find_codes(struct arena *a, const struct grid_row *row, struct codes_found *out)
{
	struct asked_code code;

	for (size_t c = 0; c < row->n; c++) {
		if (!row->cells[c] || !asked_code_read(a, row->cells[c], &code))
			continue;
		const char *printed = asked_code_print(a, &code);

		if (!out->one) {
			out->first = code;
			out->one = printed;
		} else if (!out->other && strcmp(printed, out->one) != 0) {
			out->other = printed;
		}
	}
}

/* one NULL: there is none, and the file is another's. */
static struct codes_found codes_of(struct arena *a, const struct grid *g)
{
	struct codes_found found = {0};

	for (size_t i = 0; i < g->sheets.n; i++)
		for (size_t k = 0; k < g->sheets.at[i].rows.n; k++)
			find_codes(a, &g->sheets.at[i].rows.at[k], &found);
	return found;
}

bool disclose_is_asked(struct arena *a, const char *path)
{
	struct grid g = {0};

	return grid_read_file(a, path, &g, diag_new(a)) && codes_of(a, &g).one;
}

/* Whoever says what it is and who answered it has looked. */
static bool is_ours(struct one_file *f)
{
	const char *here = asked_code_hospital(f->a, project_of(f->d));

	if (!f->code.hospital || strcmp(f->code.hospital, here) == 0 ||
	    (f->wish->questionnaire && f->wish->party))
		return true;
	diag_add(f->dl, DIAG_ASKED_ELSEWHERE, NULL, f->file->path, f->code.hospital, here);
	return false;
}

static bool settle_code(struct one_file *f)
{
	const struct codes_found found = codes_of(f->a, &f->grid);

	f->code = found.first;
	if (!found.other)
		return is_ours(f);
	diag_add(f->dl, DIAG_SHEETS_TOGETHER, NULL, f->file->path, found.one, found.other);
	return false;
}

static const char *list_forms(struct arena *a, const struct library *l)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < l->questionnaires.n; i++)
		strbuf_join(&sb, ", ", l->questionnaires.at[i].id);
	return sb.text;
}

/* What the sheet says and what was said; false where they differ. */
static bool settle_word(const struct one_file *f, const char *own, const char *said,
			const char **out)
{
	*out = own ? own : said;
	if (!own || !said || strcmp(own, said) == 0)
		return true;
	diag_add(f->dl, DIAG_ANSWERS_OF_OTHER, NULL, f->file->path, own, said);
	return false;
}

static bool settle_party(struct one_file *f)
{
	const struct project *p = project_of(f->d);
	struct known known = {0};

	if (!settle_word(f, f->code.party, f->wish->party, &f->sheet->party))
		return false;
	if (f->sheet->party && project_party(p, f->sheet->party))
		return true;
	for (size_t i = 0; i < p->parties.n; i++)
		*vec_push(f->a, &known.all) = p->parties.at[i].id;
	diag_add(f->dl, DIAG_UNKNOWN_VALUE, NULL, "--from", f->sheet->party,
		 known_list(f->a, &known));
	return false;
}

static bool settle_system(struct one_file *f)
{
	const struct project *p = project_of(f->d);
	struct known known = {0};

	if (!settle_word(f, f->code.system, f->wish->system, &f->sheet->system))
		return false;
	if (!f->sheet->system || project_system(p, f->sheet->system))
		return true;
	for (size_t i = 0; i < p->systems.n; i++)
		*vec_push(f->a, &known.all) = p->systems.at[i].id;
	diag_add(f->dl, DIAG_UNKNOWN_VALUE, NULL, "--system", f->sheet->system,
		 known_list(f->a, &known));
	return false;
}

static bool settle_form(struct one_file *f)
{
	const struct library *l = f->d->trial.before.library;
	const char *id;

	if (!settle_word(f, f->code.form, f->wish->questionnaire, &id))
		return false;
	if (!id || (!f->code.party && !f->wish->party)) {
		diag_add(f->dl, DIAG_ANSWERS_OF_WHOM, NULL, f->file->path, list_forms(f->a, l));
		return false;
	}
	f->sheet->questionnaire = id;
	f->file->form = library_questionnaire(l, id);
	if (f->file->form)
		return true;
	diag_add(f->dl, DIAG_NO_QUESTIONNAIRE, NULL, "--questionnaire", id, list_forms(f->a, l));
	return false;
}

/* --- what it says --- */

/* Of a sheet of ours they speak of its head alone. */
static bool is_of_head(enum diag_code code)
{
	return code == DIAG_SHEET_WITHOUT_TABLE || code == DIAG_STRAY_TEXT;
}

static bool read_tables(struct one_file *f)
{
	const struct disclose_wish *w = f->wish;
	struct import_profiles profiles = {.date = w->date};
	const char *wanted = w->profile ? w->profile : f->code.form ? own_profile : NULL;

	struct diag_list *own = diag_new(f->a);
	bool ok = profiles_find(f->a, w->folder, data_folder(f->a), wanted, PROFILE_ANSWERS,
				f->file->path, &profiles, own) &&
		  import_tables(f->a, f->file->path, &profiles, &f->import, own);

	for (size_t i = 0; i < own->all.n; i++)
		if (!f->code.form || !is_of_head(own->all.at[i].code))
			diag_copy(f->dl, &own->all.at[i]);
	return ok;
}

static const char *said_around(const struct one_file *f, const char *what)
{
	const struct source_tables *t = f->import.source;

	for (size_t i = 0; i < t->around.n; i++)
		if (strcmp(t->around.at[i].what, what) == 0 && !text_empty(t->around.at[i].value))
			return t->around.at[i].value;
	return NULL;
}

/* A day that is years ahead is a slip of the pen, and would make the form the latest for ever. */
static bool may_be(const struct one_file *f, const char *day)
{
	const char *today = project_of(f->d)->date;

	return !today || strtol(day, NULL, 10) <= strtol(today, NULL, 10) + 1;
}

/* The form's own day, else the last on which something was answered. */
static const char *day_of(const struct one_file *f)
{
	const char *day = answered_day(f->a, forms_new(f->a), f->words, said_around(f, "date"),
				       f->code.date);

	if (day && may_be(f, day))
		return day;
	day = NULL;
	for (size_t i = 0; i < f->sheet->answers.n; i++) {
		const struct disclosed_answer *x = &f->sheet->answers.at[i];
		const char *own = x->again_date ? x->again_date : x->date;

		day = own && may_be(f, own) && (!day || strcmp(own, day) > 0) ? own : day;
	}
	return day;
}

/* The head of a sheet of ours is known. */
static void keep_texts(struct one_file *f, const struct source_tables *source)
{
	for (size_t i = 0; !f->code.form && i < source->notes.n; i++)
		*vec_push(f->a, &f->sheet->notes) = source->notes.at[i];
	for (size_t i = 0; i < source->tables.n; i++) {
		const struct source_table *t = &source->tables.at[i];

		for (size_t k = 0; k < t->kept.n; k++)
			*vec_push(f->a, &f->sheet->notes) = t->kept.at[k];
		for (size_t k = 0; k < t->skipped.n; k++)
			*vec_push(f->a, &f->sheet->notes) = t->skipped.at[k];
	}
}

/* Of what the sheet has; over a heading nothing is answered. */
static size_t count_questions(const struct one_file *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->sheet->answers.n; i++) {
		const struct question *q =
			questionnaire_question(f->file->form, f->sheet->answers.at[i].item);

		n += !q || !q->heading;
	}
	return n;
}

static bool match(struct one_file *f)
{
	const struct library *l = f->d->trial.before.library;
	f->words = answer_words_load(f->a, l->data, f->wish->folder, f->dl);
	const struct answered_source source = {.form = f->file->form,
					       .tables = f->import.source,
					       .grid = &f->grid,
					       .words = f->words,
					       .asked = f->code.date,
					       .place = f->file->path};

	if (!f->words)
		return false;
	f->file->answered = answered_form_match(f->a, &source, f->sheet, f->dl);
	f->file->questions = count_questions(f);
	f->file->profile = f->import.profile->id;
	keep_texts(f, f->import.source);
	if (f->sheet->answers.n)
		return true;
	diag_add(f->dl, DIAG_NO_ANSWERS, NULL, f->file->path, f->file->form->id,
		 list_forms(f->a, l));
	return false;
}

/* Letters and digits of a product's name, as an id may have them; a sum where there are none. */
static const char *slug_of(struct arena *a, const char *text)
{
	struct strbuf sb = strbuf_new(a);

	for (const char *p = text; *p; p++) {
		char c = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			strbuf_printf(&sb, "%c", c);
	}
	return sb.len ? sb.text
		      : arena_strndup(a, hash_sha256(a, text, strlen(text)), strlen("12345678"));
}

static bool is_taken(const struct one_file *f, const char *id)
{
	const struct project *p = project_of(f->d);

	for (size_t i = 0; i < p->disclosed.n; i++)
		if (strcmp(p->disclosed.at[i].id, id) == 0)
			return true;
	for (size_t i = 0; i < f->d->files.n; i++)
		if (f->d->files.at[i].sheet && f->d->files.at[i].sheet != f->sheet &&
		    text_equal(f->d->files.at[i].sheet->id, id))
			return true;
	return false;
}

/* <questionnaire>-<party>[-<system>][-<product>]-<date>; -2 where another file was that already. */
static const char *id_of(const struct one_file *f)
{
	const struct disclosed_sheet *s = f->sheet;
	struct strbuf sb = strbuf_new(f->a);

	strbuf_join(&sb, "-", s->questionnaire);
	strbuf_join(&sb, "-", s->party);
	if (s->system)
		strbuf_join(&sb, "-", s->system);
	if (s->product)
		strbuf_join(&sb, "-", slug_of(f->a, s->product));
	if (s->date || s->received)
		strbuf_join(&sb, "-", s->date ? s->date : s->received);
	const char *id = sb.text;

	for (int n = 2; is_taken(f, id); n++)
		id = arena_printf(f->a, "%s-%d", sb.text, n);
	return id;
}

/* A name that no system can have, or that deceives, is not kept. */
static const char *kept_name(const struct one_file *f)
{
	const char *name = f->file->name;

	return name_is_portable(name) ? name : "answers.bin";
}

static void describe(struct one_file *f)
{
	struct disclosed_sheet *s = f->sheet;

	s->product = f->wish->product ? f->wish->product : said_around(f, "product");
	s->version = said_around(f, "version");
	s->date = day_of(f);
	s->received = project_of(f->d)->date;
	if (text_equal(f->file->form->repeat, "month") && (s->date || s->received))
		s->month = arena_strndup(f->a, s->date ? s->date : s->received, strlen("2026-10"));
	s->sha256 = f->file->sha256;
	s->id = id_of(f);
	s->file = arena_printf(f->a, "%s/%.16s-%s", FOLDER_AS_IT_CAME, s->sha256, kept_name(f));
}

/* --- into the project --- */

static const char *print_sheet(struct arena *a, const struct disclosed_sheet *s)
{
	struct json *root = json_new_object(a);
	struct json *answers = json_new_array(a), *notes = json_new_array(a);

	json_set_string(a, root, "schema", "bunkai/disclosure/1");
	fields_write(a, root, disclosed_sheet_table.at, disclosed_sheet_table.n, s);
	for (size_t i = 0; i < s->answers.n; i++)
		fields_write(a, json_append(answers, json_new_object(a)),
			     disclosed_answer_table.at, disclosed_answer_table.n,
			     &s->answers.at[i]);
	for (size_t i = 0; i < s->notes.n; i++)
		json_append(notes, json_new_string(a, s->notes.at[i]));
	json_set(root, "answers", answers);
	if (s->notes.n && !json_get(root, "notes"))
		json_set(root, "notes", notes);
	return json_print(a, root);
}

static const char *file_of(struct arena *a, const char *name)
{
	return arena_concat(a, FOLDER_DISCLOSED, "/", name, (char *)NULL);
}

static bool put(struct one_file *f)
{
	struct trial *t = &f->d->trial;
	const char *name = file_of(f->a, arena_concat(f->a, f->sheet->id, ".json", (char *)NULL));

	f->file->sheet = f->sheet;
	trial_add(t, file_of(f->a, f->sheet->file), f->file->bytes, f->file->len);
	return trial_put_text(t, name, print_sheet(f->a, f->sheet), f->dl);
}

static const char *known_as(const struct disclosed_receipt *d, const char *sha256)
{
	const struct project *p = project_of(d);

	for (size_t i = 0; i < p->disclosed.n; i++)
		if (text_equal(p->disclosed.at[i].sha256, sha256))
			return p->disclosed.at[i].id;
	for (size_t i = 0; i < d->files.n; i++)
		if (d->files.at[i].sheet && text_equal(d->files.at[i].sha256, sha256))
			return d->files.at[i].sheet->id;
	return NULL;
}

static bool read_file(struct disclosed_receipt *d, struct arena *a, const struct disclose_wish *wish,
		      const char *path, struct diag_list *dl)
{
	struct disclosed_file *file = vec_push(a, &d->files);
	struct one_file f = {.a = a,
			     .d = d,
			     .wish = wish,
			     .file = file,
			     .sheet = arena_alloc(a, sizeof *f.sheet),
			     .dl = dl};

	*file = (struct disclosed_file){.path = path, .name = file_name(path)};
	*f.sheet = (struct disclosed_sheet){0};
	file->bytes = file_read(a, path, &file->len, dl);
	if (!file->bytes)
		return false;
	file->sha256 = hash_sha256(a, file->bytes, file->len);
	file->known = known_as(d, file->sha256);
	if (file->known)
		return true;
	if (!grid_read_file(a, path, &f.grid, dl))
		return false;
	if (!settle_code(&f) || !settle_form(&f) || !settle_party(&f) || !settle_system(&f) || !read_tables(&f) ||
	    !match(&f))
		return false;
	describe(&f);
	return put(&f);
}

bool disclose(struct disclosed_receipt *d, struct arena *a, const struct disclose_wish *wish,
	      struct diag_list *dl)
{
	*d = (struct disclosed_receipt){0};
	if (!trial_open(&d->trial, a, wish->folder)) {
		diag_append(dl, d->trial.before.problems);
		return false;
	}
	for (size_t i = 0; i < wish->n_files; i++)
		if (!read_file(d, a, wish, wish->files[i], dl))
			return false;
	return trial_run(&d->trial, dl);
}

bool disclose_write(struct disclosed_receipt *d, struct diag_list *dl)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (!d->files.at[i].known)
			return trial_write(&d->trial, dl);
	return true;
}
