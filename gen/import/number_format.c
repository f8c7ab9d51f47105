/* SPDX-License-Identifier: MIT
 *
 * A code is cut at its semicolons into sections, a section into tokens. The value chooses the
 * section; a section of dates is printed by number_date.c, one of digits by number_digits.c.
 */
#include "import/number_format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "import/number_inside.h"

enum { SECTIONS = 4 };

struct number_format {
	struct format_section sections[SECTIONS];
	size_t n;
	bool general, local_day, local_time; /* local: see number_format_builtin */
	bool turned_day;
};

struct format_reader {
	struct arena *arena;
	const char *at;
	struct format_section *section;
};

static void add_token(struct format_reader *r, enum token_kind kind, size_t n, const char *text)
{
	*vec_push(r->arena,
		  &r->section->tokens) = (struct format_token){.kind = kind, .n = n, .text = text};
}

static void add_literal(struct format_reader *r, const char *s, size_t len)
{
	if (len)
		add_token(r, TOKEN_LITERAL, len, arena_strndup(r->arena, s, len));
}

static size_t char_length(const char *s)
{
	const char *p = s;

	text_next(&p);
	return (size_t)(p - s);
}

/* How often the letter stands there, in either case. */
static size_t letters(const char *s, char c)
{
	size_t n = 0;

	while (s[n] && (s[n] | 0x20) == c)
		n++;
	return n;
}

/* [<100] */
static bool read_condition(struct format_section *section, const char *s)
{
	static const struct {
		const char *sign;
		enum condition_sign value;
	} signs[] = {{"<=", SIGN_AT_MOST}, {">=", SIGN_AT_LEAST}, {"<>", SIGN_OTHER},
		     {"<", SIGN_BELOW},    {">", SIGN_ABOVE},     {"=", SIGN_EQUAL}};

	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (text_starts(s, signs[i].sign)) {
			section->sign = signs[i].value;
			section->limit = strtod(s + strlen(signs[i].sign), NULL);
			return true;
		}
	return false;
}

/*
 * What a format may name behind the dash: 411 and ja-JP are Japanese, F800 is no language at all.
 */
static const struct {
	const char *name;
	bool japanese, english, gannen, local_day, local_time;
} languages[] = {
	{"411", .japanese = true},
	{"ja", .japanese = true},
	{"ja-JP", .japanese = true},
	{"ja-JP-x-gannen", .japanese = true, .gannen = true},
	{"409", .english = true},
	{"en-US", .english = true},
	{"0", .english = true},
	/* whatever the computer shows as a long day or time */
	{"F800", .local_day = true},
	{"x-sysdate", .local_day = true},
	{"F400", .local_time = true},
	{"x-systime", .local_time = true},
};

/* Behind a comma stands how Excel lists the format, which changes nothing: ja-JP-x-gannen,80 */
static void read_language(struct format_section *section, const char *name)
{
	size_t len = strcspn(name, ",");

	for (size_t i = 0; i < ARRAY_LEN(languages); i++)
		if (strlen(languages[i].name) == len &&
		    strncasecmp(name, languages[i].name, len) == 0) {
			section->japanese |= languages[i].japanese;
			section->gannen |= languages[i].gannen;
			section->local_day |= languages[i].local_day;
			section->local_time |= languages[i].local_time;
			return;
		}
	/* a number of more than four digits chooses a calendar or numerals besides */
	section->unknown |= len > 4 && strspn(name, "0123456789ABCDEFabcdef") == len;
	section->foreign = true;
}

/* [$¥-411]: a currency, and the language that names are in. */
static void read_currency(struct format_reader *r, const char *s)
{
	size_t len = strcspn(s, "-");

	add_literal(r, s, len);
	if (s[len] && s[len + 1])
		read_language(r->section, s + len + 1);
}

static bool is_colour(const char *s)
{
	static const char *const names[] = {"Black", "Blue",  "Cyan",   "Green", "Magenta",
					    "Red",   "White", "Yellow", "Color"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (strncasecmp(s, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

static void read_bracket(struct format_reader *r)
{
	size_t len = strcspn(r->at, "]");
	char *s = arena_strndup(r->arena, r->at + 1, len ? len - 1 : 0);

	r->at += len + (r->at[len] == ']');
	if (*s && letters(s, 'h') == strlen(s))
		add_token(r, TOKEN_ALL_HOURS, strlen(s), NULL);
	else if (*s && letters(s, 'm') == strlen(s))
		add_token(r, TOKEN_ALL_MINUTES, strlen(s), NULL);
	else if (*s && letters(s, 's') == strlen(s))
		add_token(r, TOKEN_ALL_SECONDS, strlen(s), NULL);
	else if (*s == '$')
		read_currency(r, s + 1);
	else if (!read_condition(r->section, s) && !is_colour(s))
		r->section->unknown = true;
}

/* "…", \x, _x (a blank as wide as x), *x (filled up with x) */
static bool read_quoted(struct format_reader *r)
{
	if (*r->at == '"') {
		size_t len = strcspn(r->at + 1, "\"");

		add_literal(r, r->at + 1, len);
		r->at += 1 + len + (r->at[1 + len] == '"');
		return true;
	}
	if (!strchr("\\_*!", *r->at) || !r->at[1])
		return false;
	size_t len = char_length(r->at + 1);

	if (*r->at == '_')
		add_literal(r, " ", 1);
	else if (*r->at != '*')
		add_literal(r, r->at + 1, len);
	r->at += 1 + len;
	return true;
}

static bool read_clock(struct format_reader *r)
{
	static const struct {
		const char *text;
		bool is_short;
	} halves[] = {{"AM/PM", false}, {"A/P", true}};

	for (size_t i = 0; i < ARRAY_LEN(halves); i++)
		if (strncasecmp(r->at, halves[i].text, strlen(halves[i].text)) == 0) {
			add_token(r, TOKEN_HALF_DAY, halves[i].is_short ? 1 : 2, NULL);
			r->at += strlen(halves[i].text);
			return true;
		}
	return false;
}

/* Letters of dates; an E before a sign is an exponent. */
static bool read_date_letters(struct format_reader *r)
{
	static const struct {
		char letter;
		enum token_kind kind;
	} letters_of[] = {
		{'y', TOKEN_YEAR},     {'m', TOKEN_MONTH},   {'d', TOKEN_DAY},
		{'h', TOKEN_HOUR},     {'s', TOKEN_SECOND},  {'g', TOKEN_ERA},
		{'e', TOKEN_ERA_YEAR}, {'a', TOKEN_WEEKDAY},
	};

	if (read_clock(r))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(letters_of); i++) {
		size_t n = letters(r->at, letters_of[i].letter);

		if (!n)
			continue;
		if (letters_of[i].letter == 'e' && (r->at[1] == '+' || r->at[1] == '-'))
			return false;
		add_token(r, letters_of[i].kind, n, NULL);
		r->at += n;
		return true;
	}
	return false;
}

static bool read_number_sign(struct format_reader *r)
{
	static const struct {
		char sign;
		enum token_kind kind;
	} signs[] = {{'0', TOKEN_ZERO},    {'#', TOKEN_DIGIT}, {'?', TOKEN_BLANK},
		     {'.', TOKEN_POINT},   {',', TOKEN_COMMA}, {'@', TOKEN_TEXT},
		     {'%', TOKEN_PERCENT}, {'/', TOKEN_SLASH}};

	if ((*r->at == 'E' || *r->at == 'e') && (r->at[1] == '+' || r->at[1] == '-')) {
		add_token(r, TOKEN_EXPONENT, r->at[1] == '+', NULL);
		r->at += 2;
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (*r->at == signs[i].sign) {
			add_token(r, signs[i].kind, 1, NULL);
			r->at++;
			return true;
		}
	return false;
}

static void read_token(struct format_reader *r)
{
	size_t len = char_length(r->at);

	if (*r->at == '[') {
		read_bracket(r);
		return;
	}
	if (read_quoted(r))
		return;
	if (strncasecmp(r->at, "General", 7) == 0) {
		add_token(r, TOKEN_GENERAL, 1, NULL);
		r->at += 7;
		return;
	}
	if (read_number_sign(r) || read_date_letters(r))
		return;
	/* other letters have meanings of their own in one language or another */
	r->section->unknown |= (*r->at | 0x20) >= 'a' && (*r->at | 0x20) <= 'z';
	add_literal(r, r->at, len);
	r->at += len;
}

static bool is_date(enum token_kind kind)
{
	return kind >= TOKEN_YEAR && kind <= TOKEN_ALL_SECONDS;
}

/* An m beside hours or before seconds counts minutes. */
static void tell_minutes(struct format_section *s)
{
	enum token_kind before = TOKEN_LITERAL;

	for (size_t i = 0; i < s->tokens.n; i++) {
		struct format_token *t = &s->tokens.at[i];
		size_t next = i + 1;

		if (!is_date(t->kind))
			continue;
		while (next < s->tokens.n && !is_date(s->tokens.at[next].kind))
			next++;
		bool seconds = next < s->tokens.n && (s->tokens.at[next].kind == TOKEN_SECOND ||
						      s->tokens.at[next].kind == TOKEN_ALL_SECONDS);

		if (t->kind == TOKEN_MONTH && t->n <= 2 &&
		    (before == TOKEN_HOUR || before == TOKEN_ALL_HOURS || seconds))
			t->kind = TOKEN_MINUTE;
		before = t->kind;
	}
}

static void look_through(struct format_section *s)
{
	for (size_t i = 0; i < s->tokens.n; i++) {
		s->date |= is_date(s->tokens.at[i].kind);
		s->text |= s->tokens.at[i].kind == TOKEN_TEXT;
		s->general |= s->tokens.at[i].kind == TOKEN_GENERAL;
	}
	if (s->date)
		tell_minutes(s);
}

/* The letters of a format in their order, without colours, languages and what parts them. */
static void gather_letters(const char *code, char *out, size_t size)
{
	size_t n = 0;

	for (bool inside = false; *code && *code != ';' && n + 1 < size; code++) {
		inside = *code == '[' || (inside && *code != ']');
		if (!inside && !strchr("]/-. \\", *code))
			out[n++] = *code == 'D' ? 'd' : *code == 'M' ? 'm' : *code == 'Y' ? 'y' : *code;
	}
	out[n] = '\0';
}

static bool is_turned_day(const char *code)
{
	char letters[12];

	gather_letters(code, letters, sizeof letters);
	const char *s = letters;
	char first = *s;

	if (first != 'd' && first != 'm')
		return false;
	size_t one = strspn(s, first == 'd' ? "d" : "m");
	size_t two = strspn(s + one, first == 'd' ? "m" : "d");
	size_t year = strspn(s + one + two, "y");

	return one <= 2 && two >= 1 && two <= 2 && (year == 2 || year == 4) &&
	       !s[one + two + year];
}

const struct number_format *number_format_parse(struct arena *a, const char *code)
{
	struct number_format *f = arena_alloc(a, sizeof *f);
	struct format_reader r = {.arena = a, .at = code};

	do {
		r.section = &f->sections[f->n++];
		while (*r.at && *r.at != ';')
			read_token(&r);
		look_through(r.section);
		r.at += *r.at == ';';
	} while (*r.at && f->n < SECTIONS);
	if (!*code || (r.at > code && r.at[-1] == ';' && f->n < SECTIONS && !*r.at))
		f->n += *code != '\0';
	f->general = strcasecmp(code, "General") == 0 || !*code;
	f->turned_day = is_turned_day(code);
	return f;
}

/* The rest is General, or dates that every country prints in its own way. */
static const struct {
	long id;
	const char *code;
} builtin[] = {
	{1, "0"},
	{2, "0.00"},
	{3, "#,##0"},
	{4, "#,##0.00"},
	{9, "0%"},
	{10, "0.00%"},
	{11, "0.00E+00"},
	{12, "# ?/?"},
	{13, "# ?\?/?\?"},
	{18, "h:mm AM/PM"},
	{19, "h:mm:ss AM/PM"},
	{20, "h:mm"},
	{21, "h:mm:ss"},
	{27, "[$-411]ge.m.d"},
	{28, "[$-411]ggge\"年\"m\"月\"d\"日\""},
	{29, "[$-411]ggge\"年\"m\"月\"d\"日\""},
	{30, "m/d/yy"},
	{31, "yyyy\"年\"m\"月\"d\"日\""},
	{32, "h\"時\"mm\"分\""},
	{33, "h\"時\"mm\"分\"ss\"秒\""},
	{34, "yyyy\"年\"m\"月\""},
	{35, "m\"月\"d\"日\""},
	{36, "[$-411]ge.m.d"},
	{37, "#,##0;-#,##0"},
	{38, "#,##0;[Red]-#,##0"},
	{39, "#,##0.00;-#,##0.00"},
	{40, "#,##0.00;[Red]-#,##0.00"},
	{41, "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ "},
	{42, "_ \"¥\"* #,##0_ ;_ \"¥\"* -#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ "},
	{43, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"?\?_ ;_ @_ "},
	{44, "_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ;_ \"¥\"* \"-\"?\?_ ;_ @_ "},
	{45, "mm:ss"},
	{46, "[h]:mm:ss"},
	{47, "mm:ss.0"},
	{48, "##0.0E+0"},
	{49, "@"},
	{50, "[$-411]ge.m.d"},
	{51, "[$-411]ggge\"年\"m\"月\"d\"日\""},
	{52, "yyyy\"年\"m\"月\""},
	{53, "m\"月\"d\"日\""},
	{54, "[$-411]ggge\"年\"m\"月\"d\"日\""},
	{55, "yyyy\"年\"m\"月\""},
	{56, "m\"月\"d\"日\""},
	{57, "[$-411]ge.m.d"},
	{58, "[$-411]ggge\"年\"m\"月\"d\"日\""},
};

const struct number_format *number_format_builtin(struct arena *a, long id)
{
	for (size_t i = 0; i < ARRAY_LEN(builtin); i++)
		if (builtin[i].id == id)
			return number_format_parse(a, builtin[i].code);
	struct number_format *f = arena_alloc(a, sizeof *f);

	f->local_day = id >= 14 && id <= 17;
	f->local_time = id == 22;
	f->general = !f->local_day && !f->local_time;
	return f;
}

static bool holds(const struct format_section *s, double value)
{
	switch (s->sign) {
	case SIGN_BELOW:
		return value < s->limit;
	case SIGN_AT_MOST:
		return value <= s->limit;
	case SIGN_ABOVE:
		return value > s->limit;
	case SIGN_AT_LEAST:
		return value >= s->limit;
	case SIGN_EQUAL:
		return value == s->limit;
	case SIGN_OTHER:
		return value != s->limit;
	default:
		return true;
	}
}

/* How many sections are for numbers: the fourth, or one with an @, is for texts. */
static size_t number_sections(const struct number_format *f)
{
	size_t n = f->n > 3 ? 3 : f->n;

	return n > 1 && f->sections[n - 1].text && !f->sections[n - 1].date ? n - 1 : n;
}

/* A section that a condition keeps for values below zero shows them without their sign. */
static bool keeps_below_zero(const struct format_section *s)
{
	return (s->sign == SIGN_BELOW && s->limit <= 0) ||
	       (s->sign == SIGN_AT_MOST && s->limit < 0);
}

static bool has_conditions(const struct number_format *f)
{
	return f->sections[0].sign || f->sections[1].sign;
}

/*
 * Without conditions: above zero (or all), below zero, zero. A condition of the first section, or
 * of the second, takes the place of these.
 */
static const struct format_section *choose(const struct number_format *f, double value)
{
	static const struct format_section usual[] = {{.sign = SIGN_ABOVE}, {.sign = SIGN_BELOW}};
	size_t n = number_sections(f), i = 0;

	if (n > 1 && !has_conditions(f))
		return &f->sections[value < 0 ? 1 : value == 0 && n > 2 ? 2 : 0];
	while (i + 1 < n && !holds(f->sections[i].sign ? &f->sections[i] : &usual[i], value))
		i++;
	return &f->sections[i];
}

bool number_format_is_general(const struct number_format *f)
{
	return f->general;
}

bool number_format_is_day(const struct number_format *f)
{
	const struct format_section *s = &f->sections[0];
	bool day = f->local_day || f->local_time;

	for (size_t i = 0; i < s->tokens.n && !day; i++)
		day = (s->tokens.at[i].kind >= TOKEN_YEAR && s->tokens.at[i].kind <= TOKEN_DAY) ||
		      s->tokens.at[i].kind == TOKEN_ERA_YEAR;
	return day;
}

bool number_format_is_text(const struct number_format *f)
{
	return f->n == 1 && f->sections[0].text;
}

bool number_format_is_turned_day(const struct number_format *f)
{
	return f->turned_day;
}

/* Where it is not known what a sheet shows: a day or a time is still better than its serial. */
static char *print_plainly(struct arena *a, const struct format_section *s, double value,
			   bool date1904)
{
	if (s->local_day && value >= 0)
		return number_print_date(a, floor(value), date1904);
	if (s->local_time && value >= 0)
		return number_print_date(a, value - floor(value), false);
	return number_print_general(a, value);
}

char *number_format_print(struct arena *a, const struct number_format *f, double value,
			  bool date1904, bool *sure)
{
	if (f->general)
		return number_print_general(a, value);
	if (f->local_day || f->local_time)
		return number_print_date(a, value, date1904);
	const struct format_section *s = choose(f, value);
	bool below = value < 0 && number_sections(f) > 1, given = has_conditions(f);
	char *shown = NULL;

	/* programs disagree about the sign where a condition only happens to hold for it */
	if (s->unknown || s->local_day || s->local_time ||
	    (below && given && !keeps_below_zero(s)))
		shown = NULL;
	else if (s->date)
		shown = number_date_print(a, s, value, date1904);
	else
		shown = number_digits_print(a, s, value, below);
	*sure = *sure && shown;
	return shown ? shown : print_plainly(a, s, value, date1904);
}
