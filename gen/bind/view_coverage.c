/* SPDX-License-Identifier: MIT
 *
 * Views over the coverage: documents with articles, counts, items of editions, rows of the
 * registers, and the checklist of one document.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "bind/view.h"
#include "derive/article_references.h"
#include "derive/selection_reference.h"
#include "model/checklist.h"

static const char *const answer_names[] = {
	[ANSWER_NONE] = "none",     [ANSWER_TOPIC] = "topic",   [ANSWER_LEFT_OUT] = "left-out",
	[ANSWER_REASON] = "reason", [ANSWER_SERVED] = "served", [ANSWER_ARTICLE] = "article",
};

static const char *const answer_looks[] = {
	[ANSWER_NONE] = "gap",      [ANSWER_TOPIC] = "open",      [ANSWER_LEFT_OUT] = "open",
	[ANSWER_REASON] = "accept", [ANSWER_SERVED] = "proposed", [ANSWER_ARTICLE] = "proposed",
};

static const char *const citation_names[] =
	{[CITED_NOT] = "none", [CITED_RELATED] = "related", [CITED] = "cited"};
static const char *const citation_looks[] =
	{[CITED_NOT] = "gap", [CITED_RELATED] = "open", [CITED] = "proposed"};

static const char *number_text(struct binding *b, size_t n)
{
	return arena_printf(b->a, "%zu", n);
}

static size_t papers_of(const struct coverage *c, const struct template *t)
{
	size_t n = 0;

	for (size_t i = 0; i < c->papers.n; i++)
		n += c->papers.at[i].template == t;
	return n;
}

const char *paper_label(struct binding *b, const struct coverage_paper *paper)
{
	const struct coverage *c = b->in->coverage;
	const struct template *t = paper->template;
	const char *name = template_name(t);
	size_t n = 1;

	for (const struct coverage_paper *before = c->papers.at; before < paper; before++)
		n += before->template == t;
	return papers_of(c, t) > 1 ? arena_printf(b->a, "%s%zu", name, n) : name;
}

void fill_papers(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->coverage->papers.n; i++) {
		const struct coverage_paper *paper = &b->in->coverage->papers.at[i];
		const struct contract *c = paper->contract;
		struct view_row *row =
			view_add(b, v, "library", paper->template->file, NULL, paper->template->id);

		view_set(b, row, "label", paper_label(b, paper));
		view_set(b, row, "title", paper->template->title);
		view_set(b, row, "contract",
			 c ? c->title : library_word(b->in->library, "coverage.hospital"));
		view_set(b, row, "articles", number_text(b, paper->selection->n_in));
	}
}

/* 第8条, and 第8条から第12条まで for three or more in a row. */
static void add_run(struct binding *b, struct strbuf *sb, const struct selection *s, size_t first,
		    size_t last)
{
	const struct library *l = b->in->library;

	for (size_t i = first; i <= last; i += last - first < 2 ? 1 : last - first) {
		bool closes = i > first && last - first >= 2;

		strbuf_join(sb, library_word(l, closes ? "range" : "list.comma"),
			    selection_reference(b->a, l, s, s->all.at[i].clause->id));
		if (closes)
			strbuf_add(sb, library_word(l, "range.end"));
	}
}

static const char *article_numbers(struct binding *b, const struct selection *s,
				   const struct clause_list *list)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < s->n_in; i++) {
		size_t first = i;

		while (i < s->n_in && clause_list_has(list, s->all.at[i].clause))
			i++;
		if (i > first)
			add_run(b, &sb, s, first, i - 1);
	}
	return sb.text;
}

/* A line per document: its label, and the numbers of its articles among these clauses. */
static void set_articles(struct binding *b, struct view_field *f, const struct clause_list *list,
			 const struct risk_register *reg)
{
	const struct coverage *c = b->in->coverage;

	for (size_t i = 0; i < c->papers.n; i++) {
		const struct coverage_paper *paper = &c->papers.at[i];
		const char *numbers = !reg || paper_is_for(paper, reg)
					      ? article_numbers(b, paper->selection, list)
					      : "";

		if (*numbers)
			view_add_line(b, f,
				      arena_concat(b->a, paper_label(b, paper),
						   library_word(b->in->library, "colon"), numbers,
						   (char *)NULL),
				      NULL);
	}
}

static bool has_params(const struct covered_row *r)
{
	for (size_t i = 0; r->answer == ANSWER_ARTICLE && i < r->clauses.all.n; i++)
		if (r->clauses.all.at[i]->params.all.n)
			return true;
	return false;
}

static bool is_requirement(const struct covered_row *r)
{
	return r->row->requirement != NULL;
}

static bool is_duty(const struct covered_row *r)
{
	return !r->row->requirement;
}

static bool is_agreement(const struct covered_row *r)
{
	return r->row->requirement && r->row->requirement->agreement;
}

static void add_counts(struct binding *b, struct view *v, const char *kind,
		       bool (*counts)(const struct covered_row *))
{
	size_t total = 0, with_params = 0, n[ANSWER__MAX] = {0};
	struct view_row *row = view_add(b, v, "library", NULL, NULL, kind);

	for (size_t i = 0; i < b->in->coverage->rows.n; i++) {
		const struct covered_row *r = &b->in->coverage->rows.at[i];

		if (!counts(r))
			continue;
		total++;
		with_params += has_params(r);
		n[r->answer]++;
	}
	view_set(b, row, "name", word_of(b, "kind", kind));
	view_set(b, row, "total", number_text(b, total));
	view_set(b, row, "params", number_text(b, with_params));
	for (int i = 0; i < ANSWER__MAX; i++)
		view_set(b, row, arena_concat(b->a, "count:", answer_names[i], (char *)NULL),
			 number_text(b, n[i]));
}

void fill_coverage_counts(struct binding *b, struct view *v)
{
	add_counts(b, v, "requirement", is_requirement);
	add_counts(b, v, "duty", is_duty);
	add_counts(b, v, "agreement", is_agreement);
}

/* The editions the project names come first, the others as the library has them. */
static size_t edition_order(const struct binding *b, const struct guideline *g)
{
	const struct library *l = b->in->library;
	size_t place = (size_t)(g - l->guidelines.at);

	if (b->in->project->guideline && strcmp(b->in->project->guideline, g->id) == 0)
		return 0;
	return g == project_checklist(b->in->project, l) ? 1 : place + 2;
}

static void set_edition(struct binding *b, struct view_row *row, const struct guideline *g)
{
	size_t order = edition_order(b, g);

	view_set(b, row, "edition.id", g->id);
	view_set(b, row, "edition.title", g->title);
	view_set(b, row, "edition.order", number_text(b, order));
	view_set(b, row, "edition.named", word_of(b, "named", order < 2 ? "true" : "false"));
}

void fill_coverage_editions(struct binding *b, struct view *v)
{
	const struct coverage *c = b->in->coverage;

	for (size_t i = 0; i < b->in->library->guidelines.n; i++) {
		const struct guideline *g = &b->in->library->guidelines.at[i];
		struct view_row *row = view_add(b, v, "library", g->file, NULL, g->id);
		size_t total = 0, n[CITED__MAX] = {0};

		for (size_t k = 0; k < c->items.n; k++)
			if (c->items.at[k].edition == g) {
				total++;
				n[c->items.at[k].citation]++;
			}
		set_edition(b, row, g);
		view_set(b, row, "abbreviation", g->abbreviation);
		view_note_day(view_set(b, row, "date",
				       g->date ? g->date : library_word(b->in->library, "dash")),
			      g->date);
		view_set(b, row, "status",
			 word_of(b, "edition", g->status ? g->status : "partial"));
		view_set_day_or(b, row, "as_of", g->as_of, library_word(b->in->library, "dash"));
		view_set(b, row, "note", g->note ? g->note : "");
		view_set(b, row, "total", number_text(b, total));
		for (int k = 0; k < CITED__MAX; k++)
			view_set(b, row,
				 arena_concat(b->a, "count:", citation_names[k], (char *)NULL),
				 number_text(b, n[k]));
	}
}

/*
 * Risks with the number of their rows: R24（12）、R41（5）. A line per register, headed by its name
 * where there are several.
 */
static void set_row_counts(struct binding *b, struct view_row *row, const struct covered_item *i)
{
	struct view_field *f = view_set(b, row, "keys", "");

	for (size_t k = 0; k < i->rows.n;) {
		const struct risk_register *reg = i->rows.at[k]->row->reg;
		struct strbuf sb = strbuf_new(b->a);

		while (k < i->rows.n && i->rows.at[k]->row->reg == reg) {
			const struct risk *risk = i->rows.at[k]->row->risk;
			size_t n = 0;

			for (; k < i->rows.n && i->rows.at[k]->row->risk == risk; k++)
				n++;
			strbuf_join(&sb, library_word(b->in->library, "list.comma"),
				    arena_printf(b->a, "%s（%zu）", risk->id, n));
		}
		view_add_line(b, f,
			      arena_concat(b->a, register_lead(b, reg), sb.text, (char *)NULL),
			      NULL);
	}
}

static const char *joined(struct binding *b, const char *const *words, size_t n)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"), words[i]);
	return sb.text;
}

/* Related items as they are written: here the editions are compared, not cited. */
static const char *related_text(struct binding *b, const struct guideline_item *item)
{
	struct reference_list list = {0};

	for (size_t i = 0; i < item->refs.n; i++) {
		struct reference r = {.exact = true};

		r.item = reference_item(b->in->library, item->refs.at[i], &r.edition);
		if (r.item)
			*vec_push(b->a, &list.all) = r;
	}
	return reference_text(b, &list, true);
}

static void set_item(struct binding *b, struct view_row *row, const struct guideline_item *item)
{
	view_set(b, row, "no",
		 arena_concat(b->a, item->no, word_of(b, "mark", item->status), (char *)NULL));
	view_set(b, row, "name", item->name ? item->name : "");
	view_set(b, row, "status", word_of(b, "fact", item->status));
	view_set(b, row, "marks", joined(b, item->marks.at, item->marks.n));
}

static struct view_row *add_item_row(struct binding *b, struct view *v, const struct guideline *g,
				     const struct guideline_item *item)
{
	return view_add(b, v, "library", g->file, item->place,
			arena_concat(b->a, g->id, "/", item->id, (char *)NULL));
}

static void set_state(struct binding *b, struct view_row *row, const char *prefix, const char *name,
		      const char *look, int rank)
{
	view_set(b, row, "state", name)->role = look;
	view_set(b, row, "state.name", word_of(b, prefix, name))->role = look;
	view_set(b, row, "state.order", arena_printf(b->a, "%d", rank));
}

void fill_coverage_items(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->coverage->items.n; i++) {
		const struct covered_item *c = &b->in->coverage->items.at[i];
		struct view_row *row = add_item_row(b, v, c->edition, c->item);

		set_edition(b, row, c->edition);
		set_item(b, row, c->item);
		view_set(b, row, "related", related_text(b, c->item));
		set_articles(b, view_set(b, row, "articles", ""), &c->clauses, NULL);
		view_set(b, row, "rows", number_text(b, c->rows.n));
		set_row_counts(b, row, c);
		set_state(b, row, "citation", citation_names[c->citation],
			  citation_looks[c->citation], (int)c->citation);
	}
}

static const char *reason_text(struct binding *b, const struct covered_row *r)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; r->answer == ANSWER_LEFT_OUT && i < r->clauses.all.n; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"),
			    r->clauses.all.at[i]->title);
	if (sb.len && r->reason)
		strbuf_add(&sb, library_word(b->in->library, "colon"));
	if (r->reason)
		strbuf_add(&sb, r->reason);
	return sb.text;
}

void fill_coverage_rows(struct binding *b, struct view *v)
{
	static const struct clause_list none;

	for (size_t i = 0; i < b->in->coverage->rows.n; i++) {
		const struct covered_row *c = &b->in->coverage->rows.at[i];
		const struct responsibility *r = c->row;
		struct view_row *row = view_add(b, v, "register", r->reg->file,
						responsibility_at(r)->place, r->full_key);

		view_set(b, row, "key", printed_key(b, r));
		view_set(b, row, "kind",
			 word_of(b, "kind",
				 is_agreement(c)  ? "agreement"
				 : r->requirement ? "requirement"
						  : "duty"));
		view_set(b, row, "text", register_text(b, r));
		view_set_topic(b, row, r);
		view_set(b, row, "reason", reason_text(b, c));
		struct view_field *articles = view_set(b, row, "articles", "");

		if (c->answer == ANSWER_TOPIC || c->answer == ANSWER_SERVED)
			view_add_line(b, articles, by_topic_text(b, r), NULL);
		set_articles(b, articles, c->answer == ANSWER_LEFT_OUT ? &none : &c->clauses,
			     r->reg);
		set_state(b, row, "answer", answer_names[c->answer], answer_looks[c->answer],
			  (int)c->answer);
	}
}

/* What the articles of a paper cite; and of the one that has its other ranks, or NULL. */
/* What stands below each article of a paper whose articles the document cites. */
struct cited_paper {
	const struct selection *paper;
	const struct reference_list *articles;
};

struct cited_items {
	VEC(struct cited_paper) all;
};

static void add_citing(struct binding *b, struct clause_list *list, const struct selection *s,
		       const struct reference_list *articles, const struct guideline_item *item)
{
	for (size_t i = 0; i < s->n_in; i++)
		if (reference_list_has(&articles[i], item))
			*vec_push(b->scratch, &list->all) = s->all.at[i].clause;
}

static void add_checklist_item(struct binding *b, struct view *v, const struct guideline *g,
			       const struct guideline_item *item,
			       const struct cited_items *cited, bool wanted)
{
	struct clause_list list = {0};

	for (size_t i = 0; i < cited->all.n; i++)
		add_citing(b, &list, cited->all.at[i].paper, cited->all.at[i].articles, item);
	if ((list.all.n > 0) != wanted)
		return;
	struct view_row *row = add_item_row(b, v, g, item);
	bool own = strcmp(template_articles(b->in->template), b->in->template->id) == 0;
	struct view_field *f =
		view_set(b, row, "articles",
			 list.all.n ? "" : library_word(b->in->library, "citation.none"));

	for (size_t i = 0; i < list.all.n; i++) {
		const char *id = list.all.at[i]->id;

		view_add_line(
			b, f,
			arena_concat(b->a,
				     selection_reference(b->a, b->in->library, b->selection, id),
				     "（", list.all.at[i]->title, "）", (char *)NULL),
			own && selection_find(b->selection, id) ? anchor_of(b, id) : NULL);
	}
	set_edition(b, row, g);
	set_item(b, row, item);
	set_state(b, row, "citation", citation_names[list.all.n ? CITED : CITED_NOT],
		  list.all.n ? NULL : "gap", list.all.n ? CITED : CITED_NOT);
}

static struct cited_items items_cited(struct binding *b)
{
	struct cited_items out = {0};

	for (size_t i = 0; i < b->selection->cited.n; i++) {
		const struct selection *s = b->selection->cited.at[i];

		*vec_push(b->scratch, &out.all) = (struct cited_paper){
			s, references_of_articles(b->scratch, b->in->project, b->in->library, s)};
	}
	return out;
}

/* Items that no article fulfils stand first. */
void fill_checklist(struct binding *b, struct view *v)
{
	const struct guideline *g = project_checklist(b->in->project, b->in->library);
	const struct cited_items cited = items_cited(b);

	for (int wanted = 0; wanted < 2; wanted++)
		for (size_t i = 0; g && i < g->items.n; i++)
			add_checklist_item(b, v, g, &g->items.at[i], &cited, wanted);
}
