/* SPDX-License-Identifier: MIT
 *
 * One table has all conditions: the name, which words may stand behind it, and how a row is held
 * against them. Words become ids when they are read, so that rows are compared with ids alone.
 */
#include "derive/row_filter.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/row_words.h"

/* A gap is one, whatever its status is called: 要協議 where an article would bind somebody. */
static bool has_status(const struct responsibility *r, const char *value)
{
	if (strcmp(value, "gap") == 0 && responsibility_is_gap(r))
		return true;
	return strcmp(r->status, value) == 0;
}

static bool has_topic(const struct responsibility *r, const char *value)
{
	return r->topic.topic && strcmp(r->topic.topic->id, value) == 0;
}

static bool has_risk(const struct responsibility *r, const char *value)
{
	return text_matches(r->risk->id, value);
}

static bool has_contract(const struct responsibility *r, const char *value)
{
	return strcmp(r->contract->id, value) == 0;
}

static bool has_register(const struct responsibility *r, const char *value)
{
	return strcmp(r->reg->id, value) == 0;
}

static bool has_phase(const struct responsibility *r, const char *value)
{
	return strcmp(r->phase, value) == 0;
}

static bool has_fee(const struct responsibility *r, const char *value)
{
	return strcmp(r->fee ? r->fee : "undecided", value) == 0;
}

static bool has_obligation(const struct responsibility *r, const char *value)
{
	return r->obligation && strcmp(r->obligation->id, value) == 0;
}

static bool has_viewpoint(const struct responsibility *r, const char *value)
{
	return r->requirement && text_equal(r->requirement->viewpoint, value);
}

static bool is_held_by(const struct responsibility *r, const char *value)
{
	size_t n = responsibility_count(r, "accountable");

	if (strcmp(value, "none") == 0)
		return n == 0 && !r->by_object;
	if (strcmp(value, "several") == 0)
		return n > 1 && !r->by_object;
	for (size_t i = 0; i < r->contract->parties.n; i++) {
		const struct share *s = &r->shares[i];

		if (s->role && strcmp(s->role->id, "accountable") == 0 &&
		    (strcmp(s->party->party, value) == 0 || strcmp(s->party->role, value) == 0))
			return true;
	}
	return false;
}

static bool is_of_kind(const struct responsibility *r, const char *value)
{
	if (strcmp(value, "any") == 0)
		return true;
	if (strcmp(value, "duty") == 0)
		return !r->requirement;
	if (!r->requirement)
		return false;
	if (strcmp(value, "agreement") == 0)
		return r->requirement->agreement;
	return strcmp(value, "residual") == 0 ? r->risk->residual.n > 0 : true;
}

static bool is_guess(const struct responsibility *r, const char *value)
{
	return r->guess == (strcmp(value, "yes") == 0);
}

static const struct row_condition_kind {
	const char *name;
	enum row_word_kind words; /* WORD__MAX: a risk's id, with wildcards */
	bool (*holds)(const struct responsibility *r, const char *value);
} kinds[] = {
	{"status", WORD_STATUS, has_status},
	{"topic", WORD_TOPIC, has_topic},
	{"risk", WORD__MAX, has_risk},
	{"contract", WORD_CONTRACT, has_contract},
	{"register", WORD_REGISTER, has_register},
	{"phase", WORD_PHASE, has_phase},
	{"fee", WORD_FEE, has_fee},
	{"obligation", WORD_OBLIGATION, has_obligation},
	{"viewpoint", WORD_VIEWPOINT, has_viewpoint},
	{"accountable", WORD_HOLDER, is_held_by},
	{"guess", WORD_YES, is_guess},
	{"kind", WORD_KIND, is_of_kind},
};

struct filter_reading {
	struct arena *a;
	const struct project *p;
	const struct library *l;
	struct row_filter *out;
	struct diag_list *dl;
};

static const char *read_risk(struct filter_reading *r, const char *written, const char *place)
{
	struct known known = {0};

	for (size_t i = 0; i < r->p->registers.n; i++) {
		const struct risk_register *reg = r->p->registers.at[i];

		for (size_t k = 0; k < reg->risks.n; k++) {
			if (text_matches(reg->risks.at[k].id, written))
				return written;
			*vec_push(r->a, &known.all) = reg->risks.at[k].id;
		}
	}
	diag_add(r->dl, DIAG_NO_SUCH_RISK, NULL, place, written);
	diag_offer(r->dl, r->dl->all.n - 1, written, &known, false);
	return NULL;
}

static const char *list_names(struct arena *a)
{
	struct known known = {0};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		*vec_push(a, &known.all) = kinds[i].name;
	return known_list(a, &known);
}

static bool read_condition(struct filter_reading *r, const char *name, const char *value)
{
	const char *place = arena_concat(r->a, "--where ", name, (char *)NULL);

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(kinds[i].name, name) != 0)
			continue;
		const char *id = kinds[i].words == WORD__MAX
					 ? read_risk(r, value, place)
					 : row_word_id(r->a, r->p, r->l, kinds[i].words, value,
						       place, r->dl);

		*vec_push(r->a, &r->out->all) = (struct row_condition){i, id};
		return id != NULL;
	}
	diag_add(r->dl, DIAG_UNKNOWN_CONDITION, NULL, "--where", name, list_names(r->a));
	return false;
}

bool row_filter_read(struct arena *a, const struct project *p, const struct library *l,
		     const char *written, struct row_filter *out, struct diag_list *dl)
{
	struct filter_reading r = {a, p, l, out, dl};

	*out = (struct row_filter){0};
	for (const char *at = written, *end;; at = end + 1) {
		end = at + strcspn(at, ",");
		const char *words = text_trim(a, arena_strndup(a, at, (size_t)(end - at))),
			   *sign = strchr(words, '=');

		if (!sign || sign == words || !sign[1]) {
			diag_add(dl, DIAG_NO_CONDITION, NULL, "--where", words, list_names(a));
			return false;
		}
		if (!read_condition(&r, arena_strndup(a, words, (size_t)(sign - words)), sign + 1))
			return false;
		if (!*end)
			return true;
	}
}

/* Whether one of the conditions of that name holds. */
static bool any_holds(const struct row_filter *f, size_t name, const struct responsibility *r)
{
	for (size_t i = 0; i < f->all.n; i++)
		if (f->all.at[i].name == name && kinds[name].holds(r, f->all.at[i].value))
			return true;
	return false;
}

bool row_filter_takes(const struct row_filter *f, const struct responsibility *r)
{
	for (size_t i = 0; i < f->all.n; i++)
		if (!any_holds(f, f->all.at[i].name, r))
			return false;
	return true;
}

bool row_filter_names_kind(const struct row_filter *f)
{
	for (size_t i = 0; i < f->all.n; i++)
		if (kinds[f->all.at[i].name].words == WORD_KIND)
			return true;
	return false;
}

const char *row_filter_tally(struct arena *a, const struct row_filter *f,
			     struct responsibilities *const *rows, size_t n)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < f->all.n; i++) {
		const struct row_condition_kind *kind = &kinds[f->all.at[i].name];
		size_t met = 0;

		for (size_t k = 0; k < n; k++)
			for (size_t m = 0; m < rows[k]->rows.n; m++)
				met += kind->holds(&rows[k]->rows.at[m], f->all.at[i].value);
		strbuf_join(&sb, ", ",
			    arena_printf(a, "%s=%s %zu", kind->name, f->all.at[i].value, met));
	}
	return sb.text;
}
