/* SPDX-License-Identifier: MIT
 *
 * Tables and lists of pairs print fields of their view's rows, one figure does; texts, articles and
 * signatures have words for what is missing of their own, and are no place to look for it.
 */
#include "bind/blank_blocks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/*
 * Views of which every field has a text, be it an empty one: they are made from texts, statements
 * and numbers, none of which anybody may leave out. Only those that take long are listed.
 */
static const char *const whole[] = {
	"agenda-dues",    "bid-items",          "bid-works",        "coverage-items",
	"coverage-rows",  "due-acts",           "inspection-records", "key-days",
	"office-duties",  "office-tasks",       "open-points",      "position-differences",
	"positions",      "provisions",         "record-duties",    "schedule",
	"schedule-hours", "schedule-months",    "contract-schedule", "wall-list",
	"wall-weeks",
};

static bool is_whole(const char *view)
{
	for (size_t i = 0; i < ARRAY_LEN(whole); i++)
		if (text_equal(whole[i], view))
			return true;
	return false;
}

/* What a caller has besides may have the name of one of ours. */
static bool is_of_caller(const struct binding *b, const char *view)
{
	for (size_t i = 0; i < b->in->n_more; i++)
		if (text_equal(b->in->more[i].name, view))
			return true;
	return false;
}

static bool prints_holes(const struct binding *b, const struct template_block *block)
{
	static const char *const kinds[] = {"table", "key-value"};

	if (text_equal(block->block, "figure"))
		return text_equal(block->figure, "contact-tree");
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (text_equal(block->block, kinds[i]))
			return !is_whole(block->view) || is_of_caller(b, block->view);
	return false;
}

bool block_may_miss(const struct binding *b, const struct template_block *block)
{
	if (prints_holes(b, block))
		return true;
	for (size_t i = 0; i < block->body.n; i++)
		if (block_may_miss(b, &block->body.at[i]))
			return true;
	return false;
}

bool template_may_miss(const struct binding *b, const struct template *t)
{
	for (size_t i = 0; i < t->parts.n; i++)
		if (block_may_miss(b, &t->parts.at[i]))
			return true;
	return false;
}

void view_expect_whole(const struct binding *b, const struct view *v)
{
#ifdef BUNKAI_CHECKED
	bool said = is_whole(v->name) && !is_of_caller(b, v->name);

	for (size_t i = 0; said && i < v->rows.n; i++)
		for (size_t k = 0; k < v->rows.at[i].fields.n; k++) {
			const struct view_field *f = &v->rows.at[i].fields.at[k];

			if (!f->blanks.n && (f->text || f->lines.n))
				continue;
			fprintf(stderr, "view '%s': nothing is said to be missing, but '%s' is\n",
				v->name, f->name);
			abort();
		}
#else
	(void)b;
	(void)v;
#endif
}
