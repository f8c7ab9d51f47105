/* SPDX-License-Identifier: MIT
 *
 * Records that statements name, held against clauses/records.json: each is a sheet there, or has a
 * reason why it is none. A library of before there were sheets is asked nothing.
 */
#include <string.h>

#include "check/check.h"
#include "derive/record_index.h"

struct record_check {
	struct arena *a;
	const struct library *l;
	struct diag_list *dl;
	const struct record_index *x;
	const struct clause *clause;
};

/* In each of its positions; a name that two of them have is told once. */
static void check_statement(const struct record_check *k, const struct statement *s)
{
	const char *told = NULL;

	for (size_t i = 0; i < s->forms.n; i++) {
		const char *name = s->forms.at[i].record;

		if (!name || (told && strcmp(told, name) == 0) ||
		    record_index_find(k->a, k->x, k->clause->id, s->id, name)->all.n)
			continue;
		told = name;
		diag_add(k->dl, DIAG_RECORD_UNKNOWN, k->clause->id,
			 arena_printf(k->a, "%s:%d", k->clause->duties->file, s->line), name,
			 arena_concat(k->a, k->clause->id, "#", s->id, (char *)NULL));
	}
}

static void check_clause(struct record_check *k, const struct clause *c)
{
	k->clause = c;
	for (size_t i = 0; c->duties && i < c->duties->statements.n; i++)
		check_statement(k, &c->duties->statements.at[i]);
}

static void check_document(const struct record_check *k, const struct record_form *f)
{
	if (f->document && !library_template(k->l, f->document))
		diag_add(k->dl, DIAG_UNKNOWN_DOCUMENT, f->id, f->place, f->document,
			 library_list_templates(k->a, k->l));
}

void check_records(struct arena *a, const struct library *l, struct diag_list *dl)
{
	struct record_check k = {.a = a, .l = l, .dl = dl, .x = record_index_new(a, l)};

	for (size_t i = 0; l->records.n && i < l->clauses.n; i++)
		check_clause(&k, &l->clauses.at[i]);
	for (size_t i = 0; i < l->records.n; i++)
		check_document(&k, &l->records.at[i]);
}

void check_record_words(struct arena *a, const struct library *l, struct diag_list *dl)
{
	for (size_t i = 0; i < l->records.n; i++) {
		const struct record_form *f = &l->records.at[i];

		for (size_t k = 0; k < f->of.n; k++)
			if (!record_word_is_used(a, l, f->of.at[k]))
				diag_add(dl, DIAG_RECORD_OF_NOTHING, f->id, f->place, f->of.at[k]);
	}
}
