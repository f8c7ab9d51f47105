/* SPDX-License-Identifier: MIT
 *
 * The kinds of points: a word for ids and JSON, and what people read.
 */
#include "work/point_kinds.h"

#include "base/diag_lists.h"
#include "base/intl.h"

static const struct {
	const char *id, *title;
} kinds[POINT__MAX] = {
	[POINT_ERROR] = {"error", N_("errors")},
	[POINT_GAP] = {"gap", N_("rows that nobody is responsible for")},
	[POINT_ANSWER] = {"answer", N_("answers that are open")},
	[POINT_OPEN] = {"open", N_("rows to be negotiated")},
	[POINT_AGREEMENT] = {"agreement", N_("agreement points that are not agreed")},
	[POINT_PROPOSED] = {"proposed", N_("rows that are only proposed")},
	[POINT_ACCEPTANCE] = {"acceptance", N_("risks that nobody accepted")},
	[POINT_CLAUSE] = {"clause", N_("clauses whose wording nobody agreed to")},
	[POINT_FEE] = {"fee", N_("fees that nobody decided")},
	[POINT_CONTRACT] = {"contract", N_("number and dates of the contract")},
	[POINT_BLANK] = {"blank", N_("what papers print as not filled in")},
	[POINT_WARNING] = {"warning", N_("warnings that matter before signature")},
};

const char *point_kind_id(enum point_kind kind)
{
	return kinds[kind].id;
}

const char *point_kind_title(enum point_kind kind)
{
	return _(kinds[kind].title);
}

bool point_kind_matters(enum diag_code code)
{
	static const enum diag_code codes[] = {
#define X(name) DIAG_##name,
		DIAG_BEFORE_SIGNATURE(X)
#undef X
	};

	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		if (codes[i] == code)
			return true;
	return false;
}
