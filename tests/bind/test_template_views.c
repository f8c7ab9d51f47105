/* SPDX-License-Identifier: MIT
 *
 * Views and fields that a template asks for, told before any paper is made of it.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "base/text.h"
#include "work/template_check.h"

FIXTURE_SUITE(template_views, f);

static struct diag_list *check(const char *head, const char *body)
{
	struct diag_list *dl = diag_new(f->a);

	fixture_write(f, "project/templates/amendments/ours.json",
		      arena_concat(f->a, "{'schema': 'bunkai/template/1', 'id': 'ours', 'title': '題', "
				   "'scope': 'any', 'amends': true, ", head,
				   " 'parts': [{'part': '表', 'body': [", body, "]}]}", (char *)NULL));
	fixture_load(f);
	template_check(f->a, f->run.library, dl);
	return dl;
}

static const struct {
	const char *head, *body, *place, *message;
	enum diag_code code;
} wrong[] = {
	{"'needs': ['amended-papers', 'fees'],", "", "ours.json:needs[1]", "'fees'", DIAG_UNKNOWN_VIEW},
	{"", "{'block': 'list', 'view': 'partys', 'text': '{{name}}'}", "ours.json:parts[0].body[0]",
	 "did you mean 'parties'?", DIAG_UNKNOWN_VIEW},
	{"", "{'block': 'paragraph', 'text': '改める。', 'when': {'view': 'fees'}}",
	 "ours.json:parts[0].body[0].when", "'fees'", DIAG_UNKNOWN_VIEW},
	{"", "{'block': 'table', 'view': 'amended-papers', 'columns': [{'head': '題', 'field': 'titel'}]}",
	 "ours.json:parts[0].body[0].columns[0]", "did you mean 'title'?", DIAG_UNKNOWN_FIELD},
	{"", "{'block': 'article', 'title': '費用', 'body': [{'block': 'list', 'view': 'parties', "
	     "'text': '{{name}}', 'where': [{'field': 'fee', 'op': 'empty'}]}]}",
	 "ours.json:parts[0].body[0].body[0].where[0]", "'fee'", DIAG_UNKNOWN_FIELD},
};

Test(template_views, what_is_not_there_is_told_with_its_place)
{
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		const struct diag_list *dl = check(wrong[i].head, wrong[i].body);
		const struct diag *d = found(dl, wrong[i].code, "ours");

		cr_assert(d && dl->all.n == 1 && text_ends(d->place, wrong[i].place) &&
				  strstr(d->message, wrong[i].message),
			  "%s: %s", wrong[i].place, found_all(f->a, dl));
	}
}

Test(template_views, the_library_asks_for_nothing_else)
{
	const struct diag_list *dl =
		check("'needs': ['amended-papers'],",
		      "{'block': 'signature', 'view': 'parties', 'columns': [{'head': '印', 'field': "
		      "'blank'}, {'head': '名称', 'field': 'name'}]}");

	cr_assert_eq(dl->all.n, 0, "%s", found_all(f->a, dl));
}
