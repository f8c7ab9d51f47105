/* SPDX-License-Identifier: MIT
 *
 * What the files of number formats share: a section of a format as tokens, and its two printers.
 */
#ifndef BUNKAI_IMPORT_NUMBER_INSIDE_H
#define BUNKAI_IMPORT_NUMBER_INSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "import/xlsx_number.h"

enum token_kind {
	TOKEN_LITERAL,
	/* digits: 0 always, # where there is one, ? a blank where there is none */
	TOKEN_ZERO,
	TOKEN_DIGIT,
	TOKEN_BLANK,
	TOKEN_POINT,
	TOKEN_COMMA,
	TOKEN_PERCENT,
	TOKEN_SLASH,
	TOKEN_EXPONENT, /* n: 1 when a plus is shown */
	TOKEN_GENERAL,
	TOKEN_TEXT,
	/* dates and times; n: letters */
	TOKEN_YEAR,
	TOKEN_MONTH,
	TOKEN_DAY,
	TOKEN_HOUR,
	TOKEN_MINUTE,
	TOKEN_SECOND,
	TOKEN_ERA,
	TOKEN_ERA_YEAR,
	TOKEN_WEEKDAY,
	TOKEN_HALF_DAY,
	TOKEN_ALL_HOURS,
	TOKEN_ALL_MINUTES,
	TOKEN_ALL_SECONDS
};

struct format_token {
	enum token_kind kind;
	size_t n;
	const char *text;
};

enum condition_sign {
	SIGN_NONE,
	SIGN_BELOW,
	SIGN_AT_MOST,
	SIGN_ABOVE,
	SIGN_AT_LEAST,
	SIGN_EQUAL,
	SIGN_OTHER
};

struct format_section {
	VEC(struct format_token) tokens;
	enum condition_sign sign;
	double limit;
	bool date, text, general;
	bool japanese, foreign; /* the language that it names */
	bool gannen;            /* the first year of an era is 元 */
	bool local_day, local_time; /* in the form of the computer that shows it */
	bool unknown;           /* something in it is not known here */
};

/* Both give NULL where what a sheet shows is not known for sure. */
char *number_date_print(struct arena *a, const struct format_section *s, double serial,
			bool date1904);
char *number_digits_print(struct arena *a, const struct format_section *s, double value,
			  bool drops_sign);

#endif
