/* SPDX-License-Identifier: MIT
 *
 * Read all files, judge all answers, then write: no answer is taken because its file came first.
 * The record of each sending is held against its line in talks.json before it is believed.
 */
#include "work/receive.h"

#include <string.h>
#include <strings.h>

#include "base/data.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/talks.h"
#include "import/grid_file.h"
#include "import/word_file.h"
#include "load/answer_words.h"
#include "work/receive_answer.h"
#include "work/receive_case.h"
#include "work/receive_record.h"
#include "work/receive_redline.h"
#include "work/sent_record.h"

/* So many cells stand in a message. */
enum { NAMED_CELLS = 8 };

struct receiving {
	struct received *r;
	struct arena *a;
	const struct run *run;
	const struct receive_wish *wish;
	struct diag_list *dl;
	struct sent_records records;
	struct returned_sent asked; /* those that the files may answer */
	const struct answer_words *words;
};

/* --- sendings --- */

static bool is_asked(const struct receiving *g, const struct sending *s)
{
	return (!g->wish->from || strcmp(g->wish->from, s->party) == 0) &&
	       (!g->wish->sending || strcmp(g->wish->sending, s->id) == 0);
}

static const char *list_sendings(const struct receiving *g)
{
	const struct talks *t = &g->run->project->talks;
	struct known known = {0};

	for (size_t i = 0; i < t->sendings.n; i++)
		*vec_push(g->a, &known.all) = t->sendings.at[i].id;
	return known_list(g->a, &known);
}

static bool has_sending(const struct receiving *g, const char *id)
{
	const struct talks *t = &g->run->project->talks;

	for (size_t i = 0; i < t->sendings.n; i++)
		if (strcmp(t->sendings.at[i].id, id) == 0)
			return true;
	return false;
}

/* Names on the command line that the project has not, or to which nothing was sent. */
static bool check_words(struct receiving *g)
{
	const struct receive_wish *w = g->wish;
	const char *place = g->run->project->talks.file;

	if (!g->run->project->talks.sendings.n)
		diag_add(g->dl, DIAG_NOTHING_SENT, NULL, place);
	else if (w->sending && !has_sending(g, w->sending))
		diag_add(g->dl, DIAG_NO_SENDING, NULL, "--sending", w->sending, list_sendings(g));
	else if (!g->asked.all.n)
		diag_add(g->dl, DIAG_NOTHING_SENT_TO, NULL, "--from", w->from, list_sendings(g));
	return !diag_failed(g->dl);
}

static bool read_records(struct receiving *g)
{
	const struct talks *t = &g->run->project->talks;

	for (size_t i = 0; i < t->sendings.n; i++) {
		const struct sending *s = &t->sendings.at[i];
		const struct sending_record *record =
			sent_record_read(g->a, g->run->project->folder, s, g->dl);

		if (!record)
			return false;
		*vec_push(g->a, &g->records.all) = record;
		if (is_asked(g, s))
			*vec_push(g->a, &g->asked.all) = record;
	}
	if (g->wish->sending && g->asked.all.n)
		g->asked.known = g->asked.all.at[0];
	return check_words(g);
}

/* --- files --- */

static bool was_received(const struct receiving *g, const char *sha256)
{
	const struct talks *t = &g->run->project->talks;

	for (size_t i = 0; i < t->received.n; i++)
		if (strcmp(t->received.at[i].sha256, sha256) == 0)
			return true;
	for (size_t i = 0; i < g->r->files.n; i++)
		if (strcmp(g->r->files.at[i].sha256, sha256) == 0)
			return true;
	return false;
}

/* Whether it is known which sending it answers. */
static bool check_sending(const struct receiving *g, const struct returned *x, const char *path)
{
	if (x->sending)
		return true;
	if (x->other_id)
		diag_add(g->dl, DIAG_OTHER_SENDING, NULL, path, x->other_id, list_sendings(g));
	else if (x->either.n)
		diag_add(g->dl, DIAG_SENDING_UNSURE, NULL, path, x->either.at[0]->id,
			 list_sendings(g));
	else
		diag_add(g->dl, DIAG_NO_RETURN, NULL, path, list_sendings(g));
	return false;
}

static const char *table_ending(struct arena *a, const char *path)
{
	static const char *const endings[] = {"xlsx", "csv", "tsv", "tab", "docx"};

	for (size_t i = 0; i < ARRAY_LEN(endings); i++)
		if (strcasecmp(file_ending(path), endings[i]) == 0)
			return arena_concat(a, ".", endings[i], (char *)NULL);
	return "";
}

static const char *kept_at(struct arena *a, const struct sending_record *s,
			   const struct received_from *f)
{
	return arena_printf(a, "answers/%s/%s/%d/%.16s%s", s->contract, s->party, s->number,
			    f->sha256, table_ending(a, f->path));
}

static bool has_remark(const struct returned_row *row)
{
	for (size_t i = 0; i < row->cells.n; i++)
		if (row->cells.at[i].comment || (!row->cells.at[i].field && row->cells.at[i].raw))
			return true;
	return false;
}

/* Rows that say something, as answers to their sending. */
static void read_answers(const struct receiving *g, struct received_from *f)
{
	for (size_t i = 0; i < f->returned->rows.n; i++) {
		const struct returned_row *row = &f->returned->rows.at[i];
		const struct sending_record *to = row->sending ? row->sending : f->sending;
		struct received_row one = {.row = row};

		if (!answer_read(g->a, row, &one.answer)) {
			f->remarks += row->row && has_remark(row);
			continue;
		}
		one.answer.contract = to->contract;
		one.answer.party = to->party;
		one.answer.sending = to->id;
		one.answer.file = f->sha256;
		if (text_empty(one.answer.by))
			one.answer.by = g->wish->by;
		*vec_push(g->a, &f->rows) = one;
	}
}

static bool read_workbook(struct receiving *g, struct received_from *f)
{
	struct grid *grid = arena_alloc(g->a, sizeof *grid);
	const struct returned_file file = {f->path, grid};

	grid->plain_days = true;
	if (!grid_read_file(g->a, f->path, grid, g->dl))
		return false;
	f->returned = returned_read(g->a, &file, &g->asked, g->words);
	if (!check_sending(g, f->returned, f->path))
		return false;
	f->sending = f->returned->sending;
	read_answers(g, f);
	return true;
}

static bool read_paper(struct receiving *g, struct received_from *f)
{
	return receive_redline(g->a, g->run, &g->asked, g->wish->by, f, g->dl);
}

static bool read_file(struct receiving *g, const char *path)
{
	size_t len;
	const char *bytes = file_read(g->a, path, &len, g->dl);
	struct received_from f = {.path = path, .name = file_name(path)};

	if (!bytes)
		return false;
	f.sha256 = hash_sha256(g->a, bytes, len);
	f.seen = was_received(g, f.sha256);
	if (!f.seen) {
		if (!(word_file_is(g->a, path, bytes, len) ? read_paper(g, &f)
							    : read_workbook(g, &f)))
			return false;
		f.kept = kept_at(g->a, f.sending, &f);
	}
	f.bytes = bytes;
	f.len = len;
	*vec_push(g->a, &g->r->files) = f;
	return true;
}

/* --- judging --- */

/* What would be agreed by nobody: with a name it can be, so that nothing is recorded without. */
static bool check_names(struct receiving *g)
{
	struct strbuf cells = strbuf_new(g->a);
	size_t n = 0;

	for (size_t i = 0; i < g->r->files.n; i++)
		for (size_t k = 0; k < g->r->files.at[i].rows.n; k++) {
			const struct given_answer *x = &g->r->files.at[i].rows.at[k].answer;

			if (!answer_has_doubt(x, DOUBT_UNNAMED))
				continue;
			if (n++ < NAMED_CELLS)
				strbuf_join(&cells, ", ", x->cell);
		}
	if (!n || g->wish->dry_run)
		return true;
	if (n > NAMED_CELLS)
		strbuf_add(&cells, " …");
	diag_add(g->dl, DIAG_ANSWERS_UNNAMED, NULL, "--by", arena_printf(g->a, "%zu", n),
		 cells.text);
	return false;
}

static bool judge_all(struct receiving *g, struct receive_cases *cases)
{
	struct received *r = g->r;

	for (size_t i = 0; i < r->files.n; i++)
		for (size_t k = 0; k < r->files.at[i].rows.n; k++)
			if (!receive_cases_add(cases, &r->files.at[i].rows.at[k]))
				return false;
	VEC(struct judge_case) of = {0};
	size_t n = 0;

	for (size_t i = 0; i < r->files.n; i++)
		for (size_t k = 0; k < r->files.at[i].rows.n; k++)
			*vec_push(g->a, &of) =
				receive_case_of(cases, &r->files.at[i].rows.at[k]);
	for (size_t i = 0; i < r->files.n; i++)
		for (size_t k = 0; k < r->files.at[i].rows.n; k++, n++) {
			struct received_row *row = &r->files.at[i].rows.at[k];

			r->files.at[i].own = r->files.at[i].own || of.at[n].own;
			row->outcome = receive_judge(g->a, &row->answer, &of.at[n]);
			r->files.at[i].counts[row->outcome]++;
		}
	return check_names(g);
}

static void note_answered(struct arena *a, struct map *rows, const struct given_answer *x)
{
	map_set(rows,
		arena_concat(a, x->sending ? x->sending : "", "\n", x->code ? x->code : "",
			     (char *)NULL),
		rows);
}

/* Rows of the files' sendings to which nothing was said, in these files or before. */
static void count_unanswered(struct receiving *g)
{
	struct map *rows = map_new(g->a);
	const struct talks *t = &g->run->project->talks;

	for (size_t i = 0; i < t->answers.n; i++)
		note_answered(g->a, rows, &t->answers.at[i]);
	for (size_t i = 0; i < g->r->files.n; i++)
		for (size_t k = 0; k < g->r->files.at[i].rows.n; k++)
			note_answered(g->a, rows, &g->r->files.at[i].rows.at[k].answer);
	for (size_t i = 0; i < g->r->files.n; i++) {
		struct received_from *f = &g->r->files.at[i];

		for (size_t k = 0; f->sending && k < f->sending->rows.n; k++)
			f->unanswered += !map_get(rows, arena_concat(g->a, f->sending->id, "\n",
								     f->sending->rows.at[k].code,
								     (char *)NULL));
	}
}

static bool all_seen(const struct received *r)
{
	for (size_t i = 0; i < r->files.n; i++)
		if (!r->files.at[i].seen)
			return false;
	return true;
}

static bool open_receiving(struct receiving *g, const char *folder)
{
	if (!trial_open(&g->r->trial, g->a, folder)) {
		diag_append(g->dl, g->r->trial.before.problems);
		return false;
	}
	g->run = &g->r->trial.before;
	g->words = answer_words_load(g->a, data_folder(g->a), folder, g->dl);
	return g->words && read_records(g);
}

bool receive(struct received *r, struct arena *a, const char *folder,
	     const struct receive_wish *wish, struct diag_list *dl)
{
	struct receiving g = {.r = r, .a = a, .wish = wish, .dl = dl};

	*r = (struct received){0};
	if (!open_receiving(&g, folder))
		return false;
	for (size_t i = 0; i < wish->n_files; i++)
		if (!read_file(&g, wish->files[i]))
			return false;
	if (all_seen(r))
		return true;
	struct receive_cases *cases = receive_cases_new(a, g.run, &g.records, dl);

	if (!judge_all(&g, cases) || !receive_record(r, cases, wish, dl))
		return false;
	count_unanswered(&g);
	return trial_run(&r->trial, dl);
}

bool receive_write(struct received *r, struct diag_list *dl)
{
	for (size_t i = 0; i < r->files.n; i++) {
		const struct received_from *f = &r->files.at[i];

		if (!f->seen)
			trial_add(&r->trial, f->kept, f->bytes, f->len);
	}
	return all_seen(r) || trial_write(&r->trial, dl);
}
