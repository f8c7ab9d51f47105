/* SPDX-License-Identifier: MIT
 *
 * The adapter to expat: a part is parsed in chunks as it is unpacked. Elements of other namespaces
 * are counted, not shown, and whatever is refused stops the parser at once.
 */
#include "import/office_xml.h"

#include <expat.h>
#include <string.h>

#include "base/intl.h"
#include "base/text.h"

enum { MAX_DEPTH = 64, MAX_DEPTH_THROUGH = 256, CHUNK = 64 * 1024, SEPARATOR = '|' };

struct xml_reading {
	XML_Parser parser;
	const struct xml_sink *sink;
	void *context;
	int depth, foreign;   /* foreign: depth inside an element of another namespace, 0 outside */
	bool stopped;         /* by the sink */
	const char *problem;  /* found here; NULL: ask expat */
};

static const char *const sheet_namespaces[] = {
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main|",
	"http://purl.oclc.org/ooxml/spreadsheetml/main|",
	"http://schemas.openxmlformats.org/package/2006/relationships|",
	NULL,
};

/* NULL for an element of another namespace. */
static const char *local_name(const struct xml_reading *r, const char *name)
{
	const char *const *known = r->sink->namespaces ? r->sink->namespaces : sheet_namespaces;
	const char *bar = strrchr(name, SEPARATOR);

	if (!bar)
		return name;
	for (; *known; known++)
		if (text_starts(name, *known))
			return bar + 1;
	return NULL;
}

static void stop_for(struct xml_reading *r, const char *problem)
{
	r->problem = problem;
	XML_StopParser(r->parser, XML_FALSE);
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct xml_reading *r = data;
	const char *local = r->foreign ? NULL : local_name(r, name);
	int most = r->sink->through ? MAX_DEPTH_THROUGH : MAX_DEPTH;

	if (++r->depth > most)
		stop_for(r, _("elements are nested too deeply"));
	else if (!local)
		r->foreign += !r->sink->through;
	else if (!r->stopped && !r->sink->start(r->context, local, attributes)) {
		r->stopped = true;
		XML_StopParser(r->parser, XML_FALSE);
	}
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
	struct xml_reading *r = data;

	const char *local = local_name(r, name);

	r->depth--;
	if (r->foreign)
		r->foreign--;
	else if (local && !r->stopped && !r->sink->end(r->context, local)) {
		r->stopped = true;
		XML_StopParser(r->parser, XML_FALSE);
	}
}

static void XMLCALL on_text(void *data, const XML_Char *s, int len)
{
	struct xml_reading *r = data;

	if (!r->foreign && !r->stopped)
		r->sink->text(r->context, s, (size_t)len);
}

static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
			       const XML_Char *public, int internal)
{
	(void)name, (void)system, (void)public, (void)internal;
	stop_for(data, _("a document type is not allowed"));
}

static void report(struct xml_reading *r, struct office_zip *z, const char *part,
		   struct diag_list *dl)
{
	unsigned long line = XML_GetCurrentLineNumber(r->parser);
	const char *problem =
		r->problem ? r->problem : XML_ErrorString(XML_GetErrorCode(r->parser));

	diag_add(dl, office_zip_kind(z)->damaged, NULL, office_zip_path(z),
		 arena_printf(dl->arena, "%s:%lu: %s", part, line, problem));
}

static bool parse_started(struct xml_reading *r, struct office_zip *z, const char *part,
			  struct diag_list *dl)
{
	for (;;) {
		char *buffer = XML_GetBuffer(r->parser, CHUNK);
		long n = buffer ? office_zip_read(z, buffer, CHUNK, dl) : 0;

		if (n < 0)
			return false;
		if (!buffer || XML_ParseBuffer(r->parser, (int)n, n == 0) != XML_STATUS_OK) {
			if (!r->stopped)
				report(r, z, part, dl);
			return false;
		}
		if (n == 0)
			return true;
	}
}

bool office_xml_read(struct office_zip *z, const char *part, const struct xml_sink *sink, void *context,
		   struct diag_list *dl)
{
	struct xml_reading r = {
		.parser = XML_ParserCreateNS(NULL, SEPARATOR), .sink = sink, .context = context};
	bool ok = false;

	XML_SetUserData(r.parser, &r);
	XML_SetElementHandler(r.parser, on_start, on_end);
	XML_SetCharacterDataHandler(r.parser, on_text);
	XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
	if (office_zip_start(z, part, dl))
		ok = parse_started(&r, z, part, dl);
	office_zip_stop(z);
	XML_ParserFree(r.parser);
	return ok;
}

const char *xml_attribute(const char *const *attributes, const char *name)
{
	for (; *attributes; attributes += 2) {
		const char *bar = strrchr(*attributes, SEPARATOR);

		if (strcmp(bar ? bar + 1 : *attributes, name) == 0)
			return attributes[1];
	}
	return NULL;
}

bool xml_is_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

bool xml_is_on(const char *const *attributes)
{
	const char *val = xml_attribute(attributes, "val");

	return !val || xml_is_true(val) || strcmp(val, "on") == 0;
}

bool xml_end_nothing(void *context, const char *name)
{
	(void)context, (void)name;
	return true;
}

void xml_text_nothing(void *context, const char *s, size_t len)
{
	(void)context, (void)s, (void)len;
}
