/* SPDX-License-Identifier: MIT
 *
 * One pass over the parts, each unpacked in pieces into a parser that counts elements; what parts
 * say about each other is gathered as names and asked for when all parts have been read. Counts
 * find what is well-formed still: a lost piece of a temporary file may hold whole rows.
 */
#include "package/package_check.h"

#include <errno.h>
#include <expat.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/hash.h"
#include "base/intl.h"
#include "base/text.h"

enum { CHUNK = 64 * 1024, MAX_DEPTH = 64 };

static const char content_types[] = "[Content_Types].xml";
static const char *const always[] = {content_types, "_rels/.rels"};

/* An element under way that says how many children it has; SIZE_MAX: it does not. */
struct parent {
	size_t declared, children;
};

struct tally {
	const struct package_count *wanted;
	size_t n, bytes;
};

struct package_reading {
	struct arena *arena;
	zip_t *zip;
	/* that other parts need: parts, and relationships as 'xl/workbook.xml#rId1' */
	VEC(const char *) parts, relations;
	struct map *known_relations, *types; /* of parts '/xl/…' and of endings '.xml' */
	/* of the part under way */
	const char *part;
	XML_Parser parser;
	VEC(struct tally) tallies;
	struct parent parents[MAX_DEPTH];
	size_t depth;
	/* the tally whose element text is in, from 1; 0: none */
	size_t open;
	char *nowhere;                       /* CHUNK bytes for what is not XML */
	const char *fault;                   /* the first */
};

static void fail(struct package_reading *r, const char *fault)
{
	if (!r->fault)
		r->fault = fault;
}

static void fail_damaged(struct package_reading *r)
{
	fail(r, arena_printf(r->arena, _("part %s is damaged"), r->part));
}

static void fail_missing(struct package_reading *r, const char *part)
{
	fail(r, arena_printf(r->arena, _("part %s is missing"), part));
}

static void fail_count(struct package_reading *r, size_t n, size_t wanted, const char *element)
{
	fail(r, arena_printf(r->arena, _("part %s holds <%s> %zu times instead of %zu"), r->part,
			     element, n, wanted));
}

/* Most names differ in their first letter, and parts have thousands. */
static bool is_named(const XML_Char *name, const char *wanted)
{
	return *name == *wanted && strcmp(name, wanted) == 0;
}

static const char *value_of(const XML_Char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (is_named(attributes[0], name))
			return attributes[1];
	return NULL;
}

/* 'xl/' of 'xl/_rels/workbook.xml.rels': what its targets begin at. */
static const char *folder_of_relations(struct arena *a, const char *part)
{
	const char *at = strstr(part, "_rels/");

	return arena_strndup(a, part, at ? (size_t)(at - part) : 0);
}

/* 'xl/media/logo.png' for '../media/logo.png' in xl/drawings/. */
static const char *resolve(struct arena *a, const char *folder, const char *target)
{
	char *path = *target == '/' ? arena_strdup(a, target + 1)
				    : arena_concat(a, folder, target, (char *)NULL);

	for (char *up; (up = strstr(path, "/../"));) {
		char *from = up;

		while (from > path && from[-1] != '/')
			from--;
		memmove(from, up + 4, strlen(up + 4) + 1);
	}
	return path;
}

/* The part whose relationships these are: 'xl/workbook.xml'. */
static const char *owner_of_relations(struct arena *a, const char *part)
{
	const char *name = strrchr(part, '/') + 1;

	return arena_concat(a, folder_of_relations(a, part),
			    arena_strndup(a, name, strlen(name) - strlen(".rels")), (char *)NULL);
}

static void note_relationship(struct package_reading *r, const XML_Char **attributes)
{
	const char *target = value_of(attributes, "Target"), *id = value_of(attributes, "Id"),
		   *mode = value_of(attributes, "TargetMode");

	if (!target || !id) {
		fail_damaged(r);
		return;
	}
	map_set(r->known_relations,
		arena_concat(r->arena, owner_of_relations(r->arena, r->part), "#", id,
			     (char *)NULL),
		r);
	if (!mode || strcmp(mode, "External") != 0)
		*vec_push(r->arena, &r->parts) =
			resolve(r->arena, folder_of_relations(r->arena, r->part), target);
}

static void note_type(struct package_reading *r, const char *name, const XML_Char **attributes)
{
	const char *part = value_of(attributes, "PartName"),
		   *ending = value_of(attributes, "Extension");

	if (strcmp(name, "Override") == 0 && part && *part == '/') {
		map_set(r->types, arena_strdup(r->arena, part), r);
		*vec_push(r->arena, &r->parts) = arena_strdup(r->arena, part + 1);
	} else if (strcmp(name, "Default") == 0 && ending) {
		map_set(r->types, arena_concat(r->arena, ".", ending, (char *)NULL), r);
	}
}

static void note_references(struct package_reading *r, const XML_Char **attributes)
{
	for (; *attributes; attributes += 2)
		if (is_named(attributes[0], "r:id") || is_named(attributes[0], "r:embed"))
			*vec_push(r->arena, &r->relations) =
				arena_concat(r->arena, r->part, "#", attributes[1], (char *)NULL);
}

/* `uniqueCount` where `count` is that of the uses (ECMA-376 part 1, 18.4.9). */
static size_t declared_children(const char *name, const XML_Char **attributes)
{
	const char *count = value_of(attributes, is_named(name, "vt:vector") ? "size" : "count"),
		   *unique = count ? value_of(attributes, "uniqueCount") : NULL;

	return count ? (size_t)strtoul(unique ? unique : count, NULL, 10) : SIZE_MAX;
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct package_reading *r = data;

	if (r->depth)
		r->parents[r->depth - 1].children++;
	if (r->depth == MAX_DEPTH) {
		fail_damaged(r);
		XML_StopParser(r->parser, XML_FALSE);
		return;
	}
	r->parents[r->depth++] = (struct parent){declared_children(name, attributes), 0};
	for (size_t i = 0; i < r->tallies.n; i++) {
		if (!is_named(name, r->tallies.at[i].wanted->element))
			continue;
		r->tallies.at[i].n++;
		if (r->tallies.at[i].wanted->bytes)
			r->open = i + 1;
	}
	note_references(r, attributes);
	if (is_named(name, "Relationship"))
		note_relationship(r, attributes);
	else if (is_named(r->part, content_types))
		note_type(r, name, attributes);
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
	struct package_reading *r = data;
	const struct parent *p = &r->parents[--r->depth];

	r->open = 0;
	if (p->declared != SIZE_MAX && p->declared != p->children)
		fail(r, arena_printf(r->arena, _("part %s counts %zu below <%s> and holds %zu"),
				     r->part, p->declared, name, p->children));
}

static void XMLCALL on_text(void *data, const XML_Char *text, int len)
{
	struct package_reading *r = data;

	(void)text;
	if (r->open)
		r->tallies.at[r->open - 1].bytes += (size_t)len;
}

static void start_part(struct package_reading *r, const char *part,
		       const struct package_count *counts, size_t n)
{
	r->part = part;
	r->depth = 0;
	r->open = 0;
	r->tallies.n = 0;
	for (size_t i = 0; i < n; i++)
		if (strcmp(counts[i].part, part) == 0)
			*vec_push(r->arena, &r->tallies) = (struct tally){&counts[i], 0, 0};
}

static void compare_tallies(struct package_reading *r)
{
	for (size_t i = 0; i < r->tallies.n; i++) {
		const struct tally *t = &r->tallies.at[i];

		if (t->n != t->wanted->n)
			fail_count(r, t->n, t->wanted->n, t->wanted->element);
		else if (t->wanted->bytes && t->bytes != t->wanted->bytes)
			fail(r, arena_printf(r->arena,
					     _("part %s holds %zu bytes of text instead of %zu"),
					     r->part, t->bytes, t->wanted->bytes));
	}
}

static bool is_xml(const char *part)
{
	return text_ends(part, ".xml") || text_ends(part, ".rels") || text_ends(part, ".vml");
}

/* To the end, where libzip compares the checksum; parts that are not XML go nowhere. */
static bool read_part(struct package_reading *r, zip_file_t *file, bool xml)
{
	for (;;) {
		char *buffer = xml ? XML_GetBuffer(r->parser, CHUNK) : r->nowhere;
		zip_int64_t n = buffer ? zip_fread(file, buffer, CHUNK) : -1;

		if (n < 0 || (xml && XML_ParseBuffer(r->parser, (int)n, n == 0) != XML_STATUS_OK))
			return false;
		if (n == 0)
			return true;
	}
}

static void check_part(struct package_reading *r, zip_uint64_t index)
{
	zip_file_t *file = zip_fopen_index(r->zip, index, 0);

	XML_ParserReset(r->parser, NULL);
	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, on_start, on_end);
	XML_SetCharacterDataHandler(r->parser, on_text);
	if (!file || !read_part(r, file, is_xml(r->part)))
		fail_damaged(r);
	else
		compare_tallies(r);
	if (file)
		zip_fclose(file);
}

static void check_needs(struct package_reading *r)
{
	for (size_t i = 0; i < r->parts.n; i++)
		if (zip_name_locate(r->zip, r->parts.at[i], 0) < 0)
			fail_missing(r, r->parts.at[i]);
	for (size_t i = 0; i < r->relations.n; i++)
		if (!map_get(r->known_relations, r->relations.at[i]))
			fail(r, arena_printf(r->arena, _("relationship %s is missing"),
					     r->relations.at[i]));
}

static void check_type(struct package_reading *r, const char *part)
{
	const char *ending = strrchr(part, '.');

	if (strcmp(part, content_types) != 0 &&
	    !map_get(r->types, arena_concat(r->arena, "/", part, (char *)NULL)) &&
	    !(ending && map_get(r->types, ending)))
		fail(r, arena_printf(r->arena, _("%s does not name part %s"), content_types, part));
}

static void read_package(struct package_reading *r, const struct package_count *counts, size_t n)
{
	zip_int64_t parts = zip_get_num_entries(r->zip, 0);

	/* an empty file is a package of no parts */
	for (size_t i = 0; i < ARRAY_LEN(always); i++)
		if (zip_name_locate(r->zip, always[i], 0) < 0)
			fail_missing(r, always[i]);
	for (zip_int64_t i = 0; i < parts && !r->fault; i++) {
		start_part(r, zip_get_name(r->zip, (zip_uint64_t)i, 0), counts, n);
		check_part(r, (zip_uint64_t)i);
	}
	for (zip_int64_t i = 0; i < parts && !r->fault; i++)
		check_type(r, zip_get_name(r->zip, (zip_uint64_t)i, 0));
	for (size_t i = 0; i < n && !r->fault; i++)
		if (zip_name_locate(r->zip, counts[i].part, 0) < 0)
			fail_missing(r, counts[i].part);
	check_needs(r);
}

const char *package_check(struct arena *a, const struct package *p,
			  const struct package_count *counts, size_t n)
{
	struct package_reading r = {.arena = a,
				    .known_relations = map_new(a),
				    .types = map_new(a),
				    .nowhere = arena_alloc(a, CHUNK)};
	zip_source_t *source = zip_source_buffer_create(p->bytes, p->len, 0, NULL);

	r.zip = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL) : NULL;
	if (!r.zip) {
		zip_source_free(source);
		return _("the zip file is damaged or was cut off");
	}
	r.parser = XML_ParserCreate(NULL);
	if (r.parser)
		read_package(&r, counts, n);
	else
		r.fault = strerror(ENOMEM);
	XML_ParserFree(r.parser);
	zip_discard(r.zip);
	return r.fault;
}
