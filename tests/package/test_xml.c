/* SPDX-License-Identifier: MIT
 *
 * What is written by hand reads back as it was.
 */
#include "package/xml.h"

#include <criterion/criterion.h>
#include <expat.h>
#include <string.h>

static const char odd[] = "「a<b & c>d」 \"']]> &amp; \t\n\r\xF0\xA0\xAE\x9F";

struct read_back {
	struct strbuf text, attribute;
};

static void XMLCALL note_element(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct read_back *back = context;

	(void)name;
	strbuf_add(&back->attribute, attributes[1]);
}

static void XMLCALL note_text(void *context, const XML_Char *text, int len)
{
	struct read_back *back = context;

	strbuf_add_bytes(&back->text, text, (size_t)len);
}

Test(xml, a_reader_gets_what_was_written)
{
	struct arena *a = arena_new();
	struct strbuf sb = strbuf_new(a);
	struct read_back back = {strbuf_new(a), strbuf_new(a)};
	XML_Parser parser = XML_ParserCreate("UTF-8");

	strbuf_add(&sb, "<e a=\"");
	xml_add_attribute(&sb, odd);
	strbuf_add(&sb, "\">");
	xml_add_text(&sb, odd);
	strbuf_add(&sb, "</e>");
	XML_SetUserData(parser, &back);
	XML_SetStartElementHandler(parser, note_element);
	XML_SetCharacterDataHandler(parser, note_text);
	cr_expect_eq(XML_Parse(parser, sb.text, (int)sb.len, 1), XML_STATUS_OK, "%s", sb.text);
	XML_ParserFree(parser);
	cr_expect_str_eq(back.text.text, odd);
	cr_expect_str_eq(back.attribute.text, odd);
	arena_free(a);
}

Test(xml, plain_text_stays_as_it_is)
{
	struct arena *a = arena_new();
	struct strbuf sb = strbuf_new(a);

	xml_add_text(&sb, "第１条 \"甲\" は\n");
	xml_add_attribute(&sb, "a>b'c");
	xml_add_attribute(&sb, "");
	cr_expect_str_eq(sb.text, "第１条 \"甲\" は\na>b'c");
	arena_free(a);
}
