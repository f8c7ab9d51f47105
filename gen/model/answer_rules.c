/* SPDX-License-Identifier: MIT
 *
 * Look-ups in the rules by which answers are read: short lists are walked.
 */
#include "model/answer_rules.h"

#include <string.h>

const char *const meeting_conditions[] = {
	[MEETS_SAME_PARTY] = "same-party",
	[MEETS_OWN_SYSTEMS] = "own-systems",
	[MEETS_SAYS_OF] = "says-of",
	[MEETS_WORDED] = "worded",
	[MEETS_NAMED] = "named",
	[MEETS_PAPERS] = "papers",
	[MEETS_NOT_PAPERS] = "not-papers",
	[MEETS_BACKUPS] = "backups",
	[MEETS_NOT_BACKUPS] = "not-backups",
	[MEETS_UNABLE] = "unable",
	[MEETS_ALL_VENDORS] = "all-vendors",
	[MEETS_VENDOR_SIDE] = "vendor-side",
	[MEETS_SAME_MEASURE] = "same-measure",
	[MEETS_WHOLE] = "whole",
	[MEETS__MAX] = NULL,
};

/* In the order of enum witness (derive/testimonies.h). */
const char *const meeting_sources[] = {"answer", "hospital", "feature", "object", "ledger",
				       "paper", "row", "article", "decision", NULL};

#include "base/text.h"

const struct remark_kind *remark_kind_find(const struct answer_rules *r, const char *id)
{
	for (size_t i = 0; i < r->kinds.n; i++)
		if (strcmp(r->kinds.at[i].id, id) == 0)
			return &r->kinds.at[i];
	return NULL;
}

const char *rule_words_find(const struct rule_words *words, const char *text)
{
	for (size_t i = 0; text && i < words->n; i++)
		if (strstr(text, words->at[i]))
			return words->at[i];
	return NULL;
}

bool rule_words_match(const struct rule_words *patterns, const char *text)
{
	for (size_t i = 0; i < patterns->n; i++)
		if (text_matches(text, patterns->at[i]))
			return true;
	return false;
}

/* Form and question each by itself: no * of a form's name reaches into the question's id. */
static bool question_matches(const char *key, const char *pattern)
{
	const char *asked = strchr(key, '/'), *meant = strchr(pattern, '/');
	size_t n = asked ? (size_t)(asked - key) : 0;
	char form[64];

	if (!asked || !meant || n >= sizeof form)
		return false;
	memcpy(form, key, n);
	form[n] = 0;
	return text_matches(asked + 1, meant + 1) && text_matches_part(form, pattern, meant);
}

bool rule_questions_match(const struct rule_words *patterns, const char *key)
{
	for (size_t i = 0; i < patterns->n; i++)
		if (question_matches(key, patterns->at[i]))
			return true;
	return false;
}
