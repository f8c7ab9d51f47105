/* SPDX-License-Identifier: MIT
 *
 * The checker of document trees: a tree with one of every kind passes, and each planted fault is
 * found and told with its place. tests/bind/test_trees.c holds every sample document to it.
 */
#include "doc/doc_check.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"
#include "../support/trees.h"
#include "base/text.h"

ARENA_SUITE(doc_check, a);

/* Two cache lines, and what a cell counts: there are hundreds of thousands of nodes. */
Test(doc_check, a_node_is_little)
{
	cr_expect_leq(sizeof(struct doc_node), 136);
}

static void add_figure(struct doc_node *part)
{
	static struct doc_track tracks[] = {
		{.size = 1, .grows = true}, {.size = 1, .grows = true}, {.size = 1}};
	static const struct doc_frame frame = {tracks, tracks, 3, 3, false};
	static const struct doc_place left = {0, 0, 1, 1, ALIGN_CENTER}, below = {1, 1, 1, 1, 0};
	struct doc_path *path = arena_alloc(a, sizeof *path);
	struct doc_node *figure = doc_add(a, part, DOC_FIGURE, NULL),
			*box = doc_add(a, figure, DOC_BOX, "院内"),
			*line = doc_add(a, figure, DOC_LINE, "閉域網");

	figure->frame = &frame;
	box->level = 1;
	box->place = &left;
	line->place = &below;
	*path = (struct doc_path){arena_alloc(a, 3 * sizeof *path->at), 3, true};
	path->at[0] = (struct doc_point){1, 0};
	path->at[1] = (struct doc_point){1, 3};
	path->at[2] = (struct doc_point){3, 3};
	line->path = path;
}

/* One of every kind, and links to an anchor of its own and to another document's. */
static struct doc *sound(void)
{
	struct doc *d = tree_small(a);

	tree_linked_note(a, d->last, 3);
	add_figure(d->last);
	return d;
}

/* The first node of a kind that has `words`, if they are given. */
struct wanted {
	enum doc_kind kind;
	const char *words;
	struct doc_node *found;
};

static bool is_wanted(const struct doc_node *node, void *context)
{
	struct wanted *w = context;

	if (node->kind == w->kind && (!w->words || text_equal(node->text, w->words)))
		w->found = (struct doc_node *)node;
	return !w->found;
}

static struct doc_node *find(const struct doc *d, enum doc_kind kind, const char *words)
{
	struct wanted w = {kind, words, NULL};

	doc_walk(d, is_wanted, &w);
	cr_assert_not_null(w.found);
	return w.found;
}

Test(doc_check, one_of_every_kind_is_sound)
{
	const struct doc *d = sound();

	for (int kind = 0; kind < DOC__MAX; kind++)
		find(d, (enum doc_kind)kind, NULL);
	cr_expect_null(doc_check(a, d), "%s", doc_check(a, d));
}

/* What a careless builder of trees could do, and how the checker tells it. */
static void put_heading_in_list(struct doc *d)
{
	doc_add(a, find(d, DOC_LIST, NULL), DOC_HEADING, "総則")->level = 1;
}

static void put_table_in_cell(struct doc *d)
{
	doc_add(a, find(d, DOC_CELL, "◎"), DOC_TABLE, NULL);
}

static void put_paragraph_in_document(struct doc *d)
{
	d->first->kind = DOC_PARAGRAPH;
}

static void forget_a_child(struct doc *d)
{
	find(d, DOC_ARTICLE, NULL)->n--;
}

static void cut_the_list(struct doc *d)
{
	find(d, DOC_ARTICLE, NULL)->last = find(d, DOC_ITEM, NULL);
}

static void write_on_a_row(struct doc *d)
{
	find(d, DOC_ROW, NULL)->text = "誰も読まない";
}

static void leave_heading_empty(struct doc *d)
{
	find(d, DOC_HEADING, NULL)->text = NULL;
}

static void label_a_table(struct doc *d)
{
	find(d, DOC_TABLE, NULL)->label = "表1";
}

static void raise_heading(struct doc *d)
{
	find(d, DOC_HEADING, NULL)->level = 4;
}

static void level_a_cell(struct doc *d)
{
	find(d, DOC_CELL, NULL)->level = 1;
}

/* The spans of the linked note, which the builder allocates. */
static struct doc_span *spans_of(const struct doc *d)
{
	for (struct doc_node *node = d->last->first; node; node = node->next)
		if (node->n_spans)
			return (struct doc_span *)node->spans;
	return NULL;
}

static void end_span_behind_text(struct doc *d)
{
	spans_of(d)[2].to = 10000;
}

static void overlap_spans(struct doc *d)
{
	spans_of(d)[1].from = spans_of(d)[0].to - 1;
}

static void empty_a_span(struct doc *d)
{
	spans_of(d)[0].to = spans_of(d)[0].from;
}

static void mark_a_heading(struct doc *d)
{
	struct doc_node *heading = find(d, DOC_HEADING, NULL);

	heading->spans = spans_of(d);
	heading->n_spans = 1;
}

static void say_it_twice(struct doc *d)
{
	doc_add(a, find(d, DOC_CELL, "◎"), DOC_PARAGRAPH, "◎");
}

static void widen_a_cell(struct doc *d)
{
	find(d, DOC_CELL, "◎")->colspan = 2;
}

static void shrink_a_cell(struct doc *d)
{
	find(d, DOC_CELL, "◎")->colspan = -1;
}

static void lengthen_a_cell(struct doc *d)
{
	find(d, DOC_CELL, "◎")->rowspan = 2;
}

static void lengthen_a_head(struct doc *d)
{
	find(d, DOC_CELL, "要求事項")->rowspan = 2;
}

static void drop_a_cell(struct doc *d)
{
	struct doc_node *row = find(d, DOC_TABLE, NULL)->last;

	row->last = row->first->next;
	row->last->next = NULL;
	row->n = 2;
}

static void add_a_third_of_a_pair(struct doc *d)
{
	doc_add(a, find(d, DOC_SIGNATURE, NULL)->last, DOC_CELL, "印");
}

static void raise_the_head(struct doc *d)
{
	find(d, DOC_TABLE, NULL)->head_rows = 4;
}

static void forget_columns(struct doc *d)
{
	find(d, DOC_TABLE, NULL)->columns = NULL;
}

static void turn_a_column(struct doc *d)
{
	find(d, DOC_TABLE, NULL)->columns[1].align = (enum doc_align)3;
}

static void take_letter_paper(struct doc *d)
{
	d->last->paper = "Letter";
}

static void repeat_an_anchor(struct doc *d)
{
	find(d, DOC_TABLE, NULL)->id = "a1";
}

static void break_a_link(struct doc *d)
{
	find(d, DOC_PARAGRAPH, "第1条")->link = "a2";
}

static void leave_out_the_anchor(struct doc *d)
{
	spans_of(d)[0].link = "boundary#";
}

static void leave_out_the_path(struct doc *d)
{
	find(d, DOC_PARAGRAPH, "第1条")->link = "#a1";
}

static void lose_a_box(struct doc *d)
{
	find(d, DOC_BOX, NULL)->place = NULL;
}

static void push_a_box_out(struct doc *d)
{
	static const struct doc_place outside = {2, 0, 2, 1, ALIGN_START};

	find(d, DOC_BOX, NULL)->place = &outside;
}

static void lose_words_of_a_line(struct doc *d)
{
	find(d, DOC_LINE, NULL)->place = NULL;
}

static void slant_a_line(struct doc *d)
{
	find(d, DOC_LINE, NULL)->path->at[1].x = 2;
}

static void number_without_table(struct doc *d)
{
	find(d, DOC_FIGURE, NULL)->numbers = find(d, DOC_LIST, NULL);
}

static void break_the_numbers(struct doc *d)
{
	struct doc_node *part = doc_add_part(a, doc_new(a, "", ""), "");
	struct doc_node *table = tree_table(a, part, 2);

	tree_row(a, table, (const char *const[]){"甲", "1"}, 2)->last->colspan = 2;
	find(d, DOC_FIGURE, NULL)->numbers = table;
}

static const struct {
	void (*plant)(struct doc *d);
	const char *fault;
} faults[] = {
	{put_heading_in_list, "part 1, article 1, list 1, heading 1: its parent does not take it"},
	{put_table_in_cell, "row 3, cell 3, table 1: its parent does not take it"},
	{put_paragraph_in_document, "paragraph 1: a document holds parts only"},
	{forget_a_child, "article 1: its children are not as many as it says"},
	{cut_the_list, "article 1: the last child is not the last"},
	{write_on_a_row, "row 1: its text is never printed"},
	{leave_heading_empty, "heading 1: it has no text"},
	{label_a_table, "table 1: its label is never printed"},
	{raise_heading, "heading 1: it has no such level"},
	{level_a_cell, "cell 1: it has no such level"},
	{end_span_behind_text, "note 2: a span overlaps the one before or ends behind the text"},
	{overlap_spans, "note 2: a span overlaps the one before or ends behind the text"},
	{empty_a_span, "note 2: a span overlaps the one before or ends behind the text"},
	{mark_a_heading, "heading 1: its spans are never printed"},
	{say_it_twice, "row 3, cell 3: a cell has a text and paragraphs"},
	{widen_a_cell, "table 1: a cell reaches over the last column"},
	{shrink_a_cell, "cell 3: a cell has less than no room"},
	{lengthen_a_cell, "table 1: a cell reaches out of the head or over the last row"},
	{lengthen_a_head, "table 1: a cell reaches out of the head or over the last row"},
	{drop_a_cell, "table 1: a row has fewer cells than the table columns"},
	{add_a_third_of_a_pair, "signature 1: a row of pairs has other than one or two cells"},
	{raise_the_head, "table 1: the head has more rows than the table"},
	{forget_columns, "table 1: the number of columns is not that of their descriptions"},
	{turn_a_column, "table 1: a column has no such alignment, width or whole"},
	{take_letter_paper, "part 2: there is no such paper"},
	{repeat_an_anchor, "part 2, table 1: the anchor 'a1' stands twice"},
	{break_a_link, "a link leads to 'a2', which is not there"},
	{leave_out_the_anchor, "note 2: the link 'boundary#' has no anchor or path"},
	{leave_out_the_path, "paragraph 2: the link '#a1' has no anchor or path"},
	{lose_a_box, "box 1: a box or a line's text has no place, or a line no path"},
	{push_a_box_out, "box 1: it lies beside the figure's tracks"},
	{lose_words_of_a_line, "line 1: a box or a line's text has no place, or a line no path"},
	{slant_a_line, "line 1: the path is slanting, too short or leaves the figure"},
	{number_without_table, "figure 1: the figure's numbers are no table"},
	{break_the_numbers, "figure 1, table 1: a cell reaches over the last column"},
};

Test(doc_check, every_planted_fault_is_told_with_its_place)
{
	for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
		struct doc *d = sound();

		faults[i].plant(d);
		const char *fault = doc_check(a, d);

		cr_expect(fault && text_ends(fault, faults[i].fault), "%zu: %s", i,
			  fault ? fault : "nothing is said");
	}
}
