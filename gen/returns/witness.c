/* SPDX-License-Identifier: MIT
 *
 * Weights as measured on some 28,000 answers in workbooks that were edited at random: a code 1.0, a key
 * with its phase 1.0, the very same text 1.5, an altered one 1.5 times its likeness. What several
 * returned rows share, and what several sent rows share, says less. Other locked texts add up to a
 * half: they tell rows of one text apart. A row is taken at 0.75 with a lead of 0.25, and only if its
 * own text does not speak against it: with another text it takes both code and key.
 */
#include "returns/witness.h"

#include <string.h>

#include "base/text.h"

static const double CODE = 1.0, KEY = 1.0, TEXT = 1.5, BESIDE = 0.5, REPEATED = 0.4, SHARED = 0.5,
		    OTHER_PHASE = 0.25, ENOUGH = 0.75, AHEAD = 0.25, UNLIKE = 0.3;

enum { CANDIDATES = 48, ALIKE = 8, CROWD = 32 };

struct candidate {
	size_t at;
	double score, alike;
	bool code, key;
};

struct hearing {
	struct arena *arena;
	struct seen_row *seen;
	unsigned mute;
	struct candidate all[CANDIDATES];
	size_t n;
	bool crowded; /* more rows have the text than are looked at */
};

static void add_candidate(struct hearing *h, size_t at)
{
	for (size_t i = 0; i < h->n; i++)
		if (h->all[i].at == at)
			return;
	if (h->n < CANDIDATES)
		h->all[h->n++] = (struct candidate){.at = at};
	else
		h->crowded = true;
}

/* Of very many rows nothing is learned; that they are many is. */
static void add_rows(struct hearing *h, const struct indexed_rows *rows)
{
	if (rows && rows->at.n > CROWD) {
		h->crowded = true;
		return;
	}
	for (size_t i = 0; rows && i < rows->at.n; i++)
		add_candidate(h, rows->at.at[i]);
}

static void find_candidates(struct hearing *h)
{
	const struct sent_index *x = h->seen->index;
	const struct witness_forms *w = &h->seen->forms;
	const struct indexed_rows *same = sent_index_get(x->texts, w->text);
	size_t alike[ALIKE];

	if (!(h->mute & MUTE_CODE))
		add_rows(h, sent_index_get(x->codes, w->code));
	if (!(h->mute & MUTE_KEY))
		add_rows(h, sent_index_get(x->keys, w->key));
	if (h->mute & MUTE_TEXT)
		return;
	add_rows(h, same);
	if (same || !w->text)
		return;
	for (size_t i = 0, n = sent_index_alike(x, w->text, alike, ALIKE); i < n; i++)
		add_candidate(h, alike[i]);
}

static double hear_key(const struct seen_row *s, const struct indexed_row *r)
{
	const struct indexed_rows *same = sent_index_get(s->index->keys, r->forms.key);
	double weight = KEY;

	if (!s->forms.key || s->forms.key != r->forms.key)
		return 0;
	if (s->forms.phase && r->forms.phase && s->forms.phase != r->forms.phase)
		weight *= OTHER_PHASE;
	else if (r->same_key > 1 || (!s->forms.phase && same->at.n > 1))
		weight *= SHARED;
	return s->key_repeats ? weight * REPEATED : weight;
}

/* Without its key a row's phase is one of the things that stand beside its text. */
static bool is_beside(const struct hearing *h, const struct sent_column *c)
{
	enum witness_kind kind = witness_kind_of(c);

	return kind == WITNESS_BESIDE || (kind == WITNESS_PHASE && h->mute & MUTE_KEY);
}

static double hear_beside(const struct hearing *h, const struct indexed_row *r)
{
	const struct seen_row *s = h->seen;
	size_t same = 0, all = 0;

	for (size_t i = 0; i < s->sheet->columns.n; i++)
		if (s->forms.cells[i] && is_beside(h, &s->sheet->columns.at[i])) {
			all++;
			same += s->forms.cells[i] == r->forms.cells[i];
		}
	return all ? BESIDE * (double)same / (double)all : 0;
}

static double hear_text(struct hearing *h, struct indexed_row *r)
{
	struct seen_row *s = h->seen;

	if (!s->forms.text || !r->forms.text)
		return 0;
	return s->forms.text == r->forms.text
		       ? 1
		       : grams_alike(witness_grams(h->arena, &s->forms),
				     witness_grams(h->arena, &r->forms));
}

static void hear_candidate(struct hearing *h, struct candidate *c)
{
	struct seen_row *s = h->seen;
	struct indexed_row *r = &s->index->rows.at[c->at];
	double key = h->mute & MUTE_KEY ? 0 : hear_key(s, r);

	c->key = key > 0 && (!s->forms.phase || !r->forms.phase || s->forms.phase == r->forms.phase);
	c->code = !(h->mute & MUTE_CODE) && s->forms.code && s->forms.code == r->forms.code;
	c->score = key;
	if (!(h->mute & MUTE_TEXT)) {
		c->alike = hear_text(h, r);
		c->score += hear_beside(h, r) + (c->alike < UNLIKE ? 0 : TEXT * c->alike);
	}
	if (c->code)
		c->score += s->code_repeats ? CODE * REPEATED : CODE;
}

/* The best first; of equal ones the earlier row, so that nothing hangs on the order of maps. */
static void sort_candidates(struct hearing *h)
{
	for (size_t i = 1; i < h->n; i++) {
		struct candidate c = h->all[i];
		size_t k = i;

		for (; k > 0 && (h->all[k - 1].score < c.score ||
				 (h->all[k - 1].score <= c.score && h->all[k - 1].at > c.at));
		     k--)
			h->all[k] = h->all[k - 1];
		h->all[k] = c;
	}
}

/* What a row that was not looked at could have for it: the same text and all that stands beside. */
static double second_score(const struct hearing *h)
{
	double second = h->n > 1 ? h->all[1].score : 0;
	double unseen = h->crowded ? TEXT + BESIDE : 0;

	return second > unseen ? second : unseen;
}

/* What is written into the text itself (a contact) is no other row for being another text. */
static bool has_locked_text(const struct seen_row *s)
{
	bool locked = false;

	for (size_t i = 0; i < s->sheet->columns.n; i++)
		locked |= witness_kind_of(&s->sheet->columns.at[i]) == WITNESS_TEXT &&
			  !s->sheet->columns.at[i].answered;
	return locked;
}

/* The very text of other rows speaks against all that stands beside it; any other text against little. */
static bool contradicts(const struct hearing *h, const struct candidate *c)
{
	const struct seen_row *s = h->seen;
	const char *sent = s->index->rows.at[c->at].forms.text;
	bool locked = has_locked_text(s);

	if (h->mute & MUTE_TEXT || !s->forms.text || !sent || s->forms.text == sent)
		return false;
	if (locked && sent_index_get(s->index->texts, s->forms.text))
		return true;
	return c->alike < UNLIKE && !(c->code && (c->key || !locked));
}

/* A code that was never given: a row of somebody else's sending, however much its texts are ours. */
static bool is_strange(const struct hearing *h)
{
	const struct seen_row *s = h->seen;

	return !(h->mute & MUTE_CODE) && s->forms.code &&
	       !sent_index_get(s->index->codes, s->forms.code);
}

/* Code and key are there as columns, but left empty: somebody's own row, whatever it was made of. */
static bool is_own_row(const struct seen_row *s)
{
	bool came = false;

	for (size_t i = 0; i < s->sheet->columns.n; i++) {
		enum witness_kind kind = witness_kind_of(&s->sheet->columns.at[i]);

		came |= s->columns[i] != COLUMN_ABSENT &&
			(kind == WITNESS_CODE || kind == WITNESS_KEY);
	}
	return came && !s->forms.code && !s->forms.key;
}

/* Of rows with the very text the only one, or the only one that has the key too. */
static size_t find_by_text(const struct seen_row *s)
{
	const struct indexed_rows *texts = sent_index_get(s->index->texts, s->forms.text);
	size_t found = NO_ROW, n = 0;

	if (texts && texts->at.n == 1)
		return texts->at.at[0];
	for (size_t i = 0; texts && texts->at.n <= CROWD && i < texts->at.n; i++) {
		const struct witness_forms *w = &s->index->rows.at[texts->at.at[i]].forms;

		if (s->forms.key && w->key == s->forms.key && w->phase == s->forms.phase) {
			found = texts->at.at[i];
			n++;
		}
	}
	return n == 1 ? found : NO_ROW;
}

/* Rows that one witness would choose, for mixed.c. */
static void find_alone(struct seen_row *s)
{
	const struct indexed_rows *codes = sent_index_get(s->index->codes, s->forms.code);

	s->by_code = codes && codes->at.n == 1 && !s->code_repeats ? codes->at.at[0] : NO_ROW;
	s->by_text = find_by_text(s);
}

void witness_hear(struct arena *a, struct seen_row *s, unsigned mute)
{
	struct hearing h = {.arena = a, .seen = s, .mute = mute};

	s->best = s->by_code = s->by_text = NO_ROW;
	s->taken = s->has_code = s->has_key = false;
	s->score = s->lead = s->alike = 0;
	s->maybes = 0;
	if (!s->index)
		return;
	find_alone(s);
	find_candidates(&h);
	for (size_t i = 0; i < h.n; i++)
		hear_candidate(&h, &h.all[i]);
	sort_candidates(&h);
	for (size_t i = 0; i < h.n && i < MAYBE_MOST && h.all[i].score > AHEAD; i++)
		s->maybe[s->maybes++] = h.all[i].at;
	if (!h.n)
		return;
	const struct candidate *best = &h.all[0];

	s->best = best->at;
	s->score = best->score;
	s->lead = best->score - second_score(&h);
	s->alike = best->alike;
	s->has_code = best->code;
	s->has_key = best->key;
	s->taken = s->score >= ENOUGH && s->lead >= AHEAD && !contradicts(&h, best) &&
		   !is_strange(&h) && !is_own_row(s);
}
