/* SPDX-License-Identifier: MIT
 *
 * A table tells which texts each kind of row has; the first deceiving character of each is reported
 * (base/names.h says which deceive). What stands beside a row counts too, for templates print it.
 */
#include "check/check_characters.h"

#include "base/names.h"

struct register_text {
	const char *name;
	size_t offset;
};

#define TEXT(row, member)                                                                          \
	{                                                                                          \
#member, offsetof(struct row, member)                                              \
	}

static const struct register_text flow_texts[] = {
	TEXT(flow, id), TEXT(flow, form), TEXT(flow, phase), TEXT(flow, content), {0}};
static const struct register_text threat_texts[] = {
	TEXT(threat, id), TEXT(threat, name), TEXT(threat, detail), {0}};
static const struct register_text level_texts[] = {
	TEXT(level, id), TEXT(level, name), TEXT(level, detail), {0}};
static const struct register_text risk_texts[] = {TEXT(risk, id),
						  TEXT(risk, scenario),
						  TEXT(risk, level),
						  TEXT(risk, response),
						  TEXT(risk, option),
						  TEXT(risk, duty),
						  {0}};
static const struct register_text residual_texts[] = {TEXT(residual, scenario),
						      TEXT(residual, level),
						      TEXT(residual, policy),
						      TEXT(residual, action),
						      {0}};
static const struct register_text requirement_texts[] = {
	TEXT(requirement, risk),      TEXT(requirement, no),
	TEXT(requirement, viewpoint), TEXT(requirement, applies),
	TEXT(requirement, response),  TEXT(requirement, text),
	TEXT(requirement, option),    {0}};
static const struct register_text assessment_texts[] = {TEXT(assessment, flow),
							TEXT(assessment, threat),
							TEXT(assessment, situation),
							TEXT(assessment, risk),
							{0}};

struct text_place {
	const char *list, *subject;
	size_t index;
	const struct row_origin *at;
};

static void report(const struct check *c, const struct text_place *p, const char *member,
		   const char *text)
{
	uint32_t hidden = text ? name_deceiving(text) : 0;

	if (hidden)
		diag_add(c->dl, DIAG_DECEIVING_CHARACTER, p->subject,
			 check_place(c, p->list, p->index, member, p->at), member,
			 arena_printf(c->arena, "U+%04X", (unsigned)hidden));
}

static void check_row(const struct check *c, const struct text_place *p, const void *row,
		      const struct register_text *texts)
{
	for (const struct register_text *t = texts; t->name; t++)
		report(c, p, t->name,
		       *(const char *const *)(const void *)((const char *)row + t->offset));
	for (size_t i = 0; i < p->at->extra.n; i++) {
		report(c, p, "extra", p->at->extra.at[i].head);
		report(c, p, "extra", p->at->extra.at[i].value);
	}
}

#define CHECK_ROWS(c, list, texts, subject_of)                                                     \
	for (size_t i = 0; i < (c)->reg->list.n; i++)                                              \
	check_row((c), &(struct text_place){#list, (subject_of), i, &(c)->reg->list.at[i].at},     \
		  &(c)->reg->list.at[i], (texts))

static void check_risks(const struct check *c)
{
	for (size_t i = 0; i < c->reg->risks.n; i++) {
		const struct risk *r = &c->reg->risks.at[i];

		for (size_t k = 0; k < r->residual.n; k++)
			check_row(c, &(struct text_place){"risks", r->id, i, &r->residual.at[k].at},
				  &r->residual.at[k], residual_texts);
	}
}

void check_characters(const struct check *c)
{
	CHECK_ROWS(c, flows, flow_texts, c->reg->flows.at[i].id);
	CHECK_ROWS(c, threats, threat_texts, c->reg->threats.at[i].id);
	CHECK_ROWS(c, levels, level_texts, c->reg->levels.at[i].id);
	CHECK_ROWS(c, risks, risk_texts, c->reg->risks.at[i].id);
	CHECK_ROWS(c, requirements, requirement_texts, c->reg->requirements.at[i].risk);
	CHECK_ROWS(c, assessments, assessment_texts, c->reg->assessments.at[i].flow);
	check_risks(c);
}
