/* SPDX-License-Identifier: MIT
 *
 * The style table: the house's own file, inheritance from 'body', and what is refused.
 */
#include "render/style_read.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "../support/scratch.h"

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

static const char fonts[] =
	"\"fonts\":{\"gothic\":{\"file\":\"g.ttf\",\"package\":\"p\",\"name\":\"G\"},"
	"\"gothic-bold\":{\"file\":\"/f/b.ttf\",\"package\":\"p\",\"name\":\"G\"},"
	"\"mincho\":{\"file\":\"/f/m.ttf\",\"package\":\"p\",\"name\":\"M\"},"
	"\"fallback-gothic\":{\"file\":\"/f/x.ttf\",\"package\":\"p\",\"name\":\"X\"},"
	"\"fallback-mincho\":{\"file\":\"/f/y.ttf\",\"package\":\"p\",\"name\":\"Y\"},"
	"\"rare\":{\"file\":\"/f/z.ttf\",\"package\":\"p\",\"name\":\"Z\"}},"
	"\"profile\":{\"file\":\"/f/rgb.icc\",\"package\":\"p\"}";

static const char words[] =
	"\"contents\":\"c\",\"continued\":\"d\",\"articles\":\"e\",\"articles.chapter\":\"f\","
	"\"articles.article\":\"g\",\"articles.title\":\"h\",\"articles.paragraph\":\"i\","
	"\"articles.item\":\"j\",\"articles.text\":\"k\",\"articles.measures\":\"l\","
	"\"articles.references\":\"m\",\"blank\":\"n\",\"box\":\"o\",\"line\":\"p\","
	"\"seal\":\"q\",\"sign-and-seal\":\"r\",\"skip\":\"s\",\"figure\":\"t\"";

static const struct style *read_looks(const char *looks)
{
	char folder[] = SCRATCH "/bunkai-style-XXXXXX";
	const char *path = file_join(arena, mkdtemp(folder), "style.json");
	FILE *f = fopen(path, "w");

	fprintf(f,
		"{\"schema\":\"bunkai/style/"
		"1\",\"margin\":12,%s,\"words\":{%s},\"looks\":[%s]}",
		fonts, words, looks);
	fclose(f);
	const struct style *s = style_read(arena, path, NULL, dl);

	remove(path);
	remove(folder);
	return s;
}

Test(style, house_style_has_every_role_that_documents_use)
{
	static const char *const roles[] = {
		"title",    "subtitle", "part",      "heading-1", "heading-2",   "heading-3",
		"chapter",  "article",  "paragraph", "item",      "body",        "head",
		"cell",     "key",      "group",     "group-2",   "accountable", "does",
		"supports", "informed", "none",      "proposed",  "open",        "gap",
		"accept",   "agreed",   "rejected",  "missing",   "note",        "total",
		"draft",    "high",     "moderate",  "middle",    "low",
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
		cr_expect_gt(grey(style_look(s, rising[i])->fill),
			     grey(style_look(s, rising[i - 1])->fill) + 8, "%s", rising[i]);
	for (size_t i = 0; i < s->looks.n; i++) {
		const struct look *look = &s->looks.at[i];

		cr_expect_gt(fabs(grey(look->has_fill ? look->fill : 0xFFFFFF) - grey(look->color)),
			     110, "%s", look->role);
	}
}

Test(style, a_look_inherits_from_body_but_not_its_fill)
{
	const struct style *s = read_looks("{\"role\":\"body\",\"size\":11,\"color\":\"#102030\","
					   "\"fill\":\"#FFFFF0\",\"leading\":1.7},"
					   "{\"role\":\"note\",\"bold\":true},{\"role\":\"item\","
					   "\"face\":\"mincho\",\"fill\":\"#abcdef\"}");

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
	cr_expect(strstr(s->font_files[FACE_GOTHIC], "/bunkai-style-") &&
		  strstr(s->font_files[FACE_GOTHIC], "/g.ttf"));
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
	expect_refused("{\"role\":\"body\"},{\"role\":\"x\",\"size\":900}", DIAG_WRONG_TYPE,
		       ":looks[1].size");
	expect_refused("{\"role\":\"body\"},{\"role\":\"x\",\"face\":\"comic\"}",
		       DIAG_UNKNOWN_VALUE, ":looks[1].face");
	expect_refused("{\"role\":\"body\"},{\"size\":9}", DIAG_MISSING_MEMBER, ":looks[1]");
}

static const char *write_file(const char *folder, const char *name, const char *text)
{
	const char *path = file_join(arena, folder, name);
	FILE *f = fopen(path, "w");

	fputs(text, f);
	fclose(f);
	return path;
}

static const struct style *read_own(const char *text)
{
	char folder[] = SCRATCH "/bunkai-style-XXXXXX";
	const char *path = write_file(mkdtemp(folder), "style.json", text);
	const struct style *s = style_read(arena, "templates/style.json", path, dl);

	remove(path);
	remove(folder);
	return s;
}

/* A style as editions froze it before workbooks had articles, or figures telephones. */
static const struct style *read_old(const char *members, const char *today)
{
	char folder[] = SCRATCH "/bunkai-style-XXXXXX", text[2000];

	snprintf(text, sizeof text, "{\"schema\":\"bunkai/style/1\",\"margin\":12,%s,%s}", fonts,
		 members);
	const char *path = write_file(mkdtemp(folder), "style.json", text);
	const struct style *s = style_read_old(arena, path, NULL, today, dl);

	remove(path);
	remove(folder);
	return s;
}

Test(style, what_an_old_editions_style_did_not_know_is_todays)
{
	static const char members[] =
		"\"words\":{\"contents\":\"旧目次\",\"continued\":\"d\"},\"looks\":["
		"{\"role\":\"body\",\"size\":11},{\"role\":\"figure-hospital-phone\",\"size\":8}]";
	const char *today = "templates/style.json";
	const struct style *house = style_read(arena, today, NULL, dl);
	const struct style *s = read_old(members, today);

	cr_assert(house && s);
	cr_expect_eq(dl->all.n, 0);
	cr_expect_str_eq(s->words[WORD_CONTENTS], "旧目次");
	cr_expect_str_eq(s->words[WORD_SEAL], house->words[WORD_SEAL]);
	cr_expect_eq(s->margin, 12);
	cr_expect_eq(style_look(s, "figure-hospital-phone")->size, 8);
	cr_expect_eq(style_look(s, "figure-hospital-phone")->least,
		     style_look(s, "body")->least, "a role of then is as it was");
	cr_expect_eq(style_look(s, "figure-vendor-phone")->fill,
		     style_look(house, "figure-vendor-phone")->fill);
	cr_expect_null(s->font_files[FACE_LATIN_GOTHIC], "fonts are those of then");
	cr_expect_null(read_old(members, NULL));
	cr_expect_eq(dl->all.at[dl->all.n - 1].code, DIAG_MISSING_MEMBER);
}

Test(style, latin_words_go_with_the_font_they_stand_in)
{
	const struct style *house = style_read(arena, "templates/style.json", NULL, dl);
	const struct style *own = read_own(
		"{\"schema\":\"bunkai/style/1\",\"fonts\":{"
		"\"mincho\":{\"file\":\"m.ttf\",\"package\":\"p\",\"name\":\"M\"},"
		"\"gothic\":{\"file\":\"g.ttf\",\"package\":\"p\",\"name\":\"G\"},"
		"\"latin-gothic\":{\"file\":\"/l.ttf\",\"package\":\"p\",\"name\":\"L\"}}}");

	cr_assert(house && own);
	cr_expect_eq(style_latin(FACE_MINCHO), FACE_LATIN_MINCHO);
	cr_expect_eq(style_latin(FACE_RARE), FACE_RARE);
	cr_expect_not_null(house->font_files[FACE_LATIN_MINCHO]);
	cr_expect_null(own->font_files[FACE_LATIN_MINCHO], "a font of one's own has its letters");
	cr_expect_str_eq(own->font_files[FACE_LATIN_GOTHIC], "/l.ttf");
	cr_expect_str_eq(own->font_files[FACE_LATIN_GOTHIC_BOLD],
			 house->font_files[FACE_LATIN_GOTHIC_BOLD]);
	cr_expect_null(read_looks("{\"role\":\"body\"}")->font_files[FACE_LATIN_GOTHIC],
		       "a style needs none");
	cr_expect_eq(dl->all.n, 0);
}

Test(style, a_projects_file_says_only_what_is_different)
{
	const struct style *house = style_read(arena, "templates/style.json", NULL, dl);
	const struct style *s = read_own(
		"{\"schema\":\"bunkai/style/1\",\"margin\":20,\"words\":{\"contents\":\"内容\"},"
		"\"fonts\":{\"mincho\":{\"file\":\"m.ttf\",\"package\":\"p\",\"name\":\"M\"}},"
		"\"looks\":[{\"role\":\"head\",\"color\":\"#010203\"},{\"role\":\"ours\",\"name\":"
		"\"当院\",\"size\":20}]}");

	cr_assert(house && s);
	cr_expect_eq(dl->all.n, 0);
	cr_expect_eq(s->margin, 20);
	cr_expect_str_eq(s->words[WORD_CONTENTS], "内容");
	cr_expect_str_eq(s->words[WORD_CONTINUED], house->words[WORD_CONTINUED]);
	cr_expect(strstr(s->font_files[FACE_MINCHO], "/bunkai-style-") &&
		  strcmp(s->font_names[FACE_GOTHIC], house->font_names[FACE_GOTHIC]) == 0);
	const struct look *head = style_look(s, "head"), *before = style_look(house, "head");

	cr_expect_eq(head->color, 0x010203);
	cr_expect(head->has_fill && head->fill == before->fill && head->size == before->size &&
		  head->bold && head->face == before->face);
	cr_expect_str_eq(head->name, before->name);
	cr_expect_eq(style_look(s, "ours")->size, 20);
	cr_expect_str_eq(style_look(s, "ours")->name, "当院");
	cr_expect_eq(s->looks.n, house->looks.n + 1);
	cr_expect_str_neq(s->sum, house->sum);
}

/* An empty one would head no column, and name no place to write in. */
Test(style, a_word_is_not_empty)
{
	cr_expect_null(read_own(
		"{\"schema\":\"bunkai/style/1\",\"words\":{\"articles.chapter\":\"\"}}"));
	cr_expect_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_MISSING_MEMBER);
}

Test(style, a_role_that_is_new_and_has_no_name_is_told)
{
	cr_assert(read_own(
		"{\"schema\":\"bunkai/style/1\",\"looks\":[{\"role\":\"haed\",\"size\":20}]}"));
	cr_assert_eq(dl->all.n, 1);
	cr_expect_eq(dl->all.at[0].code, DIAG_UNKNOWN_LOOK);
}

/* A change of 'body' reaches the looks of the house that inherit from it. */
Test(style, a_projects_body_is_inherited_by_the_house)
{
	const struct style *s = read_own(
		"{\"schema\":\"bunkai/style/"
		"1\",\"looks\":[{\"role\":\"body\",\"color\":\"#0A0B0C\",\"fill\":\"#FFFFF0\"}]}");

	cr_assert_not_null(s);
	cr_expect_eq(style_look(s, "cell")->color, 0x0A0B0C);
	cr_expect(s->plain->has_fill && !style_look(s, "cell")->has_fill);
	cr_expect_str_eq(s->plain->role, "body");
}

Test(style, mistakes_in_a_projects_file_are_told_there)
{
	cr_expect_null(read_own(
		"{\"schema\":\"bunkai/style/1\",\"looks\":[{\"role\":\"head\",\"size\":900}]}"));
	cr_assert_eq(dl->all.n, 1);
	cr_expect(strstr(dl->all.at[0].place, "/bunkai-style-") &&
			  strstr(dl->all.at[0].place, "style.json:looks[0].size"),
		  "%s", dl->all.at[0].place);
	cr_expect_null(read_own("{\"schema\":\"bunkai/style/1\",\"margin\":1}"));
	cr_expect(strstr(dl->all.at[1].place, "style.json:margin"), "%s", dl->all.at[1].place);
	cr_expect_null(read_own(
		"{\"schema\":\"bunkai/style/1\",\"logo\":{\"file\":\"x.png\",\"height\":9}}"));
	cr_expect_eq(dl->all.at[2].code, DIAG_MISSING_MEMBER);
}

/* 240 x 140 pixels, 30 mm high; a wide one is no wider than 120 mm. */
Test(style, a_logo_keeps_its_proportions)
{
	const struct logo *logo =
		logo_read(arena, "samples/clinic/templates/logo.png", "見本", 30, dl);

	cr_assert_not_null(logo);
	cr_expect(logo->columns == 240 && logo->rows == 140 && logo->dots == 96);
	cr_expect_float_eq(logo->height, 30 * 72 / 25.4, 0.01);
	cr_expect_float_eq(logo->width / logo->height, 240.0 / 140, 0.001);
	cr_expect_float_eq(
		logo_read(arena, "samples/clinic/templates/logo.png", "見本", 90, dl)->width,
		120 * 72 / 25.4, 0.01);
}

/* In quotation marks, but for CSS's own; what would end them does not. */
Test(style, families_stand_in_for_each_other)
{
	const struct style *s = read_own(
		"{\"schema\":\"bunkai/style/1\",\"margin\":12,\"fonts\":{"
		"\"gothic\":{\"file\":\"g.ttf\",\"package\":\"p\",\"name\":\"見本's\","
		"\"alike\":[\"Yu Gothic\",\"sans-serif\"]}}}");

	cr_expect_str_eq(style_family(arena, s, FACE_GOTHIC), "'見本\\'s','Yu Gothic',sans-serif");
}
