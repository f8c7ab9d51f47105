/* SPDX-License-Identifier: MIT
 *
 * clauses/remark-words.json and clauses/contradiction-rules.json: how answers to questionnaires are
 * read. The project's own remark words take the place of the installed ones, whole; its subjects
 * add, or take the place of the installed one of that id.
 */
#include <string.h>

#include "base/strbuf.h"
#include "load/readers.h"
#include "model/tables.h"

#define WORD(row, member) {.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member)}
#define NEEDED(row, member) \
	{.name = #member, .type = FIELD_STRING, .offset = offsetof(struct row, member), .required = true}
#define WORDS(row, member) {.name = #member, .type = FIELD_STRINGS, .offset = offsetof(struct row, member)}
#define FLAG(row, member) {.name = #member, .type = FIELD_BOOL, .offset = offsetof(struct row, member)}

static const struct field word_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "kinds", .type = FIELD_ARRAY},
	{.name = "rules", .type = FIELD_ARRAY},
	{.name = "explains", .type = FIELD_ARRAY},
	WORDS(answer_rules, refuses),
	WORDS(answer_rules, but),
	WORDS(answer_rules, grants),
};

static const struct field kind_fields[] = {
	NEEDED(remark_kind, id),
	NEEDED(remark_kind, name),
	WORD(remark_kind, asks),
};

static const struct field rule_fields[] = {
	NEEDED(remark_rule, kind),
	WORDS(remark_rule, any),
	WORDS(remark_rule, some),
	WORDS(remark_rule, all),
	WORDS(remark_rule, not),
};

static const char *const answers[] = {"yes", "no", "not-applicable", NULL};

static const struct field explains_fields[] = {
	{.name = "of", .type = FIELD_STRING, .offset = offsetof(struct remark_explains, of),
	 .required = true, .choices = answers},
	WORDS(remark_explains, any),
};

static const struct field subjects_fields[] = {
	{.name = "schema", .type = FIELD_ANY},
	{.name = "note", .type = FIELD_ANY},
	{.name = "subjects", .type = FIELD_ARRAY},
	WORDS(answer_rules, denies),
	WORDS(answer_rules, affirms),
	WORDS(answer_rules, supposes),
	WORDS(answer_rules, splits),
	WORDS(answer_rules, breaks),
	WORDS(answer_rules, abilities),
	WORDS(answer_rules, pending),
	WORDS(answer_rules, elsewhere),
	WORDS(answer_rules, firms),
	WORDS(answer_rules, spellings),
	WORDS(answer_rules, undoes),
	WORDS(answer_rules, parts),
	WORDS(answer_rules, planned),
	WORDS(answer_rules, hospitals),
	WORDS(answer_rules, doers),
	WORDS(answer_rules, selves),
	WORDS(answer_rules, titles),
	WORDS(answer_rules, works),
	{.name = "meetings", .type = FIELD_ARRAY},
	{.name = "quantities", .type = FIELD_ARRAY},
};

static const struct field meeting_fields[] = {
	{.name = "no", .type = FIELD_STRINGS, .offset = offsetof(struct meeting_rule, no),
	 .choices = meeting_sources, .required = true},
	{.name = "yes", .type = FIELD_STRINGS, .offset = offsetof(struct meeting_rule, yes),
	 .choices = meeting_sources, .required = true},
	{.name = "if", .type = FIELD_STRINGS, .offset = offsetof(struct meeting_rule, conditions),
	 .choices = meeting_conditions},
	NEEDED(meeting_rule, why),
};

static const char *const units[] = {"span", "cycle", "generations", "letters", "month",
				   NULL};
static const char *const betters[] = {"more", "less", NULL};

static const struct field quantity_fields[] = {
	NEEDED(quantity, id),
	NEEDED(quantity, name),
	WORDS(quantity, any),
	WORDS(quantity, some),
	WORDS(quantity, not),
	{.name = "unit", .type = FIELD_STRING, .offset = offsetof(struct quantity, unit),
	 .required = true, .choices = units},
	{.name = "better", .type = FIELD_STRING, .offset = offsetof(struct quantity, better),
	 .required = true, .choices = betters},
	WORDS(quantity, members),
	WORD(quantity, term),
	WORDS(quantity, measures),
	WORDS(quantity, questions),
};

static const struct field subject_fields[] = {
	NEEDED(answer_subject, id),     NEEDED(answer_subject, name),
	WORD(answer_subject, feature),  WORD(answer_subject, ledger),
	WORD(answer_subject, papers),   WORDS(answer_subject, measures),
	WORDS(answer_subject, does),    WORDS(answer_subject, can),
	WORDS(answer_subject, ways),    WORDS(answer_subject, absent),
	WORDS(answer_subject, roles),   FLAG(answer_subject, support),
	FLAG(answer_subject, list),     FLAG(answer_subject, backups),
	FLAG(answer_subject, each),     WORDS(answer_subject, words),
	WORDS(answer_subject, says_no), WORDS(answer_subject, says_yes),
	WORDS(answer_subject, members), WORDS(answer_subject, acts),
	FLAG(answer_subject, stops),    FLAG(answer_subject, duty),
	WORD(answer_subject, needs),
};

const struct field_table answer_subject_table = FIELD_TABLE(subject_fields);

static bool read_kind(struct list_reader *r, const struct json *j, const struct where *w)
{
	return fields_read(r->a, j, w, kind_fields, ARRAY_LEN(kind_fields),
			   vec_push(r->a, &r->library->answer_rules.kinds), NULL, r->dl);
}

/* Its kind has to be one of the kinds above it. */
static bool read_rule(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct answer_rules *rules = &r->library->answer_rules;
	struct remark_rule x = {0};
	struct strbuf known = strbuf_new(r->a);

	if (!fields_read(r->a, j, w, rule_fields, ARRAY_LEN(rule_fields), &x, NULL, r->dl))
		return false;
	for (size_t i = 0; i < rules->kinds.n; i++)
		strbuf_join(&known, ", ", rules->kinds.at[i].id);
	if (!remark_kind_find(rules, x.kind)) {
		diag_add(r->dl, DIAG_UNKNOWN_REMARK_KIND, x.kind, where_print(r->a, w), x.kind,
			 known.text);
		return false;
	}
	*vec_push(r->a, &rules->rules) = x;
	return true;
}

static bool read_explains(struct list_reader *r, const struct json *j, const struct where *w)
{
	return fields_read(r->a, j, w, explains_fields, ARRAY_LEN(explains_fields),
			   vec_push(r->a, &r->library->answer_rules.explains), NULL, r->dl);
}

bool load_remark_words(struct arena *a, struct library *l, const char *path, struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "remark-words", dl);
	struct where top = {.file = path};
	struct answer_rules *rules = &l->answer_rules;

	rules->kinds.n = rules->rules.n = rules->explains.n = 0;
	rules->refuses.n = rules->but.n = rules->grants.n = 0;
	return root &&
	       fields_read(a, root, &top, word_fields, ARRAY_LEN(word_fields), rules, NULL, dl) &&
	       load_list(&r, root, "kinds", true, &top, read_kind) &&
	       load_list(&r, root, "rules", true, &top, read_rule) &&
	       load_list(&r, root, "explains", false, &top, read_explains);
}

static bool read_subject(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct answer_rules *rules = &r->library->answer_rules;
	struct answer_subject x = {.place = where_print(r->a, w)};

	if (!fields_read(r->a, j, w, subject_fields, ARRAY_LEN(subject_fields), &x, NULL, r->dl))
		return false;
	for (size_t i = 0; i < rules->subjects.n; i++)
		if (strcmp(rules->subjects.at[i].id, x.id) == 0) {
			rules->subjects.at[i] = x;
			return true;
		}
	*vec_push(r->a, &rules->subjects) = x;
	return true;
}

static bool read_meeting(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct meeting_rule *x = vec_push(r->a, &r->library->answer_rules.meetings);

	x->place = where_print(r->a, w);
	return fields_read(r->a, j, w, meeting_fields, ARRAY_LEN(meeting_fields), x, NULL, r->dl);
}

static bool read_quantity(struct list_reader *r, const struct json *j, const struct where *w)
{
	struct quantity *x = vec_push(r->a, &r->library->answer_rules.quantities);

	x->place = where_print(r->a, w);
	return fields_read(r->a, j, w, quantity_fields, ARRAY_LEN(quantity_fields), x, NULL,
			   r->dl);
}

bool load_contradiction_rules(struct arena *a, struct library *l, const char *path,
			      struct diag_list *dl)
{
	struct list_reader r = {.a = a, .dl = dl, .library = l};
	const struct json *root = load_open(a, path, "contradiction-rules", dl);
	struct where top = {.file = path};

	return root &&
	       fields_read(a, root, &top, subjects_fields, ARRAY_LEN(subjects_fields),
			   &l->answer_rules, NULL, dl) &&
	       load_list(&r, root, "subjects", true, &top, read_subject) &&
	       load_list(&r, root, "meetings", false, &top, read_meeting) &&
	       load_list(&r, root, "quantities", false, &top, read_quantity);
}
