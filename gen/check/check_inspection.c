/* SPDX-License-Identifier: MIT
 *
 * Findings about the answers to the checklist: what an inspector asks of each is there (who, when,
 * what shows it, by when it will be), and it is an answer to an item of the form that papers print.
 * What follows from the papers of vendors is asked of derive/disclosures.h.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/disclosures.h"
#include "derive/inspected.h"
#include "derive/papers.h"
#include "derive/references.h"
#include "model/checklist.h"

struct answering {
	struct arena *a;
	const struct check_input *in;
	const struct guideline *edition; /* that is answered; NULL: there is none */
	const char *year_end;            /* of the fiscal year of the project's date */
	struct disclosure_needs needs;
	struct diag_list *dl;
};

static bool is(const struct checklist_answer *x, const char *answer)
{
	return strcmp(x->answer, answer) == 0;
}

static void add_missing(struct strbuf *sb, const char *member, const char *value)
{
	if (text_empty(value))
		strbuf_join(sb, ", ", member);
}

/* Nobody shows that something is not so, but why it need not be. */
static void check_evidence(const struct answering *c, const struct checklist_answer *x)
{
	struct strbuf sb = strbuf_new(c->a);

	if (!is(x, ANSWER_NO))
		add_missing(&sb, "evidence", x->evidence);
	if (is(x, ANSWER_YES))
		add_missing(&sb, "where", x->where);
	if (sb.len)
		diag_add(c->dl, DIAG_ANSWER_WITHOUT_EVIDENCE, x->item, x->place, x->answer,
			 sb.text);
}

static void check_signed(const struct answering *c, const struct checklist_answer *x)
{
	struct strbuf sb = strbuf_new(c->a);

	add_missing(&sb, "by", x->by);
	add_missing(&sb, "date", x->date);
	if (sb.len)
		diag_add(c->dl, DIAG_ANSWER_WITHOUT_DATE, x->item, x->place, sb.text);
}

static void check_target(const struct answering *c, const struct checklist_answer *x)
{
	const struct follow_up *u = &x->follow_up;

	if (!is(x, ANSWER_NO))
		return;
	if (!u->due)
		diag_add(c->dl, DIAG_ANSWER_WITHOUT_TARGET, x->item, x->place, c->year_end);
	else if (strcmp(u->due, c->in->project->date) < 0)
		diag_add(c->dl, DIAG_TARGET_OVERDUE, x->item, x->place, u->due,
			 c->in->project->date);
	else if (strcmp(u->due, c->year_end) > 0 && text_empty(x->note))
		diag_add(c->dl, DIAG_TARGET_AFTER_YEAR, x->item, x->place, u->due, c->year_end);
	if (text_empty(u->owner))
		diag_add(c->dl, DIAG_ANSWER_WITHOUT_OWNER, x->item, x->place);
}

static bool asks_for(const struct answering *c, const struct disclosure_paper *paper,
		     const struct guideline_item *item)
{
	for (size_t i = 0; i < paper->items.n; i++) {
		struct reference r = reference_resolve(c->a, c->in->project, c->in->library,
						       paper->items.at[i]);

		if (r.item == item && r.exact)
			return true;
	}
	return false;
}

/* 'yes' to whether the papers of vendors came, while some of them did not. */
static void check_against(const struct answering *c, const struct checklist_answer *x,
			  const struct guideline_item *item)
{
	struct strbuf sb = strbuf_new(c->a);

	for (size_t i = 0; is(x, ANSWER_YES) && i < c->needs.all.n; i++) {
		const struct disclosure_need *need = &c->needs.all.at[i];

		if (!disclosure_is_there(need) && asks_for(c, need->paper, item))
			strbuf_join(&sb, ", ",
				    arena_concat(c->a, disclosure_paper_name(need->paper), " (",
						 need->system->id, ")", (char *)NULL));
	}
	if (sb.len)
		diag_add(c->dl, DIAG_ANSWER_AGAINST_DISCLOSURES, x->item, x->place, sb.text);
}

static void check_answer(const struct answering *c, const struct checklist_answer *x)
{
	const struct guideline_item *item =
		c->edition ? guideline_item(c->edition, x->item) : NULL;
	const struct checklist_answer *first =
		inspection_answer(&c->in->project->inspection, x->item);

	if (c->edition && !item)
		diag_add(c->dl, DIAG_UNKNOWN_CHECKLIST_ITEM, x->item, x->place, x->item,
			 c->edition->id);
	if (first != x)
		diag_add(c->dl, DIAG_DUPLICATE_ID, x->item, x->place, x->item, first->place);
	check_evidence(c, x);
	check_signed(c, x);
	check_target(c, x);
	if (item)
		check_against(c, x, item);
}

/* The form of a year is answered as a whole. */
static void check_unanswered(const struct answering *c)
{
	const struct inspection *x = &c->in->project->inspection;
	struct strbuf sb = strbuf_new(c->a);
	size_t n = 0, total = 0;

	for (size_t i = 0; c->edition && i < c->edition->items.n; i++) {
		const struct guideline_item *item = &c->edition->items.at[i];

		total += !item->part;
		if (item->part || inspected_answer(c->a, c->in->project, c->in->library,
						   c->edition->id, item->id))
			continue;
		n++;
		strbuf_join(&sb, ", ", item->id);
	}
	if (n)
		diag_add(c->dl, DIAG_CHECKLIST_UNANSWERED, NULL, x->file,
			 arena_printf(c->a, "%zu", n), arena_printf(c->a, "%zu", total),
			 c->edition->id, sb.text);
}

static void check_edition(struct answering *c)
{
	const struct project *p = c->in->project;
	const struct inspection *x = &p->inspection;
	const struct guideline *printed = project_checklist(p, c->in->library);

	c->edition = x->checklist ? library_guideline(c->in->library, x->checklist) : printed;
	if (x->checklist && !c->edition)
		diag_add(c->dl, DIAG_UNKNOWN_GUIDELINE, NULL, x->file, x->checklist);
	if (!x->checklist && printed && x->answers.n)
		diag_add(c->dl, DIAG_ANSWERS_WITHOUT_CHECKLIST, NULL, x->file, printed->id);
	if (c->edition && printed && c->edition != printed)
		diag_add(c->dl, DIAG_ANSWERS_OF_ANOTHER_CHECKLIST, NULL, x->file, c->edition->id,
			 printed->id);
}

/* Somebody asks for the answers: the file is there, or a paper that prints them is made. */
static bool is_asked_for(struct arena *a, const struct check_input *in)
{
	const struct wanted_papers *papers = papers_wanted(a, in->project, in->library);
	bool is_asked = in->project->inspection.stands;

	for (size_t i = 0; !is_asked && i < papers->all.n; i++)
		is_asked = template_prints_view(papers->all.at[i].template, "inspection", false);
	return is_asked;
}

void check_inspection(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct inspection *x = &in->project->inspection;
	struct answering c = {.a = a, .in = in, .dl = dl};
	size_t n = dl->all.n;

	if (!is_asked_for(a, in))
		return;
	c.year_end = arena_printf(a, "%d-03-31", fiscal_year_of(in->project->date) + 1);
	c.needs = disclosure_needs_of(a, in->project, in->library);
	check_edition(&c);
	for (size_t i = 0; i < x->answers.n; i++)
		check_answer(&c, &x->answers.at[i]);
	check_unanswered(&c);
	diag_about(dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
}
