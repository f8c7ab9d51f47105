/* SPDX-License-Identifier: MIT
 *
 * Every member that a change can be of has a Japanese name, and a change in the words of a paper
 * holds no id of a file.
 */
#include "amend/change_words.h"

#include <criterion/criterion.h>
#include <string.h>

#include "../support/fixture.h"
#include "../support/suite.h"
#include "amend/change_members.h"
#include "base/text.h"
#include "changes/model_lists.h"
#include "load/load.h"

ARENA_SUITE(change_words, a);

static const struct library *installed(void)
{
	struct diag_list *dl = diag_new(a);
	const struct library *l = load_library(a, ".", NULL, dl);

	cr_assert_not_null(l, "%s", found_all(a, dl));
	return l;
}

static const char *word(const struct library *l, const char *kind, const char *name)
{
	name = text_replace(a, name, "_", "-");
	const char *own = settings_get(&l->words, arena_concat(a, "change.field.", kind, ".", name,
							       (char *)NULL));

	return own ? own
		   : settings_get(&l->words, arena_concat(a, "change.field.", name, (char *)NULL));
}

static bool is_named(const struct library *l, const char *kind, const char *name)
{
	return word(l, kind, name) || word(l, kind, arena_concat(a, name, ".of", (char *)NULL));
}

static size_t check_table(const struct library *l, const char *kind, const struct field_table *t)
{
	size_t n = 0;

	for (size_t i = 0; t && i < t->n; i++)
		if (t->at[i].type < FIELD_ARRAY && ++n)
			cr_expect(is_named(l, kind, t->at[i].name), "%s.%s", kind, t->at[i].name);
	return n;
}

/* Free names without a member before them are features, which have names of their own. */
static size_t check_lists(const struct library *l, const struct model_list *lists)
{
	size_t n = 0;

	for (; lists && lists->kind; lists++) {
		cr_expect_not_null(settings_get(&l->words, arena_concat(a, "change.kind.",
									lists->kind, (char *)NULL)),
				   "%s", lists->kind);
		n += check_table(l, lists->kind, lists->table);
		for (const struct model_settings *s = lists->settings; s && s->name; s++)
			cr_expect(!*s->name || is_named(l, lists->kind, s->name), "%s.%s",
				  lists->kind, s->name);
		n += check_lists(l, lists->below);
	}
	return n;
}

Test(change_words, every_member_of_every_kind_has_a_name)
{
	const struct library *l = installed();
	size_t n = check_lists(l, register_lists) + check_lists(l, project_lists) +
		   check_lists(l, library_lists);

	n += check_table(l, "register", register_itself.table);
	n += check_table(l, "project", model_fields_of("project"));
	n += check_table(l, "inspection", model_fields_of("inspection"));
	cr_expect_gt(n, 400);
}

Test(change_words, a_kind_has_its_table_wherever_its_list_stands)
{
	cr_expect_not_null(field_find(model_fields_of("device"), "updates"));
	cr_expect_not_null(field_find(model_fields_of("deadline"), "within"));
	cr_expect_not_null(field_find(model_fields_of("project"), "guideline"));
	cr_expect_null(model_fields_of("word"));
}
