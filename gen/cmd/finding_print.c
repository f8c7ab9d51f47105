/* SPDX-License-Identifier: MIT
 *
 * A group has its head, what its findings say together, and below it the first of them: of each
 * what it speaks of, the first words of that, and in what its message differs. However many
 * findings there are, the groups are as many as codes.
 */
#include "cmd/finding_print.h"

#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/names.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/finding_groups.h"
#include "cmd/report.h"

/* findings of a group, and letters of a text and of a difference */
enum { SHOWN = 3, SHOWN_WORDS = 30, SHOWN_DIFFERENCE = 80 };

/* On one line, with … where it is cut. */
static const char *shorten(struct arena *a, const char *text, size_t most)
{
	struct strbuf sb = strbuf_new(a);
	const char *at = text;

	for (size_t n = 0; *at && n < most; n++) {
		const char *start = at;

		if (text_is_space(text_next(&at)))
			strbuf_add_char(&sb, ' ');
		else
			strbuf_add_bytes(&sb, start, (size_t)(at - start));
	}
	return name_visible(a, arena_concat(a, sb.text, *at ? "…" : "", (char *)NULL));
}

static void print_member(const struct finding_print *p, const struct finding_group *g, size_t nth)
{
	const struct diag *d = &g->at[nth];
	const struct subject *s = subjects_find(p->subjects, d);
	const char *difference = diag_difference(p->a, g->at, g->n, nth);

	printf("    %s", name_visible(p->a, *d->subject ? d->subject : d->place));
	if (s && *s->words)
		printf(" %s", shorten(p->a, s->words, SHOWN_WORDS));
	if (*difference)
		printf(" (%s)", shorten(p->a, difference, SHOWN_DIFFERENCE));
	putchar('\n');
}

static void print_group(const struct finding_print *p, const struct finding_group *g,
			const struct paint *paint)
{
	enum diag_level level = diag_code_level(g->code);

	printf("%s%s%s [%s%s%s] %zu: %s\n", paint_on(paint, diag_level_look(level)),
	       diag_level_shown(level), paint_off(paint), paint_on(paint, PAINT_STRONG),
	       diag_code_name(g->code), paint_off(paint), g->n,
	       name_visible(p->a, diag_gist(p->a, g->at, g->n)));
	for (size_t i = 0; i < g->n && i < SHOWN; i++)
		print_member(p, g, i);
	if (g->n > SHOWN)
		printf(_("    … and %zu more\n"), g->n - SHOWN);
}

static const char *selection(const struct finding_print *p, const struct diag *d, const char *where)
{
	const char *contract = p->wish->contract;

	if (!where || p->wish->subject)
		return report_shell_word(p->a, d->subject);
	if (contract)
		where = arena_concat(p->a, where, ",contract=", contract, (char *)NULL);
	return arena_concat(p->a, "--where ", report_shell_word(p->a, where), (char *)NULL);
}

/* What the check was asked of, as a command has it. */
static const char *asked_of(const struct finding_print *p)
{
	const char *folder = p->folder ? report_shell_word(p->a, p->folder) : "";

	return p->library ? arena_concat(p->a, "--library", p->folder ? " " : "", folder,
					 (char *)NULL)
			  : folder;
}

/* The same check, of one code and in full. */
static const char *closer_check(const struct finding_print *p, enum diag_code code)
{
	const char *contract = p->wish->contract;

	return arena_concat(p->a, "bunkai check ", asked_of(p),
			    contract ? " --contract " : "",
			    contract ? report_shell_word(p->a, contract) : "", " --code ",
			    diag_code_name(code), " --all", (char *)NULL);
}

static const char *advised_command(const struct finding_print *p, const struct diag *d,
				   const struct diag_advice *advice)
{
	const char *argument = d->arguments[0] ? d->arguments[0] : "";
	const char *with[] = {asked_of(p), selection(p, d, advice->where),
			      report_shell_word(p->a, argument), NULL};

	return diag_expand(p->a, diag_own_words(p->a, advice->command), with);
}

/* A command to paste, or where to look. */
static const char *first_step(const struct finding_print *p, const struct finding_group *g)
{
	const struct diag *d = &g->at[0];
	const struct subject *s = subjects_find(p->subjects, d);

	if (diag_code_advice(g->code))
		return advised_command(p, d, diag_code_advice(g->code));
	if (g->n > SHOWN && !p->all)
		return closer_check(p, g->code);
	if (s && s->in_register)
		return arena_concat(p->a, "bunkai explain ", report_shell_word(p->a, p->folder),
				    " ", report_shell_word(p->a, s->id), (char *)NULL);
	return arena_printf(p->a, _("see %s"),
			    name_visible(p->a, *d->place ? d->place : d->subject));
}

static void print_end(const struct finding_print *p, const struct finding_groups *groups)
{
	const size_t *n = p->shown->count;

	printf(_("errors %zu, warnings %zu, notes %zu\n"), n[LEVEL_ERROR], n[LEVEL_WARNING],
	       n[LEVEL_NOTE]);
	if (finding_filter_is_set(p->wish))
		printf(_("left out by the filter: %zu\n"), p->left_out);
	if (groups->all.n)
		printf(_("to do first (%s): %s\n"), diag_code_name(groups->all.at[0].code),
		       first_step(p, &groups->all.at[0]));
}

void finding_print(const struct finding_print *p)
{
	const struct finding_groups groups = finding_groups_of(p->a, p->shown);
	const struct paint paint = paint_for(stdout);

	if (p->all)
		diag_print(p->shown, stdout);
	for (size_t i = 0; !p->all && i < groups.all.n; i++)
		print_group(p, &groups.all.at[i], &paint);
	print_end(p, &groups);
}
