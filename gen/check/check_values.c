/* SPDX-License-Identifier: MIT
 *
 * A table of columns with a getter each: the values of a column are counted, and those stand out
 * that are no word where the others are words, or that are rare in a column where every value comes
 * back.
 */
#include "check/check_values.h"

#include "base/strbuf.h"
#include "derive/keys.h"
#include "derive/obligation.h"

/*
 * a viewpoint on less than one row in 50 is not the register's own: every risk is looked at from
 * all of them
 */
enum { RARE = 50 };

static const char *viewpoint_of(const struct requirement *r)
{
	return r->viewpoint;
}

static const char *applies_of(const struct requirement *r)
{
	return r->applies;
}

static const char *response_of(const struct requirement *r)
{
	return r->response;
}

static const char *option_of(const struct requirement *r)
{
	return r->option;
}

static const struct value_column {
	const char *name;
	const char *(*get)(const struct requirement *r);
	bool recurs; /* a rare value is odd, also when it is a word */
} columns[] = {
	{"viewpoint", viewpoint_of, true},
	{"applies", applies_of, false},
	{"response", response_of, false},
	{"option", option_of, false},
};

/* Digits and signs alone are no word; a mark such as ○ counts as one. */
static bool is_word(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s >= 0x80 || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= 'a' && *s <= 'z'))
			return true;
	return false;
}

struct vocabulary {
	struct counts values;
	size_t rows, words;
	bool recurs;
};

static struct vocabulary count_values(const struct check *c, const struct value_column *col)
{
	struct vocabulary voc = {.values = counts_new(c->arena), .recurs = col->recurs};

	for (size_t i = 0; i < c->reg->requirements.n; i++) {
		const char *v = col->get(&c->reg->requirements.at[i]);

		if (!v)
			continue;
		counts_add(c->arena, &voc.values, v, i);
		voc.rows++;
		voc.words += is_word(v);
	}
	return voc;
}

static bool is_odd(const struct vocabulary *voc, const struct counted *e)
{
	return (voc->recurs && e->rows * RARE < voc->rows) ||
	       (2 * voc->words > voc->rows && !is_word(e->key));
}

static const char *join_usual(const struct check *c, const struct vocabulary *voc)
{
	struct strbuf sb = strbuf_new(c->arena);

	for (size_t i = 0; i < voc->values.all.n; i++)
		if (!is_odd(voc, voc->values.all.at[i]))
			strbuf_join(&sb, ", ", voc->values.all.at[i]->key);
	return sb.text;
}

static void check_column(const struct check *c, const struct value_column *col)
{
	struct vocabulary voc = count_values(c, col);

	for (size_t i = 0; i < c->reg->requirements.n; i++) {
		const struct requirement *r = &c->reg->requirements.at[i];
		const char *v = col->get(r);

		if (v && is_odd(&voc, map_get(voc.values.by_key, v)))
			diag_add(c->dl, DIAG_ODD_VALUE, key_of(c->arena, r->risk, r->no),
				 check_place(c, "requirements", i, col->name, &r->at), col->name, v,
				 join_usual(c, &voc));
	}
}

/* The words of the text decide then, which nobody may have meant. */
static void check_obligations(const struct check *c)
{
	struct counts t = counts_new(c->arena);

	/* an import checks a register by itself, without a library */
	for (size_t i = 0; c->library && i < c->reg->requirements.n; i++) {
		const char *mark = c->reg->requirements.at[i].obligation;

		if (mark && !obligation_by_mark(c->library, mark))
			counts_add(c->arena, &t, mark, i);
	}
	for (size_t i = 0; i < t.all.n; i++)
		diag_add(c->dl, DIAG_UNKNOWN_OBLIGATION, NULL,
			 check_place(c, "requirements", t.all.at[i]->first, "obligation",
				     &c->reg->requirements.at[t.all.at[i]->first].at),
			 t.all.at[i]->key);
}

void check_values(const struct check *c)
{
	check_obligations(c);
	for (size_t i = 0; i < ARRAY_LEN(columns); i++)
		check_column(c, &columns[i]);
	for (size_t i = 0; i < c->reg->requirements.n; i++) {
		const struct requirement *r = &c->reg->requirements.at[i];

		if (!r->no && r->text)
			diag_add(c->dl, DIAG_NO_NUMBER, r->risk,
				 check_place(c, "requirements", i, "no", &r->at), r->text);
		if (r->no && !r->applies)
			diag_add(c->dl, DIAG_NO_JUDGEMENT, key_of(c->arena, r->risk, r->no),
				 check_place(c, "requirements", i, "applies", &r->at));
	}
}
