/* SPDX-License-Identifier: MIT
 *
 * Each line of the text is looked at as a whole: what has other words beside the key is broken
 * there.
 */
#include "page/key.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "type/latin.h"

/* A longer key or number may be broken; 令和10年12月10日 takes 9.5. */
enum { KEY_EM = 10 };

/*
 * A key, date or number (R24/④-1, 令和8年4月1日) is read as one word, and so is a number behind a
 * short word (夜 0X-XXXX-1003); 10営業日以内, where more than two Japanese characters stand side by
 * side, is none.
 */
static bool is_one_word(const char *text, const char *end)
{
	bool digit = false, blank = false;
	int japanese = 0;
	uint32_t c;

	while (text < end && (c = text_next(&text)) && japanese <= 2) {
		if (text_is_space(c) && (digit || blank || !japanese))
			return false;
		blank = blank || text_is_space(c);
		digit = digit || (c >= '0' && c <= '9');
		japanese = text_is_japanese(c) ? japanese + 1 : 0;
	}
	return digit && japanese <= 2;
}

double key_width(struct page_setter *p, const char *text, const struct look *look)
{
	const bool *latin = NULL;
	double widest = 0;

	for (const char *from = text, *end; from; from = *end ? end + 1 : NULL) {
		end = from + strcspn(from, "\n");
		if (!is_one_word(from, end))
			continue;
		latin = latin ? latin : latin_find(p->arena, text, true);
		double width = faces_width(p->faces, look->face, look->size, from,
					   (size_t)(end - from),
					   latin ? latin + (from - text) : NULL);

		if (width <= KEY_EM * look->size)
			widest = fmax(widest, width);
	}
	return widest;
}
