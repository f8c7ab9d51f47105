/* SPDX-License-Identifier: MIT
 *
 * One entry per list of the library, as model_lists.c has them for a project: clauses with their
 * statements, measures and terms, families, guidelines and the words of papers.
 */
#include <string.h>

#include "base/strbuf.h"
#include "changes/list_entry.h"
#include "changes/model_lists.h"
#include "model/library.h"
#include "model/tables.h"

/* An item stands one space further in than what it belongs to: 項 and 号 of equal words differ. */
static void print_blocks(struct strbuf *sb, const struct block *b, size_t depth)
{
	for (; b; b = b->next) {
		if (b->text) {
			strbuf_join(sb, "\n", "");
			for (size_t i = 0; i < depth; i++)
				strbuf_add(sb, "　");
			strbuf_add(sb, b->text);
		}
		print_blocks(sb, b->first, depth + (b->kind == BLOCK_LIST));
	}
}

/* One value per position: its paragraphs and items, one per line; why it lays down nothing. */
static void clause_words(struct arena *a, const void *element, struct settings *out)
{
	const struct clause *c = element;

	for (size_t i = 0; i < c->positions.n; i++) {
		struct strbuf sb = strbuf_new(a);

		print_blocks(&sb, c->positions.at[i].first, 0);
		settings_set(a, out,
			     arena_concat(a, "text", *c->positions.at[i].name ? "." : "",
					  c->positions.at[i].name, (char *)NULL),
			     sb.text);
	}
	if (c->duties && c->duties->text_only)
		settings_set(a, out, "text_only", c->duties->text_only);
}

/* Its value, which is a number or a text. */
static void term_words(struct arena *a, const void *element, struct settings *out)
{
	settings_set(a, out, "value", ((const struct shared_term *)element)->value);
}

static const char *statement_says(const void *element)
{
	const struct statement *s = element;

	return s->forms.n && s->forms.at[0].act ? s->forms.at[0].act : s->id;
}

static const struct json *statement_json(const void *element)
{
	return ((const struct statement *)element)->json;
}

static bool clause_took_in(const void *element, const char *id)
{
	return clause_replaces(element, id);
}

static const struct model_settings topic_settings[] = {{"chapter", offsetof(struct topic, chapter)},
						       {0}};
static const struct model_settings clause_settings[] = {
	{"params", offsetof(struct clause, params)},
	{"lost", offsetof(struct clause, lost)},
	{"may_ask", offsetof(struct clause, may_ask)},
	{0}};
static const struct model_settings term_settings[] = {
	{"positions", offsetof(struct shared_term, positions)}, {0}};
static const struct model_settings family_settings[] = {
	{"topics", offsetof(struct family, topics)},
	{"requirements", offsetof(struct family, requirements)},
	{"phases", offsetof(struct family, phases)},
	{0}};
static const struct model_settings rule_settings[] = {
	{"when", offsetof(struct responsibility_rule, when)},
	{"roles", offsetof(struct responsibility_rule, roles)},
	{"does", offsetof(struct responsibility_rule, does)},
	{0}};

static const struct field family_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct family, id)},
	{.name = "title", .type = FIELD_STRING, .offset = offsetof(struct family, title)},
};
static const struct field template_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct template, id)}};
static const struct field scoring_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct scoring, id)}};
static const struct field chapter_fields[] = {
	{.name = "document", .type = FIELD_STRING, .offset = offsetof(struct chapter, document)},
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct chapter, id)},
	{.name = "title", .type = FIELD_STRING, .offset = offsetof(struct chapter, title)},
};
static const struct field statement_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct statement, id)}};
static const struct field unclaimed_fields[] = {
	{.name = "words", .type = FIELD_STRING, .offset = offsetof(struct unclaimed, words)},
	{.name = "why", .type = FIELD_STRING, .offset = offsetof(struct unclaimed, why)},
};
static const struct field row_measures_fields[] = {
	{.name = "key", .type = FIELD_STRING, .offset = offsetof(struct row_measures, key)},
	{.name = "measures", .type = FIELD_STRINGS, .offset = offsetof(struct row_measures, ids)},
};
static const struct field obligation_fields[] = {
	{.name = "id", .type = FIELD_STRING, .offset = offsetof(struct obligation, id)},
	{.name = "name", .type = FIELD_STRING, .offset = offsetof(struct obligation, name)},
	{.name = "marks", .type = FIELD_STRINGS, .offset = offsetof(struct obligation, marks)},
	{.name = "item_marks",
	 .type = FIELD_STRINGS,
	 .offset = offsetof(struct obligation, item_marks)},
	{.name = "words", .type = FIELD_STRINGS, .offset = offsetof(struct obligation, words)},
};
static const struct field not_covered_fields[] = {
	{.name = "family", .type = FIELD_STRING, .offset = offsetof(struct not_covered, family)},
	{.name = "key", .type = FIELD_STRING, .offset = offsetof(struct not_covered, key)},
	{.name = "reason", .type = FIELD_STRING, .offset = offsetof(struct not_covered, reason)},
};
static const struct field_table family_table = FIELD_TABLE(family_fields),
				template_table = FIELD_TABLE(template_fields);
static const struct field_table scoring_table = FIELD_TABLE(scoring_fields),
				chapter_table = FIELD_TABLE(chapter_fields);
static const struct field_table not_covered_table = FIELD_TABLE(not_covered_fields),
				unclaimed_table = FIELD_TABLE(unclaimed_fields);
static const struct field_table row_measures_table = FIELD_TABLE(row_measures_fields),
				obligation_table = FIELD_TABLE(obligation_fields);
static const struct field_table statement_id_table = FIELD_TABLE(statement_fields);

static const struct model_list family_lists[] = {
	{.kind = "row-measures",
	 .cause = CAUSE_LIBRARY,
	 IN(struct family, measures, struct row_measures),
	 LINE_IN(struct family, struct row_measures),
	 .table = &row_measures_table,
	 .key = NAMES("key"),
	 .is_of_duties = true},
	{0},
};

static const struct model_list clause_lists[] = {
	{.kind = "statement",
	 .cause = CAUSE_LIBRARY,
	 .through = offsetof(struct clause, duties),
	 IN(struct duties, statements, struct statement),
	 LINE_IN(struct duties, struct statement),
	 .table = &statement_id_table,
	 .key = NAMES("id"),
	 .says = statement_says,
	 .json = statement_json,
	 .is_of_duties = true},
	{.kind = "unclaimed",
	 .cause = CAUSE_LIBRARY,
	 .through = offsetof(struct clause, duties),
	 IN(struct duties, unclaimed, struct unclaimed),
	 LINE_IN(struct duties, struct unclaimed),
	 .table = &unclaimed_table,
	 .key = NAMES("words"),
	 .is_of_duties = true},
	{0},
};

static const struct model_list item_list[] = {
	{.kind = "guideline-item",
	 .cause = CAUSE_GUIDELINE,
	 IN(struct guideline, items, struct guideline_item),
	 PLACE(struct guideline_item),
	 .table = &guideline_item_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name")},
	{.kind = "dropped-basis",
	 .cause = CAUSE_GUIDELINE,
	 IN(struct guideline, dropped, struct dropped_basis),
	 PLACE(struct dropped_basis),
	 .table = &dropped_basis_table,
	 .key = NAMES("what")},
	{0},
};

static const struct model_list deadline_list[] = {
	{.kind = "deadline",
	 .cause = CAUSE_LIBRARY,
	 IN(struct desk, deadlines, struct deadline),
	 .place = MODEL_NOWHERE,
	 .table = &deadline_table,
	 .key = NAMES("what")},
	{0},
};

static const struct model_list record_lists[] = {
	{.kind = "record-column",
	 .cause = CAUSE_LIBRARY,
	 .order = ORDER_SHOWS,
	 IN(struct record_form, columns, struct record_column),
	 PLACE(struct record_column),
	 .table = &record_column_table,
	 .key = NAMES("head"),
	 .is_of_duties = true},
	{.kind = "record-column",
	 .cause = CAUSE_LIBRARY,
	 .order = ORDER_SHOWS,
	 IN(struct record_form, log, struct record_column),
	 PLACE(struct record_column),
	 .table = &record_column_table,
	 .key = NAMES("head"),
	 .is_of_duties = true},
	{0},
};

const struct model_list library_lists[] = {
	{.kind = "chapter",
	 .cause = CAUSE_LIBRARY,
	 .order = ORDER_SHOWS,
	 IN(struct library, chapters, struct chapter),
	 .place = MODEL_NOWHERE,
	 .table = &chapter_table,
	 .key = NAMES("document", "id")},
	{.kind = "topic",
	 .cause = CAUSE_LIBRARY,
	 .order = ORDER_SHOWS,
	 IN(struct library, topics, struct topic),
	 PLACE(struct topic),
	 .table = &topic_table,
	 .key = NAMES("id"),
	 .settings = topic_settings},
	{.kind = "family",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, families, struct family),
	 FILE_OF(struct family),
	 .table = &family_table,
	 .key = NAMES("id"),
	 .settings = family_settings,
	 .below = family_lists},
	{.kind = "keyword-rule",
	 .cause = CAUSE_LIBRARY,
	 .order = ORDER_COUNTS,
	 IN(struct library, keywords, struct keyword_rule),
	 PLACE(struct keyword_rule),
	 .table = &keyword_rule_table,
	 .key = NAMES("topic", "any", "none")},
	{.kind = "role",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, roles, struct role),
	 .place = MODEL_NOWHERE,
	 .table = &role_table,
	 .key = NAMES("id")},
	{.kind = "status",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, statuses, struct status),
	 .place = MODEL_NOWHERE,
	 .table = &status_table,
	 .key = NAMES("id")},
	{.kind = "obligation",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, obligations, struct obligation),
	 .place = MODEL_NOWHERE,
	 .table = &obligation_table,
	 .key = NAMES("id"),
	 .is_of_duties = true},
	{.kind = "responsibility-rule",
	 .cause = CAUSE_LIBRARY,
	 .order = ORDER_COUNTS,
	 IN(struct library, rules, struct responsibility_rule),
	 PLACE(struct responsibility_rule),
	 .table = &responsibility_rule_table,
	 .key = NAMES("id"),
	 .settings = rule_settings},
	{.kind = "clause",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, clauses, struct clause),
	 FILE_OF(struct clause),
	 .table = &clause_table,
	 .key = NAMES("id"),
	 .moved = NAMES("title"),
	 .replaces = clause_took_in,
	 .settings = clause_settings,
	 .below = clause_lists,
	 .words = clause_words},
	{.kind = "measure",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, measures, struct measure),
	 PLACE(struct measure),
	 .table = &measure_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name"),
	 .is_of_duties = true},
	{.kind = "shared-term",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, terms, struct shared_term),
	 PLACE(struct shared_term),
	 .table = &shared_term_table,
	 .key = NAMES("id"),
	 .moved = NAMES("meaning"),
	 .settings = term_settings,
	 .words = term_words,
	 .is_of_duties = true},
	{.kind = "feature",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, features, struct feature),
	 PLACE(struct feature),
	 .table = &feature_table,
	 .key = NAMES("of", "id"),
	 .moved = NAMES("name")},
	{.kind = "core-module",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, core.modules, struct core_module),
	 PLACE(struct core_module),
	 .table = &core_module_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name"),
	 .is_of_core = true},
	{.kind = "shared-fact",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, shared_facts, struct shared_fact),
	 PLACE(struct shared_fact),
	 .table = &shared_fact_table,
	 .key = NAMES("id"),
	 .is_of_duties = true},
	{.kind = "record-form",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, records, struct record_form),
	 PLACE(struct record_form),
	 .table = &record_form_table,
	 .key = NAMES("id"),
	 .below = record_lists,
	 .moved = NAMES("name"),
	 .is_of_duties = true},
	{.kind = "chain-event",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, chain.events, struct chain_event),
	 PLACE(struct chain_event),
	 .table = &chain_event_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name"),
	 .is_of_duties = true},
	{.kind = "chain-step",
	 .cause = CAUSE_LIBRARY,
	 .order = ORDER_COUNTS,
	 IN(struct library, chain.steps, struct chain_step),
	 PLACE(struct chain_step),
	 .table = &chain_step_table,
	 .key = NAMES("id"),
	 .is_of_duties = true},
	{.kind = "public-desk",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, desks, struct desk),
	 PLACE(struct desk),
	 .table = &desk_table,
	 .key = NAMES("id"),
	 .below = deadline_list},
	{.kind = "disclosure-paper",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, disclosure_papers, struct disclosure_paper),
	 PLACE(struct disclosure_paper),
	 .table = &disclosure_paper_table,
	 .key = NAMES("id"),
	 .is_of_duties = true},
	{.kind = "closing-kind",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, closing_kinds, struct closing_kind),
	 PLACE(struct closing_kind),
	 .table = &closing_kind_table,
	 .key = NAMES("id"),
	 .moved = NAMES("name"),
	 .is_of_duties = true},
	{.kind = "guideline",
	 .cause = CAUSE_GUIDELINE,
	 IN(struct library, guidelines, struct guideline),
	 FILE_OF(struct guideline),
	 .table = &guideline_table,
	 .key = NAMES("id"),
	 .below = item_list},
	{.kind = "not-covered",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, not_covered, struct not_covered),
	 PLACE(struct not_covered),
	 .table = &not_covered_table,
	 .key = NAMES("family", "key")},
	{.kind = "scoring",
	 .cause = CAUSE_LIBRARY,
	 IN(struct library, scorings, struct scoring),
	 FILE_OF(struct scoring),
	 .is_file = true,
	 .table = &scoring_table,
	 .key = NAMES("id")},
	{.kind = "template",
	 .cause = CAUSE_LAYOUT,
	 IN(struct library, templates, struct template),
	 FILE_OF(struct template),
	 .is_file = true,
	 .table = &template_table,
	 .key = NAMES("id")},
	{.kind = "template",
	 .cause = CAUSE_LAYOUT,
	 IN(struct library, amendments, struct template),
	 FILE_OF(struct template),
	 .is_file = true,
	 .table = &template_table,
	 .key = NAMES("id")},
	{.kind = "template",
	 .cause = CAUSE_LAYOUT,
	 IN(struct library, sendings, struct template),
	 FILE_OF(struct template),
	 .is_file = true,
	 .table = &template_table,
	 .key = NAMES("id")},
	{0},
};
