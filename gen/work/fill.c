/* SPDX-License-Identifier: MIT
 *
 * A workbook is opened once for all copies of it. Copies are staged as they are made and put in
 * place when the last one is sound.
 */
#include "work/fill.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/stage.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "load/official_forms.h"

struct filler {
	struct arena *a;
	const struct run *run;
	const struct fill_wish *wish;
	struct filled_forms *out;
	struct stage *stage;
	struct diag_list *dl;
	/* of the form that is being filled */
	const struct official_form *form;
	const char *workbook;
	struct form_book book;
};

static bool is_wished(const struct fill_wish *w, const char *id)
{
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->forms[i], id) == 0)
			return true;
	return !w->n;
}

static bool check_names(struct filler *f, const struct official_forms *forms)
{
	struct known known = {0};
	size_t before = f->dl->count[LEVEL_ERROR];

	for (size_t i = 0; i < forms->all.n; i++)
		known_add(f->a, &known, forms->all.at[i].id);
	if (!known.all.n)
		diag_add(f->dl, DIAG_NO_FORMS, NULL, f->run->project->folder);
	for (size_t i = 0; i < f->wish->n && known.all.n; i++)
		if (!known_has(&known, f->wish->forms[i]))
			diag_add(f->dl, DIAG_NO_SUCH_FORM, f->wish->forms[i],
				 f->run->project->folder, f->wish->forms[i],
				 known_list(f->a, &known));
	return f->dl->count[LEVEL_ERROR] == before;
}

/* The workbook beside the mapping: the one that it names, else of its own name. */
static const char *find_workbook(struct filler *f)
{
	const char *folder = file_join(f->a, f->run->project->folder, FOLDER_FORMS),
		   *id = f->form->id;
	const char *usual[] = {f->form->file ? f->form->file
					     : arena_concat(f->a, id, ".xlsx", (char *)NULL),
			       f->form->file ? NULL : arena_concat(f->a, id, ".xlsm", (char *)NULL)};

	for (size_t i = 0; i < ARRAY_LEN(usual) && usual[i]; i++) {
		const char *path = file_join(f->a, folder, usual[i]);

		if (!strchr(usual[i], '/') && file_stands(f->a, path, f->dl))
			return path;
	}
	diag_add(f->dl, DIAG_FORM_NO_WORKBOOK, id, f->form->place, usual[0]);
	return NULL;
}

static const char *copy_name(struct filler *f, const struct form_scope *s)
{
	struct strbuf sb = strbuf_new(f->a);

	strbuf_add(&sb, f->form->id);
	if (s->sheet)
		strbuf_join(&sb, "-", s->sheet->id);
	else if (s->system)
		strbuf_join(&sb, "-", s->system->id);
	else if (s->vendor)
		strbuf_join(&sb, "-", s->vendor->id);
	strbuf_printf(&sb, ".%s", file_ending(f->workbook));
	return sb.text;
}

static bool is_same(const char *x, const char *y)
{
	struct stat a, b;

	return stat(x, &a) == 0 && stat(y, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

/* A copy is none of the forms, nor another copy. */
static bool is_free(struct filler *f, const struct filled_form *made)
{
	const char *forms = file_join(f->a, f->run->project->folder, FOLDER_FORMS);

	if (is_same(f->wish->out, forms) || is_same(made->path, f->workbook)) {
		diag_add(f->dl, DIAG_FORM_ONTO_ITSELF, NULL, made->path);
		return false;
	}
	for (const struct filled_form *x = f->out->all.at; x < made; x++)
		if (strcmp(x->path, made->path) == 0) {
			diag_add(f->dl, DIAG_FORM_SAME_COPY, f->form->id, f->form->place,
				 made->path);
			return false;
		}
	return true;
}

static bool write_copy(struct filler *f, const struct filled_form *made)
{
	return is_free(f, made) &&
	       (f->wish->dry || stage_write(f->stage, made->path, made->copy.file.bytes,
					    made->copy.file.len, f->dl));
}

static bool make_copy(struct filler *f, struct form_scope s)
{
	struct filled_form *made = vec_push(f->a, &f->out->all);

	s.project = f->run->project;
	s.library = f->run->library;
	s.form = f->form;
	*made = (struct filled_form){.form = f->form->id,
				     .party = s.sheet    ? s.sheet->party
					      : s.vendor ? s.vendor->id
							 : NULL,
				     .system = s.system ? s.system->id : NULL,
				     .sheet = s.sheet ? s.sheet->id : NULL};
	made->path = file_join(f->a, f->wish->out, copy_name(f, &s));
	return form_fill_make(f->a, &f->book, &s, &made->copy, f->dl) && write_copy(f, made);
}

static bool is_for(const struct filler *f, const char *party)
{
	return !f->wish->party || (party && strcmp(party, f->wish->party) == 0);
}

/* For whom a copy is made: of the hospital's own sheets, and of systems of nobody, for no vendor. */
static const struct party *vendor_of(const struct filler *f, const char *party)
{
	const struct party *p = party ? project_party(f->run->project, party) : NULL;

	return p && strcmp(p->kind, "hospital") != 0 ? p : NULL;
}

static bool each_vendor(struct filler *f, size_t *n)
{
	const struct project *p = f->run->project;
	bool ok = true;

	for (size_t i = 0; i < p->parties.n; i++) {
		const struct party *x = &p->parties.at[i];

		if (strcmp(x->kind, "vendor") != 0 || !is_for(f, x->id))
			continue;
		ok = make_copy(f, (struct form_scope){.vendor = x}) && ok;
		++*n;
	}
	return ok;
}

static bool each_system(struct filler *f, size_t *n)
{
	const struct project *p = f->run->project;
	bool ok = true;

	for (size_t i = 0; i < p->systems.n; i++) {
		const struct system *x = &p->systems.at[i];

		if (!is_for(f, x->vendor))
			continue;
		ok = make_copy(f, (struct form_scope){.system = x,
						      .vendor = vendor_of(f, x->vendor)}) &&
		     ok;
		++*n;
	}
	return ok;
}

/* Of sheets that answer the form's questionnaire those that count today. */
static bool each_sheet(struct filler *f, size_t *n)
{
	const struct project *p = f->run->project;
	bool ok = true;

	for (size_t i = 0; i < p->disclosed.n; i++) {
		const struct disclosed_sheet *x = &p->disclosed.at[i];

		if (!text_equal(x->questionnaire, f->form->questionnaire) || !is_for(f, x->party) ||
		    project_disclosed_latest(p, x) != x)
			continue;
		ok = make_copy(f, (struct form_scope){
					  .sheet = x,
					  .vendor = vendor_of(f, x->party),
					  .system = x->system ? project_system(p, x->system)
							      : NULL}) &&
		     ok;
		++*n;
	}
	return ok;
}

static bool make_copies(struct filler *f)
{
	static const struct {
		const char *each;
		bool (*make)(struct filler *f, size_t *n);
	} loops[] = {{FORM_EACH_VENDOR, each_vendor},
		     {FORM_EACH_SYSTEM, each_system},
		     {FORM_EACH_SHEET, each_sheet}};
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(loops); i++) {
		if (!text_equal(f->form->each, loops[i].each))
			continue;
		bool ok = loops[i].make(f, &n);

		if (ok && !n)
			diag_add(f->dl, DIAG_FORM_NOBODY, f->form->id, f->form->place,
				 f->form->each);
		return ok;
	}
	return make_copy(f, (struct form_scope){.vendor = vendor_of(f, f->wish->party)});
}

static bool fill_form(struct filler *f, const struct official_form *form)
{
	f->form = form;
	f->workbook = find_workbook(f);
	if (!f->workbook || !form_book_open(f->a, f->workbook, &f->book, f->dl))
		return false;
	if (form->sha256 && strcmp(form->sha256, f->book.sha256) != 0)
		diag_add(f->dl, DIAG_FORM_CHANGED, form->id, form->place, file_name(f->workbook),
			 f->book.sha256);
	return make_copies(f);
}

bool fill_forms(const struct run *run, const struct fill_wish *wish, struct filled_forms *out,
		struct diag_list *dl)
{
	struct official_forms forms = {0};
	struct filler f = {.a = run->arena, .run = run, .wish = wish, .out = out, .dl = dl};
	bool ok = load_official_forms(f.a, run->project->folder, &forms, dl) &&
		  check_names(&f, &forms);

	f.stage = stage_new(f.a, wish->out);
	for (size_t i = 0; i < forms.all.n && ok; i++)
		if (is_wished(wish, forms.all.at[i].id))
			ok = fill_form(&f, &forms.all.at[i]);
	if (ok && !wish->dry)
		return stage_commit(f.stage, dl);
	stage_abort(f.stage);
	return ok;
}
