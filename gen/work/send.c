/* SPDX-License-Identifier: MIT
 *
 * Each file is rendered once, aside; its bytes go to the folder that is handed over and to the one
 * that is kept. Both, the record and the line of talks.json are put in place by one stage, whose
 * home is the project.
 */
#include "work/send.h"

#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/text.h"
#include "talks/sending_papers.h"
#include "talks/sent_choice.h"
#include "work/documents.h"
#include "work/printer.h"
#include "work/readiness.h"
#include "work/sent_record.h"
#include "work/talks_file.h"

struct earlier_records {
	VEC(const struct sending_record *) all;
};

struct paper_list {
	VEC(struct enclosed_paper) all;
};

struct sending_out {
	struct arena *a;
	const struct run *run;
	const struct send_wish *wish;
	const struct contract *contract;
	struct diag_list *dl;
	struct progress *progress;
	struct stage *stage;
	const struct sent_rows *rows;
	struct sending_record *record;
	struct planned_list plan;
	struct paper_list enclosed;
	struct marking marking;
	struct sending_papers papers;
	struct sent *out;
};

bool send_load(struct run *run, struct arena *a, const char *folder, const struct send_wish *wish)
{
	return run_load_as(
		run, a, folder,
		&(struct run_wish){.date = wish->date, .asked = wish->contract, .writing = true});
}

/* --- what is asked --- */

static const char *date_of(const struct sending_out *s)
{
	return s->wish->date ? s->wish->date : s->run->project->date;
}

static bool check_party(const struct sending_out *s)
{
	const struct contract *c = s->contract;
	struct known known = {0};

	if (contract_has_party(c, s->wish->party))
		return true;
	for (size_t i = 0; i < c->parties.n; i++)
		*vec_push(s->a, &known.all) = c->parties.at[i].party;
	diag_add(s->dl, DIAG_NO_PARTY_OF_CONTRACT, NULL, "--to", s->wish->party, c->id);
	diag_offer(s->dl, s->dl->all.n - 1, s->wish->party, &known, true);
	return false;
}

static bool check_days(const struct sending_out *s)
{
	if (strcmp(s->wish->due, date_of(s)) >= 0)
		return true;
	diag_add(s->dl, DIAG_DUE_TOO_EARLY, NULL, "--due", s->wish->due, date_of(s));
	return false;
}

static bool is_hospital(const struct sending_out *s)
{
	return text_equal(sent_rows_hospital(s->contract), s->wish->party);
}

/* Their rows tell what the party answered in which state; a damaged record forbids to guess. */
static bool read_earlier(const struct sending_out *s, struct earlier_records *out)
{
	const struct project *p = s->run->project;

	for (size_t i = 0; s->wish->open_only && i < p->talks.sendings.n; i++) {
		const struct sending *x = &p->talks.sendings.at[i];
		const struct sending_record *r;

		if (!text_equal(x->contract, s->contract->id) ||
		    !text_equal(x->party, s->wish->party))
			continue;
		r = sent_record_read(s->a, p->folder, x, s->dl);
		if (!r)
			return false;
		*vec_push(s->a, &out->all) = r;
	}
	return true;
}

static bool choose_rows(struct sending_out *s)
{
	const struct bind_input in = documents_input(s->run, s->contract);
	const struct sent_rows *rows = sent_rows_of(s->a, &in, s->dl);
	struct earlier_records earlier = {0};

	s->rows = rows;
	if (!rows || diag_failed(s->dl) || !read_earlier(s, &earlier))
		return false;
	s->record = sent_choice(s->a, s->run->project, rows,
				&(struct sending_wish){.party = s->wish->party,
						       .date = date_of(s),
						       .due = s->wish->due,
						       .open_only = s->wish->open_only,
						       .earlier = earlier.all.at,
						       .n_earlier = earlier.all.n});
	return true;
}

/* --- what goes with it --- */

static const char *file_of(struct arena *a, const struct planned *planned, const char *ending)
{
	return arena_concat(a, planned->template->id, ending, (char *)NULL);
}

/* The papers that all parties of the contract get; the hospital has them. */
static void plan_papers(struct sending_out *s)
{
	struct planned_list all = documents_plan(s->run, s->contract->id, NULL);

	for (size_t i = 0; !is_hospital(s) && i < all.all.n; i++)
		if (all.all.at[i].contract && !template_is_internal(all.all.at[i].template))
			*vec_push(s->a, &s->plan.all) = all.all.at[i];
}

static bool bind_sending(struct sending_out *s)
{
	const struct bind_input in = documents_input(s->run, s->contract);
	const struct sending_about about = {.record = s->record,
					    .hospital = is_hospital(s),
					    .open_only = s->wish->open_only,
					    .enclosed = s->enclosed.all.at,
					    .n_enclosed = s->enclosed.all.n,
					    .rows = s->rows};

	return sending_papers_bind(s->a, &in, &about, &s->papers, s->dl);
}

/* --- files --- */

static const char *kept_file(const struct sending_out *s, const char *name)
{
	return file_join(s->a, file_join(s->a, s->out->folder, "files"), name);
}

/* The bytes of a file that stands aside, once more for the folder that is kept. */
static bool keep_file(struct sending_out *s, const char *name, const char *aside)
{
	struct arena *own = arena_new();
	size_t len;
	const char *bytes = file_read(own, aside, &len, s->dl);
	bool ok = bytes && stage_write(s->stage, kept_file(s, name), bytes, len, s->dl);

	if (ok)
		*vec_push(s->a, &s->record->files) =
			(struct sent_file){name, hash_sha256(s->a, bytes, len)};
	arena_free(own);
	return ok;
}

static bool print_file(struct sending_out *s, const struct printer *with, const struct doc *d,
		       const char *name)
{
	struct printer p = *with;
	const char *path = file_join(s->a, s->wish->out, name);
	const char *stem = arena_strndup(s->a, path, strlen(path) - strlen(file_ending(path)) - 1);

	if (s->wish->dry_run) {
		*vec_push(s->a, &s->out->made) = path;
		return true;
	}
	p.made.n = 0;
	p.made.cap = 0;
	if (!printer_print(&p, d, stem, s->stage, s->progress))
		return false;
	for (size_t i = 0; i < p.made.n; i++) {
		*vec_push(s->a, &s->out->made) = p.made.at[i].line;
		if (!keep_file(s, name, p.made.at[i].aside))
			return false;
	}
	return true;
}

/* What is handed over in each format. */
struct send_printers {
	struct printer xlsx, pdf, docx;
};

static void enclose(struct sending_out *s, const struct doc *d, const char *name, bool redline)
{
	*vec_push(s->a, &s->enclosed.all) =
		(struct enclosed_paper){arena_strdup(s->a, d->title), name, redline};
}

/* The copy for a word processor has the sending's id, and so comes back with it. */
static bool send_redline(struct sending_out *s, const struct printer *docx, const struct doc *d,
			 const struct planned *planned)
{
	const char *name = file_of(s->a, planned, ".docx");
	struct doc own = *d;

	own.identifier = s->record->id;
	enclose(s, d, name, true);
	return print_file(s, docx, &own, name);
}

static bool send_paper(struct sending_out *s, const struct run *run,
		       const struct send_printers *with, const struct planned *planned)
{
	const char *name = file_of(s->a, planned, ".pdf");
	struct planned_now now;

	if (!documents_bind_now(run, planned, marking_asks(&s->marking, planned), &now, s->dl))
		return false;
	enclose(s, now.doc, name, false);
	return print_file(s, &with->pdf, now.doc, name) &&
	       (!planned->template->redline || send_redline(s, &with->docx, now.doc, planned));
}

/* The letter lists them by their titles, so that they come first; a tree goes before the next. */
static bool send_papers_of(struct sending_out *s, const struct send_printers *with)
{
	bool ok = true;

	for (size_t i = 0; ok && i < s->plan.all.n; i++) {
		struct run own = *s->run;

		own.arena = arena_new_below(s->a);
		ok = send_paper(s, &own, with, &s->plan.all.at[i]);
		arena_free(own.arena);
	}
	return ok;
}

static bool open_printer(struct sending_out *s, struct printer *p, const char *format)
{
	return printer_choose(p, s->a, format, s->dl) &&
	       printer_open(p, s->run, printer_epoch(), s->dl);
}

static bool print_all(struct sending_out *s)
{
	struct send_printers with = {0};

	return open_printer(s, &with.xlsx, "xlsx") && open_printer(s, &with.pdf, "pdf") &&
	       open_printer(s, &with.docx, "docx") && send_papers_of(s, &with) &&
	       bind_sending(s) && print_file(s, &with.xlsx, s->papers.answers, "answers.xlsx") &&
	       print_file(s, &with.pdf, s->papers.letter, "letter.pdf");
}

static bool write_record(struct sending_out *s, struct sending *line)
{
	const char *text = json_print(s->a, sending_to_json(s->a, s->record));

	line->sha256 = hash_sha256(s->a, text, strlen(text));
	return stage_write(s->stage, file_join(s->a, s->out->folder, "sending.json"), text,
			   strlen(text), s->dl);
}

static bool write_line(struct sending_out *s, const struct sending *line)
{
	const char *path = s->run->project->talks.file;
	struct json_edit *e = json_edit_open(s->a, path, TALKS_NEW, s->dl);
	size_t len;

	if (!e)
		return false;
	talks_file_add(s->a, e, "sendings", talks_file_sending(s->a, line));
	const char *bytes = json_edit_bytes(e, &len);

	return stage_write(s->stage, path, bytes, len, s->dl);
}

static struct sending line_of(const struct sending_out *s)
{
	const struct sending_record *r = s->record;

	return (struct sending){.id = r->id,
				.contract = r->contract,
				.party = r->party,
				.number = r->number,
				.date = r->date,
				.due = r->due,
				.open_only = s->wish->open_only,
				.rows = (int)(sent_choice_count(r, ASKS_ROW) +
					      sent_choice_count(r, ASKS_ANSWER)),
				.clauses = (int)sent_choice_count(r, ASKS_CLAUSE),
				.contacts = (int)sent_choice_count(r, ASKS_CONTACT),
				.told = (int)s->run->project->talks.closed.n};
}

/* Whoever was killed while sending leaves folders, and files aside that the stage sweeps away. */
static bool is_empty(const struct sending_out *s)
{
	struct folder_files files = {0};

	return folder_list(s->a, s->out->folder, &files, s->dl) && !files.paths.n;
}

/* What a sending that nobody noted has left there would be overwritten. */
static bool check_folder(const struct sending_out *s)
{
	enum file_kind kind = file_look(s->a, s->out->folder, s->dl);

	if (kind == FILE_ABSENT || (kind == FILE_FOLDER && is_empty(s)))
		return true;
	if (kind != FILE_UNKNOWN && !diag_failed(s->dl))
		diag_add(s->dl, DIAG_SENDING_THERE, NULL, s->out->folder);
	return false;
}

static bool send_all(struct sending_out *s)
{
	struct sending line;

	s->out->folder = sending_folder(s->a, s->run->project->folder, s->record->contract,
					s->record->party, s->record->number);
	s->marking = marking_new(s->run, MARK_OPEN);
	plan_papers(s);
	if (!check_folder(s) || !print_all(s))
		return false;
	if (s->wish->dry_run)
		return true;
	line = line_of(s);
	return write_record(s, &line) && write_line(s, &line) && stage_commit(s->stage, s->dl);
}

size_t send_count(const struct sending_record *r, const char *asks)
{
	return sent_choice_count(r, asks);
}

bool send_papers(const struct run *run, const struct send_wish *wish, struct progress *progress,
		 struct sent *out, struct diag_list *dl)
{
	struct sending_out s = {.a = run->arena,
				.run = run,
				.wish = wish,
				.contract = project_contract(run->project, wish->contract),
				.dl = dl,
				.progress = progress,
				.out = out};

	*out = (struct sent){0};
	if (!check_party(&s) || !check_days(&s) || !choose_rows(&s))
		return false;
	if (!s.record->rows.n) {
		diag_add(dl, DIAG_NOTHING_TO_SEND, NULL, run->project->file, wish->party,
			 wish->contract);
		return true;
	}
	s.stage = stage_new(s.a, run->project->folder);
	bool ok = send_all(&s);

	if (!ok)
		stage_abort(s.stage);
	out->record = ok ? s.record : NULL;
	return ok;
}
