/* SPDX-License-Identifier: MIT
 *
 * A table of commands by kind: %D is the folder, %C the contract, %S what the point is of, %M its
 * member or position; each is quoted where a shell would take it apart. 氏名 and … stand for what
 * only people know.
 */
#include "cmd/settle.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "cmd/report.h"

#define AGREE "--roles vendor=accountable,hospital=informed --status agreed --by 氏名 --text …"

/* NULL: no command can, the place is given. */
static const struct {
	const char *of_all, *of_one;
} commands[POINT__MAX] = {
	[POINT_GAP] = {"bunkai decide %D --contract %C --where status=gap " AGREE,
		       "bunkai decide %D %S --contract %C " AGREE},
	[POINT_OPEN] = {"bunkai decide %D --contract %C --where status=open " AGREE,
			"bunkai decide %D %S --contract %C " AGREE},
	[POINT_AGREEMENT] = {NULL, "bunkai decide %D %S --contract %C " AGREE},
	[POINT_PROPOSED] = {"bunkai decide %D --contract %C --where status=proposed "
			    "--accept-proposals --by 氏名",
			    "bunkai decide %D %S --contract %C --accept-proposals --by 氏名"},
	[POINT_ACCEPTANCE] = {NULL, "bunkai decide %D %S --status accepted --by 氏名 --owner 氏名 "
				    "--due … --review …"},
	[POINT_CLAUSE] = {NULL, "bunkai decide %D %S --contract %C --position %M --status agreed "
				"--by 氏名"},
	[POINT_FEE] = {"bunkai decide %D --contract %C --where fee=undecided --fee included "
		       "--by 氏名",
		       "bunkai decide %D %S --contract %C --fee included --by 氏名"},
	[POINT_CONTRACT] = {NULL, "bunkai set %D %S %M=…"},
	[POINT_BLANK] = {NULL, "bunkai set %D %S %M=…"},
};

/* What `set` writes; the rest stands in files of the library or of a register. */
static bool can_be_set(const struct point *p)
{
	static const char *const elements[] = {"contact/", "contract/", "party/",
					       "system/",  "server/",   "device/"};

	for (size_t i = 0; i < ARRAY_LEN(elements); i++)
		if (text_starts(p->subject, elements[i]))
			return true;
	return false;
}

static const char *word_for(char letter, const struct run *run, const char *scope,
			    const struct point *p)
{
	switch (letter) {
	case 'D': return run->project->folder;
	case 'C': return scope;
	case 'S': return p->subject;
	default: return p->detail ? p->detail : "";
	}
}

static const char *fill(struct arena *a, const char *command, const struct run *run,
			const char *scope, const struct point *p)
{
	struct strbuf sb = strbuf_new(a);

	for (const char *percent; (percent = strchr(command, '%')); command = percent + 2) {
		strbuf_add_bytes(&sb, command, (size_t)(percent - command));
		strbuf_add(&sb, report_shell_word(a, word_for(percent[1], run, scope, p)));
	}
	strbuf_add(&sb, command);
	return sb.text;
}

const char *settle_point(struct arena *a, const struct run *run, const char *scope,
			 const struct point *p)
{
	const char *command = commands[p->kind].of_one;

	if (!command || (p->kind == POINT_BLANK && !can_be_set(p)))
		return p->place;
	return fill(a, command, run, scope, p);
}

const char *settle_kind(struct arena *a, const struct run *run, const struct readiness *r,
			enum point_kind kind)
{
	const struct point *first = NULL;

	for (size_t i = 0; !first && i < r->points.all.n; i++)
		if (r->points.all.at[i]->kind == kind && !r->points.all.at[i]->left)
			first = r->points.all.at[i];
	if (!first)
		return "";
	if (r->open[kind] > 1 && commands[kind].of_all)
		return fill(a, commands[kind].of_all, run, r->scope, first);
	return settle_point(a, run, r->scope, first);
}
