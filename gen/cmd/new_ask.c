/* SPDX-License-Identifier: MIT
 *
 * Each question on a line of its own; what cannot be an answer is told and asked again. The end of
 * the input before the last question ends the whole; what was said can be kept, and gone on with.
 */
#include "cmd/new_ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/stage.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "cmd/report.h"

/* A line of the terminal without its end; NULL: the input has ended. */
static const char *read_line(struct arena *a)
{
	struct strbuf sb = strbuf_new(a);
	int c;

	fflush(stdout);
	while ((c = getchar()) != EOF && c != '\n')
		strbuf_add_char(&sb, (char)c);
	return c == EOF ? NULL : sb.text;
}

static void print_question(const struct start *s, const struct start_question *q)
{
	const char *choices = start_choices(s, q);

	printf("  %s", q->text);
	if (*choices)
		printf("［%s］", choices);
	printf(": ");
}

static bool ask(struct start *s, struct start_thing *t, const struct start_question *q)
{
	for (;;) {
		struct diag_list *dl = diag_new(s->arena);

		print_question(s, q);
		const char *line = read_line(s->arena);

		if (!line)
			return false;
		if (start_answer(s, t, q, line, NULL, dl))
			return true;
		report_print(dl);
	}
}

static bool ask_thing(struct start *s, const struct start_part *p)
{
	struct start_thing *t = start_begin(s, p, NULL);

	for (size_t i = 0; i < p->questions.n; i++)
		if (!ask(s, t, &p->questions.at[i]))
			return false;
	return start_end(s, t, diag_new(s->arena));
}

bool new_ask_one(struct start *s, struct start_thing *t, const struct start_question *q,
		 struct diag_list *dl)
{
	if (ask(s, t, q))
		return true;
	printf("\n");
	diag_add(dl, DIAG_ANSWERS_ENDED, NULL, NULL);
	return false;
}

/* Where what was said is kept; NULL: nowhere. */
struct keeping {
	const char *path;
	struct diag_list *dl;
};

static bool keep_said(const struct start *s, const struct keeping *k)
{
	const char *form = k->path ? start_form(s) : NULL;
	struct stage *st = form ? stage_new(s->arena, file_folder(s->arena, k->path)) : NULL;

	if (!form)
		return true;
	if (stage_write(st, k->path, form, strlen(form), k->dl) && stage_commit(st, k->dl))
		return true;
	stage_abort(st);
	return false;
}

/* Whether there is another thing of the part: -1: the input has ended. */
static int ask_more(struct start *s, const struct start_part *p, size_t n)
{
	for (;;) {
		printf(n ? _("%s: one more? (y/n) ") : _("%s: is there one? (y/n) "), p->title);
		const char *line = read_line(s->arena);
		char c = line ? *text_trim(s->arena, line) : '\0';

		if (!line)
			return -1;
		if (c == 'y' || c == 'Y' || text_starts(line, "はい"))
			return 1;
		if (c == 'n' || c == 'N' || text_starts(line, "いいえ"))
			return 0;
	}
}

static bool ask_many(struct start *s, const struct start_part *p, const struct keeping *k)
{
	for (size_t n = 0;; n++) {
		int more = ask_more(s, p, n);

		if (more <= 0)
			return more == 0;
		if (!ask_thing(s, p) || !keep_said(s, k))
			return false;
	}
}

static void print_begin(const char *keep)
{
	printf(_("What nobody knows yet is left empty: it prints as to be agreed. "));
	if (keep)
		printf(_("Ctrl-D ends; what was said is kept in %s.\n"), keep);
	else
		printf(_("Ctrl-D ends, and nothing is kept; --answers-to FILE keeps what was said.\n"));
}

bool new_ask(struct start *s, const char *folder, const char *keep, struct diag_list *dl)
{
	const struct keeping k = {keep, dl};
	bool ok = keep_said(s, &k);

	if (!ok)
		return false;
	print_begin(keep);
	for (size_t i = 0; ok && i < s->parts.n; i++) {
		const struct start_part *p = &s->parts.at[i];

		printf("\n%s\n", p->title);
		if (p->intro)
			printf("%s\n", p->intro);
		ok = p->many ? ask_many(s, p, &k) : ask_thing(s, p) && keep_said(s, &k);
	}
	if (ok || dl->all.n)
		return ok;
	printf("\n");
	if (!keep)
		diag_add(dl, DIAG_ANSWERS_ENDED, NULL, NULL);
	else if (keep_said(s, &k))
		diag_add(dl, DIAG_ANSWERS_KEPT, NULL, keep,
			 report_shell_word(s->arena, folder), report_shell_word(s->arena, keep));
	return false;
}

static const struct start_said *said_of(const struct start_thing *t, const char *question)
{
	for (size_t i = 0; i < t->part->questions.n; i++)
		if (strcmp(t->part->questions.at[i].id, question) == 0)
			return &t->said[i];
	return NULL;
}

/* What makes a register of what came, and where it goes: over the baseline, or in its place. */
static const char *register_words(const struct start *s, const struct start_thing *contract,
				  const char *vendor)
{
	return start_wants_baseline(s)
		       ? arena_printf(s->arena, "--register %s --over baseline --contract %s", vendor,
				      contract->id)
		       : arena_printf(s->arena, "--register %s", vendor);
}

static void print_way(const struct start *s, const char *word, const struct start_thing *contract,
		      const struct start_thing *t, const char *has)
{
	const char *into = register_words(s, contract, t->id);

	if (strcmp(has, "register") == 0) {
		printf(_("%s: its register: bunkai import FILE --to %s %s\n"), t->id, word, into);
		return;
	}
	if (strcmp(has, "questionnaire") == 0)
		printf(_("%s: its questionnaire: bunkai import FILE --to %s --as answers "
			 "--questionnaire ID --from %s\n"),
		       t->id, word, t->id);
	else
		printf(_("%s: ask it: bunkai ask %s --questionnaire own-30 --to %s -o OUT, then "
			 "bunkai receive %s FILE\n"),
		       t->id, word, t->id, word);
	printf(_("    its answers as a register: bunkai import %s/disclosures/ID.json --to %s %s\n"),
	       word, word, into);
}

static void print_ways_of(const struct start *s, const char *word,
			  const struct start_thing *contract, const struct start_said *vendor)
{
	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];
		const struct start_said *has = said_of(t, "has");

		if (has && has->choice && text_equal(t->id, vendor->text))
			print_way(s, word, contract, t, has->choice->id);
	}
}

void new_print_ways(const struct start *s, const char *folder)
{
	const char *word = report_shell_word(s->arena, folder);

	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];

		if (strcmp(t->part->id, "contract") == 0)
			print_ways_of(s, word, t, said_of(t, "vendor"));
	}
}
