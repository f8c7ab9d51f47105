/* SPDX-License-Identifier: MIT
 *
 * Every refusal names the member's own place and says what would be right.
 */
#include "render/style_value.h"

#include <math.h>

#include "base/text.h"

void style_value_refuse(struct arena *a, const struct where *w, const char *name,
			const char *expected, struct diag_list *dl)
{
	diag_add(dl, DIAG_WRONG_TYPE, NULL,
		 where_print(a, &(struct where){.up = w, .name = name}), name, expected);
}

bool style_value_name(struct arena *a, const struct where *w, const char *member, const char *name,
		      size_t longest, const char *expected, struct diag_list *dl)
{
	bool ok = !name || (!text_empty(name) && text_length(name) <= longest);

	for (const char *p = name; ok && p && *p; p++)
		ok = (unsigned char)*p >= 0x20;
	if (!ok)
		style_value_refuse(a, w, member, expected, dl);
	return ok;
}

bool style_value_number(struct arena *a, const struct where *w, const struct json *object,
			const struct style_range *range, double *out, struct diag_list *dl)
{
	double value = json_number(object, range->name, NAN);

	if (isnan(value))
		return true;
	if (value < range->low || value > range->high) {
		style_value_refuse(a, w, range->name, range->expected, dl);
		return false;
	}
	*out = value;
	return true;
}
