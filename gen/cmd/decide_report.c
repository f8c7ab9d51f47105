/* SPDX-License-Identifier: MIT
 *
 * One table for each contract: key, status, the mark of each party below its label, fee, where they
 * change the time and the words that are agreed, and how the register's text begins. A cell that
 * changes reads 'old -> new'. Columns are as wide as their widest cell, by those of a terminal.
 */
#include "cmd/decide_report.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

enum {
	SHOWN_ROWS = 20,
	TEXT_COLUMNS = 40,
	WORD_COLUMNS = 24, /* of what is agreed, before and after */
	MOST_CELLS = 16, /* of a row; parties beyond it are not shown apart */
	NAMED_LEFT = 12
};

struct row_cells {
	const char *at[MOST_CELLS];
};

struct row_table {
	struct arena *a;
	const struct decided *d;
	const struct library *l;
	const struct contract *c;
	VEC(struct row_cells) lines;
	size_t columns, widths[MOST_CELLS], rows; /* rows: also those that are not shown */
	bool times, words;                        /* columns of what changes in some row */
};

static size_t width_of(const char *s)
{
	size_t n = 0;

	for (uint32_t c; (c = text_next(&s));)
		n += unicode_is_wide(c) ? 2 : 1;
	return n;
}

/* The beginning of a text, in one line. */
static const char *shorten(struct arena *a, const char *text, size_t columns)
{
	const char *at = text;
	size_t n = 0;

	while (*at && *at != '\n') {
		const char *next = at;
		uint32_t c = text_next(&next);

		n += unicode_is_wide(c) ? 2 : 1;
		if (n > columns)
			break;
		at = next;
	}
	return *at ? arena_concat(a, arena_strndup(a, text, (size_t)(at - text)), "…", (char *)NULL)
		   : text;
}

static const char *status_name(const struct row_table *t, const struct responsibility *r)
{
	const struct status *s = r ? library_status(t->l, r->status) : NULL;

	return s ? s->name : r ? r->status : "";
}

static const char *fee_name(const struct row_table *t, const struct responsibility *r)
{
	if (!r)
		return "";
	return library_word(t->l, arena_concat(t->a, "fee.", r->fee ? r->fee : "undecided",
					       (char *)NULL));
}

static const char *mark(const struct responsibility *r, size_t party)
{
	return r && r->shares[party].role ? r->shares[party].role->mark : "";
}

static const char *change(struct arena *a, const char *before, const char *after)
{
	if (strcmp(before, after) == 0)
		return after;
	return arena_concat(a, *before ? before : "-", " -> ", *after ? after : "-", (char *)NULL);
}

static size_t parties_shown(const struct contract *c)
{
	size_t most = MOST_CELLS - 6;

	return c->parties.n < most ? c->parties.n : most;
}

static struct row_cells *add_line(struct row_table *t)
{
	struct row_cells *line = vec_push(t->a, &t->lines);

	for (size_t i = 0; i < MOST_CELLS; i++)
		line->at[i] = "";
	return line;
}

static void add_head(struct row_table *t)
{
	struct row_cells *line = add_line(t);
	size_t n = 0;

	line->at[n++] = _("row");
	line->at[n++] = _("status");
	for (size_t i = 0; i < parties_shown(t->c); i++)
		line->at[n++] = t->c->parties.at[i].label;
	line->at[n++] = _("fee");
	if (t->times)
		line->at[n++] = _("when");
	if (t->words)
		line->at[n++] = _("agreed");
	line->at[n++] = _("text");
	t->columns = n;
}

static const char *change_of_words(const struct row_table *t, const char *before,
				   const char *after)
{
	const char *was = before ? shorten(t->a, before, WORD_COLUMNS) : "",
		   *is = after ? shorten(t->a, after, WORD_COLUMNS) : "";

	/* two texts may begin alike */
	if (text_equal(before, after))
		return is;
	return arena_concat(t->a, *was ? was : "-", " -> ", *is ? is : "-", (char *)NULL);
}

static const char *time_of(const struct responsibility *r)
{
	return r ? r->when : NULL;
}

static const char *words_of(const struct responsibility *r)
{
	return r ? r->agreed : NULL;
}

static void add_pair(struct row_table *t, const struct row_pair *p)
{
	const struct responsibility *any = p->after ? p->after : p->before;
	struct row_cells *line = add_line(t);
	size_t n = 0;

	line->at[n++] = row_pair_name(t->a, t->l, p);
	line->at[n++] = change(t->a, status_name(t, p->before), status_name(t, p->after));
	for (size_t i = 0; i < parties_shown(t->c); i++)
		line->at[n++] = change(t->a, mark(p->before, i), mark(p->after, i));
	line->at[n++] = change(t->a, fee_name(t, p->before), fee_name(t, p->after));
	if (t->times)
		line->at[n++] = change_of_words(t, time_of(p->before), time_of(p->after));
	if (t->words)
		line->at[n++] = change_of_words(t, words_of(p->before), words_of(p->after));
	line->at[n++] = shorten(t->a, responsibility_text(any) ? responsibility_text(any) : "",
				TEXT_COLUMNS);
}

static void measure(struct row_table *t)
{
	for (size_t i = 0; i < t->lines.n; i++)
		for (size_t k = 0; k < t->columns; k++) {
			size_t n = width_of(t->lines.at[i].at[k]);

			t->widths[k] = n > t->widths[k] ? n : t->widths[k];
		}
}

static void print_lines(const struct row_table *t)
{
	for (size_t i = 0; i < t->lines.n; i++) {
		for (size_t k = 0; k < t->columns; k++) {
			const char *cell = t->lines.at[i].at[k];
			bool last = k + 1 == t->columns;

			printf("  %s%*s", cell, last ? 0 : (int)(t->widths[k] - width_of(cell)),
			       "");
		}
		putchar('\n');
	}
}

static const struct contract *contract_of(const struct row_pair *p)
{
	return p->after ? p->after->contract : p->before->contract;
}

static void choose_columns(struct row_table *t)
{
	for (size_t i = 0; i < t->d->rows.all.n; i++) {
		const struct row_pair *p = &t->d->rows.all.at[i];

		if (strcmp(contract_of(p)->id, t->c->id) != 0)
			continue;
		t->times = t->times || !text_equal(time_of(p->before), time_of(p->after));
		t->words = t->words || !text_equal(words_of(p->before), words_of(p->after));
	}
}

/* One contract's rows; nothing where it has none. */
static void print_table(struct arena *a, const struct decided *d, const struct contract *c,
			bool all)
{
	struct row_table t = {.a = a, .d = d, .l = d->trial.before.library, .c = c};

	choose_columns(&t);
	add_head(&t);
	for (size_t i = 0; i < d->rows.all.n; i++) {
		const struct row_pair *p = &d->rows.all.at[i];

		if (strcmp(contract_of(p)->id, c->id) != 0)
			continue;
		if (all || t.rows < SHOWN_ROWS)
			add_pair(&t, p);
		t.rows++;
	}
	if (!t.rows)
		return;
	measure(&t);
	printf(ngettext("%s: %zu row\n", "%s: %zu rows\n", t.rows), c->id, t.rows);
	print_lines(&t);
	if (t.rows > t.lines.n - 1)
		printf(_("  and %zu more (--all shows them)\n"), t.rows - (t.lines.n - 1));
}

static void print_clauses(const struct decided *d)
{
	for (size_t i = 0; i < d->clauses.n; i++) {
		const struct decided_clause *c = &d->clauses.at[i];

		printf("%s: %s %s: %s -> %s\n", c->contract->id, c->clause->id, c->clause->title,
		       c->before, c->after);
	}
}

/* Risks that the command accepted, or whose acceptance it takes back: most change no row. */
static void print_acceptances(struct arena *a, const struct decided *d, enum decide_end end)
{
	const struct project *p = end == DECIDE_TAKEN_BACK ? d->trial.before.project
							   : d->trial.after.project;

	for (size_t i = 0; i < p->acceptances.n; i++) {
		const struct acceptance *c = &p->acceptances.at[i];

		for (size_t k = 0; c->id && k < d->file.ids.n; k++)
			if (strcmp(c->id, d->file.ids.at[k]) == 0)
				printf(_("accepted risk %s: %s (%s)\n"),
				       c->reg ? arena_concat(a, c->reg, ":", c->risk, (char *)NULL)
					      : c->risk,
				       c->by, c->id);
	}
}

static void print_left(struct arena *a, const struct decided *d)
{
	struct strbuf names = strbuf_new(a);

	if (!d->left.all.n)
		return;
	for (size_t i = 0; i < d->left.all.n && i < NAMED_LEFT; i++) {
		const struct row_pair p = {d->left.all.at[i], d->left.all.at[i]};

		strbuf_join(&names, ", ", row_pair_name(a, d->trial.before.library, &p));
	}
	if (d->left.all.n > NAMED_LEFT)
		strbuf_printf(&names, _(" and %zu more"), d->left.all.n - NAMED_LEFT);
	printf(ngettext("left as it is: %zu row (%s)\n", "left as they are: %zu rows (%s)\n",
			d->left.all.n),
	       d->left.all.n, names.text);
}

static void print_overridden(struct arena *a, const struct decided *d)
{
	if (!d->overridden.all.n)
		return;
	printf("%s\n", _("decided otherwise before:"));
	for (size_t i = 0; i < d->overridden.all.n; i++)
		printf("  %s\n",
		       decide_earlier(a, &d->trial.before, &d->overridden.all.at[i]));
}

/* What is taken back by itself is not: the papers that went out say it. */
static void print_issued(const struct decided *d)
{
	for (size_t i = 0; i < d->issued.n; i++) {
		const struct holding_edition *e = &d->issued.at[i];

		printf(_("edition %d of %s was issued with %s; what it says stays agreed until an "
			 "amendment takes it back\n"),
		       e->number, e->scope, e->id);
	}
}

static void print_end(const struct decided *d, enum decide_end end)
{
	printf("%s: ", DECISIONS_FILE);
	for (size_t i = 0; i < d->file.ids.n; i++)
		printf("%s%s", i ? ", " : "", d->file.ids.at[i]);
	switch (end) {
	case DECIDE_WRITTEN: printf(" %s\n", _("written")); break;
	case DECIDE_TAKEN_BACK: printf(" %s\n", _("taken back")); break;
	case DECIDE_DRY: printf(": %s\n", _("nothing was written (--dry-run)")); break;
	}
}

/* Rows that the command makes binding, and whose acts were found by words: somebody has to read them. */
static size_t count_guesses(const struct decided *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->rows.all.n; i++) {
		const struct responsibility *r = d->rows.all.at[i].after;

		n += r && r->guess && strcmp(r->status, "agreed") == 0;
	}
	return n;
}

static void print_guesses(const struct decided *d, enum decide_end end)
{
	size_t n = end == DECIDE_TAKEN_BACK ? 0 : count_guesses(d);

	if (!n)
		return;
	printf(ngettext("%zu of them is a guess (推定): what its parties do was found by words; read "
			"it\n",
			"%zu of them are guesses (推定): what their parties do was found by words; "
			"read them\n",
			n),
	       n);
	printf("  bunkai decide %s --where guess=yes,status=%s,kind=any %s --all --dry-run\n",
	       d->trial.before.project->folder, end == DECIDE_DRY ? "proposed" : "agreed",
	       end == DECIDE_DRY ? "--accept-proposals --by -" : "--status agreed --by - --override");
}

void decide_report(struct arena *a, const struct decided *d, bool all, enum decide_end end)
{
	const struct project *p = d->trial.before.project;

	for (size_t i = 0; i < p->contracts.n; i++)
		print_table(a, d, &p->contracts.at[i], all);
	print_guesses(d, end);
	print_clauses(d);
	print_acceptances(a, d, end);
	print_overridden(a, d);
	print_left(a, d);
	if (d->duties)
		printf(ngettext("left as it is: %zu duty of the hospital that meets it too; name "
				"it with kind=duty\n",
				"left as they are: %zu duties of the hospital that meet it too; "
				"name them with kind=duty\n",
				d->duties),
		       d->duties);
	print_issued(d);
	print_end(d, end);
}
