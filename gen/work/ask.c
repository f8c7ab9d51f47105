/* SPDX-License-Identifier: MIT
 *
 * All names are looked up before anything is bound.
 */
#include "work/ask.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "talks/asked_sheet.h"
#include "work/asked_code.h"
#include "work/documents.h"
#include "work/printer.h"

static const struct questionnaire *find_form(const struct run *run, const char *id,
					     struct diag_list *dl)
{
	const struct questionnaire *q = library_questionnaire(run->library, id);
	struct strbuf sb = strbuf_new(run->arena);

	for (size_t i = 0; !q && i < run->library->questionnaires.n; i++)
		strbuf_join(&sb, ", ", run->library->questionnaires.at[i].id);
	if (!q)
		diag_add(dl, DIAG_NO_QUESTIONNAIRE, NULL, "--questionnaire", id, sb.text);
	return q;
}

static bool may_answer(const struct questionnaire *q, const struct party *p)
{
	return text_equal(p->kind, "hospital") == text_equal(q->by, "hospital");
}

static const struct party *find_party(const struct run *run, const struct questionnaire *q,
				      const char *id, struct diag_list *dl)
{
	const struct project *p = run->project;
	const struct party *party = project_party(p, id);
	struct strbuf sb = strbuf_new(run->arena);

	if (party && may_answer(q, party))
		return party;
	for (size_t i = 0; i < p->parties.n; i++)
		if (may_answer(q, &p->parties.at[i]))
			strbuf_join(&sb, ", ", p->parties.at[i].id);
	if (party)
		diag_add(dl, DIAG_ASKED_OF_OTHER, NULL, "--to", q->id, sb.text, id);
	else
		diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, "--to", id, sb.text);
	return NULL;
}

static bool find_system(const struct run *run, const char *id, const struct system **out,
			struct diag_list *dl)
{
	const struct project *p = run->project;
	struct strbuf sb = strbuf_new(run->arena);

	*out = id ? project_system(p, id) : NULL;
	if (!id || *out)
		return true;
	for (size_t i = 0; i < p->systems.n; i++)
		strbuf_join(&sb, ", ", p->systems.at[i].id);
	diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, "--system", id, sb.text);
	return false;
}

static bool fill_sheet(const struct run *run, const struct ask_wish *wish, struct asked_sheet *s,
		       struct diag_list *dl)
{
	*s = (struct asked_sheet){.product = wish->product,
				  .date = wish->date ? wish->date : run->project->date,
				  .due = wish->due};
	s->form = find_form(run, wish->questionnaire, dl);
	s->party = s->form ? find_party(run, s->form, wish->party, dl) : NULL;
	if (!s->party || !find_system(run, wish->system, &s->system, dl))
		return false;
	if (s->due && strcmp(s->due, s->date) < 0) {
		diag_add(dl, DIAG_DUE_TOO_EARLY, NULL, "--due", s->due, s->date);
		return false;
	}
	const struct asked_code code = {.form = s->form->id,
					.party = s->party->id,
					.system = wish->system,
					.date = s->date,
					.hospital = asked_code_hospital(run->arena, run->project)};

	s->code = asked_code_print(run->arena, &code);
	return true;
}

static const char *stem_of(struct arena *a, const struct ask_wish *wish)
{
	const char *name = arena_concat(a, wish->questionnaire, "-", wish->party,
					wish->system ? "-" : "", wish->system ? wish->system : "",
					(char *)NULL);

	return file_join(a, wish->out, name);
}

static void count_questions(const struct questionnaire *q, struct ask_done *out)
{
	for (size_t i = 0; i < q->questions.n; i++) {
		out->questions += !q->questions.at[i].heading;
		out->unconfirmed += text_equal(q->questions.at[i].status, "unconfirmed");
	}
}

static bool print_sheet(const struct run *run, const struct ask_wish *wish, const struct doc *d,
			struct progress *progress, struct ask_done *out, struct diag_list *dl)
{
	struct stage *stage = stage_new(run->arena, wish->out);
	struct printer p = {0};
	bool ok = printer_choose(&p, run->arena, wish->formats ? wish->formats : "xlsx", dl) &&
		  printer_open(&p, run, printer_epoch(), dl) &&
		  printer_print(&p, d, stem_of(run->arena, wish), stage, progress) &&
		  stage_commit(stage, dl);

	if (!ok)
		stage_abort(stage);
	for (size_t i = 0; ok && i < p.made.n; i++)
		*vec_push(run->arena, &out->made) = p.made.at[i].line;
	return ok;
}

bool ask_party(const struct run *run, const struct ask_wish *wish, struct progress *progress,
	 struct ask_done *out, struct diag_list *dl)
{
	struct asked_sheet sheet;
	struct bind_input in;
	struct doc *d;

	*out = (struct ask_done){0};
	if (!fill_sheet(run, wish, &sheet, dl))
		return false;
	in = documents_input(run, NULL);
	d = asked_sheet_bind(run->arena, &in, &sheet, dl);
	count_questions(sheet.form, out);
	return d && print_sheet(run, wish, d, progress, out, dl);
}
