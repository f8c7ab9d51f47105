/* SPDX-License-Identifier: MIT
 *
 * A wished wording becomes the contract's own, on the sample: what is left as it is printed changes
 * nothing, in every 項 of every article and position; what is changed prints as it was wished, with
 * all other 項 as they were, and with statements that stand in it.
 */
#include "work/wording.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../support/suite.h"
#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "derive/selection_reference.h"
#include "work/wording_clause.h"
#include "work/wording_text.h"

#define CONTRACT "tele-2026"

static struct arena *a;
static struct trial t;
static struct diag_list *dl;
static char folder[32];

static void open_sample(void)
{
	a = arena_new();
	dl = diag_new(a);
	cr_assert(trial_open(&t, a, folder));
}

static void start(void)
{
	char copy[128];

	setenv("BUNKAI_DATA", ".", 1);
	/* several tests may run in one process, each in a folder of its own */
	snprintf(folder, sizeof folder, "/tmp/bunkai-wording-XXXXXX");
	cr_assert(mkdtemp(folder));
	snprintf(copy, sizeof copy, "cp -R samples/telehealth/. %s", folder);
	cr_assert_eq(system(copy), 0);
	open_sample();
}

static void stop(void)
{
	arena_free(a);
	char command[128];

	snprintf(command, sizeof command, "rm -rf %s", folder);
	cr_expect_eq(system(command), 0);
}

TestSuite(wording_take, .init = start, .fini = stop);

/* --- how the paper prints --- */

static const struct selection *selected(void)
{
	return select_clauses(a, t.before.project, t.before.library,
			      library_template(t.before.library, "annex"),
			      project_contract(t.before.project, CONTRACT), NULL);
}

static const char *cite(void *context, const char *target, struct reference_hole *hole)
{
	return selection_cite(a, t.before.library, context, target, hole);
}

struct printing {
	struct expand expand;
	struct strbuf out;
	int paragraph, item; /* wanted */
	int last;            /* 号 that was printed last */
	int below;
};

static void print_block(void *context, const struct block *b, int paragraph, int item)
{
	struct printing *p = context;

	if (paragraph != p->paragraph || (p->item && item != p->item))
		return;
	const char *text = expand_text(&p->expand, b->text, "");

	p->below = item && item == p->last ? p->below + 1 : 0;
	if (!item || (p->item && !p->below))
		strbuf_join(&p->out, "\n", text);
	else
		strbuf_join(&p->out, "\n",
			    arena_concat(a, p->below ? "　" : "",
					 item_label(a, p->below ? 1 : 0, p->below ? p->below : item),
					 " ", text, (char *)NULL));
	p->last = item;
}

static const char *printed(const struct selection *s, const struct settings *names,
			   const struct position *p, int paragraph, int item)
{
	struct printing how = {.expand = {.a = a, .names = names, .reference = cite,
					  .context = (void *)s},
			       .out = strbuf_new(a),
			       .paragraph = paragraph,
			       .item = item};

	wording_visit(p, print_block, &how);
	return how.out.text;
}

struct counting {
	int paragraphs;
};

static void count(void *context, const struct block *b, int paragraph, int item)
{
	(void)b, (void)item;
	((struct counting *)context)->paragraphs = paragraph;
}

static int paragraphs_of(const struct position *p)
{
	struct counting c = {0};

	wording_visit(p, count, &c);
	return c.paragraphs;
}

static bool take(const char *clause, const char *place, const char *text,
		 struct wording_taken *taken)
{
	return wording_take(&t, &(struct wording_wish){.contract = CONTRACT,
						       .clause = clause,
						       .place = place,
						       .text = text},
			    taken, dl);
}

static void forget(void)
{
	t.edits.n = 0;
	dl = diag_new(a);
}

/* --- left as it is printed --- */

Test(wording_take, what_is_printed_changes_nothing_anywhere)
{
	const struct selection *s = selected();
	size_t n = 0;

	for (size_t i = 0; i < s->n_in; i++) {
		const struct chosen *c = &s->all.at[i];

		for (int k = 1; k <= paragraphs_of(c->position); k++) {
			struct wording_taken taken;

			cr_expect(take(c->clause->id, arena_printf(a, "%d", k),
				       printed(s, &c->names, c->position, k, 0), &taken) &&
					  taken.unchanged && !t.edits.n,
				  "%s/%d", c->clause->id, k);
			forget();
			n++;
		}
	}
	cr_assert_gt(n, 300, "only %zu", n);
}

/* Whatever the contract has now, any position's text is its own source. */
Test(wording_take, all_positions_read_back_as_their_source)
{
	const struct selection *s = selected();

	for (size_t i = 0; i < s->n_in; i++)
		for (size_t p = 0; p < clause_wordings(s->all.at[i].clause); p++) {
			const struct chosen *c = &s->all.at[i];
			const struct position *position = clause_wording(c->clause, p);
			struct expand e = {.a = a, .names = &c->names, .reference = cite,
					   .context = (void *)s};
			const struct reword_wish how = {.expand = &e};

			for (int k = 1; k <= paragraphs_of(position); k++) {
				struct worded w;

				wording_text_read(a, position, k, 0, &how,
						  printed(s, &c->names, position, k, 0), &w);
				worded_finish(&w);
				cr_expect(worded_is_same(&w), "%s %s/%d", c->clause->id,
					  position->name, k);
			}
		}
}

/* --- single wishes --- */

static const char *clause_text(const char *id)
{
	return trial_text(&t, arena_concat(a, "clauses/remote-maintenance/", id, ".md",
					   (char *)NULL));
}

#define REQUEST "remote-maintenance-request"
#define UNPLANNED                                                                                  \
	"月間計画書に記載のないリモート保守については、乙は、実施日の%s日前までに、作業の目的、内容、日時、作業者及"         \
	"び接続元を記載した申請書を%s提出し、甲の承認を受ける。"

Test(wording_take, a_number_of_its_own_goes_to_the_contract)
{
	struct wording_taken taken;

	cr_assert(take(REQUEST, "3", arena_printf(a, UNPLANNED, "10", ""), &taken));
	cr_assert_str_eq(taken.position, "代替案");
	cr_assert_eq(taken.files.n, 0);
	cr_assert_null(clause_text(REQUEST));
	cr_assert_eq(taken.changes.all.n, 1);
	cr_assert(text_ends(taken.changes.all.at[0].place,
			    "params." REQUEST ".alt_notice_days"));
	cr_assert_str_eq(taken.changes.all.at[0].after, "10");
}

Test(wording_take, words_make_a_position_of_the_contract)
{
	struct wording_taken taken;

	cr_assert(take(REQUEST, "3", arena_printf(a, UNPLANNED, "7", "電子メールで"), &taken));
	cr_assert_str_eq(taken.position, "合意案（" CONTRACT "）");
	cr_assert_eq(taken.files.n, 2);
	cr_assert_eq(taken.changes.all.n, 1); /* the words */
	const char *text = clause_text(REQUEST);

	cr_assert(strstr(text, "実施日の{{alt_notice_days}}日前までに"));
	cr_assert(strstr(text, "申請書を電子メールで提出し、{{hospital}}の承認を受ける。"));
	cr_assert(trial_run(&t, dl));
	const struct clause *c = library_clause(t.after.library, REQUEST);

	cr_assert(c->own);
	cr_assert_eq(c->positions.n, 3);
	cr_assert_eq(c->agreed.n, 1);
	cr_assert_str_eq(c->agreed.at[0].contract, CONTRACT);
	cr_assert_null(clause_position_for(c, "ehr-2026", c->agreed.at[0].name));
	cr_assert_not_null(statement_in(duties_find(c->duties, "application"),
					c->agreed.at[0].name));
}

Test(wording_take, two_places_of_one_article_follow_each_other)
{
	struct wording_taken first, second;

	cr_assert(take(REQUEST, "3", arena_printf(a, UNPLANNED, "7", "書面で"), &first));
	cr_assert(take(REQUEST, "1",
		       "乙は、毎月定例で行うリモート保守について、前月の25日までに、作業ごとの日時、対象機器、作業者"
		       "及び接続元を記載した月間計画書を甲に提出する。",
		       &second));
	const char *text = clause_text(REQUEST);

	cr_assert_str_eq(first.position, second.position);
	cr_assert(strstr(text, "申請書を書面で提出し"));
	cr_assert(strstr(text, "前月の25日までに"));
	cr_assert(trial_run(&t, dl));
	const struct clause *c = library_clause(t.after.library, REQUEST);
	const struct statement_form *f =
		statement_in(duties_find(c->duties, "monthly-plan"), second.position);

	cr_assert_str_eq(f->times.at[0], "前月の25日までに");
}

Test(wording_take, what_is_to_go_keeps_its_number)
{
	struct wording_taken taken;

	cr_assert(take(REQUEST, "4", "", &taken));
	cr_assert(strstr(clause_text(REQUEST), "\n削除\n"));
	cr_assert(trial_run(&t, dl));
	const struct clause *c = library_clause(t.after.library, REQUEST);

	cr_assert_null(statement_in(duties_find(c->duties, "breach-report"), taken.position));
	cr_assert_not_null(statement_in(duties_find(c->duties, "breach-report"), "代替案"));
	cr_assert_eq(dl->count[LEVEL_WARNING], 2); /* the right and the report */
}

Test(wording_take, another_party_is_bound_by_the_words_that_name_it)
{
	struct wording_taken taken;

	cr_assert(take(REQUEST, "3",
		       "月間計画書に記載のないリモート保守については、甲は、実施日の7日前までに、作業の目的、内容、日"
		       "時、作業者及び接続元を記載した申請書を提出する。",
		       &taken));
	cr_assert(trial_run(&t, dl));
}

Test(wording_take, what_is_no_wording_is_refused)
{
	static const char *const cases[][3] = {
		{"3", "{{vendor}}は、提出する。", "reword-braces"},
		{"9", "乙は、提出する。", "reword-no-place"},
		{"3(1)", "乙は、提出する。", "reword-no-place"},
		{"3\n", "乙は、提出する。", "reword-no-place"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct wording_taken taken;

		cr_expect(!take(REQUEST, cases[i][0], cases[i][1], &taken));
		cr_assert_eq(dl->all.n, 1);
		cr_expect_str_eq(diag_code_name(dl->all.at[0].code), cases[i][2]);
		cr_expect_eq(t.edits.n, 0);
		forget();
	}
}

/* Marks of Markdown are words, whoever writes them. */
Test(wording_take, words_are_never_marks)
{
	static const char text[] = "*重要* 1. #見出し <b>太字</b> [a](b) _x_ `y` & \\ 乙は、提出する。";
	struct wording_taken taken;

	cr_assert(take(REQUEST, "3", text, &taken));
	struct own_clause c;

	cr_assert(own_clause_open(&t, library_clause(t.before.library, REQUEST), &c, dl));
	const struct selection *s = selected();

	cr_assert_str_eq(text_squash(a, printed(s, &selection_find(s, REQUEST)->names,
						clause_position(c.now, taken.position), 3, 0)),
			 text_squash(a, text));
}

/* --- wishes by chance --- */

static uint32_t seed;

static size_t draw(size_t n)
{
	seed = seed * 1664525 + 1013904223;
	return n ? (seed >> 8) % n : 0;
}

static const char *const words[] = {"書面により", "甲の承認を得て", "直ちに", "30日以内に", "、乙の費用により",
				    "及びその理由", "（軽微なものを除く。）", "翌営業日までに", "原則として",
				    "第1条の定めにより"};

/* Behind the label of the line, '(3) ' or '　ア ', at which words may begin. */
static size_t behind_label(const char *line)
{
	if (*line == '(')
		return strcspn(line, " ") + 1;
	return text_starts(line, "　") ? strcspn(line, " ") + 1 : 0;
}

/* Where a character begins, by chance; labels are not cut. */
static size_t cut(const char *text)
{
	size_t at = draw(strlen(text)), line;

	while (at && ((unsigned char)text[at] & 0xC0) == 0x80)
		at--;
	for (line = at; line && text[line - 1] != '\n';)
		line--;
	return at < line + behind_label(text + line) ? line + behind_label(text + line) : at;
}

/* A number is another one, words come or go; no line is broken or joined. */
static const char *edited(const char *text)
{
	size_t at = cut(text), digit = strcspn(text + at, "0123456789");
	const char *line = text + at + strcspn(text + at, "\n");

	switch (draw(3)) {
	case 0:
		if (text[at + digit] && text[at + digit - (at + digit > 0)] != '(')
			return arena_concat(
				a, arena_strndup(a, text, at + digit),
				arena_printf(a, "%zu", draw(90) + 1),
				text + at + digit + strspn(text + at + digit, "0123456789"),
				(char *)NULL);
		/* fall through */
	case 1:
		return arena_concat(a, arena_strndup(a, text, at), words[draw(ARRAY_LEN(words))],
				    text + at, (char *)NULL);
	default: {
		const char *end = text + at;

		for (size_t i = draw(8) + 1; i && end < line && *end; i--)
			text_next(&end);
		return arena_concat(a, arena_strndup(a, text, at), end, (char *)NULL);
	}
	}
}

/* Compared as a reader does: without blanks, ７ as 7. */
static const char *plain(const char *text)
{
	return text_squash(a, text);
}

static void expect_rest_stands(const struct position *was, const struct position *now,
			       const char *clause, int paragraph)
{
	for (int k = 1; k <= paragraphs_of(was); k++)
		if (k != paragraph)
			cr_expect(wording_same_place(was, now, arena_printf(a, "%d", k)), "%s/%d",
				  clause, k);
}

/* Where the statement stands in the position now; NULL: nowhere. */
static const char *place_of(const struct own_clause *own, const char *id, const char *position)
{
	const struct json *root = json_edit_root(trial_edit(&t, own->duties, NULL, dl));

	for (const struct json *s = json_get(root, "statements")->first; s; s = s->next)
		if (strcmp(json_string(s, "id", ""), id) == 0)
			return json_string(json_get(s, "at"), position, NULL);
	return NULL;
}

/* Every statement stands in it, or is told. */
static void expect_claimed(const struct own_clause *own, const struct position *was,
			   const struct wording_taken *taken)
{
	const struct duties *d = own->loaded->duties;

	for (size_t i = 0; d && i < d->statements.n; i++) {
		const struct statement *s = &d->statements.at[i];
		bool told = false;

		if (!statement_in(s, was->name) || place_of(own, s->id, taken->position))
			continue;
		for (size_t k = 0; k < dl->all.n; k++)
			told = told || text_ends(dl->all.at[k].subject,
						 arena_concat(a, "#", s->id, (char *)NULL));
		cr_expect(told, "%s#%s", own->loaded->id, s->id);
	}
}

static void wish_by_chance(const struct selection *s, size_t *n_words, size_t *n_numbers)
{
	const struct chosen *c = &s->all.at[draw(s->n_in)];
	int paragraph = (int)draw((size_t)paragraphs_of(c->position)) + 1;
	const char *shown = printed(s, &c->names, c->position, paragraph, 0),
		   *wished = edited(shown);
	struct wording_taken taken;
	struct own_clause own;

	cr_assert(take(c->clause->id, arena_printf(a, "%d", paragraph), wished, &taken),
		  "%s/%d: %s: %s", c->clause->id, paragraph, wished,
		  dl->all.n ? dl->all.at[0].message : "");
	if (taken.unchanged || !taken.files.n) {
		*n_numbers += !taken.unchanged;
		forget();
		return;
	}
	++*n_words;
	cr_assert(own_clause_open(&t, c->clause, &own, dl));
	const struct position *now = clause_position(own.now, taken.position);
	struct settings names = c->names;
	struct diag_list *found = diag_new(a);

	if (!taken.changes.all.n || dl->count[LEVEL_ERROR])
		cr_expect(false, "%s", wished);
	/* numbers that went to the contract are printed from there, and not looked at here */
	if (!strstr(taken.changes.all.at[0].place, "params."))
		cr_expect_str_eq(plain(printed(s, &names, now, paragraph, 0)), plain(wished));
	expect_rest_stands(c->position, now, c->clause->id, paragraph);
	expect_claimed(&own, c->position, &taken);
	cr_expect(own_clause_check(&t, &own, found));
	cr_expect_eq(found->count[LEVEL_ERROR], 0, "%s/%d: %s: %s", c->clause->id, paragraph,
		     wished, found->count[LEVEL_ERROR] ? found->all.at[0].message : "");
	forget();
}

Test(wording_take, wishes_by_chance_print_as_wished_with_their_statements, .timeout = 3600)
{
	const char *counts = getenv("BUNKAI_TEST_COUNTS");
	size_t n = text_equal(counts, "full") ? 2000 : 40, n_words = 0, n_numbers = 0;
	const struct selection *s = selected();

	for (uint32_t i = 1; i <= n; i++) {
		seed = i * 7919;
		wish_by_chance(s, &n_words, &n_numbers);
		if (i % 40)
			continue;
		arena_free(a); /* what all the rounds before have read */
		open_sample();
		s = selected();
	}
	cr_assert_gt(n_words, n / 2, "%zu", n_words);
	cr_assert_gt(n_numbers, 0);
}
