/* SPDX-License-Identifier: MIT
 *
 * From a source to a register: which reader and which profile are taken, and what is refused.
 */
#include "import/import.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "model/register_json.h"
#include "../support/scratch.h"

static struct arena *arena;
static struct diag_list *dl;
static char *folder;
static struct import_profiles profiles;
static struct import result;

static void write_file(const char *name, const char *text)
{
	const char *path = file_join(arena, folder, name);

	file_make_folder(arena, file_folder(arena, path));
	FILE *f = fopen(path, "w");

	cr_assert(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

static void add_profile(const char *id, const char *risk_head, const char *text_head)
{
	const char *name = arena_concat(arena, "profiles/", id, ".json", (char *)NULL);

	write_file(
		name,
		arena_printf(arena,
			     "{\"schema\": \"bunkai/import-profile/1\", \"id\": \"%s\", \"title\": "
			     "\"t\", \"family\": \"fam-%s\","
			     "\"tables\": [{\"kind\": \"treatments\", \"columns\": ["
			     "{\"field\": \"risk\", \"heads\": [\"%s\"], \"form\": \"id\", "
			     "\"required\": true},"
			     "{\"field\": \"no\", \"heads\": [\"番号\"], \"form\": \"number\"},"
			     "{\"field\": \"text\", \"heads\": [\"%s\"], \"required\": true}]}]}",
			     id, id, risk_head, text_head));
	const struct profile *p = profile_read(arena, file_join(arena, folder, name), dl);

	cr_assert_not_null(p, "%s", dl->all.n ? dl->all.at[0].message : "");
	*vec_push(arena, &profiles.all) = p;
}

static void set_up(void)
{
	char template[] = SCRATCH "/bunkai-import-XXXXXX";

	arena = arena_new();
	dl = diag_new(arena);
	folder = arena_strdup(arena, mkdtemp(template));
	profiles = (struct import_profiles){0};
	add_profile("one", "リスクID", "要求事項");
	add_profile("two", "番号札", "対策の内容");
}

static void tear_down(void)
{
	char *command = arena_printf(arena, "rm -rf '%s'", folder);

	cr_assert_eq(system(command), 0);
	arena_free(arena);
}

TestSuite(import, .init = set_up, .fini = tear_down);

static bool import(const char *name)
{
	dl = diag_new(arena);
	result = (struct import){0};
	return import_source(arena, file_join(arena, folder, name), &profiles, NULL, &result, dl);
}

static bool found(enum diag_code code)
{
	for (size_t i = 0; i < dl->all.n; i++)
		if (dl->all.at[i].code == code)
			return true;
	return false;
}

static const char one[] = "リスクID,番号,要求事項,備考\nR1,①-1,記録する。,あ\nR2,①-1,消す。,い\n";
static const char two[] = "番号札,番号,対策の内容\nR7,①-1,残す。\n";

Test(import, the_profile_whose_heads_fit_is_taken)
{
	write_file("one.csv", one);
	write_file("two.csv", two);
	cr_assert(import("one.csv"), "%s", dl->all.n ? dl->all.at[0].message : "");
	cr_assert_str_eq(result.profile->id, "one");
	cr_assert_str_eq(result.reg->family, "fam-one");
	cr_assert_eq(result.reg->risks.n, 2);
	cr_assert(import("two.csv"));
	cr_assert_str_eq(result.profile->id, "two");
	cr_assert_str_eq(result.reg->requirements.at[0].risk, "R7");
}

Test(import, the_source_is_named_without_its_path)
{
	write_file("one.CSV", one);
	cr_assert(import("one.CSV"));
	cr_assert_str_eq(result.reg->source.file, "one.CSV");
	cr_assert_eq(strlen(result.reg->source.sha256), 64);
	cr_assert_str_eq(result.reg->source.profile, "one");
	cr_assert_str_eq(result.reg->requirements.at[1].at.extra.at[0].head, "備考");
	cr_assert_str_eq(result.reg->requirements.at[1].at.extra.at[0].value, "い");
}

Test(import, a_folder_is_read_whole_and_says_what_it_left)
{
	write_file("in/a.csv", one);
	write_file("in/b.csv", "リスクID,番号,要求事項\nR3,①-1,替える。\n");
	write_file("in/memo.docx", "x");
	cr_assert(import("in/"));
	cr_assert_eq(result.reg->requirements.n, 3);
	cr_assert_str_eq(result.reg->source.file, "in");
	const char *hash = result.reg->source.sha256;
	bool noted = false;

	for (size_t i = 0; i < result.reg->notes.n; i++)
		noted |= strstr(result.reg->notes.at[i], "memo.docx") != NULL;
	cr_assert(noted);
	cr_assert(import("in"));
	cr_assert_str_eq(result.reg->source.sha256, hash);
	write_file("in/b.csv", "リスクID,番号,要求事項\nR3,①-1,替えない。\n");
	cr_assert(import("in"));
	cr_assert_str_neq(result.reg->source.sha256, hash);
}

Test(import, own_json_stays_as_it_is)
{
	write_file("register.json",
		   "{\"schema\": \"bunkai/register/1\", \"source\": {\"file\": \"alt.xlsx\", "
		   "\"profile\": \"p\"},"
		   "\"risks\": [{\"id\": \"R1\", \"scenario\": \"漏れる。\"}], \"own\": 1}");
	write_file("noname", " {\"schema\": \"bunkai/register/1\"}");
	cr_assert(import("register.json"));
	cr_assert_null(result.source);
	cr_assert_str_eq(result.reg->source.file, "alt.xlsx");
	cr_assert_not_null(
		strstr(json_print(arena, register_to_json(arena, result.reg)), "\"own\":\t1"));
	cr_assert(import("noname"), "content decides where the ending does not");
	cr_assert_str_eq(result.reg->source.file, "noname");
}

Test(import, what_cannot_be_read_says_why)
{
	write_file("a.pdf", "%PDF-1.7\n");
	write_file("empty/readme.md", "x");
	write_file("bad.json", "{\"schema\": ");
	write_file("other.json", "{\"schema\": \"bunkai/project/1\"}");
	write_file("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
	write_file("strange.csv", "甲,乙\n1,2\n");
	write_file("half.csv", "番号札,番号\nR7,①-1\n");
	cr_assert_not(import("a.pdf"));
	cr_assert(found(DIAG_PDF_SOURCE));
	cr_assert_not(import("empty"));
	cr_assert(found(DIAG_NOTHING_IN_FOLDER));
	cr_assert_not(import("bad.json"));
	cr_assert(found(DIAG_BAD_JSON));
	cr_assert_not(import("other.json"));
	cr_assert(found(DIAG_BAD_SCHEMA));
	cr_assert_not(import("missing.txt"));
	cr_assert(found(DIAG_CANNOT_READ));
	cr_assert_not(import("old.xls"));
	cr_assert(diag_failed(dl));
	cr_assert_not(import("strange.csv"));
	cr_assert(diag_failed(dl));
	cr_assert_not(import("half.csv"));
	cr_assert(diag_failed(dl));
}
