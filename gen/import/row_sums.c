/* SPDX-License-Identifier: MIT
 *
 * A cell counts as a whole: 合計額 or 設計 is none of these words.
 */
#include "import/row_sums.h"

#include <string.h>

#include "base/text.h"
#include "import/head.h"

enum { LONGEST = 16 };

bool row_says_sum(struct arena *a, const struct sheet_view *v, size_t row, size_t first,
		  size_t last)
{
	static const char *const words[] = {"小計",     "合計",  "総計",      "計",
					    "subtotal", "total", "grandtotal"};

	for (size_t c = first; c <= last; c++) {
		const char *cell = sheet_view_cell(v, row, c);
		const char *key = cell && text_length(cell) <= LONGEST ? head_key(a, cell) : "";

		for (size_t i = 0; i < ARRAY_LEN(words); i++)
			if (strcmp(key, words[i]) == 0)
				return true;
	}
	return false;
}
