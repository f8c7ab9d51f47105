/* SPDX-License-Identifier: MIT
 *
 * Findings about what systems have: articles come and go by it, so what nobody says is told with
 * what counts instead, and a word that was nearly right with the right one.
 */
#include <string.h>

#include "base/nearest.h"
#include "base/strbuf.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/conditions.h"

static bool some_clause_asks(struct arena *a, const struct library *l, const struct feature *f)
{
	for (size_t i = 0; i < l->clauses.n; i++)
		if (l->clauses.at[i].when &&
		    condition_asks(a, l->clauses.at[i].when, f->of, f->id))
			return true;
	return false;
}

/* Features of systems on which an article depends. */
struct asked_features {
	VEC(const struct feature *) all;
	struct known names; /* of all features of systems */
};

static struct asked_features find_asked(struct arena *a, const struct library *l)
{
	struct asked_features asked = {0};

	for (size_t i = 0; i < l->features.n; i++) {
		const struct feature *f = &l->features.at[i];

		if (strcmp(f->of, FEATURE_OF_SYSTEM) != 0)
			continue;
		known_add(a, &asked.names, f->id);
		if (some_clause_asks(a, l, f))
			*vec_push(a, &asked.all) = f;
	}
	return asked;
}

static void check_unsaid(struct arena *a, const struct asked_features *asked, const struct system *s,
			 struct diag_list *dl)
{
	struct strbuf values = strbuf_new(a), names = strbuf_new(a);

	for (size_t i = 0; i < asked->all.n; i++) {
		const struct feature *f = asked->all.at[i];

		if (!condition_is_unsaid(s, f))
			continue;
		strbuf_join(&values, " ",
			    arena_concat(a, f->id, f->unsaid ? "=true" : "=false", (char *)NULL));
		strbuf_join(&names, ", ", f->name);
	}
	if (*names.text)
		diag_add(dl, DIAG_FEATURE_UNSAID, s->id, s->place, values.text, names.text);
}

/* A system may have words of its own; one that is nearly a known one is a slip. */
static void check_slips(struct arena *a, const struct asked_features *asked, const struct system *s,
			struct diag_list *dl)
{
	for (size_t i = 0; i < s->flags.all.n; i++) {
		const char *name = s->flags.all.at[i].name;
		size_t n = dl->all.n;

		if (known_has(&asked->names, name) || !nearest_word(a, name, &asked->names))
			continue;
		diag_add(dl, DIAG_UNKNOWN_FEATURE, s->id, s->place, name);
		diag_offer(dl, n, name, &asked->names, false);
	}
}

void check_features(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;
	const struct asked_features asked = find_asked(a, in->library);

	for (size_t i = 0; i < p->systems.n; i++) {
		size_t n = dl->all.n;

		check_unsaid(a, &asked, &p->systems.at[i], dl);
		check_slips(a, &asked, &p->systems.at[i], dl);
		diag_about(dl, n, ABOUT_SYSTEM, p->systems.at[i].id);
	}
}
