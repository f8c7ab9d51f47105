/* SPDX-License-Identifier: MIT
 *
 * Words change their endings from text to row (停止し → 停止する), so that phrases are compared by
 * pairs of neighbouring characters, as statements and sentences are (derive/duty_text.h), but with
 * all characters: 'に限り' has a meaning.
 */
#include "derive/said.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

/* Characters that a phrase needs to say anything; the share of its pairs that rows must have. */
enum { LEAST_LENGTH = 2 };
#define LEAST_SHARE 0.6

/* What only joins a phrase to the one before. */
static const char *const joints[] = {"ただし",   "この場合", "また",   "かつ",     "及び",
				     "並びに", "又は",     "若しくは", "次の各号の", "次の"};

/* What stands behind whoever acts, or is acted upon. */
static const char *const particles[] = {"は", "が", "に", "の", "と", "へ", "から", "も"};

/* How phrases end, the longest first: what a row says in another form, or by its column. */
static const char *const ends[] = {"するときは", "したときは", "すること", "したこと", "ときは", "場合には",
				   "場合は", "場合において", "とき", "場合", "について", "により",
				   "とする", "する", "した", "して", "ること", "こと", "る", "た",
				   "し", "て", "は", "に", "を", "が", "で", "も"};

static const char *behind_one(const char *text, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_starts(text, words[i]))
			return text + strlen(words[i]);
	return text;
}


/* Behind 'ただし', '甲及び乙は'. */
static const char *behind_subject(const char *phrase, const struct said *said)
{
	const char *at = behind_one(phrase, joints, ARRAY_LEN(joints)), *name;

	while ((name = behind_one(at, said->labels, said->n_labels)) != at) {
		at = behind_one(name, joints, ARRAY_LEN(joints));
		if (at == name)
			at = behind_one(name, particles, ARRAY_LEN(particles));
	}
	return at;
}

static void cut_end(char *phrase)
{
	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (text_ends(phrase, ends[i])) {
			phrase[strlen(phrase) - strlen(ends[i])] = '\0';
			return;
		}
}

/* A pair of characters of at most 4 bytes each. */
static bool has_pair(const char *said, const char *first, const char *end)
{
	char pair[9];
	size_t n = (size_t)(end - first);

	memcpy(pair, first, n);
	pair[n] = '\0';
	return strstr(said, pair) != NULL;
}

static double share_of(const char *phrase, const char *said)
{
	size_t all = 0, found = 0;
	const char *first = phrase, *second = phrase;

	text_next(&second);
	for (const char *end = second; *second; text_next(&first), second = end) {
		text_next(&end);
		all++;
		found += has_pair(said, first, end);
	}
	return all ? (double)found / (double)all : 1;
}

static bool says(struct arena *a, const struct said *said, const char *phrase)
{
	char *core = arena_strdup(a, behind_subject(phrase, said));

	cut_end(core);
	return text_length(core) < LEAST_LENGTH || share_of(core, said->words) >= LEAST_SHARE;
}

static int depth_of(uint32_t c)
{
	return (c == U'（') - (c == U'）');
}

bool said_fully(struct arena *a, const struct said *said, const char *sentence)
{
	struct strbuf phrase = strbuf_new(a);
	int depth = 0;

	for (const char *at = sentence, *next = at; *at; at = next) {
		uint32_t c = text_next(&next);
		bool ends_phrase = !depth && (c == U'、' || c == U'。');

		depth += depth_of(c);
		if (ends_phrase) {
			if (!says(a, said, phrase.text))
				return false;
			phrase = strbuf_new(a);
		} else if (!depth && c != U'）') {
			strbuf_add_bytes(&phrase, at, (size_t)(next - at));
		}
	}
	return says(a, said, phrase.text);
}
