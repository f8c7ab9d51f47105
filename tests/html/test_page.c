/* SPDX-License-Identifier: MIT
 *
 * Escapes, addresses and colours: what keeps words words, and letters to be read.
 */
#include "html/page.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"
#include "html/sheet.h"

ARENA_SUITE(html_page, a);

Test(html_page, texts_and_attributes_are_no_markup)
{
	struct html_page p = {.a = a, .body = strbuf_new(a)};

	html_text(&p, "<b>&\"'\nx");
	cr_expect_str_eq(p.body.text, "&lt;b&gt;&amp;&quot;&#39;<br>x");
	p.body = strbuf_new(a);
	html_attribute(&p, "title", "\" onclick='x'\n>");
	cr_expect_str_eq(p.body.text, " title=\"&quot; onclick=&#39;x&#39; &gt;\"");
	p.body = strbuf_new(a);
	html_attribute(&p, "title", NULL);
	html_text(&p, NULL);
	cr_expect_str_eq(p.body.text, "");
}

Test(html_page, links_lead_to_pages_beside)
{
	cr_expect_str_eq(html_address(a, "clause-a"), "#clause-a");
	cr_expect_str_eq(html_address(a, "../hospital/rules#row-R12/④"),
			 "../hospital/rules.html#row-R12/%E2%91%A3");
	cr_expect_str_eq(html_address(a, "javascript:alert(1)#x"),
			 "javascript%3Aalert%281%29.html#x");
	cr_expect_str_eq(html_id(a, "row-R12/④"), "row-R12/④");
	cr_expect(!strpbrk(html_id(a, "row a\tb"), " \t"));
	cr_expect_str_neq(html_id(a, "row a b"), html_id(a, "row a_b"));
}

Test(html_page, strings_of_style_rules_end_nothing)
{
	cr_expect_str_eq(html_css_string(a, "電話 \"}</style>\n"),
			 "電話\\20 \\22 \\7d \\3c \\2f style\\3e \\20 ");
}

Test(html_page, base64)
{
	cr_expect_str_eq(html_base64(a, "", 0), "");
	cr_expect_str_eq(html_base64(a, "f", 1), "Zg==");
	cr_expect_str_eq(html_base64(a, "fo", 2), "Zm8=");
	cr_expect_str_eq(html_base64(a, "foo", 3), "Zm9v");
	cr_expect_str_eq(html_base64(a, "\xFF\x00\xFE", 3), "/wD+");
}

Test(html_page, letters_can_be_read_on_their_ground)
{
	cr_expect_eq(html_sheet_ink(0x14284B, 0xFFFFFF), 0x14284Bu);
	cr_expect_eq(html_sheet_ink(0xAAAAAA, 0xFFFFFF), 0x000000u);
	cr_expect_eq(html_sheet_ink(0x333333, 0x14284B), 0xFFFFFFu);
	cr_expect_eq(html_sheet_ink(0x767676, 0xFFFFFF), 0x767676u);
	cr_expect_eq(html_sheet_ink(0x777777, 0xFFFFFF), 0x000000u);
}
