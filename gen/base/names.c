/* SPDX-License-Identifier: MIT
 *
 * One list of ranges tells which characters deceive; ids, findings and the terminal all ask it. C0
 * controls are shown by their pictures (U+2400 …), all others by their numbers.
 */
#include "base/names.h"

#include <string.h>
#include <strings.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

enum { LONGEST_ID = 100 };

static const struct {
	uint32_t first, last;
} deceiving[] = {
	{0x01, 0x08},     {0x0B, 0x1F},     {0x7F, 0x9F},       {0xAD, 0xAD},     {0x61C, 0x61C},
	{0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x2029},   {0x202A, 0x202E}, {0x2060, 0x206F},
	{0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};

/* Halves the list, which rises: every character of every file is asked for. */
static bool deceives(uint32_t c)
{
	size_t from = 0, to = ARRAY_LEN(deceiving);

	while (from < to) {
		size_t middle = (from + to) / 2;

		if (c > deceiving[middle].last)
			from = middle + 1;
		else
			to = middle;
	}
	return from < ARRAY_LEN(deceiving) && c >= deceiving[from].first;
}

uint32_t name_deceiving(const char *text)
{
	uint32_t c;

	while ((c = text_next(&text)))
		if (deceives(c))
			return c;
	return 0;
}

static void add_visible(struct strbuf *sb, uint32_t c, const char *bytes, size_t len)
{
	char picture[4];

	if (!deceives(c))
		strbuf_add_bytes(sb, bytes, len);
	else if (c < 0x20)
		strbuf_add_bytes(sb, picture, text_encode(0x2400 + c, picture));
	else
		strbuf_printf(sb, "<U+%04X>", (unsigned)c);
}

const char *name_visible(struct arena *a, const char *text)
{
	if (!name_deceiving(text))
		return text;
	struct strbuf sb = strbuf_new(a);

	while (*text) {
		const char *start = text;
		uint32_t c = text_next(&text);

		add_visible(&sb, c, start, (size_t)(text - start));
	}
	return sb.text;
}

/* A device's name counts with any ending: NUL.json is the device as well. */
static bool is_device(const char *id)
{
	static const char *const names[] = {"CON", "PRN", "AUX", "NUL"};
	size_t n = strcspn(id, ".");

	while (n && id[n - 1] == ' ')
		n--;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (n == 3 && strncasecmp(id, names[i], 3) == 0)
			return true;
	return n == 4 && id[3] >= '1' && id[3] <= '9' &&
	       (strncasecmp(id, "COM", 3) == 0 || strncasecmp(id, "LPT", 3) == 0);
}

static bool is_end(uint32_t c)
{
	return c == '.' || text_is_space(c);
}

bool name_is_portable(const char *id)
{
	size_t n = strlen(id);
	const char *p = id;

	if (!n || n > LONGEST_ID || strpbrk(id, "/\\:*?\"<>|\t\n") || name_deceiving(id))
		return false;
	return !is_end(text_next(&p)) && !is_end(text_last(id, id + n)) && !is_device(id);
}

bool name_is_twin(struct arena *a, const char *x, const char *y)
{
	return strcmp(x, y) != 0 && strcmp(unicode_fold(a, x), unicode_fold(a, y)) == 0;
}
