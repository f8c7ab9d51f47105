/* SPDX-License-Identifier: MIT
 *
 * Findings about what a clause says of its positions behind the first: `lost` and `may_ask` name
 * such positions, and `lost` speaks of no time that none of the clause's texts has. Numbers are
 * best cited there as the texts cite them, by parameter or term, since then they cannot part.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "derive/expand.h"
#include "derive/fallback.h"
#include "derive/time_limit.h"
#include "derive/terms.h"

struct fallback_check {
	struct arena *a;
	const struct check_input *in;
	const struct clause *clause;
	struct diag_list *dl;
};

static void add_text(struct strbuf *sb, const struct expand *e, const struct block *block)
{
	for (; block; block = block->next) {
		if (block->text)
			strbuf_join(sb, "\n", expand_text(e, block->text, ""));
		add_text(sb, e, block->first);
	}
}

/* All of its positions as they would be printed, with what the clause and the project set. */
static const char *texts_of(const struct fallback_check *k)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < k->clause->positions.n; i++) {
		const struct position *p = &k->clause->positions.at[i];
		const struct expand e = {
			.a = k->a,
			.names = terms_of_position(k->a, k->in->library, &k->in->project->terms,
						   p->name, &k->clause->params)};

		add_text(&sb, &e, p->first);
	}
	return sb.text;
}

/* 1時間, 3時間 … */
static const char *times_in(const struct fallback_check *k, const char *text)
{
	const struct duty_words *words = &k->in->library->duty_words;
	struct strbuf sb = strbuf_new(k->a);
	const char *at, *end = text;

	while ((at = time_limit_amount(words, end, &end))) {
		const char *time = arena_strndup(k->a, at, (size_t)(end - at));

		if (!sb.len || !strstr(sb.text, time))
			strbuf_join(&sb, ", ", time);
	}
	return sb.text;
}

/* True when the words are a time of the text, and no end of a longer number (4時間 in 24時間). */
static bool has_time(const struct duty_words *words, const char *text, const char *time)
{
	const char *at, *end = text;

	while ((at = time_limit_amount(words, end, &end)))
		if (strlen(time) == (size_t)(end - at) && strncmp(at, time, strlen(time)) == 0)
			return true;
	return false;
}

static void check_times(const struct fallback_check *k, const char *lost, const char *position)
{
	const struct duty_words *words = &k->in->library->duty_words;
	const char *texts = texts_of(k), *at, *end = lost;

	while ((at = time_limit_amount(words, end, &end))) {
		const char *time = arena_strndup(k->a, at, (size_t)(end - at));

		if (!has_time(words, texts, time))
			diag_add(k->dl, DIAG_LOST_UNLIKE, k->clause->id, k->clause->file, position,
				 time, times_in(k, texts));
	}
}

/* What is said of falling back is said of a position that the clause has, and not as its first. */
static void check_positions(const struct fallback_check *k, const struct settings *of)
{
	const struct clause *c = k->clause;

	for (size_t i = 0; i < of->all.n; i++) {
		const struct position *p = clause_position(c, of->all.at[i].name);

		if (!p)
			diag_add(k->dl, DIAG_UNKNOWN_POSITION, c->id, c->file, c->id,
				 of->all.at[i].name);
		else if (p == &c->positions.at[0])
			diag_add(k->dl, DIAG_FIRST_POSITION, c->id, c->file, c->id, p->name);
	}
}

static void check_lost(const struct fallback_check *k)
{
	for (size_t i = 0; i < k->clause->lost.all.n; i++) {
		const char *position = k->clause->lost.all.at[i].name;
		const char *lost = fallback_lost(k->a, k->in->project, k->in->library, k->clause,
						 &k->clause->params, position, k->dl);

		if (lost && clause_position(k->clause, position))
			check_times(k, lost, position);
	}
}

/* Whom one may hear it from is printed as it stands. */
static void check_may_ask(const struct fallback_check *k)
{
	const struct settings *of = &k->clause->may_ask;

	for (size_t i = 0; i < of->all.n; i++) {
		const char *from = of->all.at[i].value ? strstr(of->all.at[i].value, "{{") : NULL;

		if (from)
			diag_add(k->dl, DIAG_PLACEHOLDER_IN_VALUE, k->clause->id, k->clause->file,
				 from);
	}
}

void check_fallbacks(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	for (size_t i = 0; i < in->library->clauses.n; i++) {
		const struct fallback_check k = {a, in, &in->library->clauses.at[i], dl};

		check_positions(&k, &k.clause->lost);
		check_positions(&k, &k.clause->may_ask);
		check_lost(&k);
		check_may_ask(&k);
	}
}
