/* SPDX-License-Identifier: MIT
 *
 * Braces are looked for once, from the left: what a value holds is not looked into.
 */
#include "forms/form_texts.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "forms/form_days.h"

const char *form_texts_day(struct arena *a, const struct form_scope *scope,
			   const struct form_cell *cell, const char *iso)
{
	return form_days_print(a, cell->date ? cell->date : scope->form->date, iso);
}

struct text_filling {
	struct strbuf out;
	size_t asked, known; /* pairs of braces, and those with a value */
	struct form_value last;
	bool wrong;
};

static void add_value(struct text_filling *f, struct arena *a, const struct form_scope *scope,
		      const struct form_cell *cell)
{
	f->wrong |= f->last.kind == VALUE_WRONG;
	f->known += f->last.kind != VALUE_ABSENT;
	if (f->last.kind == VALUE_DAY)
		strbuf_add(&f->out, form_texts_day(a, scope, cell, f->last.text));
	else if (f->last.text)
		strbuf_add(&f->out, f->last.text);
}

/* Braces that nothing closes or opens would be printed as they stand. */
static bool braces_pair(const char *piece)
{
	const char *open, *shut;

	while ((shut = strstr(piece, "}}")) && (open = strstr(piece, "{{")) && open < shut)
		piece = shut + 2;
	return !shut && !strstr(piece, "{{");
}

static void fill_piece(struct arena *a, const struct form_scope *scope,
		       const struct form_cell *cell, const char *piece, struct text_filling *f,
		       struct diag_list *dl)
{
	const char *open, *shut;

	if (!braces_pair(piece)) {
		diag_add(dl, DIAG_FORM_OPEN_BRACES, NULL, cell->place, piece);
		f->wrong = true;
		return;
	}
	while ((open = strstr(piece, "{{")) && (shut = strstr(open, "}}"))) {
		strbuf_add_bytes(&f->out, piece, (size_t)(open - piece));
		const char *words = arena_strndup(a, open + 2, (size_t)(shut - open - 2));

		f->last = form_values_get(a, scope, cell, words, dl);
		f->asked++;
		add_value(f, a, scope, cell);
		piece = shut + 2;
	}
	strbuf_add(&f->out, piece);
}

/* The only piece, and nothing beside its braces. */
static bool stands_alone(const struct form_cell *cell)
{
	const char *s = cell->text.at[0], *shut = strstr(s, "}}");

	return cell->text.n == 1 && text_starts(s, "{{") && shut && !shut[2];
}

struct form_value form_texts_fill(struct arena *a, const struct form_scope *scope,
				  const struct form_cell *cell, struct diag_list *dl)
{
	struct strbuf out = strbuf_new(a);
	size_t asked = 0, known = 0;
	bool is_wrong = false;
	struct form_value last = {VALUE_ABSENT, NULL};

	for (size_t i = 0; i < cell->text.n; i++) {
		struct text_filling f = {.out = strbuf_new(a)};

		fill_piece(a, scope, cell, cell->text.at[i], &f, dl);
		asked += f.asked;
		is_wrong |= f.wrong;
		if (f.known == f.asked) {
			known += f.known;
			strbuf_add(&out, f.out.text);
		}
		last = f.last;
	}
	if (is_wrong)
		return (struct form_value){VALUE_WRONG, NULL};
	if (asked && !known)
		return (struct form_value){VALUE_ABSENT, NULL};
	return stands_alone(cell) ? last : (struct form_value){VALUE_TEXT, out.text};
}
