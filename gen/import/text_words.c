/* SPDX-License-Identifier: MIT
 *
 * Words are cut at blanks, at line ends and before ids that are glued to Japanese text; widths are
 * counted as a typesetter does (a kanji two, a Latin letter one), for where a line broke tells how
 * wide its column was.
 */
#include "import/text_words.h"

#include <string.h>
#include <uchar.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "import/text_tally.h"

static const char ARROW[] = "→";

enum {
	/* a blank between Japanese characters inside of a cell: the typesetter sets none */
	STRAIN_BLANK = 20 * 16,
	STRAIN_ARROW = 40 * 16, /* an arrow that could have divided two cells */
	STRAIN_DASH = 1000 * 16 /* the mark of an empty cell inside of a text */
};

static int char_width(uint32_t c)
{
	if (c < 0x250)
		return 1;
	return (c >= 0x3000 && c < 0xA000) || unicode_is_wide(c) ? 2 : 1;
}

static bool is_in(uint32_t c, const char16_t *set)
{
	while (*set && *set != c)
		set++;
	return *set != 0;
}

/* JIS X 4051: these do not start a line. */
static bool never_starts_line(uint32_t c)
{
	if (c > 0x30FF && c < 0xFF00)
		return false;
	return c > 0x7E ? is_in(c, u"、。，．）」』】〕］｝〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュ"
				   u"ョ々％：；！？”’")
			: is_in(c, u",.)]}:;!?");
}

static bool ends_sentence(uint32_t c)
{
	return is_in(c, u"。．！？：:");
}

static bool is_latin(uint32_t c)
{
	return c > 0x20 && c < 0x7F;
}

/*
 * The first part of a word that a line break cannot divide: a Latin word, or one character with
 * what clings to it.
 */
static int measure_unit(const struct flat_word *w)
{
	const char *s = w->s, *end = s + w->len;
	uint32_t c = text_next(&s), next;
	int unit = char_width(c);
	bool latin = is_latin(c), opening = is_in(c, u"（「『【〔［｛〈《([{");

	while (s < end) {
		next = text_next(&s);
		if (!(latin && is_latin(next)) && !never_starts_line(next) && !opening)
			break;
		opening = false;
		unit += char_width(next);
	}
	return unit;
}

static void measure_word(struct flat_word *w, const char *dash)
{
	const char *s = w->s, *end = s + w->len;
	uint32_t first = text_next(&(const char *){s}), last = text_last(s, end);

	while (s < end) {
		w->width += char_width(text_next(&s));
		w->chars++;
	}
	w->unit = measure_unit(w);
	w->dash = w->len == strlen(dash) && memcmp(w->s, dash, w->len) == 0;
	w->starts_latin = is_latin(first);
	w->ends_latin = is_latin(last);
	w->bullet = !w->dash && strcmp(text_wrap_joint("x", w->s), "\n") == 0;
	w->ends_sentence = ends_sentence(last);
	w->arrow = w->joint == JOINT_GLUED && w->len >= strlen(ARROW) &&
		   memcmp(w->s, ARROW, strlen(ARROW)) == 0;
	w->clings = never_starts_line(first) || (first == 0x30FC);
}

static int strain_of(const struct flat_word *before, const struct flat_word *w)
{
	int strain = w->dash || before->dash ? STRAIN_DASH : w->arrow ? STRAIN_ARROW : 0;

	if (w->joint == JOINT_BLANK && !before->ends_latin && !w->starts_latin && !before->bullet)
		strain += STRAIN_BLANK;
	return strain;
}

static void add_word(struct arena *a, struct flat_words *w, const char *s, size_t len,
		     enum joint joint, const char *dash)
{
	struct flat_word *word = vec_push(a, &w->all);
	const struct flat_word *before = w->all.n > 1 ? word - 1 : NULL;

	*word = (struct flat_word){.s = s, .len = len, .joint = joint};
	measure_word(word, dash);
	if (before) {
		word->at = joint == JOINT_LINE
				   ? 0
				   : before->at + before->width + (joint == JOINT_BLANK);
		word->strain = before->strain + strain_of(before, word);
	}
}

static bool is_id_char(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/*
 * The length of a known id at the end of a word behind Japanese text or a bracket; 0 when there is
 * none.
 */
static size_t find_glued(const char *s, size_t len, const struct hash_tally *ids)
{
	size_t n = 0;

	while (n < len && is_id_char(s[len - n - 1]))
		n++;
	if (!n || n == len || ((unsigned char)s[len - n - 1] < 0x80 && s[len - n - 1] != ')'))
		return 0;
	return tally_find(ids, tally_hash(s + len - n, n, TALLY_SEED)) ? n : 0;
}

static void cut_word(struct arena *a, struct flat_words *w, const char *s, size_t len,
		     enum joint joint, const char *dash, const struct hash_tally *ids, bool *arrow)
{
	const char *hit = *arrow ? memmem(s, len, ARROW, strlen(ARROW)) : NULL;
	size_t glued = find_glued(s, len, ids);

	if (hit && hit > s && hit + strlen(ARROW) < s + len) {
		*arrow = false;
		add_word(a, w, s, (size_t)(hit - s), joint, dash);
		len -= (size_t)(hit - s);
		s = hit;
		joint = JOINT_GLUED;
	} else if (glued) {
		add_word(a, w, s, len - glued, joint, dash);
		s += len - glued;
		len = glued;
		joint = JOINT_GLUED;
	}
	add_word(a, w, s, len, joint, dash);
}

void flat_words_cut(struct arena *a, struct flat_words *w, const char *s, size_t len,
		    const char *dash, const struct hash_tally *ids, bool *arrow)
{
	enum joint joint = JOINT_LINE;

	for (const char *end = s + len; s < end;) {
		const char *blank = memchr(s, ' ', (size_t)(end - s));
		size_t n = (size_t)((blank ? blank : end) - s);

		if (n) {
			cut_word(a, w, s, n, joint, dash, ids, arrow);
			joint = JOINT_BLANK;
		}
		s += n + (blank != NULL);
	}
}

size_t flat_words_line_end(const struct flat_words *w, size_t i, size_t j)
{
	for (i++; i < j && w->all.at[i].joint != JOINT_LINE; i++)
		;
	return i < j ? i : j;
}

bool flat_words_wrapped(const struct flat_words *w, size_t i, size_t j)
{
	return flat_words_line_end(w, i, j) < j;
}

int flat_words_width(const struct flat_words *w, size_t i, size_t j)
{
	const struct flat_word *first = &w->all.at[i], *last = &w->all.at[j - 1];

	return last->at + last->width - first->at;
}

int flat_words_widest(const struct flat_words *w, size_t i, size_t j)
{
	int widest = 0;

	for (size_t end; i < j; i = end) {
		end = flat_words_line_end(w, i, j);
		int width = flat_words_width(w, i, end);

		widest = width > widest ? width : widest;
	}
	return widest;
}

enum line_break flat_words_break(const struct flat_words *w, size_t i, int width, int full)
{
	const struct flat_word *next = &w->all.at[i];
	int need = width + next->unit + (next->starts_latin && next[-1].ends_latin);

	if (next->bullet)
		return BREAK_BULLET;
	if (need * 10 <= full * 7)
		return BREAK_PARAGRAPH;
	return need > full - 2 - full / 16 ? BREAK_WRAP : BREAK_EARLY;
}

const char *flat_words_join(struct arena *a, const struct flat_words *w, size_t i, size_t j,
			    int full)
{
	struct strbuf sb = strbuf_new(a);
	size_t start = i; /* of the line */

	full = full ? full : flat_words_widest(w, i, j);
	for (size_t k = i; k < j; k++) {
		const struct flat_word *word = &w->all.at[k];

		if (k > i && word->joint == JOINT_BLANK)
			strbuf_add_char(&sb, ' ');
		if (k > i && word->joint == JOINT_LINE) {
			/* A full stop divides well enough; a list of items needs its line ends. */
			bool paragraph = !word[-1].ends_sentence &&
					 flat_words_break(w, k, flat_words_width(w, start, k),
							  full) == BREAK_PARAGRAPH;

			strbuf_add(&sb, paragraph ? "\n" : text_wrap_joint(sb.text, word->s));
			start = k;
		}
		size_t skip = k == i && word->arrow ? strlen(ARROW) : 0;

		strbuf_add_bytes(&sb, word->s + skip, word->len - skip);
	}
	return sb.text;
}

uint64_t flat_words_hash(const struct flat_words *w, size_t i, size_t j, uint64_t seed)
{
	for (; i < j; i++)
		seed = tally_hash(w->all.at[i].s, w->all.at[i].len, seed);
	return seed;
}
