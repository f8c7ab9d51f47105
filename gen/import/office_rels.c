/* SPDX-License-Identifier: MIT
 *
 * Targets are resolved against the folder of the part that names them. Some programs write part
 * names with backslashes; a name is a name, whatever parts its folders.
 */
#include "import/office_rels.h"

#include <string.h>

#include "base/text.h"
#include "import/office_xml.h"

/* A target against the folder of the part that names it: '/xl/a.xml', 'a.xml', '../a.xml'. */
static char *resolve_target(struct arena *a, const char *source, const char *target)
{
	const char *slash = strrchr(source, '/');
	size_t n = slash ? (size_t)(slash - source) : 0;

	target = text_replace(a, target, "\\", "/");
	if (*target == '/')
		return arena_strdup(a, target + 1);
	while (text_starts(target, "./") || text_starts(target, "../")) {
		if (text_starts(target, "../")) {
			const char *up = memrchr(source, '/', n);

			n = up ? (size_t)(up - source) : 0;
		}
		target = strchr(target, '/') + 1;
	}
	return n ? arena_printf(a, "%.*s/%s", (int)n, source, target) : arena_strdup(a, target);
}

static bool start_relation(void *context, const char *name, const char *const *attributes)
{
	struct relations *rs = context;
	const char *id = xml_attribute(attributes, "Id"), *type = xml_attribute(attributes, "Type");
	const char *target = xml_attribute(attributes, "Target"),
		   *mode = xml_attribute(attributes, "TargetMode");

	if (strcmp(name, "Relationship") == 0 && id && type && target &&
	    !text_equal(mode, "External"))
		*vec_push(rs->arena, &rs->all) = (struct relation){
			arena_strdup(rs->arena, id), arena_strdup(rs->arena, type),
			resolve_target(rs->arena, rs->source, target)};
	return true;
}

/* xl/workbook.xml -> xl/_rels/workbook.xml.rels */
static char *rels_part(struct arena *a, const char *source)
{
	const char *slash = strrchr(source, '/');
	int n = slash ? (int)(slash - source) + 1 : 0;

	return arena_printf(a, "%.*s_rels/%s.rels", n, source, source + n);
}

bool relations_read(struct arena *a, struct office_zip *z, const char *source, bool required,
		    struct relations *out, struct diag_list *dl)
{
	static const struct xml_sink sink = {.start = start_relation, .end = xml_end_nothing, .text = xml_text_nothing};
	const char *part = rels_part(a, source);

	*out = (struct relations){.arena = a, .source = source};
	return (!required && !office_zip_has(z, part)) || office_xml_read(z, part, &sink, out, dl);
}

const char *relations_part(const struct relations *rs, const char *type)
{
	for (size_t i = 0; i < rs->all.n; i++)
		if (text_ends(rs->all.at[i].type, type))
			return rs->all.at[i].part;
	return NULL;
}

const struct relation *relations_find(const struct relations *rs, const char *id)
{
	for (size_t i = 0; id && i < rs->all.n; i++)
		if (strcmp(rs->all.at[i].id, id) == 0)
			return &rs->all.at[i];
	return NULL;
}
