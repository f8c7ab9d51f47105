/* SPDX-License-Identifier: MIT
 *
 * The number is rounded as a decimal of 15 digits, which is what a sheet holds of it, and its
 * digits are dealt to the placeholders: those of the whole part from the right, what is left over
 * to the first of them. Literals stay where they stand, also between digits (000-0000).
 */
#include "import/number_inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"

/* What stands where in a section of digits. */
struct digit_plan {
	size_t whole, part; /* placeholders before and behind the point */
	size_t exponent;    /* placeholders of the exponent */
	size_t last_whole;  /* token index behind the last placeholder of the whole part */
	bool grouped, has_point, has_exponent;
	int scale; /* powers of ten that percents and commas shift it by */
};

static bool is_place(enum token_kind kind)
{
	return kind >= TOKEN_ZERO && kind <= TOKEN_BLANK;
}

static bool place_follows(const struct format_section *s, size_t i)
{
	for (; i < s->tokens.n && s->tokens.at[i].kind != TOKEN_POINT; i++)
		if (is_place(s->tokens.at[i].kind))
			return true;
	return false;
}

/* A comma between digits groups them; one behind the last digit divides by a thousand. */
static void plan_comma(const struct format_section *s, size_t i, struct digit_plan *p)
{
	if (!p->whole && !p->part)
		return;
	if (!p->has_point && place_follows(s, i))
		p->grouped = true;
	else
		p->scale -= 3;
}

static struct digit_plan plan_digits(const struct format_section *s)
{
	struct digit_plan p = {0};

	for (size_t i = 0; i < s->tokens.n; i++) {
		enum token_kind kind = s->tokens.at[i].kind;

		if (is_place(kind) && p.has_exponent)
			p.exponent++;
		else if (is_place(kind) && p.has_point)
			p.part++;
		else if (is_place(kind))
			p.whole++;
		else if (kind == TOKEN_COMMA)
			plan_comma(s, i, &p);
		p.has_point |= kind == TOKEN_POINT;
		p.has_exponent |= kind == TOKEN_EXPONENT;
		p.scale += kind == TOKEN_PERCENT ? 2 : 0;
	}
	return p;
}

/* A decimal: digits d0 d1 d2 … with the point behind the first `whole` of them (may be below 0). */
struct decimal {
	char digits[32];
	int n, whole;
};

static struct decimal decimal_of(double size)
{
	struct decimal d = {0};
	char s[40];

	if (size == 0)
		return d;
	snprintf(s, sizeof s, "%.14e", size);
	for (const char *p = s; *p && *p != 'e'; p++)
		if (*p != '.')
			d.digits[d.n++] = *p;
	d.whole = atoi(strchr(s, 'e') + 1) + 1;
	return d;
}

/* Half up, to so many digits behind the point. */
static void round_decimal(struct decimal *d, int part)
{
	int keep = d->whole + part;

	if (keep >= d->n)
		return;
	bool up = keep >= 0 && d->digits[keep] >= '5';

	d->n = keep > 0 ? keep : 0;
	for (int i = d->n - 1; up && i >= 0; i--) {
		up = d->digits[i] == '9';
		d->digits[i] = up ? '0' : (char)(d->digits[i] + 1);
	}
	if (!up)
		return;
	memmove(d->digits + 1, d->digits, (size_t)d->n);
	d->digits[0] = '1';
	d->n++;
	d->whole++;
}

static char digit_at(const struct decimal *d, int i)
{
	return i >= 0 && i < d->n ? d->digits[i] : '0';
}

static bool is_zero(const struct decimal *d)
{
	for (int i = 0; i < d->n; i++)
		if (d->digits[i] != '0')
			return false;
	return true;
}

struct digit_printer {
	const struct format_section *section;
	struct digit_plan plan;
	struct decimal number;
	struct strbuf sb;
	size_t whole, part; /* placeholders printed so far */
	int exponent;
};

static bool groups_before(const struct digit_printer *p, int left)
{
	return p->plan.grouped && left > 0 && left % 3 == 0;
}

/* One digit of the whole part, with `left` more to come behind it. */
static void add_whole_digit(struct digit_printer *p, int left)
{
	strbuf_add_char(&p->sb, digit_at(&p->number, p->number.whole - 1 - left));
	if (groups_before(p, left))
		strbuf_add_char(&p->sb, ',');
}

static void print_whole(struct digit_printer *p, enum token_kind kind)
{
	int left = (int)p->plan.whole - 1 - (int)p->whole++;

	if (p->whole == 1)
		for (int i = p->number.whole - 1; i > left; i--)
			add_whole_digit(p, i);
	if (left < p->number.whole || kind == TOKEN_ZERO)
		add_whole_digit(p, left);
	else if (kind == TOKEN_BLANK)
		strbuf_add(&p->sb, groups_before(p, left) ? "  " : " ");
}

static bool nothing_from(const struct digit_printer *p, size_t part)
{
	for (size_t i = part; i < p->plan.part; i++)
		if (digit_at(&p->number, p->number.whole + (int)i) != '0')
			return false;
	return true;
}

/* Zeros at the end are shown for 0, are blanks for ?, and are left out for #. */
static void print_part(struct digit_printer *p, enum token_kind kind)
{
	size_t i = p->part++;

	if (kind == TOKEN_ZERO || !nothing_from(p, i))
		strbuf_add_char(&p->sb, digit_at(&p->number, p->number.whole + (int)i));
	else if (kind == TOKEN_BLANK)
		strbuf_add_char(&p->sb, ' ');
}

static void print_exponent(struct digit_printer *p, bool plus)
{
	strbuf_printf(&p->sb, "E%s%0*d",
		      p->exponent < 0 ? "-"
		      : plus          ? "+"
				      : "",
		      (int)p->plan.exponent, abs(p->exponent));
}

static bool print_token(struct digit_printer *p, const struct format_token *t, bool *exponent)
{
	switch (t->kind) {
	case TOKEN_LITERAL:
		strbuf_add(&p->sb, t->text);
		return true;
	case TOKEN_POINT:
		strbuf_add_char(&p->sb, '.');
		*exponent = false;
		return true;
	case TOKEN_PERCENT:
		strbuf_add_char(&p->sb, '%');
		return true;
	case TOKEN_COMMA:
		return true;
	case TOKEN_EXPONENT:
		print_exponent(p, t->n);
		*exponent = true;
		return true;
	default:
		return false;
	}
}

static bool print_tokens(struct digit_printer *p)
{
	bool point = false, exponent = false;

	for (size_t i = 0; i < p->section->tokens.n; i++) {
		const struct format_token *t = &p->section->tokens.at[i];

		if (!is_place(t->kind)) {
			if (!print_token(p, t, &exponent))
				return false;
			point |= t->kind == TOKEN_POINT;
		} else if (point && !exponent) {
			print_part(p, t->kind);
		} else if (!exponent) {
			/* a number below one has its digit at ".5" only where a place is there */
			print_whole(p, t->kind);
		}
	}
	return true;
}

/*
 * Scientific: as many digits before the point as there are places; several of them make the
 * exponent a multiple of their count.
 */
static void scale_exponent(struct digit_printer *p)
{
	int step = p->plan.whole ? (int)p->plan.whole : 1, order = p->number.whole - 1;

	if (is_zero(&p->number))
		return;
	int down = order % step < 0 ? order % step + step : order % step;

	p->exponent = order - down;
	p->number.whole = down + 1;
	round_decimal(&p->number, (int)p->plan.part);
	if (p->number.whole > step) {
		p->exponent += step;
		p->number.whole -= step;
	}
}

static char *print_general(struct arena *a, const struct format_section *s, double size)
{
	struct strbuf sb = strbuf_new(a);
	int percents = 0;

	for (size_t i = 0; i < s->tokens.n; i++)
		percents += s->tokens.at[i].kind == TOKEN_PERCENT;
	for (size_t i = 0; i < s->tokens.n; i++) {
		const struct format_token *t = &s->tokens.at[i];

		if (t->kind == TOKEN_GENERAL)
			strbuf_add(&sb, number_print_general(a, size * pow(100, percents)));
		else if (t->kind == TOKEN_PERCENT)
			strbuf_add(&sb, "%");
		else if (t->kind == TOKEN_LITERAL)
			strbuf_add(&sb, t->text);
		else
			return NULL;
	}
	return sb.text;
}

/* The nearest fraction with a denominator of so many digits at most (or this one). */
static void find_fraction(double value, long most, long fixed, long *numerator, long *denominator)
{
	double best = 2;

	for (long d = fixed ? fixed : 1; d <= (fixed ? fixed : most); d++) {
		long n = lround(value * (double)d);
		double off = fabs(value - (double)n / (double)d);

		if (off < best - 1e-12) {
			best = off;
			*numerator = n;
			*denominator = d;
		}
	}
}

/* '# ?/?' and '# ?/8', with literals around them at most. */
static char *print_fraction(struct arena *a, const struct format_section *s, double size,
			    bool *zero)
{
	size_t slash = 0, places = 0, i;
	long fixed = 0, most = 1, n = 0, d = 1;

	while (s->tokens.at[slash].kind != TOKEN_SLASH)
		slash++;
	for (i = slash + 1; i < s->tokens.n && is_place(s->tokens.at[i].kind); i++, places++)
		most *= 10;
	if (i < s->tokens.n && !places && s->tokens.at[i].kind == TOKEN_LITERAL)
		fixed = strtol(s->tokens.at[i].text, NULL, 10);
	if (s->tokens.n < 4 || s->tokens.at[0].kind != TOKEN_DIGIT || (!places && !fixed) ||
	    i + (fixed > 0) != s->tokens.n)
		return NULL;
	double whole = floor(size);

	find_fraction(size - whole, most - 1, fixed, &n, &d);
	if (n == d) {
		whole++;
		n = 0;
	}
	*zero = !n && whole == 0;
	if (!n)
		return arena_printf(a, "%.0f", whole);
	int room = fixed ? 1 : (int)places;

	return whole > 0 ? arena_printf(a, "%.0f %*ld/%-*ld", whole, room, n, room, d)
			 : arena_printf(a, " %*ld/%-*ld", room, n, room, d);
}

static bool has_token(const struct format_section *s, enum token_kind kind)
{
	for (size_t i = 0; i < s->tokens.n; i++)
		if (s->tokens.at[i].kind == kind)
			return true;
	return false;
}

static char *print_size(struct arena *a, const struct format_section *s, double size, bool *zero)
{
	struct digit_printer p = {.section = s,
				  .plan = plan_digits(s),
				  .number = decimal_of(size),
				  .sb = strbuf_new(a)};

	*zero = false;
	if (s->general)
		return print_general(a, s, size);
	if (has_token(s, TOKEN_SLASH))
		return print_fraction(a, s, size, zero);
	p.number.whole += is_zero(&p.number) ? 0 : p.plan.scale;
	if (p.plan.has_exponent)
		scale_exponent(&p);
	else
		round_decimal(&p.number, (int)p.plan.part);
	if (is_zero(&p.number)) {
		p.number.n = p.number.whole = 0;
		*zero = true;
	}
	return print_tokens(&p) ? p.sb.text : NULL;
}

char *number_digits_print(struct arena *a, const struct format_section *s, double value,
			  bool drops_sign)
{
	bool zero;
	char *shown;

	if (has_token(s, TOKEN_TEXT))
		return s->tokens.n == 1 ? number_print_general(a, value) : NULL;
	shown = print_size(a, s, fabs(value), &zero);
	if (!shown || value >= 0 || drops_sign || zero)
		return shown;
	return arena_concat(a, "-", shown, (char *)NULL);
}
