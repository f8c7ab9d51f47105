/* SPDX-License-Identifier: MIT
 *
 * bunkai decide: settles many points at once and shows them before and after; --undo takes the last
 * back.
 */
#include "base/intl.h"
#include "cmd/command.h"
#include "cmd/decide_report.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "work/decide.h"

struct decide_options {
	const char *folder;
	struct operand_list keys;
	struct decide_wish wish;
	bool dry_run, undo, all;
};

/* --undo stands alone: it says by itself what is meant. */
static bool fits_undo(const struct decide_options *o)
{
	const struct decide_wish *w = &o->wish;
	const char *const said[] = {w->where, w->roles,  w->status,   w->text,   w->fee,
				    w->when,  w->reason, w->phase,    w->public_reason,
				    w->by,    w->date,   w->contract, w->position,
				    w->owner, w->due,    w->review};

	for (size_t i = 0; i < ARRAY_LEN(said); i++)
		if (said[i])
			return false;
	return !o->keys.n && !w->accept_proposals && !w->override;
}

static bool read_options(struct decide_options *o, int argc, char **argv)
{
	struct decide_wish *w = &o->wish;
	const struct option_word words[] = {
		ONCE("where", &w->where),
		ONCE("roles", &w->roles),
		ONCE("status", &w->status),
		ONCE("text", &w->text),
		ONCE("fee", &w->fee),
		ONCE("when", &w->when),
		ONCE("reason", &w->reason),
		ONCE("public-reason", &w->public_reason),
		ONCE("phase", &w->phase),
		ONCE("contract", &w->contract),
		ONCE("by", &w->by),
		ONCE("date", &w->date),
		ONCE("position", &w->position),
		ONCE("owner", &w->owner),
		ONCE("due", &w->due),
		ONCE("review", &w->review),
		FLAG("accept-proposals", &w->accept_proposals),
		FLAG("override", &w->override),
		FLAG("undo", &o->undo),
		FLAG("dry-run", &o->dry_run),
		FLAG("all", &o->all),
		{0},
	};

	if (!options_read(argc, argv, words, OPERANDS_AND(&o->keys, &o->folder)))
		return false;
	w->keys = o->keys.at;
	w->n_keys = o->keys.n;
	return !o->undo || fits_undo(o);
}

static int cmd_decide(struct arena *a, int argc, char **argv)
{
	struct decide_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct decided d;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_decide);
	bool ok = o.undo ? decide_undo(&d, a, o.folder, dl)
			 : decide(&d, a, o.folder, &o.wish, dl);

	if (ok && !o.dry_run)
		ok = decide_write(&d, dl);
	if (!ok)
		return d.bad_line ? (report_print(dl), EXIT_USAGE) : report_print(dl);
	decide_report(a, &d, o.all,
		      o.dry_run ? DECIDE_DRY
		      : o.undo  ? DECIDE_TAKEN_BACK
				: DECIDE_WRITTEN);
	return report_print(dl);
}

const struct command command_decide = {
	.name = "decide",
	.run = cmd_decide,
	.usage = "DIR [KEY …] [--where NAME=VALUE,…] [--contract ID]\n"
		 "      [--status S] [--roles PARTY=ROLE,…] [--fee F] [--when T] [--text T]\n"
		 "      [--phase P] [--reason T] [--public-reason T] [--by NAME] [--date D]\n"
		 "      [--position P] [--owner NAME] [--due D] [--review D]\n"
		 "      [--accept-proposals] [--override] [--dry-run] [--all] | --undo",
	.what = N_("settle rows, clauses and risks in decisions.json, and show what it changes"),
};
