/* SPDX-License-Identifier: MIT
 *
 * Reads one XML part of an office file as a stream of elements. Wraps expat. Elements of the
 * namespaces that the sink knows (transitional and strict) come by their local names, whatever
 * their prefix; all others are passed over with what they hold, or are looked through. A document
 * type (the door of entity bombs) and nesting beyond 64, or 256 where they are looked through, are
 * refused.
 */
#ifndef BUNKAI_IMPORT_OFFICE_XML_H
#define BUNKAI_IMPORT_OFFICE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "import/office_zip.h"

struct xml_sink {
	/* false stops the reading */
	bool (*start)(void *context, const char *name, const char *const *attributes);
	bool (*end)(void *context, const char *name);
	void (*text)(void *context, const char *s, size_t len);
	/* ended by NULL, each with a '|' behind it; NULL: those of sheets and of relationships */
	const char *const *namespaces;
	/* what stands in elements of other namespaces comes as if they were not there */
	bool through;
};

/*
 * False when the part is missing, damaged or not XML (a finding says so), or when the sink stopped
 * it (the sink says why).
 */
bool office_xml_read(struct office_zip *z, const char *part, const struct xml_sink *sink, void *context,
		   struct diag_list *dl);

/* An attribute's value by its local name; NULL when absent. */
const char *xml_attribute(const char *const *attributes, const char *name);

/* True for "1" and "true" (xsd:boolean). */
bool xml_is_true(const char *value);

/* True for an element such as <strike/>: on, unless its `val` says no. */
bool xml_is_on(const char *const *attributes);

/* For sinks that need no ends, or no texts. */
bool xml_end_nothing(void *context, const char *name);
void xml_text_nothing(void *context, const char *s, size_t len);

#endif
