/* SPDX-License-Identifier: MIT
 *
 * Figures of an amendment: which they are, what their marks and sentences say, and that both states
 * are copies on one page.
 */
#include "amend/amended_figures.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/figures.h"
#include "../support/fixture.h"
#include "../support/rounds.h"
#include "../support/suite.h"
#include "amend/figure_marks.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "doc/doc_check.h"
#include "work/amendments.h"

FIXTURE_SUITE(amended_figures, f);

#define PROJECT "project/bunkai.json"
#define SERVERS "'servers': ["
#define DEVICES(...) "'line': '専用線', 'devices': [" __VA_ARGS__ "], 'servers': ["
#define GATE "{'id': 'gate', 'name': '入口', 'owner': 'maker', 'updates': 'maker'}"
#define WALL "{'id': 'wall', 'name': '防火壁', 'owner': 'clinic', 'updates': 'maker'}"
#define PAIR "{'id': 'pair', 'name': '二重の入口', 'owner': 'clinic', 'updates': 'maker'}"

static struct state_pair *state_now(void)
{
	struct state_pair *p = arena_alloc(f->a, sizeof *p);

	fixture_load(f);
	*p = (struct state_pair){.a = f->a, .name = "before", .before = f->run};
	return p;
}

/* The amended figures of c1. */
static struct amended_figures figures_since(struct state_pair *p)
{
	fixture_load(f);
	cr_assert(state_pair_compare(p, &f->run, NULL, f->dl), "%s", found_all(f->a, f->dl));
	struct amendments m = amendments_open(f->a, p, &f->run);
	struct amendment *in = arena_alloc(f->a, sizeof *in);

	*in = amendments_of(&m, "c1", project_contract(f->run.project, "c1"));
	struct amended_figures figures = amended_figures_of(f->a, in);

	amendments_close(&m);
	return figures;
}

static const struct amended_figure *figure_of(const struct amended_figures *figures,
					      const char *role)
{
	for (size_t i = 0; i < figures->all.n; i++)
		if (text_equal(figures->all.at[i].diff->after->role, role))
			return &figures->all.at[i];
	return NULL;
}

/* After the one edit of the project. */
static const struct amended_figure *diagram_after(const char *from, const char *to)
{
	struct state_pair *p = state_now();

	fixture_replace(f, PROJECT, from, to);
	static struct amended_figures figures;

	figures = figures_since(p);
	return figure_of(&figures, "boundary-diagram");
}

static const char *sentences(const struct amended_figure *figure)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < figure->words.all.n; i++)
		strbuf_join(&sb, "\n", figure->words.all.at[i]);
	return sb.text;
}

static void expect_sentence(const struct amended_figure *figure, const char *wanted)
{
	cr_expect(strstr(sentences(figure), wanted), "'%s' is not in:\n%s", wanted,
		  sentences(figure));
}

/* A router goes, and one that the hospital owns stands beside its firewall: the boundary moves. */
static const struct amended_figure *swap_routers(void)
{
	f->data = ".";
	fixture_replace(f, PROJECT, "'gl-1'", "'mhlw-6.0'");
	fixture_replace(f, PROJECT, SERVERS, DEVICES(WALL ", " GATE));
	return diagram_after(GATE, PAIR);
}

Test(amended_figures, say_what_comes_and_goes)
{
	const struct amended_figure *figure = swap_routers();

	cr_assert_not_null(figure);
	cr_expect_eq(figure->number, 1);
	cr_expect(figure->landscape);
	cr_expect_str_eq(figure->title, "責任分界図");
	expect_sentence(figure, "の欄において、「二重の入口（更新：乙）」を加える。");
	expect_sentence(figure, "の「［乙］入口（更新：乙）」を除く。");
	expect_sentence(figure, "の行の責任分界の線を、「［甲］防火壁（更新：乙）」と「［乙］入口（更新：乙）」と"
				"の間から「［甲］防火壁（更新：乙）」と「専用線」との間に移す。");
}

/* The box of that name in a marked figure. */
static const struct doc_node *box_with(const struct doc_node *figure, const char *words)
{
	for (const struct doc_node *box = figure->first; box; box = box->next)
		if (box->text && strstr(box->text, words))
			return box;
	return NULL;
}

static const char *marked_words(const struct doc_node *box)
{
	struct strbuf sb = strbuf_new(f->a);

	for (size_t i = 0; i < box->n_spans; i++)
		strbuf_join(&sb, "/",
			    arena_strndup(f->a, box->text + box->spans[i].from,
					  box->spans[i].to - box->spans[i].from));
	return sb.text;
}

Test(amended_figures, bear_marks_in_both_states)
{
	const struct amended_figure *figure = swap_routers();
	const struct doc_node *was = figure->diff->before, *is = figure->diff->after;
	struct figure_marked m =
		figure_marks_put(f->a, f->run.library, NULL, figure->diff, "違い。");
	const struct doc_node *gone = box_with(m.before, "］入口"), *wall = box_with(m.after, "防火壁");

	cr_expect_eq(gone->mark, DIFFERS_REMOVED);
	cr_expect_str_eq(gone->text, "【削】［乙］入口（更新：乙）");
	cr_expect_eq(wall->mark, DIFFERS_CHANGED);
	cr_expect_str_eq(wall->text, "【改】［甲］防火壁（更新：乙）\n二重の入口（更新：乙）");
	cr_expect_str_eq(marked_words(wall), "\n二重の入口（更新：乙）");
	cr_expect_eq(box_with(m.after, "主機")->mark, DIFFERS_NOT);
	cr_expect(text_starts(m.after->alt, "改正後の図。改正により異なるもの：違い。"));
	cr_expect(m.before->frame->with_next && !m.after->frame->with_next);
	cr_expect(!was->frame->with_next && !box_with(was, "］入口")->mark);
	cr_expect_eq(m.before->n, was->n);
	cr_expect_eq(m.after->n, is->n);
	figures_expect_sound(m.before);
	figures_expect_sound(m.after);
}

/* Two systems exchange data, which is a line and no word: the paper is amended all the same. */
Test(amended_figures, a_line_alone_is_a_difference)
{
	f->data = ".";
	fixture_replace(f, PROJECT, "'gl-1'", "'mhlw-6.0'");
	fixture_replace(f, PROJECT, "'systems': [{'id': 'karte'",
			"'systems': [{'id': 'lab', 'name': '検査', 'vendor': 'maker', 'note': '一'}, "
			"{'id': 'karte'");
	fixture_replace(f, PROJECT, "'systems': ['karte']", "'systems': ['karte', 'lab']");
	const struct amended_figure *figure = diagram_after("'note': '一'", "'connects': ['karte']");

	cr_assert_not_null(figure);
	cr_expect_eq(figure->words.all.n, 1, "%s", sentences(figure));
	expect_sentence(figure, "との間を線で結ぶ。");
}

static const struct doc_unit_pair *unit_of(const struct amended_figure *figure)
{
	const struct doc_diff *d = figure->document->diff;

	for (size_t i = 0; i < d->all.n; i++)
		if (d->all.at[i].after && d->all.at[i].after->node == figure->diff->after)
			return &d->all.at[i];
	return NULL;
}

/* A risk goes to another cell of the matrix: told by its name, for what changed in it. */
Test(amended_figures, risks_move_between_cells)
{
	f->data = ".";
	fixture_replace(f, PROJECT, "'gl-1'", "'mhlw-6.0'");
	struct state_pair *p = state_now();

	fixture_replace(f, "project/register.json", "'severity': 2, 'frequency': 1, 'level': "
						    "'High', 'response': 'Yes', 'duty'",
			"'severity': 1, 'frequency': 1, 'level': 'Low', 'response': 'Yes', 'duty'");
	struct amended_figures figures = figures_since(p);
	const struct amended_figure *figure = figure_of(&figures, "risk-matrix");

	cr_assert_not_null(figure);
	expect_sentence(figure, "「High」の欄において、「R1」を除く。");
	expect_sentence(figure, "「Low」の欄において、「R1」を加える。");
	const struct reason_index *l =
		reasons_index(f->a, p->changes, &p->states[0], &p->states[1]);
	struct reasons why = reasons_find(l, unit_of(figure), "boundary",
					  project_contract(f->run.project, "c1"));

	cr_assert_eq(why.all.n, 2);
	cr_expect_str_eq(why.all.at[0]->kind, "risk");
	cr_expect_str_eq(why.all.at[0]->field, "severity");
	cr_expect_str_eq(why.all.at[1]->field, "level");
}

/* Maintenance goes to another company: so does the site that it comes from. */
Test(amended_figures, the_end_of_a_line_is_the_maintainers)
{
	f->data = ".";
	fixture_replace(f, PROJECT, "'gl-1'", "'mhlw-6.0'");
	fixture_replace(f, PROJECT, "'name': '例示社'}",
			"'name': '例示社'}, {'id': 'field', 'kind': 'subcontractor', 'name': "
			"'現地社', 'under': 'maker'}");
	const struct amended_figure *figure =
		diagram_after("'remote_maintenance': true", "'remote_maintenance': true, "
							    "'maintains': 'field'");

	cr_assert_not_null(figure);
	expect_sentence(figure, "「［乙］例示社」を「［現地社］現地社」に改める。");
}

/* The sentence says it: no box of it bears a mark. */
Test(amended_figures, one_that_comes_as_a_whole)
{
	const struct amended_figure *figure = swap_routers();
	const struct figure_diff *d = figure_compare(f->a, NULL, figure->diff->after);
	const struct figure_words words = figure_words_of(f->a, f->run.library, d);
	struct figure_marked m = figure_marks_put(f->a, f->run.library, NULL, d, "");

	cr_assert_eq(words.all.n, 1);
	cr_expect_str_eq(words.all.at[0], "この図を加える。");
	cr_expect_null(m.before);
	for (const struct doc_node *box = m.after->first; box; box = box->next)
		cr_expect_eq(box->mark, DIFFERS_NOT);
	cr_expect_str_eq(m.after->first->text, figure->diff->after->first->text);
}

/* All sentences are whole, and what is marked is what is told of boxes. */
static void expect_marks(const struct amended_figure *figure, unsigned seed)
{
	struct figure_marked m = figure_marks_put(f->a, f->run.library, NULL, figure->diff, "");
	size_t marks = 0;

	for (size_t i = 0; i < figure->words.all.n; i++) {
		const char *sentence = figure->words.all.at[i];

		cr_expect(text_ends(sentence, "。") && !strstr(sentence, "{{") &&
				  !strstr(sentence, "「」"),
			  "seed %u: %s", seed, sentence);
	}
	for (const struct doc_node *box = m.after ? m.after->first : NULL; box; box = box->next)
		marks += box->kind == DOC_BOX && box->mark != DIFFERS_NOT;
	for (size_t i = 0; i < figure->diff->boxes.n; i++)
		marks -= figure->diff->boxes.at[i].after &&
			 figure->diff->boxes.at[i].state != DIFFERS_NOT;
	cr_expect_eq(marks, 0, "seed %u", seed);
	cr_expect_eq(figure_diff_is_same(figure->diff), figure->words.all.n == 0, "seed %u", seed);
	if (m.before)
		figures_expect_sound(m.before);
	if (m.after)
		figures_expect_sound(m.after);
}

static void project_by_chance(unsigned seed)
{
	figures_random_project(f, seed);
	fixture_replace(f, PROJECT, "'contracts': [",
			"'documents': ['boundary', 'contacts'], 'contracts': [");
}

/* From one project made by chance to another that has little in common with it. */
Test(amended_figures, of_projects_made_by_chance)
{
	size_t figures = 0;

	for (unsigned seed = 1; seed <= rounds(4, 40); seed++) {
		fixture_free(f);
		f = fixture_new();
		project_by_chance(seed);
		struct state_pair *p = state_now();

		fixture_decisions(f, ""); /* the project by chance takes it away */
		project_by_chance(seed + 1);
		struct amended_figures all = figures_since(p);

		for (size_t i = 0; i < all.all.n; i++)
			expect_marks(&all.all.at[i], seed);
		figures += all.all.n;
	}
	cr_expect_gt(figures, 4, "%zu figures", figures);
}
