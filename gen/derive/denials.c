/* SPDX-License-Identifier: MIT
 *
 * A denial is of the noun that stands before は, が, を or も in front of it. Where the subject's name
 * stands before another particle and no verb joins it to that noun (無線LANで接続する端末はない), the
 * denial is of the noun alone.
 */
#include "derive/denials.h"

#include <ctype.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

/* --- spelling --- */

static bool is_narrow_kana(uint32_t c)
{
	return c >= 0xFF66 && c <= 0xFF9F;
}

static bool is_wide_letter(uint32_t c)
{
	return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
	       (c >= 0xFF41 && c <= 0xFF5A);
}

static const char *behind_kana(const char *s)
{
	for (const char *next = s; is_narrow_kana(text_next(&next)); s = next)
		;
	return s;
}

static void add_letter(struct arena *a, struct strbuf *sb, const char *s, const char *end,
		       uint32_t c)
{
	const char letter[2] = {(char)(c - 0xFEE0)};

	strbuf_add(sb, is_wide_letter(c) ? letter : arena_strndup(a, s, (size_t)(end - s)));
}

static const char *put_right(struct arena *a, const char *text)
{
	struct strbuf sb = strbuf_new(a);

	for (const char *s = text, *end; *s; s = end) {
		const char *next = s;
		uint32_t c = text_next(&next);

		end = is_narrow_kana(c) ? behind_kana(s) : next;
		if (is_narrow_kana(c))
			strbuf_add(&sb, unicode_fold(a, arena_strndup(a, s, (size_t)(end - s))));
		else
			add_letter(a, &sb, s, end, c);
	}
	return sb.text ? sb.text : "";
}

const char *said_plain(struct arena *a, const struct answer_rules *r, const char *text)
{
	const char *out = put_right(a, text);

	for (size_t i = 0; i < r->spellings.n; i++) {
		const char *pair = r->spellings.at[i], *is = strchr(pair, '=');
		const char *from = is ? arena_strndup(a, pair, (size_t)(is - pair)) : NULL;

		if (from && strstr(out, from))
			out = text_replace(a, out, from, is + 1);
	}
	return out;
}

/* --- what is denied --- */

/* The denial that stands first. */
static const char *first_denial(const struct answer_rules *r, const char *text)
{
	const char *first = NULL;

	for (size_t i = 0; i < r->denies.n; i++) {
		const char *at = strstr(text, r->denies.at[i]);

		if (at && (!first || at < first))
			first = at;
	}
	return first;
}

/* Right behind it, but for a particle or the stem of a verb. */
static bool denied_soon(const struct answer_rules *r, const char *behind)
{
	const size_t few = strlen("することはでき");
	const char *no = first_denial(r, behind);

	return no && (size_t)(no - behind) <= few;
}

bool denial_undone(const struct answer_rules *r, const char *text)
{
	for (size_t i = 0; i < r->undoes.n; i++)
		for (const char *at = strstr(text, r->undoes.at[i]); at;
		     at = strstr(at + 1, r->undoes.at[i]))
			if (denied_soon(r, at + strlen(r->undoes.at[i])))
				return true;
	return false;
}

static const char *const obliques[] = {"のため",	   "による",   "により", "によって", "として",
				       "からの",  "での",     "への",   "との",     "に",
				       "で",	   "と",       "へ",     "から",     "まで"};
static const char *const verbs[] = {"する", "した", "して", "される", "された", "いる", "ある",
				    "れる", "った", "使う", "使って", "行う",   "える"};

static const char *find_one(const char *const *words, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (strstr(text, words[i]))
			return words[i];
	return NULL;
}

static bool starts_oblique(const char *tail)
{
	static const char *const topics[] = {"には", "では", "とは", "へは", "にも", "でも", "とも"};

	for (size_t i = 0; i < ARRAY_LEN(topics); i++)
		if (text_starts(tail, topics[i]))
			return false;
	for (size_t i = 0; i < ARRAY_LEN(obliques); i++)
		if (text_starts(tail, obliques[i]))
			return true;
	return false;
}

/* A noun with a particle of its own stands between, and no verb before it. */
static bool has_other_topic(const char *tail, const char *no)
{
	static const char *const particles[] = {"は", "が", "を", "も"};

	for (const char *s = tail + strlen("に"); s <= no; s += strlen("は"))
		for (size_t i = 0; i < ARRAY_LEN(particles); i++) {
			char before[256];
			size_t n = (size_t)(s - tail);

			if (!text_starts(s, particles[i]) || n >= sizeof before)
				continue;
			memcpy(before, tail, n);
			before[n] = 0;
			return !find_one(verbs, ARRAY_LEN(verbs), before);
		}
	return false;
}

/* IPsec-VPN is one kind of VPN. */
static bool is_one_kind(const char *clause, const char *word)
{
	return isalnum((unsigned char)word[0]) && word > clause &&
	       (word[-1] == '-' || isalnum((unsigned char)word[-1]));
}

enum denial denial_reads(const struct answer_rules *r, const struct answer_subject *s,
			 const char *clause, const char *word, const char *tail)
{
	const char *no = first_denial(r, tail);

	if (!s->stops && denial_undone(r, tail))
		return DENIAL_UNDONE;
	if (is_one_kind(clause, word))
		return DENIAL_OF_ANOTHER;
	return no && starts_oblique(tail) && has_other_topic(tail, no) ? DENIAL_OF_ANOTHER
								       : DENIAL_OF_IT;
}

/* The noun that the verb was made of: 暗号化 of 暗号化していない. */
static bool shares_verb(const struct answer_rules *r, const char *denied, const char *other)
{
	const char *no = first_denial(r, denied);

	for (size_t i = 0; no && i < r->works.n; i++)
		if (strstr(denied, r->works.at[i]) && strstr(other, r->works.at[i]))
			return true;
	return false;
}

bool denial_in_part(const struct answer_rules *r, const struct said_clauses *said, size_t i)
{
	const char *denied = said->all.at[i].text;

	for (size_t k = 0; k < said->all.n; k++) {
		const char *other = said->all.at[k].text;
		bool says, no = sentences_deny(r, other, &says);

		if (k == i || no || first_denial(r, other))
			continue;
		if ((rule_words_find(&r->parts, denied) && says) ||
		    (strstr(denied, "との") && strstr(other, "との") &&
		     shares_verb(r, denied, other)))
			return true;
	}
	return false;
}

/* --- who does it --- */

static bool does_it(const struct answer_rules *r, const char *name, const char *clause)
{
	for (const char *at = strstr(clause, name); at; at = strstr(at + 1, name)) {
		const char *behind = at + strlen(name);

		/* 病院様にて, 架空検査システム社）の担当 */
		for (size_t i = 0; i < 2 * r->titles.n; i++)
			if (text_starts(behind, r->titles.at[i % r->titles.n]))
				behind += strlen(r->titles.at[i % r->titles.n]);
		for (size_t i = 0; i < r->doers.n; i++)
			if (text_starts(behind, r->doers.at[i]))
				return true;
	}
	return false;
}

static bool says_one_of(const struct answer_rules *r, const struct rule_words *names,
			const char *clause)
{
	for (size_t i = 0; i < names->n; i++)
		if (does_it(r, names->at[i], clause))
			return true;
	return false;
}

const char *said_doer(struct arena *a, const struct project *p, const struct answer_rules *r,
		      const char *clause, const char *self)
{
	const struct party *hospital = project_party_of_kind(p, "hospital");
	const char *one = hospital && says_one_of(r, &r->hospitals, clause) ? hospital->id : NULL;

	if (says_one_of(r, &r->selves, clause))
		return NULL;
	for (size_t i = 0; i < p->parties.n; i++) {
		const struct party *x = &p->parties.at[i];

		if (!x->name || !does_it(r, sentences_bare_name(a, r, x->name), clause))
			continue;
		if (one && strcmp(one, x->id) != 0)
			return NULL;
		one = x->id;
	}
	return text_equal(one, self) ? NULL : one;
}
