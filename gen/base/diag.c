/* SPDX-License-Identifier: MIT
 *
 * A message is expanded once, when it is added, from the text of diag_codes.h in the reader's
 * language. Sorting makes the order of a run's findings independent of the order of its checks, and
 * joins what was found twice.
 */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag_lists.h"
#include "base/intl.h"
#include "base/names.h"
#include "base/strbuf.h"
#include "base/text.h"

struct code_info {
	const char *code;
	enum diag_level level;
	const char *message;
};

static const struct code_info codes[] = {
#define X(name, code, level, message) {code, LEVEL_##level, message},
	DIAG_CODES(X)
#undef X
};

static const struct diag_advice advice[] = {
#define X(name, where, command) {DIAG_##name, where, command},
	DIAG_ADVICE(X)
#undef X
};

static const struct {
	const char *name, *shown;
	enum paint_look look;
} levels[] = {
	[LEVEL_ERROR] = {"error", N_("error"), PAINT_ERROR},
	[LEVEL_WARNING] = {"warning", N_("warning"), PAINT_WARNING},
	[LEVEL_NOTE] = {"note", N_("note"), PAINT_NOTE},
};

struct diag_list *diag_new(struct arena *a)
{
	struct diag_list *dl = arena_alloc(a, sizeof *dl);

	dl->arena = a;
	return dl;
}

const char *diag_code_name(enum diag_code code)
{
	return codes[code].code;
}

enum diag_level diag_code_level(enum diag_code code)
{
	return codes[code].level;
}

const struct diag_advice *diag_code_advice(enum diag_code code)
{
	for (size_t i = 0; i < ARRAY_LEN(advice); i++)
		if (advice[i].code == code)
			return &advice[i];
	return NULL;
}

const char *diag_level_name(enum diag_level level)
{
	return levels[level].name;
}

const char *diag_level_shown(enum diag_level level)
{
	return _(levels[level].shown);
}

enum paint_look diag_level_look(enum diag_level level)
{
	return levels[level].look;
}

enum diag_code diag_code_find(const char *name)
{
	int code = 0;

	while (code < DIAG__MAX && strcmp(codes[code].code, name) != 0)
		code++;
	return (enum diag_code)code;
}

enum diag_level diag_level_find(const char *name)
{
	int level = 0;

	while (level < LEVEL__MAX && strcmp(levels[level].name, name) != 0)
		level++;
	return (enum diag_level)level;
}

struct known diag_known_codes(struct arena *a)
{
	struct known known = {0};

	for (size_t i = 0; i < DIAG__MAX; i++)
		*vec_push(a, &known.all) = codes[i].code;
	return known;
}

struct known diag_known_levels(struct arena *a)
{
	struct known known = {0};

	for (size_t i = 0; i < LEVEL__MAX; i++)
		*vec_push(a, &known.all) = levels[i].name;
	return known;
}

const char *diag_own_words(struct arena *a, const char *command)
{
	return text_replace(a, command, "NAME", _("NAME"));
}

/* A missing argument leaves its number in sight, so that a test sees it. */
char *diag_expand(struct arena *a, const char *format, const char *const *arguments)
{
	struct strbuf sb = strbuf_new(a);
	size_t n = 0;

	while (arguments[n])
		n++;
	for (const char *p = format; *p; p++) {
		if (*p == '%' && p[1] >= '1' && p[1] <= '9' && (size_t)(p[1] - '1') < n) {
			strbuf_add(&sb, arguments[p[1] - '1']);
			p++;
		} else {
			strbuf_add_char(&sb, *p);
		}
	}
	return sb.text;
}

/* Which argument of a message is the unknown word, and which lists the known ones. */
static const struct {
	enum diag_code code;
	int word, list;
} listing[] = {
	{DIAG_UNKNOWN_MEMBER, 0, 1},   {DIAG_UNKNOWN_VALUE, 0, 1},  {DIAG_NO_PROFILE, 0, 1},
	{DIAG_NO_EDITION, 0, 1},       {DIAG_UNKNOWN_VIEW, 0, 1},   {DIAG_UNKNOWN_FIGURE, 0, 1},
	{DIAG_UNKNOWN_FIELD, 0, 2},    {DIAG_UNKNOWN_MODEL, 0, 1},  {DIAG_UNKNOWN_FACTOR, 0, 2},
	{DIAG_UNKNOWN_DOCUMENT, 0, 1}, {DIAG_UNKNOWN_FORMAT, 0, 1}, {DIAG_UNKNOWN_COMMAND, 0, 1},
	{DIAG_UNKNOWN_OPTION, 0, 1},   {DIAG_NO_SUCH_MEMBER, 0, 1},
	{DIAG_UNKNOWN_SUBJECT_KIND, 0, 1},
	{DIAG_UNKNOWN_CONDITION, 0, 1}, {DIAG_NOT_A_PARTY, 0, 2},
};

static const char *const *copy_arguments(struct arena *a, const char **arguments)
{
	size_t n = 0;

	while (arguments[n])
		n++;
	const char **copy = arena_alloc(a, (n + 1) * sizeof *copy);

	for (size_t i = 0; i < n; i++)
		copy[i] = arena_strdup(a, arguments[i]);
	return copy;
}

static void offer_listed(struct diag_list *dl, const struct diag *d)
{
	for (size_t i = 0; i < ARRAY_LEN(listing); i++) {
		if (listing[i].code != d->code)
			continue;
		struct known known = known_parse(dl->arena, d->arguments[listing[i].list]);

		diag_offer(dl, dl->all.n - 1, d->arguments[listing[i].word], &known, false);
	}
}

void diag_add_(struct diag_list *dl, enum diag_code code, const char *subject,
	       const char **place_and_arguments)
{
	const char *place = place_and_arguments[0];
	const char **arguments = place ? place_and_arguments + 1 : place_and_arguments;
	struct diag *d = vec_push(dl->arena, &dl->all);

	*d = (struct diag){.code = code};
	d->subject = arena_strdup(dl->arena, subject ? subject : "");
	d->place = arena_strdup(dl->arena, place ? place : "");
	d->message = diag_expand(dl->arena, _(codes[code].message), arguments);
	d->arguments = copy_arguments(dl->arena, arguments);
	d->offered = "";
	dl->count[codes[code].level]++;
	offer_listed(dl, d);
}

void diag_offer(struct diag_list *dl, size_t n, const char *wanted, const struct known *known,
		bool listed)
{
	struct arena *a = dl->arena;
	struct diag *d = &dl->all.at[n];
	const char *nearest = nearest_word(a, wanted, known);
	const char *list = listed && known->all.n ? known_list(a, known) : NULL;

	if (list)
		d->offered = text_replace(a, _("; there are: %1"), "%1", list);
	if (nearest)
		d->offered = arena_concat(
			a, d->offered, text_replace(a, _("; did you mean '%1'?"), "%1", nearest),
			(char *)NULL);
	d->message = arena_concat(a, d->message, d->offered, (char *)NULL);
}

void diag_about(struct diag_list *dl, size_t n, const char *kind, const char *id)
{
	for (; n < dl->all.n; n++)
		*vec_push(dl->arena, &dl->all.at[n].about) = (struct diag_matter){kind, id};
}

void diag_copy(struct diag_list *to, const struct diag *d)
{
	*vec_push(to->arena, &to->all) = *d;
	to->count[codes[d->code].level]++;
}

void diag_append(struct diag_list *to, const struct diag_list *from)
{
	for (size_t i = 0; i < from->all.n; i++)
		*vec_push(to->arena, &to->all) = from->all.at[i];
	for (size_t i = 0; i < LEVEL__MAX; i++)
		to->count[i] += from->count[i];
}

static int compare(const void *x, const void *y)
{
	const struct diag *a = x, *b = y;
	int order = (int)codes[a->code].level - (int)codes[b->code].level;

	if (!order)
		order = strcmp(codes[a->code].code, codes[b->code].code);
	if (!order)
		order = text_compare_natural(a->subject, b->subject);
	if (!order)
		order = text_compare_natural(a->place, b->place);
	return order ? order : strcmp(a->message, b->message);
}

/*
 * `to` was found once more: what touches everything in one of the two goes on to do so. The list
 * may be shared with a copy, so it is not added to.
 */
static void merge_matters(struct arena *a, struct diag *to, const struct diag *from)
{
	struct diag all = {0};

	for (size_t i = 0; from->about.n && i < to->about.n; i++)
		*vec_push(a, &all.about) = to->about.at[i];
	for (size_t i = 0; to->about.n && i < from->about.n; i++)
		*vec_push(a, &all.about) = from->about.at[i];
	memcpy(&to->about, &all.about, sizeof to->about);
}

void diag_sort(struct diag_list *dl)
{
	size_t kept = 0;

	if (!dl->all.n)
		return;
	qsort(dl->all.at, dl->all.n, sizeof *dl->all.at, compare);
	for (size_t i = 1; i < dl->all.n; i++) {
		if (compare(&dl->all.at[kept], &dl->all.at[i]) != 0) {
			dl->all.at[++kept] = dl->all.at[i];
			continue;
		}
		merge_matters(dl->arena, &dl->all.at[kept], &dl->all.at[i]);
		dl->count[codes[dl->all.at[i].code].level]--;
	}
	dl->all.n = kept + 1;
}

static size_t count_arguments(const struct diag *d)
{
	size_t n = 0;

	while (d->arguments[n])
		n++;
	return n;
}

static bool is_shared(const struct diag *all, size_t n, size_t nth)
{
	for (size_t i = 0; i < n; i++)
		if (nth >= count_arguments(&all[i]) ||
		    strcmp(all[i].arguments[nth], all[0].arguments[nth]) != 0)
			return false;
	return true;
}

static bool is_offer_shared(const struct diag *all, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (strcmp(all[i].offered, all[0].offered) != 0)
			return false;
	return true;
}

const char *diag_gist(struct arena *a, const struct diag *all, size_t n)
{
	size_t k, m = count_arguments(&all[0]);
	const char **arguments = arena_alloc(a, (m + 1) * sizeof *arguments);

	for (k = 0; k < m; k++)
		arguments[k] = is_shared(all, n, k) ? all[0].arguments[k] : "…";
	return arena_concat(a, diag_expand(a, _(codes[all[0].code].message), arguments),
			    is_offer_shared(all, n) ? all[0].offered : "", (char *)NULL);
}

const char *diag_difference(struct arena *a, const struct diag *all, size_t n, size_t nth)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t k = 0; k < count_arguments(&all[nth]); k++)
		if (!is_shared(all, n, k) && strcmp(all[nth].arguments[k], all[nth].subject) != 0)
			strbuf_join(&sb, ", ", all[nth].arguments[k]);
	if (!is_offer_shared(all, n))
		strbuf_add(&sb, all[nth].offered);
	return sb.text;
}

static void print_finding(const struct diag *d, struct arena *a, const struct paint *p, FILE *out)
{
	enum diag_level level = codes[d->code].level;

	fprintf(out, "%s: %s%s%s: ", *d->place ? name_visible(a, d->place) : "bunkai",
		paint_on(p, diag_level_look(level)), diag_level_shown(level), paint_off(p));
	if (*d->subject)
		fprintf(out, "%s: ", name_visible(a, d->subject));
	fprintf(out, "%s [%s%s%s]\n", name_visible(a, d->message), paint_on(p, PAINT_STRONG),
		codes[d->code].code, paint_off(p));
}

void diag_print(const struct diag_list *dl, FILE *out)
{
	const struct paint p = paint_for(out);

	for (size_t i = 0; i < dl->all.n; i++)
		print_finding(&dl->all.at[i], dl->arena, &p, out);
}
