/* SPDX-License-Identifier: MIT
 *
 * The directory is read from its end record. A new file is the old one, stretch by stretch: a part
 * that stays is copied from its header to the next one; of a part with other content the header gets
 * its sizes and sum, as does its record in the directory, where all places are written anew. Packing
 * is the package's own: a package of one part, from which the packed bytes are taken.
 */
#include "forms/zip_bytes.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/intl.h"
#include "base/strbuf.h"

/* Lengths of the fixed parts of records, and places of members in them (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
enum { LOCAL_LEN = 30, LISTED_LEN = 46, END_LEN = 22, LOCAL_FLAGS = 6, LISTED_FLAGS = 8 };
/* The members from the method on are the same in both records, so many bytes behind the flags. */
enum { METHOD = 2, SUM = 8, PACKED = 12, SIZE = 16, NAME_LEN = 20, EXTRA_LEN = 22 };
enum { LISTED_NOTE_LEN = 32, LISTED_PLACE = 42 };
enum { END_COUNT = 10, END_SIZE = 12, END_PLACE = 16, END_NOTE_LEN = 20 };
enum { STORED = 0, DEFLATED = 8, EXTRA_ZIP64 = 1, ZIP64_16 = 0xFFFF };
/* Of the flags: how well it was packed, and that sizes stand behind the data (4.4.4). */
enum { FLAGS_GONE = 0x2 | 0x4 | 0x8 };
static const size_t ZIP64_32 = 0xFFFFFFFFu;

static size_t get16(const char *p)
{
	return (size_t)(unsigned char)p[0] | (size_t)(unsigned char)p[1] << 8;
}

static size_t get32(const char *p)
{
	return get16(p) | get16(p + 2) << 16;
}

static void put16(char *p, size_t n)
{
	p[0] = (char)(n & 0xFF);
	p[1] = (char)(n >> 8 & 0xFF);
}

static void put32(char *p, size_t n)
{
	put16(p, n & 0xFFFF);
	put16(p + 2, n >> 16);
}

/* The end record, whose comment reaches to the end of the file; NULL: there is none. */
static const char *find_end(const char *bytes, size_t len)
{
	for (size_t at = len >= END_LEN ? len - END_LEN : 0; len >= END_LEN; at--) {
		if (memcmp(bytes + at, "PK\5\6", 4) == 0 &&
		    at + END_LEN + get16(bytes + at + END_NOTE_LEN) == len)
			return bytes + at;
		if (at == 0 || len - at > END_LEN + 0xFFFF)
			break;
	}
	return NULL;
}

static bool read_listed(struct arena *a, struct zip_bytes *z, size_t at, size_t end)
{
	const char *p = z->bytes + at;

	if (at + LISTED_LEN > end || memcmp(p, "PK\1\2", 4) != 0)
		return false;
	const char *m = p + LISTED_FLAGS;
	size_t name = get16(m + NAME_LEN);
	struct zip_entry e = {.listed = at,
			      .listed_len = LISTED_LEN + name + get16(m + EXTRA_LEN) +
					    get16(p + LISTED_NOTE_LEN),
			      .method = get16(m + METHOD),
			      .packed = get32(m + PACKED),
			      .local = get32(p + LISTED_PLACE)};

	if (at + e.listed_len > end || e.packed == ZIP64_32 || e.local == ZIP64_32 ||
	    get32(m + SIZE) == ZIP64_32)
		return false;
	e.name = arena_strndup(a, p + LISTED_LEN, name);
	*vec_push(a, &z->entries) = e;
	return true;
}

/* Its header says where its data begin; all of it must lie before what comes next. */
static bool read_local(const struct zip_bytes *z, struct zip_entry *e)
{
	const char *p = z->bytes + e->local;

	if (e->local + LOCAL_LEN > e->end || memcmp(p, "PK\3\4", 4) != 0)
		return false;
	e->data = e->local + LOCAL_LEN + get16(p + LOCAL_FLAGS + NAME_LEN) +
		  get16(p + LOCAL_FLAGS + EXTRA_LEN);
	return e->data <= e->end && e->packed <= e->end - e->data;
}

static int compare_places(const void *x, const void *y)
{
	const struct zip_entry *const *a = x, *const *b = y;

	return ((*a)->local > (*b)->local) - ((*a)->local < (*b)->local);
}

/* The entries as they stand in the file. */
static struct zip_entry **in_file_order(struct arena *a, const struct zip_bytes *z)
{
	struct zip_entry **order = arena_alloc(a, z->entries.n * sizeof *order);

	for (size_t i = 0; i < z->entries.n; i++)
		order[i] = &z->entries.at[i];
	qsort(order, z->entries.n, sizeof *order, compare_places);
	return order;
}

static bool read_places(struct arena *a, struct zip_bytes *z)
{
	struct zip_entry **order = in_file_order(a, z);

	for (size_t i = 0; i < z->entries.n; i++) {
		order[i]->end = i + 1 < z->entries.n ? order[i + 1]->local : z->directory;
		if (order[i]->local >= order[i]->end || !read_local(z, order[i]))
			return false;
	}
	return true;
}

static bool same_letter(char x, char y)
{
	return (x == '\\' ? '/' : x) == (y == '\\' ? '/' : y) ||
	       strncasecmp(&x, &y, 1) == 0;
}

static bool same_name(const char *x, const char *y)
{
	while (*x && *y && same_letter(*x, *y))
		x++, y++;
	return !*x && !*y;
}

static bool has_twins(const struct zip_bytes *z)
{
	for (size_t i = 0; i < z->entries.n; i++)
		for (size_t k = 0; k < i; k++)
			if (same_name(z->entries.at[i].name, z->entries.at[k].name))
				return true;
	return false;
}

bool zip_bytes_read(struct arena *a, const char *bytes, size_t len, struct zip_bytes *out,
		    const char **why)
{
	const char *end = find_end(bytes, len);
	struct zip_bytes z = {.bytes = bytes, .len = len};

	*why = _("its ZIP file is of an unusual form (ZIP64, or something beside its parts)");
	if (!end || get16(end + END_COUNT) == ZIP64_16)
		return false;
	z.directory = get32(end + END_PLACE);
	z.directory_len = get32(end + END_SIZE);
	size_t stop = (size_t)(end - bytes), at = z.directory;

	if (z.directory > stop || z.directory_len != stop - z.directory)
		return false;
	while (at < stop) {
		if (!read_listed(a, &z, at, stop))
			return false;
		at += z.entries.at[z.entries.n - 1].listed_len;
	}
	if (z.entries.n != get16(end + END_COUNT) || !read_places(a, &z))
		return false;
	*why = _("a part is in its ZIP file twice");
	if (has_twins(&z))
		return false;
	*out = z;
	return true;
}

const struct zip_entry *zip_bytes_find(const struct zip_bytes *z, const char *part)
{
	for (size_t i = 0; i < z->entries.n; i++)
		if (same_name(z->entries.at[i].name, part))
			return &z->entries.at[i];
	return NULL;
}

/* The new content of a part, packed. */
struct packed_part {
	const struct zip_entry *entry;
	const char *data;
	size_t packed, size, sum, method;
};

static bool pack(struct arena *a, const struct zip_content *c, struct packed_part *out)
{
	struct package_parts parts = {0};
	struct package p;
	struct zip_bytes z;
	const char *why;

	package_add(a, &parts, "part", c->bytes, c->len);
	if (!package_print(a, &parts, &p) || !zip_bytes_read(a, p.bytes, p.len, &z, &why))
		return false;
	const struct zip_entry *e = &z.entries.at[0];
	const char *m = z.bytes + e->listed + LISTED_FLAGS;

	*out = (struct packed_part){.entry = c->entry,
				    .data = z.bytes + e->data,
				    .packed = e->packed,
				    .size = get32(m + SIZE),
				    .sum = get32(m + SUM),
				    .method = e->method};
	if (c->entry->method == STORED) {
		out->data = c->bytes;
		out->packed = c->len;
		out->method = STORED;
	}
	return true;
}

/* The members that tell of the data; `m` is the place of the flags. */
static void put_members(char *m, const struct packed_part *p)
{
	put16(m, get16(m) & ~(size_t)FLAGS_GONE);
	put16(m + METHOD, p->method);
	put32(m + SUM, p->sum);
	put32(m + PACKED, p->packed);
	put32(m + SIZE, p->size);
}

/* The extra fields of a record but the sizes of ZIP64, which no longer hold. */
static const char *copy_extra(struct arena *a, const char *extra, size_t len, size_t *kept)
{
	struct strbuf sb = strbuf_new(a);
	size_t at = 0;

	while (at + 4 <= len && at + 4 + get16(extra + at + 2) <= len) {
		size_t n = 4 + get16(extra + at + 2);

		if (get16(extra + at) != EXTRA_ZIP64)
			strbuf_add_bytes(&sb, extra + at, n);
		at += n;
	}
	strbuf_add_bytes(&sb, extra + at, len - at);
	*kept = sb.len;
	return sb.text;
}

/*
 * A header with its name and its extra fields, of `len` bytes and with the flags at `flags`; what
 * stands behind these in the directory (a note) follows.
 */
static void add_header(struct strbuf *sb, const char *from, size_t len, size_t flags, size_t note,
		       const struct packed_part *p)
{
	char head[LISTED_LEN];
	size_t name = get16(from + flags + NAME_LEN), extra = get16(from + flags + EXTRA_LEN), kept;
	const char *fields = copy_extra(sb->arena, from + len + name, extra, &kept);

	memcpy(head, from, len);
	put_members(head + flags, p);
	put16(head + flags + EXTRA_LEN, kept);
	strbuf_add_bytes(sb, head, len);
	strbuf_add_bytes(sb, from + len, name);
	strbuf_add_bytes(sb, fields, kept);
	strbuf_add_bytes(sb, from + len + name + extra, note);
}

static const struct packed_part *find_packed(const struct packed_part *all, size_t n,
					     const struct zip_entry *e)
{
	for (size_t i = 0; i < n; i++)
		if (all[i].entry == e)
			return &all[i];
	return NULL;
}

/* Parts in the order of the file; places[i]: where the i-th of the directory now stands. */
static void add_parts(struct arena *a, struct strbuf *sb, const struct zip_bytes *z,
		      const struct packed_part *packed, size_t n, size_t *places)
{
	struct zip_entry **order = in_file_order(a, z);

	strbuf_add_bytes(sb, z->bytes, z->entries.n ? order[0]->local : 0);
	for (size_t i = 0; i < z->entries.n; i++) {
		const struct zip_entry *e = order[i];
		const struct packed_part *p = find_packed(packed, n, e);

		places[e - z->entries.at] = sb->len;
		if (!p) {
			strbuf_add_bytes(sb, z->bytes + e->local, e->end - e->local);
			continue;
		}
		add_header(sb, z->bytes + e->local, LOCAL_LEN, LOCAL_FLAGS, 0, p);
		strbuf_add_bytes(sb, p->data, p->packed);
	}
}

static void add_directory(struct strbuf *sb, const struct zip_bytes *z,
			  const struct packed_part *packed, size_t n, const size_t *places)
{
	for (size_t i = 0; i < z->entries.n; i++) {
		const struct zip_entry *e = &z->entries.at[i];
		const struct packed_part *p = find_packed(packed, n, e);
		const char *from = z->bytes + e->listed;
		size_t start = sb->len;

		if (p)
			add_header(sb, from, LISTED_LEN, LISTED_FLAGS,
				   get16(from + LISTED_NOTE_LEN), p);
		else
			strbuf_add_bytes(sb, from, e->listed_len);
		put32(sb->text + start + LISTED_PLACE, places[i]);
	}
}

bool zip_bytes_replace(struct arena *a, const struct zip_bytes *z, const struct zip_content *contents,
		       size_t n, struct package *out)
{
	struct packed_part *packed = arena_alloc(a, n * sizeof *packed);
	size_t *places = arena_alloc(a, z->entries.n * sizeof *places);
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n; i++)
		if (!pack(a, &contents[i], &packed[i]))
			return false;
	add_parts(a, &sb, z, packed, n, places);
	size_t directory = sb.len;

	add_directory(&sb, z, packed, n, places);
	size_t end = sb.len, stop = z->directory + z->directory_len;

	strbuf_add_bytes(&sb, z->bytes + stop, z->len - stop);
	put32(sb.text + end + END_PLACE, directory);
	put32(sb.text + end + END_SIZE, end - directory);
	*out = (struct package){sb.text, sb.len};
	return end < ZIP64_32;
}
