/* SPDX-License-Identifier: MIT
 *
 * What a spreadsheet guesses is told by the letters alone: so few codes have no others that it does
 * not pay to look where they stand.
 */
#include "talks/row_code.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

enum { SIGN_BITS = 5, NIBBLE_BITS = 4 };

char *row_code_signs(struct arena *a, const char *text, size_t n)
{
	static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	const char *hex = hash_sha256(a, text, strlen(text));
	char *out = arena_alloc(a, n + 1);
	unsigned bits = 0;
	int have = 0;

	for (size_t i = 0; i < n; have -= SIGN_BITS, i++) {
		for (; have < SIGN_BITS; have += NIBBLE_BITS, hex++)
			bits = (bits << NIBBLE_BITS) |
			       (unsigned)(*hex <= '9' ? *hex - '0' : *hex - 'a' + 10);
		out[i] = signs[(bits >> (have - SIGN_BITS)) & 31U];
	}
	out[n] = '\0';
	return out;
}

/* Numbers with an exponent or a type behind them, of other bases, hours; months that have no other sign. */
static const char *const guessed[] = {"",   "D",   "E",   "F",   "X",   "B",   "AM",   "PM",   "A",  "P",
				      "JAN", "FEB", "MAR", "APR", "MAY", "SEP", "SEPT", "MARCH", "DEC"};

static bool is_hexadecimal(const char *code)
{
	return text_starts(code, "0X") && strspn(code + 2, "0123456789ABCDEF") == strlen(code + 2);
}

bool row_code_is_guessed(const char *code)
{
	char letters[8];
	size_t n = 0;

	if (is_hexadecimal(code))
		return true;
	for (const char *s = code; *s; s++)
		if (*s < '0' || *s > '9') {
			if (n + 1 == sizeof letters)
				return false;
			letters[n++] = *s;
		}
	letters[n] = '\0';
	for (size_t i = 0; i < ARRAY_LEN(guessed); i++)
		if (strcmp(letters, guessed[i]) == 0)
			return true;
	return false;
}

char *row_code_of(struct arena *a, const char *text, size_t n)
{
	char *code = row_code_signs(a, text, n);

	while (row_code_is_guessed(code)) {
		text = arena_concat(a, text, "\n", (char *)NULL);
		code = row_code_signs(a, text, n);
	}
	return code;
}
