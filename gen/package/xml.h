/* SPDX-License-Identifier: MIT
 *
 * Texts in XML that is written by hand. They are UTF-8 without control characters besides tab and
 * line ends: XML 1.0 cannot say others, so whoever lays a document out has replaced them.
 */
#ifndef BUNKAI_PACKAGE_XML_H
#define BUNKAI_PACKAGE_XML_H

#include "base/strbuf.h"

/* Between tags. */
void xml_add_text(struct strbuf *sb, const char *text);

/* Between the double quotation marks of an attribute; tabs and line ends survive being read. */
void xml_add_attribute(struct strbuf *sb, const char *text);

#endif
