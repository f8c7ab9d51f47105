/* SPDX-License-Identifier: MIT
 *
 * A table, and who looks into it.
 */
#include "model/answer_doubts.h"

#include <string.h>

#include "base/arena.h"
#include "base/intl.h"

static const struct {
	const char *id, *words;
} doubts[] = {
	{DOUBT_CHANGED_SINCE, N_("what was sent has changed since")},
	{DOUBT_DECIDED_OTHERWISE, N_("it was decided otherwise")},
	{DOUBT_OTHER_ANSWER, N_("another answer says otherwise")},
	{DOUBT_DOUBLED, N_("two returned rows claim this row")},
	{DOUBT_ALTERED, N_("locked text was altered")},
	{DOUBT_UNPLACED, N_("nobody can say which row it answers")},
	{DOUBT_NEW, N_("a row that was not sent")},
	{DOUBT_UNCLEAR, N_("a cell cannot be read for sure")},
	{DOUBT_INCOMPLETE,
	 N_("not one party is accountable, or not all paragraphs are accepted")},
	{DOUBT_AWAITS_PARTY, N_("another party that acts has not accepted it yet")},
	{DOUBT_REMARK, N_("something is written beside it that somebody has to read")},
	{DOUBT_UNNAMED, N_("nobody says who accepts it; say --by NAME")},
	{DOUBT_UNMARKED, N_("the text was changed without tracking")},
	{DOUBT_JOINED, N_("paragraphs were joined; their words cannot be told apart")},
};

const char *answer_doubt_nth(size_t n)
{
	return n < ARRAY_LEN(doubts) ? doubts[n].id : NULL;
}

const char *answer_doubt_words(const char *doubt)
{
	for (size_t i = 0; i < ARRAY_LEN(doubts); i++)
		if (strcmp(doubts[i].id, doubt) == 0)
			return _(doubts[i].words);
	return doubt;
}
