/* SPDX-License-Identifier: MIT
 *
 * A number is a head, a hyphen and a count: ①-1. Numbers are grouped by risk and head, and gaps
 * between them told. Only heads that the register uses are looked for in its texts, and none in
 * ASCII, so that '24-7' or a date is no reference.
 */
#include "check/check_numbers.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "derive/keys.h"

struct requirement_number {
	const char *head; /* up to and with the hyphen */
	unsigned long count;
	size_t row;
};

typedef VEC(struct requirement_number) numbers;

static bool take_apart(struct arena *a, const char *no, size_t row, struct requirement_number *out)
{
	const char *hyphen = no ? strrchr(no, '-') : NULL;
	char *end;

	if (!hyphen || hyphen == no || hyphen[1] < '0' || hyphen[1] > '9')
		return false;
	*out = (struct requirement_number){arena_strndup(a, no, (size_t)(hyphen + 1 - no)),
				 strtoul(hyphen + 1, &end, 10), row};
	return *end == '\0';
}

static int compare_numbered(const void *a, const void *b)
{
	const struct requirement_number *x = a, *y = b;
	int order = strcmp(x->head, y->head);

	return order ? order : x->count < y->count ? -1 : x->count > y->count;
}

static void check_gaps(const struct check *c, const numbers *all)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct requirement_number *to = &all->at[i],
				      *from = i && strcmp(all->at[i - 1].head, to->head) == 0
						      ? to - 1
						      : NULL;
		const struct requirement *r = &c->reg->requirements.at[to->row];

		if (from && to->count > from->count + 1)
			diag_add(c->dl, DIAG_NUMBER_GAP, key_of(c->arena, r->risk, r->no),
				 check_place(c, "requirements", to->row, "no", &r->at),
				 c->reg->requirements.at[from->row].no, r->no);
	}
}

static bool has_number(const numbers *all, const char *head, unsigned long count)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].count == count && strcmp(all->at[i].head, head) == 0)
			return true;
	return false;
}

/* Every mention of a head in one text. */
static void check_mentions(const struct check *c, const numbers *all, const char *head, size_t row)
{
	const struct requirement *r = &c->reg->requirements.at[row];

	if ((unsigned char)*head < 0x80)
		return;
	for (const char *hit = r->text; (hit = strstr(hit, head));) {
		char *end;

		hit += strlen(head);
		unsigned long count = strtoul(hit, &end, 10);

		if (*hit >= '0' && *hit <= '9' && !has_number(all, head, count))
			diag_add(c->dl, DIAG_DANGLING_NUMBER, key_of(c->arena, r->risk, r->no),
				 check_place(c, "requirements", row, "text", &r->at),
				 arena_printf(c->arena, "%s%lu", head, count));
	}
}

static void check_risk(const struct check *c, const struct counts *heads, numbers *all)
{
	qsort(all->at, all->n, sizeof *all->at, compare_numbered);
	check_gaps(c, all);
	for (size_t i = 0; i < all->n; i++)
		for (size_t h = 0; h < heads->all.n && c->reg->requirements.at[all->at[i].row].text;
		     h++)
			check_mentions(c, all, heads->all.at[h]->key, all->at[i].row);
}

void check_numbers(const struct check *c)
{
	struct map *by_risk = map_new(c->arena);
	struct counts heads = counts_new(c->arena);
	VEC(numbers *) risks = {0};
	struct requirement_number one;

	for (size_t i = 0; i < c->reg->requirements.n; i++) {
		const struct requirement *r = &c->reg->requirements.at[i];
		numbers *all = map_get(by_risk, r->risk);

		if (!take_apart(c->arena, r->no, i, &one))
			continue;
		if (!all) {
			all = arena_alloc(c->arena, sizeof *all);
			map_set(by_risk, r->risk, all);
			*vec_push(c->arena, &risks) = all;
		}
		*vec_push(c->arena, all) = one;
		counts_add(c->arena, &heads, one.head, i);
	}
	for (size_t i = 0; i < risks.n; i++)
		check_risk(c, &heads, risks.at[i]);
}
