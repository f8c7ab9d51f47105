/* SPDX-License-Identifier: MIT
 *
 * Two states of a figure: boxes by keys, words and likeness, lines by what they join and part; of
 * figures made by chance each box and line is told in one pair.
 */
#include "changes/figure_compare.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/suite.h"
#include "base/strbuf.h"
#include "base/text.h"

ARENA_SUITE(figure_compare, a);

static struct doc_node *new_figure(void)
{
	struct doc_node *figure = arena_alloc(a, sizeof *figure);
	struct doc_frame *frame = arena_alloc(a, sizeof *frame);

	*frame = (struct doc_frame){.n_columns = 9, .n_rows = 9};
	figure->kind = DOC_FIGURE;
	figure->frame = frame;
	return figure;
}

/* One track at x, y; key NULL: none. */
static struct doc_node *add_box(struct doc_node *figure, int x, int y, const char *key,
				const char *text)
{
	struct doc_node *box = doc_add(a, figure, DOC_BOX, text);
	struct doc_place *place = arena_alloc(a, sizeof *place);

	*place = (struct doc_place){x, y, 1, 1, ALIGN_START};
	box->place = place;
	box->role = "figure";
	box->level = 1;
	box->origin = key ? arena_alloc(a, sizeof *box->origin) : NULL;
	if (key)
		*box->origin = (struct doc_origin){.key = key};
	return box;
}

static struct doc_node *add_line(struct doc_node *figure, const char *role, struct doc_point from,
				 struct doc_point to)
{
	struct doc_node *line = doc_add(a, figure, DOC_LINE, NULL);
	struct doc_path *path = arena_alloc(a, sizeof *path);

	*path = (struct doc_path){arena_alloc(a, 2 * sizeof *path->at), 2, false};
	path->at[0] = from;
	path->at[1] = to;
	line->path = path;
	line->role = role;
	return line;
}

static void add_change(struct strbuf *sb, enum doc_difference state, const char *what)
{
	const char *name = doc_difference_name(state);

	if (name)
		strbuf_join(sb, " ", arena_concat(a, name, ":", what, (char *)NULL));
}

static const char *text_of_box(const struct doc_node *box)
{
	return box ? box->text : "-";
}

/* 'added:甲 removed:乙', then lines as 'added:甲=乙' and where a line runs elsewhere. */
static const char *told(const struct figure_diff *d)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < d->boxes.n; i++) {
		const struct figure_box_pair *p = &d->boxes.at[i];

		add_change(&sb, p->state, text_of_box(p->after ? p->after : p->before));
	}
	for (size_t i = 0; i < d->lines.all.n; i++) {
		const struct figure_line_pair *p = &d->lines.all.at[i];

		add_change(&sb, p->state,
			   arena_concat(a, text_of_box(p->from), p->parts ? "|" : "=",
					text_of_box(p->to), (char *)NULL));
	}
	for (size_t i = 0; i < d->lines.crossings.n; i++) {
		const struct figure_crossing *c = &d->lines.crossings.at[i];

		strbuf_printf(&sb, " %s: %s|%s -> %s|%s", text_of_box(c->row),
			      text_of_box(c->before[0]), text_of_box(c->before[1]),
			      text_of_box(c->after[0]), text_of_box(c->after[1]));
	}
	return sb.text;
}

static void expect_told(const struct doc_node *before, const struct doc_node *after,
			const char *wanted)
{
	const struct figure_diff *d = figure_compare(a, before, after);

	cr_expect_str_eq(told(d), wanted);
	cr_expect_eq(figure_diff_is_same(d), !*wanted);
}

Test(figure_compare, a_box_is_known_by_one_of_its_keys)
{
	struct doc_node *x = new_figure(), *y = new_figure();

	add_box(x, 0, 0, "device/fw", "壁");
	add_box(x, 2, 0, "device/vpn", "器");
	add_box(y, 0, 0, "device/fw device/vpn-2", "壁\n新しい器");
	expect_told(x, y, "changed:壁\n新しい器 removed:器");
	expect_told(y, x, "changed:壁 added:器");
}

/* However alike its words are, what has another key is another thing; `vpn` is no part of `vpn-2`. */
Test(figure_compare, another_key_is_another_thing)
{
	struct doc_node *x = new_figure(), *y = new_figure();

	add_box(x, 0, 0, "device/vpn", "VPNルータ（更新：乙）");
	add_box(y, 0, 0, "device/vpn-2", "VPNルータ（更新：丙）");
	expect_told(x, y, "removed:VPNルータ（更新：乙） added:VPNルータ（更新：丙）");
	y->first->text = x->first->text;
	expect_told(x, y, "removed:VPNルータ（更新：乙） added:VPNルータ（更新：乙）");
	y->first->origin = NULL;
	expect_told(x, y, "");
}

Test(figure_compare, without_keys_words_and_likeness_count)
{
	struct doc_node *x = new_figure(), *y = new_figure();

	add_box(x, 0, 0, NULL, "院内");
	add_box(x, 0, 1, NULL, "乙、丙その他の者の責任");
	add_box(x, 0, 2, NULL, "図の注");
	add_box(y, 0, 0, NULL, "院内");
	add_box(y, 0, 1, NULL, "乙、丙、丁その他の者の責任");
	add_box(y, 0, 2, NULL, "別の話である");
	expect_told(x, y, "changed:乙、丙、丁その他の者の責任 removed:図の注 added:別の話である");
}

/* The fewest are said to have moved: one box, and not all that it passed. */
Test(figure_compare, what_leaves_its_order_has_moved)
{
	static const char *const names[] = {"甲", "乙", "丙", "丁"};
	struct doc_node *x = new_figure(), *y = new_figure();

	for (int i = 0; i < 4; i++) {
		add_box(x, 0, i, names[i], names[i]);
		add_box(y, 0, i, names[(i + 3) % 4], names[(i + 3) % 4]);
	}
	expect_told(x, y, "moved:丁");
	y->first->text = "丁の二";
	expect_told(x, y, "changed:丁の二");
}

Test(figure_compare, tracks_are_not_asked)
{
	struct doc_node *x = new_figure(), *y = new_figure();

	add_box(x, 0, 0, NULL, "甲");
	add_box(x, 2, 0, NULL, "乙");
	add_line(x, "figure-line", (struct doc_point){1, 0}, (struct doc_point){2, 0});
	add_box(y, 3, 5, NULL, "甲");
	add_box(y, 7, 5, NULL, "乙");
	add_line(y, "figure-line", (struct doc_point){7, 6}, (struct doc_point){4, 6});
	expect_told(x, y, "");
}

Test(figure_compare, a_line_is_known_by_what_it_joins)
{
	struct doc_node *x = new_figure(), *y = new_figure();
	const char *const names[] = {"甲", "乙", "丙"};

	for (int i = 0; i < 3; i++) {
		add_box(x, 2 * i, 0, NULL, names[i]);
		add_box(y, 2 * i, 0, NULL, names[i]);
	}
	add_line(x, "figure-line", (struct doc_point){1, 0}, (struct doc_point){2, 0});
	add_line(y, "figure-line", (struct doc_point){3, 0}, (struct doc_point){4, 0});
	expect_told(x, y, "added:乙=丙 removed:甲=乙");
	add_line(x, "figure-line", (struct doc_point){3, 0}, (struct doc_point){4, 0})->text = "直ちに";
	expect_told(x, y, "changed:乙=丙 removed:甲=乙");
}

/* A line through one row is named by what it parts, one through several by its look. */
Test(figure_compare, a_line_parts_the_boxes_beside_it)
{
	struct doc_node *x = new_figure(), *y = new_figure();

	for (int row = 0; row < 2; row++) {
		for (int i = 0; i < 3; i++) {
			const char *name = arena_printf(a, "%d-%d", row, i);

			add_box(x, 3 * i, 2 * row, NULL, name);
			add_box(y, 3 * i, 2 * row, NULL, name);
		}
	}
	add_line(x, "figure-seam", (struct doc_point){2, 0}, (struct doc_point){2, 1});
	expect_told(x, y, "removed:0-0|0-1");
	add_line(y, "figure-seam", (struct doc_point){5, 0}, (struct doc_point){5, 1});
	expect_told(x, y, "added:0-1|0-2 removed:0-0|0-1");
	x = new_figure();
	for (const struct doc_node *box = y->first; box; box = box->next)
		if (box->kind == DOC_BOX)
			add_box(x, box->place->x, box->place->y, NULL, box->text);
	add_line(x, "figure-seam", (struct doc_point){5, 0}, (struct doc_point){5, 1});
	add_line(x, "figure-boundary", (struct doc_point){2, 0}, (struct doc_point){2, 4});
	add_line(y, "figure-boundary", (struct doc_point){5, 0}, (struct doc_point){5, 4});
	expect_told(x, y,
		    "moved:-|- 0-0: 0-0|0-1 -> 0-1|0-2 1-0: 1-0|1-1 -> 1-1|1-2");
}

Test(figure_compare, one_state_alone)
{
	struct doc_node *x = new_figure();

	add_box(x, 0, 0, NULL, "甲");
	expect_told(NULL, x, "added:甲");
	expect_told(x, NULL, "removed:甲");
	expect_told(NULL, NULL, "");
}

/* Read back from an edition: nobody knows where its lines run. */
Test(figure_compare, without_tracks_boxes_alone)
{
	struct doc_node *x = new_figure(), *y = new_figure();

	add_box(x, 0, 0, NULL, "甲");
	add_box(y, 0, 0, NULL, "甲");
	add_line(x, "figure-line", (struct doc_point){0, 0}, (struct doc_point){0, 4});
	y->frame = NULL;
	expect_told(x, y, "");
}

static struct doc_node *figure_by_chance(unsigned *seed)
{
	struct doc_node *figure = new_figure();

	for (int i = 0; i < 12; i++) {
		const char *key = arena_printf(a, "k/%d", rand_r(seed) % 10);

		add_box(figure, rand_r(seed) % 9, rand_r(seed) % 9, rand_r(seed) % 3 ? key : NULL,
			arena_printf(a, "箱%d", rand_r(seed) % 6));
	}
	for (int i = 0; i < 8; i++) {
		struct doc_point from = {rand_r(seed) % 9, rand_r(seed) % 9}, to = from;

		*(rand_r(seed) % 2 ? &to.x : &to.y) = 9;
		add_line(figure, rand_r(seed) % 2 ? "one" : "two", from, to);
	}
	return figure;
}

static size_t times_told(const struct figure_diff *d, const struct doc_node *node, bool old)
{
	size_t n = 0;

	for (size_t i = 0; i < d->boxes.n; i++)
		n += (old ? d->boxes.at[i].before : d->boxes.at[i].after) == node;
	for (size_t i = 0; i < d->lines.all.n; i++)
		n += (old ? d->lines.all.at[i].before : d->lines.all.at[i].after) == node;
	return n;
}

Test(figure_compare, of_figures_by_chance_each_part_is_told_once)
{
	for (unsigned seed = 1; seed <= 200; seed++) {
		unsigned state = seed;
		struct doc_node *both[] = {figure_by_chance(&state), figure_by_chance(&state)};
		const struct figure_diff *d = figure_compare(a, both[0], both[1]);

		for (int i = 0; i < 2; i++)
			for (const struct doc_node *n = both[i]->first; n; n = n->next)
				cr_assert_eq(times_told(d, n, i == 0), 1, "seed %u: %s", seed,
					     n->text ? n->text : "line");
		cr_assert_str_eq(told(figure_compare(a, both[0], both[0])), "", "seed %u", seed);
	}
}
