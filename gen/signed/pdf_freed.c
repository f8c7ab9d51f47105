/* SPDX-License-Identifier: MIT
 *
 * Cross-references are looked for in the bytes: 'xref' with its lines, and streams behind 'N G obj'
 * whose dictionary has /W (ISO 32000-1, 7.5.4 and 7.5.8).
 */
#include "signed/pdf_freed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

enum { MOST_DEPTH = 100, MOST_PACKED = 512 * 1024, MOST_HEAD = 64 * 1024 };

struct freed_search {
	struct arena *a;
	const struct pdf_pair *pair;
	struct pdf *issued, *file;
	struct map *taken;        /* id -> anything: an update takes the object away */
	VEC(int) ids;             /* the same, as they were found */
	struct pdf_freed *out;
};

static const char *id_key(struct arena *a, int id)
{
	return arena_printf(a, "%d", id);
}

/* What leads elsewhere than to what the page shows, or may be replaced. */
static const char *const apart[] = {"/Parent", "/P", "/Metadata", "/AcroForm", "/DSS", "/Perms", NULL};

static bool is_apart(const char *key)
{
	for (const char *const *k = apart; *k; k++)
		if (strcmp(*k, key) == 0)
			return true;
	return false;
}

/* One line of a table: what becomes of an object. */
static void take_entry(struct freed_search *s, long id, bool free, long generation)
{
	if (id <= 0 || id > 8388607 || map_get(s->taken, id_key(s->a, (int)id)))
		return;
	struct pdf_value was = pdf_object(s->issued, (int)id);

	if (pdf_kind(was) == PDF_NULL || (!free && generation == 0))
		return;
	map_set(s->taken, id_key(s->a, (int)id), s);
	*(int *)vec_push(s->a, &s->ids) = (int)id;
}

static const char *skip_space(const char *at, const char *end)
{
	while (at < end && (isspace((unsigned char)*at) || *at == '\0'))
		at++;
	return at;
}

/* A number of at most ten digits; NULL: none stands there. */
static const char *take_number(const char *at, const char *end, long *out)
{
	const char *s = at = skip_space(at, end);

	for (*out = 0; s < end && isdigit((unsigned char)*s) && s - at < 10; s++)
		*out = *out * 10 + (*s - '0');
	return s > at ? s : NULL;
}

/* The sections of a table, from behind its 'xref'. */
static void take_table(struct freed_search *s, const char *at, const char *end)
{
	long first, count, offset, generation;

	while ((at = take_number(at, end, &first)) && (at = take_number(at, end, &count)))
		for (long i = 0; i < count; i++) {
			at = take_number(at, end, &offset);
			at = at ? take_number(at, end, &generation) : NULL;
			at = at ? skip_space(at, end) : NULL;
			if (!at || at >= end || (*at != 'n' && *at != 'f'))
				return;
			take_entry(s, first + i, *at++ == 'f', generation);
		}
}

static long field_of(const unsigned char *at, long width, long otherwise)
{
	long n = 0;

	for (long i = 0; i < width; i++)
		n = (n << 8 | at[i]) & 0xFFFFFFFF;
	return width ? n : otherwise;
}

static void take_rows(struct freed_search *s, struct pdf_value dict, const unsigned char *at,
		      size_t len)
{
	struct pdf_value w = pdf_get(dict, "/W"), index = pdf_get(dict, "/Index");
	size_t sections = pdf_items(index) / 2, row = 0;
	long width[3];

	for (size_t i = 0; i < 3; i++) {
		width[i] = (long)pdf_number(pdf_item(w, i));
		if (width[i] < 0 || width[i] > 8)
			return;
		row += (size_t)width[i];
	}
	for (size_t k = 0; row && k < (sections ? sections : 1); k++) {
		long id = sections ? (long)pdf_number(pdf_item(index, 2 * k)) : 0;
		double count = pdf_number(sections ? pdf_item(index, 2 * k + 1) : pdf_get(dict, "/Size"));

		for (long i = 0; i < (long)count && len >= row; i++, at += row, len -= row) {
			long kind = field_of(at, width[0], 1);
			long last = field_of(at + width[0] + width[1], width[2], 0);

			take_entry(s, id + i, kind == 0, kind == 1 ? last : 0);
		}
	}
}

static const char *find(const char *at, const char *end, const char *word)
{
	return end > at ? memmem(at, (size_t)(end - at), word, strlen(word)) : NULL;
}

/* `at` stands behind 'obj'. */
static void take_stream(struct freed_search *s, const char *at, const char *end)
{
	const char *begin = skip_space(at, end);
	const char *most = end - begin > MOST_HEAD ? begin + MOST_HEAD : end;
	const char *data = end - begin > 2 && memcmp(begin, "<<", 2) == 0 ? find(begin, most, "stream")
									  : NULL;

	if (!data || !find(begin, data, "/W"))
		return;
	struct pdf_value dict = pdf_parse(s->file, arena_strndup(s->a, begin, (size_t)(data - begin)));

	if (pdf_items(pdf_get(dict, "/W")) != 3)
		return;
	data += strlen("stream");
	data += data < end && *data == '\r';
	data += data < end && *data == '\n';
	double told = pdf_number(pdf_get(dict, "/Length"));
	size_t len = (size_t)(end - data), n;

	len = told > 0 && told < (double)len ? (size_t)told : len;
	const char *rows = len <= MOST_PACKED ? pdf_unpack(s->a, dict, data, len, &n) : NULL;

	if (rows)
		take_rows(s, dict, (const unsigned char *)rows, n);
}

static void look(struct freed_search *s)
{
	const char *begin = s->pair->file + s->pair->issued_len;
	const char *end = s->pair->file + s->pair->file_len;

	for (const char *at = begin; (at = find(at, end, "xref")) != NULL; at += 4)
		if (at == begin || at[-1] != 't')
			take_table(s, at + 4, end);
	for (const char *at = begin; (at = find(at, end, "obj")) != NULL; at += 3)
		if (at > begin && at[-1] != 'd')
			take_stream(s, at + 3, end);
}

static void tell(struct freed_search *s, int id, size_t page)
{
	*(struct pdf_freed_object *)vec_push(s->a, &s->out->all) =
		(struct pdf_freed_object){.id = id, .page = page};
}

/* Tells each object that was taken away and is needed by `v`, which `page` needs. */
static void walk(struct freed_search *s, struct pdf_value v, size_t page, struct map *met,
		 int depth)
{
	int id = pdf_id(v);
	const char *key = id ? id_key(s->a, id) : NULL;

	if (depth > MOST_DEPTH || (id && map_get(met, key)))
		return;
	if (id) {
		map_set(met, key, s);
		if (map_get(s->taken, key))
			tell(s, id, page);
	}
	for (size_t i = 0; i < pdf_items(v); i++)
		if (!pdf_page_number(pdf_item(v, i)))
			walk(s, pdf_item(v, i), page, met, depth + 1);
	struct pdf_names keys = pdf_keys(s->a, v);

	for (size_t i = 0; i < keys.all.n; i++)
		if (!is_apart(keys.all.at[i]) && !pdf_page_number(pdf_get(v, keys.all.at[i])))
			walk(s, pdf_get(v, keys.all.at[i]), page, met, depth + 1);
}

/* A stream that holds other objects: which ones is not asked. */
static void tell_containers(struct freed_search *s)
{
	for (size_t i = 0; i < s->ids.n; i++)
		if (pdf_is_name(s->a, pdf_get(pdf_object(s->issued, s->ids.at[i]), "/Type"), "/ObjStm"))
			tell(s, s->ids.at[i], 0);
}

struct pdf_freed pdf_freed_find(struct arena *a, const struct pdf_pair *pair, struct pdf *issued,
				struct pdf *file)
{
	struct pdf_freed out = {0};
	struct freed_search s = {.a = a, .pair = pair, .issued = issued, .file = file,
			   .taken = map_new(a), .out = &out};

	look(&s);
	for (size_t i = 0; s.ids.n && i < pdf_pages(issued); i++)
		walk(&s, pdf_page(issued, i), i + 1, map_new(a), 0);
	if (s.ids.n) {
		walk(&s, pdf_root(issued), 0, map_new(a), 0);
		tell_containers(&s);
	}
	return out;
}
