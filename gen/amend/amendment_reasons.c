/* SPDX-License-Identifier: MIT
 *
 * Causes are found by effects/reasons.h. Those that the readers of the paper may not be told of are
 * left out before they are put in words. Sentences that are the same are one, and so are those that
 * tell the same of several members of a thing, then of several things.
 */
#include "amend/amendment_reasons.h"

#include <string.h>

#include "amend/change_words.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "effects/change_readers.h"

/* The hospital's own papers may name everything. */
enum audience amendment_change_audience(struct arena *a, const struct amendment *in,
					const struct change *c)
{
	return in->contract ? change_audience(a, c, in->before, in->after, in->contract)
			    : AUDIENCE_HOSPITAL;
}

bool amendment_tells(struct arena *a, const struct amendment *in, const struct change *c)
{
	return !in->contract || amendment_change_audience(a, in, c) != AUDIENCE_HOSPITAL;
}

/* Where no line is left: what is said in general. */
static const char *plain_reason(const struct amendment *in, const struct doc_unit_pair *p,
				bool is_internal)
{
	return amendment_word(in, is_internal               ? "shinkyu.internal"
				  : p->state == UNIT_NUMBER ? "shinkyu.renumbered"
				  : in->against_library     ? "against.follows"
							    : "shinkyu.follows");
}

/* A cause in its parts, and who may read it. */
struct cause {
	struct cause_parts parts;
	enum audience audience;
	VEC(const char *) members, things; /* that it is told of */
};

struct causes {
	VEC(struct cause) all;
};

static bool is_alike(const struct cause *x, const struct cause *y)
{
	return x->audience == y->audience && !x->parts.text && !y->parts.text &&
	       strcmp(x->parts.format, y->parts.format) == 0 &&
	       text_equal(x->parts.before, y->parts.before) &&
	       text_equal(x->parts.after, y->parts.after);
}

static bool same_words(const char *const *x, size_t n_x, const char *const *y, size_t n_y)
{
	bool same = n_x == n_y;

	for (size_t i = 0; same && i < n_x; i++)
		same = strcmp(x[i], y[i]) == 0;
	return same;
}

static bool has_word(const char *const *all, size_t n, const char *word)
{
	bool has = false;

	for (size_t i = 0; !has && i < n; i++)
		has = strcmp(all[i], word) == 0;
	return has;
}

/* The same sentence again, or the same of another member of the thing. */
static bool joins_member(struct arena *a, struct cause *x, const struct cause *y)
{
	if (x->parts.text && y->parts.text)
		return strcmp(x->parts.text, y->parts.text) == 0;
	if (!is_alike(x, y) || strcmp(x->parts.what, y->parts.what) != 0)
		return false;
	if (!has_word(x->members.at, x->members.n, y->parts.member))
		*vec_push(a, &x->members) = y->parts.member;
	return true;
}

static void add_cause(struct arena *a, struct causes *causes, struct cause c)
{
	for (size_t i = 0; i < causes->all.n; i++)
		if (joins_member(a, &causes->all.at[i], &c))
			return;
	if (!c.parts.text) {
		*vec_push(a, &c.members) = c.parts.member;
		*vec_push(a, &c.things) = c.parts.what;
	}
	*vec_push(a, &causes->all) = c;
}

/* The same of the same members of another thing. */
static bool joins_thing(struct arena *a, struct cause *x, const struct cause *y)
{
	if (!is_alike(x, y) ||
	    !same_words(x->members.at, x->members.n, y->members.at, y->members.n))
		return false;
	*vec_push(a, &x->things) = y->parts.what;
	return true;
}

static struct causes merge_things(struct arena *a, const struct causes *causes)
{
	struct causes out = {0};

	for (size_t i = 0; i < causes->all.n; i++) {
		bool joined = false;

		for (size_t k = 0; !joined && k < out.all.n; k++)
			joined = joins_thing(a, &out.all.at[k], &causes->all.at[i]);
		if (!joined)
			*vec_push(a, &out.all) = causes->all.at[i];
	}
	return out;
}

/* Behind 院内連携サーバの機器「A」 another device of it is 「B」 alone. */
static const char *shortened(const char *before, const char *own)
{
	const char *quote = before ? strstr(own, "「") : NULL;

	return quote && quote > own && strncmp(before, own, (size_t)(quote - own)) == 0 ? quote
											: own;
}

/* A、B及びC */
static const char *listed(struct arena *a, const struct amendment *in, const char *const *all,
			  size_t n)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, amendment_word(in, i + 1 == n ? "list.and" : "list.comma"),
			    shortened(i ? all[i - 1] : NULL, all[i]));
	return sb.text;
}

static const char *cause_text(struct arena *a, const struct amendment *in, const struct cause *c)
{
	struct cause_parts p = c->parts;

	if (!p.text) {
		p.what = listed(a, in, c->things.at, c->things.n);
		p.member = listed(a, in, c->members.at, c->members.n);
	}
	return cause_parts_text(a, in, &p);
}

static bool is_of_party(const struct change *c, enum change_op op)
{
	return c->op == op && !c->field &&
	       (strcmp(c->kind, "party") == 0 || strcmp(c->kind, "contract-party") == 0);
}

/* A row that went because a party leaves did not go because another joins, nor the reverse. */
static bool is_beside(const struct reasons *found, const struct doc_unit_pair *p,
		      const struct change *c)
{
	enum change_op own = p->before ? CHANGE_REMOVED : CHANGE_ADDED,
		       other = p->before ? CHANGE_ADDED : CHANGE_REMOVED;
	bool has = false;

	if ((p->before && p->after) || !is_of_party(c, other))
		return false;
	for (size_t i = 0; !has && i < found->all.n; i++)
		has = is_of_party(found->all.at[i], own);
	return has;
}

struct reason_lines amendment_reasons(struct arena *a, const struct amendment *in,
				      const struct impact_document *d,
				      const struct doc_unit_pair *p)
{
	struct reasons found = reasons_find(in->reasons, p, d->document, d->contract);
	struct causes causes = {0};
	struct reason_lines lines = {0};

	for (size_t i = 0; i < found.all.n; i++) {
		const struct change *c = found.all.at[i];

		if (amendment_tells(a, in, c) && !is_beside(&found, p, c))
			add_cause(a, &causes,
				  (struct cause){.parts = change_cause(a, in, c),
						 .audience = amendment_change_audience(a, in, c)});
	}
	causes = merge_things(a, &causes);
	for (size_t i = 0; i < causes.all.n; i++)
		*vec_push(a, &lines.all) = (struct reason_line){
			cause_text(a, in, &causes.all.at[i]), causes.all.at[i].audience};
	if (!lines.all.n)
		*vec_push(a, &lines.all) = (struct reason_line){
			plain_reason(in, p, found.all.n > 0), AUDIENCE_EVERYONE};
	return lines;
}
