/* SPDX-License-Identifier: MIT
 *
 * Two graphs walked together. A pair of objects that is met again is taken for equal: if it is not,
 * the first meeting says so, and all that was taken so on the way is asked anew. Members that lead upwards or say how a stream is packed are no matter.
 */
#include "signed/pdf_equal.h"

#include <math.h>

#include "base/hash.h"
#include "base/text.h"

/* Deeper, larger or more is taken for different: the pages' pictures tell then. */
enum { MOST_DEPTH = 100, MOST_VALUES = 4000000, MOST_PACKED = 512 * 1024 };

struct pdf_equal {
	struct arena *a;
	struct map *met; /* 'x:y' -> the question that met the pair */
	struct compared *now;
	size_t values;
	int depth;
};

/* One call from outside. What it took for equal on the way holds only if its answer is yes. */
struct compared {
	bool denied;
};

static const char *const upwards[] = {"/Parent", "/P", "/StructParent", "/StructParents", NULL};
static const char *const packing[] = {"/Length", "/Filter", "/DecodeParms", "/DL", NULL};

struct pdf_equal *pdf_equal_new(struct arena *a)
{
	struct pdf_equal *e = arena_alloc(a, sizeof *e);

	e->a = a;
	e->met = map_new(a);
	return e;
}

static bool is_listed(const char *name, const char *const *list)
{
	for (; list && *list; list++)
		if (strcmp(*list, name) == 0)
			return true;
	return false;
}

static bool equal_strings(struct pdf_equal *e, struct pdf_value x, struct pdf_value y)
{
	size_t n, m;
	const char *s = pdf_bytes(e->a, x, &n), *t = pdf_bytes(e->a, y, &m);

	return n == m && memcmp(s, t, n) == 0;
}

static bool equal_items(struct pdf_equal *e, struct pdf_value x, struct pdf_value y)
{
	size_t n = pdf_items(x);

	if (n != pdf_items(y))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!pdf_equal(e, pdf_item(x, i), pdf_item(y, i)))
			return false;
	return true;
}

/* `y` has no member that `x` has not, and those of `x` are the same. */
static bool equal_members(struct pdf_equal *e, struct pdf_value x, struct pdf_value y,
			  const char *const *but, const char *const *too)
{
	struct pdf_names mine = pdf_keys(e->a, x), theirs = pdf_keys(e->a, y);

	for (size_t i = 0; i < mine.all.n; i++) {
		const char *k = mine.all.at[i];

		if (!is_listed(k, but) && !is_listed(k, too) && !is_listed(k, upwards) &&
		    !pdf_equal(e, pdf_get(x, k), pdf_get(y, k)))
			return false;
	}
	for (size_t i = 0; i < theirs.all.n; i++) {
		const char *k = theirs.all.at[i];

		if (!is_listed(k, but) && !is_listed(k, too) && !is_listed(k, upwards) &&
		    pdf_kind(pdf_get(x, k)) == PDF_NULL && pdf_kind(pdf_get(y, k)) != PDF_NULL)
			return false;
	}
	return true;
}

/* A stream that unpacks to more than its packed bytes promise is not unpacked. */
static bool is_packed_simply(struct pdf_equal *e, struct pdf_value v, size_t packed)
{
	struct pdf_value filter = pdf_get(v, "/Filter");

	if (pdf_items(filter) == 1)
		filter = pdf_item(filter, 0);
	return packed <= MOST_PACKED && (pdf_kind(filter) == PDF_NULL ||
					 pdf_is_name(e->a, filter, "/FlateDecode"));
}

static bool equal_bytes(const char *s, size_t n, const char *t, size_t m)
{
	return s && t && n == m && memcmp(s, t, n) == 0;
}

static bool equal_streams(struct pdf_equal *e, struct pdf_value x, struct pdf_value y)
{
	size_t n = 0, m = 0;

	if (!equal_members(e, x, y, packing, NULL))
		return false;
	const char *s = pdf_stream(e->a, x, false, &n), *t = pdf_stream(e->a, y, false, &m);

	if (equal_bytes(s, n, t, m) && equal_members(e, x, y, NULL, NULL))
		return true;
	if (!s || !t || !is_packed_simply(e, x, n) || !is_packed_simply(e, y, m))
		return false;
	s = pdf_stream(e->a, x, true, &n);
	t = pdf_stream(e->a, y, true, &m);
	return equal_bytes(s, n, t, m);
}

static bool equal_kinds(struct pdf_equal *e, struct pdf_value x, struct pdf_value y)
{
	switch (pdf_kind(x)) {
	case PDF_NULL: return true;
	case PDF_NUMBER: return fabs(pdf_number(x) - pdf_number(y)) < 0.0001;
	case PDF_STRING: return equal_strings(e, x, y);
	case PDF_NAME: return strcmp(pdf_name(e->a, x), pdf_name(e->a, y)) == 0;
	case PDF_ARRAY: return equal_items(e, x, y);
	case PDF_DICT: return equal_members(e, x, y, NULL, NULL);
	case PDF_STREAM: return equal_streams(e, x, y);
	default: return text_equal(pdf_written(e->a, x), pdf_written(e->a, y));
	}
}

static bool was_met(struct pdf_equal *e, struct pdf_value x, struct pdf_value y)
{
	int i = pdf_id(x), j = pdf_id(y);
	if (!i || !j)
		return false;
	const char *pair = arena_printf(e->a, "%d:%d", i, j);
	const struct compared *by = map_get(e->met, pair);

	if (by && !by->denied)
		return true;
	map_set(e->met, pair, e->now);
	return false;
}

bool pdf_equal(struct pdf_equal *e, struct pdf_value x, struct pdf_value y)
{
	size_t n = pdf_page_number(x), m = pdf_page_number(y);

	if (n || m)
		return n == m;
	if (pdf_kind(x) != pdf_kind(y) || e->depth >= MOST_DEPTH || ++e->values > MOST_VALUES)
		return false;
	if (e->depth == 0)
		e->now = arena_alloc(e->a, sizeof *e->now);
	if (was_met(e, x, y))
		return true;
	e->depth++;
	bool same = equal_kinds(e, x, y);

	e->depth--;
	e->now->denied |= !same;
	return same;
}

bool pdf_equal_but(struct pdf_equal *e, struct pdf_value x, struct pdf_value y,
		   const char *const *but)
{
	return equal_members(e, x, y, but, NULL);
}
