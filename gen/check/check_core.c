/* SPDX-License-Identifier: MIT
 *
 * An annex that is core (derive/shape.h) loses nothing as long as its template prints all that rows
 * say. The installed one does; a hospital's own may lack a 別表, a column, or the list of what is
 * left out with its reason. Each table is asked for every field that a statement in it says.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/clauses.h"
#include "derive/core_annex.h"
#include "derive/papers.h"
#include "derive/shape.h"

/* The contract's paper with the articles. */
struct core_check {
	struct arena *a;
	const struct check_input *in;
	const struct template *t;
	const struct contract *c;
	const struct selection *s;
	struct diag_list *dl;
};

typedef bool says_field(const struct statement_form *f);

static bool says_always(const struct statement_form *f)
{
	(void)f;
	return true;
}

static bool says_to(const struct statement_form *f)
{
	return f->to.all.n;
}

static bool says_condition(const struct statement_form *f)
{
	return f->condition;
}

static bool says_when(const struct statement_form *f)
{
	return f->occasion || f->events.n || f->times.n;
}

static bool says_keep(const struct statement_form *f)
{
	return f->keep;
}

static bool says_record(const struct statement_form *f)
{
	return f->record;
}

static bool says_fee(const struct statement_form *f)
{
	return f->fee;
}

/*
 * What a statement says, by the field of the view `provisions`; words of the text are details. `or`:
 * fields that say it too, the second of them only beside `with`: the rest of the details is what a
 * sentence in place of the act leaves.
 */
static const struct {
	const char *field, *or[2], *with;
	says_field *says;
} fields[] = {
	{"place", {"place.brief", "item"}, NULL, says_always},
	{"who", {NULL}, NULL, says_always},
	{"act", {"says"}, NULL, says_always},
	{"to", {NULL}, NULL, says_to},
	{"condition", {NULL}, NULL, says_condition},
	{"when", {NULL}, NULL, says_when},
	{"keep", {NULL}, NULL, says_keep},
	{"record", {NULL}, NULL, says_record},
	{"fee", {NULL}, NULL, says_fee},
	{"detail", {NULL, "rest"}, "says", says_always},
};

/* A column that cuts its words prints no more than some. */
static bool prints(const struct template_block *b, const char *field)
{
	for (size_t i = 0; field && i < b->columns.n; i++)
		if (text_equal(b->columns.at[i].field, field) && !b->columns.at[i].most)
			return true;
	return false;
}

typedef bool fits_block(const struct template_block *b, const void *what);

static bool has_table(const struct template *t, fits_block *fits, const void *what)
{
	for (size_t i = 0; i < t->parts.n; i++)
		for (size_t k = 0; k < t->parts.at[i].body.n; k++)
			if (fits(&t->parts.at[i].body.at[k], what))
				return true;
	return false;
}

/* --- rows --- */

struct wanted_field {
	const char *nature;
	size_t field; /* of `fields` */
};

static bool prints_field(const struct template_block *b, const void *what)
{
	const struct wanted_field *w = what;
	const char *with = fields[w->field].with;

	return core_annex_takes(b, w->nature) &&
	       (prints(b, fields[w->field].field) || prints(b, fields[w->field].or[0]) ||
		(prints(b, fields[w->field].or[1]) && (!with || prints(b, with))));
}

/* Statements of tabled 項 that say the field; the first of them in *first. */
static size_t count_saying(const struct core_check *k, enum provision_nature nature, size_t field,
			   const char **first)
{
	size_t n = 0;

	for (size_t i = 0; i < k->s->n_in; i++) {
		const struct chosen *c = &k->s->all.at[i];
		const struct duties *d = c->clause->duties;

		for (size_t m = 0; d && c->position && m < d->statements.n; m++) {
			const struct statement *s = &d->statements.at[m];
			const struct statement_form *f = statement_in(s, c->position->name);

			if (!f || core_nature_of(f) != nature || !fields[field].says(f) ||
			    shape_find(k->in->library, k->s, NULL, c, f->paragraph) != SHAPE_TABLED)
				continue;
			if (!n++)
				*first = arena_concat(k->a, c->clause->id, "#", s->id,
						      (char *)NULL);
		}
	}
	return n;
}

static void check_field(const struct core_check *k, enum provision_nature nature, size_t field)
{
	const struct wanted_field w = {nature_name(nature), field};
	const char *first = NULL;
	size_t n = has_table(k->t, prints_field, &w) ? 0 : count_saying(k, nature, field, &first);

	if (n)
		diag_add(k->dl, DIAG_CORE_COLUMN, k->c->id, k->t->file, w.nature,
			 fields[field].field, arena_printf(k->a, "%zu", n), first);
}

static bool takes_nature(const struct template_block *b, const void *nature)
{
	return core_annex_takes(b, nature);
}

static void check_natures(const struct core_check *k)
{
	for (int i = 0; i < NATURE__MAX; i++)
		if (!has_table(k->t, takes_nature, nature_name((enum provision_nature)i)))
			diag_add(k->dl, DIAG_CORE_SCHEDULE, k->c->id, k->t->file, nature_name((enum provision_nature)i));
}

static void check_fields(const struct core_check *k)
{
	for (int i = 0; i < NATURE__MAX; i++)
		for (size_t n = 0; n < ARRAY_LEN(fields); n++)
			check_field(k, (enum provision_nature)i, n);
}

/* --- what is left out --- */

static bool prints_reasons(const struct template_block *b, const void *view)
{
	return text_equal(b->view, view) && prints(b, "title") && prints(b, "reason");
}

static void check_reasons(const struct core_check *k)
{
	size_t n = 0;

	for (size_t i = k->s->n_in; i < k->s->all.n; i++)
		n += k->s->all.at[i].verdict == CLAUSE_OMITTED ||
		     k->s->all.at[i].verdict == CLAUSE_LEVEL ||
		     k->s->all.at[i].verdict == CLAUSE_MODULE;
	if (n && !has_table(k->t, prints_reasons, "omitted"))
		diag_add(k->dl, DIAG_CORE_REASONS, k->c->id, k->t->file,
			 arena_printf(k->a, "%zu", n));
}

static bool has_articles(const struct template *t)
{
	for (size_t i = 0; i < t->parts.n; i++)
		for (size_t k = 0; k < t->parts.at[i].body.n; k++)
			if (strcmp(t->parts.at[i].body.at[k].block, "articles") == 0)
				return true;
	return false;
}

static void check_paper(struct arena *a, const struct check_input *in,
			const struct wanted_paper *paper, struct diag_list *dl)
{
	struct core_check k = {a, in, paper->template, paper->contract, NULL, dl};

	if (core_annex_is(in->library, k.t, k.c)) {
		k.s = select_clauses(a, in->project, in->library, k.t, k.c, NULL);
		check_fields(&k);
		check_reasons(&k);
	} else {
		check_natures(&k);
	}
}

void check_core(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct wanted_papers *wanted = papers_wanted(a, in->project, in->library);

	for (size_t i = 0; i < wanted->all.n; i++) {
		const struct wanted_paper *paper = &wanted->all.at[i];
		size_t n = dl->all.n;

		if (!paper->contract || !contract_is_core(paper->contract) ||
		    paper->template->whole || !has_articles(paper->template) ||
		    paper_is_over(in->project, paper))
			continue;
		check_paper(a, in, paper, dl);
		diag_about(dl, n, ABOUT_CONTRACT, paper->contract->id);
	}
}
