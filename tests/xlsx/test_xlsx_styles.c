/* SPDX-License-Identifier: MIT
 *
 * Named cell styles: what becomes of a part as libxlsxwriter writes it, and that other forms are
 * refused.
 */
#include "xlsx/styles.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/text.h"

static struct arena *arena;

static void start(void)
{
	arena = arena_new();
}

static void stop(void)
{
	arena_free(arena);
}

TestSuite(styles, .init = start, .fini = stop);

static const char part[] =
	"<styleSheet><fonts count=\"3\"/><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" "
	"fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
	"<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" "
	"xfId=\"0\"/>"
	"<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"1\" applyFont=\"1\" "
	"applyFill=\"1\" applyAlignment=\"1\">"
	"<alignment horizontal=\"left\"/></xf>"
	"<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"1\" applyFont=\"1\" "
	"applyFill=\"1\" applyBorder=\"1\" "
	"applyAlignment=\"1\" applyProtection=\"1\"><alignment horizontal=\"center\"/><protection "
	"locked=\"0\"/></xf>"
	"<xf numFmtId=\"0\" fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"2\" "
	"applyFont=\"1\"/></cellXfs>"
	"<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
	"builtinId=\"0\"/></cellStyles><dxfs count=\"0\"/></styleSheet>";

static const char *name_two(const char *text)
{
	static const char *const names[] = {"分界 表題", "a<b>\"&"};

	return styles_name(arena, text, &(struct style_names){names, 2});
}

Test(styles, each_name_gets_the_look_of_its_first_cell)
{
	const char *named = name_two(part);

	cr_assert_not_null(named);
	cr_expect(strstr(named, "<cellStyleXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" "
				"fillId=\"0\" borderId=\"0\"/>"
				"<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" "
				"applyNumberFormat=\"0\"><alignment horizontal=\"left\"/></xf>"
				"<xf numFmtId=\"0\" fontId=\"2\" fillId=\"0\" borderId=\"0\" "
				"applyNumberFormat=\"0\"/></cellStyleXfs>"));
	cr_expect(strstr(named, "<cellStyles count=\"3\"><cellStyle name=\"Normal\" xfId=\"0\" "
				"builtinId=\"0\"/><cellStyle name=\"分界 表題\" xfId=\"1\"/>"
				"<cellStyle name=\"a&lt;b>&quot;&amp;\" "
				"xfId=\"2\"/></cellStyles><dxfs count=\"0\"/></styleSheet>"));
}

/* What is not marked as a cell's own follows when someone changes the style. */
Test(styles, only_what_differs_is_a_cells_own)
{
	const char *named = name_two(part);

	cr_assert_not_null(named);
	cr_expect(strstr(named, "xfId=\"1\"><alignment horizontal=\"left\"/></xf>"));
	cr_expect(strstr(named, "xfId=\"1\" applyBorder=\"1\" applyAlignment=\"1\" "
				"applyProtection=\"1\"><alignment horizontal=\"center\"/>"
				"<protection locked=\"0\"/></xf>"));
	cr_expect(strstr(named, "fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"2\"/></cellXfs>"));
}

Test(styles, another_form_is_refused)
{
	static const char *const pairs[][2] = {
		{"xfId=\"2\"", "xfId=\"3\""},
		{"xfId=\"2\"", "xfId=\"1\""},
		{"</cellXfs>", "</cellXf>"},
		{"<cellStyleXfs", "<styleXfs"},
		{" fontId=\"2\"", " font=\"2\""},
		{"</xf>", ""},
		{"<xf ", "<x f "},
		{"</styleSheet>", ""},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		cr_expect_null(name_two(text_replace(arena, part, pairs[i][0], pairs[i][1])),
			       "%zu: '%s'", i, pairs[i][0]);
	cr_expect_null(name_two(""));
}

/* ECMA-376 part 1, 18.8.22: where the font is missing, another one of this set is taken. */
Test(styles, fonts_tell_their_characters)
{
	const char *fonts = text_replace(arena, part, "<fonts count=\"3\"/>",
					 "<fonts count=\"1\"><font><name val=\"F\"/><family "
					 "val=\"3\"/></font></fonts>");

	cr_expect(strstr(name_two(fonts), "<family val=\"3\"/><charset val=\"128\"/></font>"));
	cr_expect_str_eq(styles_tell_charset(arena, "<family val=\"1\"/><t>a</t><family val=\"3\"/>"),
			 "<family val=\"1\"/><charset val=\"128\"/><t>a</t><family "
			 "val=\"3\"/><charset val=\"128\"/>");
	cr_expect_str_eq(styles_tell_charset(arena, "no font"), "no font");
}
