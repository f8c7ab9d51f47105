/* SPDX-License-Identifier: MIT
 *
 * The words of rows and articles are made by bind/, whose functions want a paper at hand: a view
 * without rows of its own is bound for the paper that prints the table, and for each paper of the
 * contract that has articles; it fills our rows meanwhile.
 */
#include "talks/sent_rows.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "derive/papers.h"
#include "talks/sent_fill.h"

const char *const sent_rows_fees[] = {"included", "extra", "undecided", NULL};

static const struct view_source no_fields[] = {{0}};

static const struct view_entry views[] = {
	{"sent-table", OF_CONTRACT, sent_fill_table, no_fields},
	{"sent-articles", OF_CONTRACT, sent_fill_articles, no_fields},
};

/* A row with an added phase has the key of the row that it goes with. */
static const char *place_of(struct arena *a, const char *asks, const char *key, const char *phase)
{
	return arena_concat(a, asks, "\n", key, "\n", phase ? phase : "", (char *)NULL);
}

struct row_now *sent_fill_add(struct arena *a, struct sent_rows *rows, const char *asks,
			      const char *key, const char *phase)
{
	struct row_now *row = vec_push(a, &rows->all);

	row->shown.asks = asks;
	row->shown.key = key;
	row->shown.phase = phase;
	return row;
}

void sent_fill_cell(struct arena *a, struct row_now *row, const char *field, const char *text)
{
	settings_set(a, &row->shown.cells, field, text ? text : "");
}

void sent_fill_value(struct arena *a, struct row_now *row, const char *field, const char *text,
		     const char *value)
{
	sent_fill_cell(a, row, field, text);
	if (value)
		settings_set(a, &row->shown.values, field, value);
}

void sent_fill_state(struct strbuf *sb, const char *name, const char *value)
{
	strbuf_add(sb, name);
	strbuf_add_char(sb, '\t');
	strbuf_add(sb, value ? value : "");
	strbuf_add_char(sb, '\n');
}

void sent_fill_seal(struct arena *a, struct row_now *row, const struct strbuf *sb)
{
	row->shown.state = hash_sha256(a, sb->text, sb->len);
}

/* The paper of the contract that prints all rows, else one that has articles; NULL: none does. */
static const struct template *table_paper(struct arena *a, const struct bind_input *in)
{
	const struct wanted_papers *papers = papers_wanted(a, in->project, in->library);

	for (size_t i = 0; i < papers->all.n; i++)
		if (papers->all.at[i].contract == in->contract &&
		    !template_is_internal(papers->all.at[i].template) &&
		    template_prints_view(papers->all.at[i].template, "responsibilities", true))
			return papers->all.at[i].template;
	for (size_t i = 0; i < in->coverage->papers.n; i++)
		if (in->coverage->papers.at[i].contract == in->contract)
			return in->coverage->papers.at[i].template;
	return in->library->templates.n ? &in->library->templates.at[0] : NULL;
}

static bool fill_view_of(struct arena *a, const struct bind_input *in, const struct template *t,
			 struct sent_filling *about, const char *name, struct diag_list *dl)
{
	struct bind_input own = *in;

	own.template = t;
	own.more = views;
	own.n_more = ARRAY_LEN(views);
	own.about = about;
	return t && bind_view(a, &own, name, dl);
}

/* What the parties sign: bidders' papers and those for the hospital's eyes are none. */
static bool is_signed(const struct coverage_paper *paper, const struct contract *c)
{
	return paper->contract == c && !template_is_internal(paper->template);
}

static bool fill_articles_of(struct arena *a, const struct bind_input *in, const char *main,
			     struct sent_rows *rows, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < in->coverage->papers.n; i++) {
		struct sent_filling about = {rows, &in->coverage->papers.at[i], main};

		if (is_signed(about.paper, in->contract))
			ok = fill_view_of(a, in, about.paper->template, &about, "sent-articles",
					  dl) &&
			     ok;
	}
	return ok;
}

/* Answers look for the rows that they are about: those have to be known before. */
static void note_places(struct arena *a, struct sent_rows *rows)
{
	rows->places = map_new(a);
	for (size_t i = 0; i < rows->all.n; i++) {
		const struct sent_row *s = &rows->all.at[i].shown;
		const char *place = place_of(a, s->asks, s->key, s->phase);

		if (!map_get(rows->places, place))
			map_set(rows->places, place, &rows->all.at[i]);
	}
}

struct sent_rows *sent_rows_of(struct arena *a, const struct bind_input *in, struct diag_list *dl)
{
	struct sent_rows *rows = arena_alloc(a, sizeof *rows);
	struct sent_filling about = {.rows = rows};
	const struct template *t = in->template ? in->template : table_paper(a, in);

	rows->contract = in->contract;
	if (!fill_view_of(a, in, t, &about, "sent-table", dl) ||
	    !fill_articles_of(a, in, template_articles(t), rows, dl))
		return NULL;
	sent_fill_contacts(a, in, rows);
	note_places(a, rows);
	sent_fill_answers(a, in, rows);
	note_places(a, rows);
	return rows;
}

const struct row_now *sent_rows_find(const struct sent_rows *rows, const char *asks,
				     const char *key, const char *phase)
{
	struct arena *a;
	const struct row_now *found;

	if (!asks || !key)
		return NULL;
	a = arena_new();
	found = map_get(rows->places, place_of(a, asks, key, phase));
	arena_free(a);
	return found;
}

const char *sent_rows_hospital(const struct contract *c)
{
	const struct contract_party *cp = contract_party_in_role(c, "hospital");

	return cp ? cp->party : "";
}

static bool names(const char *const *ids, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (text_equal(ids[i], id))
			return true;
	return false;
}

bool sent_rows_is_open(const struct project *p, const struct given_answer *answer)
{
	for (size_t i = 0; i < p->decisions.n; i++)
		if (names(p->decisions.at[i].answers.at, p->decisions.at[i].answers.n, answer->id))
			return false;
	for (size_t i = 0; i < p->talks.closed.n; i++)
		if (names(p->talks.closed.at[i].answers.at, p->talks.closed.at[i].answers.n,
			  answer->id))
			return false;
	return true;
}
