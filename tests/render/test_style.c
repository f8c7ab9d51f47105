/* SPDX-License-Identifier: MIT
 *
 * The style table: the house's own file, inheritance from 'body', and what is refused.
 */
#include "render/style.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/file.h"

static struct arena *arena;
static struct diag_list *dl;

static void start(void)
{
	arena = arena_new();
	dl = diag_new(arena);
}

static void stop(void)
{
	arena_free(arena);
}

TestSuite(style, .init = start, .fini = stop);

static const char fonts[] = "\"fonts\":{\"gothic\":{\"file\":\"g.ttf\",\"package\":\"p\",\"name\":\"G\"},"
			    "\"gothic-bold\":{\"file\":\"/f/b.ttf\",\"package\":\"p\",\"name\":\"G\"},"
			    "\"mincho\":{\"file\":\"/f/m.ttf\",\"package\":\"p\",\"name\":\"M\"},"
			    "\"fallback-gothic\":{\"file\":\"/f/x.ttf\",\"package\":\"p\",\"name\":\"X\"},"
			    "\"fallback-mincho\":{\"file\":\"/f/y.ttf\",\"package\":\"p\",\"name\":\"Y\"}}";

static const struct style *read_looks(const char *looks)
{
	char folder[] = "/tmp/bunkai-style-XXXXXX";
	const char *path = file_join(arena, mkdtemp(folder), "style.json");
	FILE *f = fopen(path, "w");

	fprintf(f, "{\"schema\":\"bunkai/style/1\",\"margin\":12,%s,\"words\":{\"contents\":\"c\",\"continued\":\"d\"},\"looks\":[%s]}", fonts, looks);
	fclose(f);
	const struct style *s = style_read(arena, path, NULL, dl);

	remove(path);
	remove(folder);
	return s;
}

Test(style, house_style_has_every_role_that_documents_use)
{
	static const char *const roles[] = {
		"title",    "subtitle", "part", "heading-1", "heading-2", "heading-3", "chapter", "article",  "paragraph",
		"item",     "body",     "head", "cell",      "key",       "group",     "group-2", "accountable", "does",
		"supports", "informed", "none", "proposed",  "open",      "gap",       "accept",  "agreed",   "rejected",
		"missing",  "note",     "total", "draft",    "high",      "moderate",  "middle",  "low",
	};
	const struct style *s = style_read(arena, "templates/style.json", NULL, dl);

	cr_assert_not_null(s);
	cr_expect_eq(dl->all.n, 0);
	for (size_t i = 0; i < ARRAY_LEN(roles); i++)
		cr_expect_str_eq(style_look(s, roles[i])->role, roles[i]);
	cr_expect_eq(style_look(s, NULL), s->plain);
	cr_expect_eq(style_look(s, "no-such-role"), s->plain);
	cr_expect_eq(style_look(s, "title")->face, FACE_GOTHIC_BOLD);
	cr_expect_eq(style_look(s, "paragraph")->face, FACE_MINCHO);
}

static double grey(unsigned rgb)
{
	return 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
}

Test(style, house_style_reads_in_grey)
{
	static const char *const rising[] = {"high", "moderate", "middle", "low"};
	const struct style *s = style_read(arena, "templates/style.json", NULL, dl);

	for (size_t i = 1; i < ARRAY_LEN(rising); i++)
		cr_expect_gt(grey(style_look(s, rising[i])->fill), grey(style_look(s, rising[i - 1])->fill) + 8, "%s", rising[i]);
	for (size_t i = 0; i < s->looks.n; i++) {
		const struct look *look = &s->looks.at[i];

		cr_expect_gt(fabs(grey(look->has_fill ? look->fill : 0xFFFFFF) - grey(look->color)), 110, "%s", look->role);
	}
}

Test(style, a_look_inherits_from_body_but_not_its_fill)
{
	const struct style *s = read_looks("{\"role\":\"body\",\"size\":11,\"color\":\"#102030\",\"fill\":\"#FFFFF0\",\"leading\":1.7},"
					   "{\"role\":\"note\",\"bold\":true},{\"role\":\"item\",\"face\":\"mincho\",\"fill\":\"#abcdef\"}");

	cr_assert_not_null(s);
	const struct look *note = style_look(s, "note"), *item = style_look(s, "item");

	cr_expect_eq(note->size, 11);
	cr_expect_eq(note->color, 0x102030u);
	cr_expect_not(note->has_fill);
	cr_expect_eq(note->face, FACE_GOTHIC_BOLD);
	cr_expect_eq(item->leading, 1.7);
	cr_expect_eq(item->face, FACE_MINCHO);
	cr_expect(item->has_fill && item->fill == 0xABCDEFu);
	cr_expect_eq(s->margin, 12);
}

Test(style, a_relative_font_stands_beside_the_style)
{
	const struct style *s = read_looks("{\"role\":\"body\"}");

	cr_assert_not_null(s);
	cr_expect(strstr(s->font_files[FACE_GOTHIC], "/bunkai-style-") && strstr(s->font_files[FACE_GOTHIC], "/g.ttf"));
	cr_expect_str_eq(s->font_files[FACE_GOTHIC_BOLD], "/f/b.ttf");
}

static void expect_refused(const char *looks, enum diag_code code, const char *place_end)
{
	cr_expect_null(read_looks(looks), "%s", looks);
	cr_assert_gt(dl->all.n, 0);
	const struct diag *d = &dl->all.at[dl->all.n - 1];

	cr_expect_eq(d->code, code, "%s", looks);
	cr_expect(strstr(d->place, place_end), "%s not in %s", place_end, d->place);
}

Test(style, bad_values_are_refused_with_their_place)
{
	expect_refused("{\"role\":\"title\"}", DIAG_UNKNOWN_VALUE, ":looks");
	expect_refused("{\"role\":\"body\",\"color\":\"red\"}", DIAG_WRONG_TYPE, ":looks[0].color");
	expect_refused("{\"role\":\"body\"},{\"role\":\"x\",\"size\":900}", DIAG_WRONG_TYPE, ":looks[1].size");
	expect_refused("{\"role\":\"body\"},{\"role\":\"x\",\"face\":\"comic\"}", DIAG_UNKNOWN_VALUE, ":looks[1].face");
	expect_refused("{\"role\":\"body\"},{\"size\":9}", DIAG_MISSING_MEMBER, ":looks[1]");
}
