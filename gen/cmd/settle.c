/* SPDX-License-Identifier: MIT
 *
 * Of a finding it is what `check` says to do first, of the rest a table of commands by kind: %D is
 * the folder, %C the contract, %S what the point is of, %M its member or position; each is quoted
 * where a shell would take it apart. %A is what all open points of the kind are of that share the
 * first one's position or phase; %P says a phase that is not the row's own; %K names the hospital's
 * duties where some are meant, since `decide` touches them only then; %O %N %F are what `set` takes
 * for what bunkai.json leaves open; %H is the hospital in the contract, which answers in a workbook
 * what no command can. NAME and … stand for what only people know.
 */
#include "cmd/settle.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "cmd/report.h"
#include "derive/keys.h"

#define ACCEPT "--status accepted --by NAME --owner NAME --due … --review …"
#define WORDING "--contract %C --position %M --status agreed --by NAME"
#define AGREE "--roles vendor=accountable,hospital=informed --status agreed --by NAME --text …"

#define SET_OPEN "bunkai set %D %O %N=…%F"

#define ASK_HOSPITAL "bunkai send %D --contract %C --to %H --open-only --due … -o …"

/* NULL: no command can, the place is given. */
static const struct {
	const char *of_all, *of_one;
} commands[POINT__MAX] = {
	[POINT_GAP] = {"bunkai decide %D --contract %C --where status=gap " AGREE,
		       "bunkai decide %D %S --contract %C%P " AGREE},
	[POINT_ANSWER] = {ASK_HOSPITAL, ASK_HOSPITAL},
	[POINT_OPEN] = {"bunkai decide %D %A --contract %C%P " AGREE,
			"bunkai decide %D %S --contract %C%P " AGREE},
	[POINT_AGREEMENT] = {"bunkai decide %D --contract %C --where status=open,kind=agreement "
			     AGREE,
			     "bunkai decide %D %S --contract %C%P " AGREE},
	[POINT_PROPOSED] = {"bunkai decide %D --contract %C --where status=proposed%K "
			    "--accept-proposals --by NAME",
			    "bunkai decide %D %S --contract %C%P --accept-proposals --by NAME"},
	[POINT_ACCEPTANCE] = {"bunkai decide %D %A " ACCEPT, "bunkai decide %D %S " ACCEPT},
	[POINT_CLAUSE] = {"bunkai decide %D %A " WORDING, "bunkai decide %D %S " WORDING},
	[POINT_FEE] = {"bunkai decide %D --contract %C --where fee=undecided%K --fee included "
		       "--by NAME",
		       "bunkai decide %D %S --contract %C%P --fee included --by NAME"},
	[POINT_CONTRACT] = {NULL, "bunkai set %D %S %M=…"},
	[POINT_BLANK] = {NULL, "bunkai set %D %S %M=…"},
};

/* What `set` writes; the rest stands in files of the library or of a register. */
static bool can_be_set(const struct point *p)
{
	static const char *const elements[] = {"contact/", "contract/", "party/",
					       "system/",  "server/",   "device/",
					       "line/",    "backup/"};

	for (size_t i = 0; i < ARRAY_LEN(elements); i++)
		if (text_starts(p->subject, elements[i]))
			return true;
	return false;
}

struct filling {
	const struct run *run;
	const char *scope;
	const struct point *point; /* the first, where several are meant */
	struct strbuf all;         /* their subjects */
	bool duties;               /* some of them are duties */
};

static const char *hospital_in(const struct filling *f)
{
	const struct contract *c = project_contract(f->run->project, f->scope);
	const struct contract_party *cp = c ? contract_party_in_role(c, "hospital") : NULL;

	return cp ? cp->party : "";
}

static const char *word_for(struct arena *a, const struct filling *f, char letter)
{
	const struct point *p = f->point;

	switch (letter) {
	case 'D': return report_shell_word(a, f->run->project->folder);
	case 'C': return report_shell_word(a, f->scope);
	case 'S': return report_shell_word(a, p->subject);
	case 'A': return f->all.text;
	case 'P': return p->detail ? arena_concat(a, " --phase ", p->detail, (char *)NULL) : "";
	case 'O': return report_shell_word(a, p->setting->subject);
	case 'N': return report_shell_word(a, p->setting->member);
	case 'F': return p->setting->fresh ? " --new" : "";
	case 'H': return report_shell_word(a, hospital_in(f));
	case 'K': return f->duties ? ",kind=requirement,kind=duty" : "";
	default: return report_shell_word(a, p->detail ? p->detail : "");
	}
}

static const char *fill(struct arena *a, const char *command, const struct filling *f)
{
	struct strbuf sb = strbuf_new(a);

	command = diag_own_words(a, command);
	for (const char *percent; (percent = strchr(command, '%')); command = percent + 2) {
		strbuf_add_bytes(&sb, command, (size_t)(percent - command));
		strbuf_add(&sb, word_for(a, f, percent[1]));
	}
	strbuf_add(&sb, command);
	return sb.text;
}

static const struct diag_advice *advice_for(const struct point *p)
{
	return p->found.n ? diag_code_advice(p->found.at[0]->code) : NULL;
}

/* What `check` says to do about a finding; NULL: nothing more than to look at its place. */
static const char *advised(struct arena *a, const struct run *run, const struct point *p,
			   const char *selection)
{
	const struct diag_advice *advice = advice_for(p);
	if (!advice)
		return NULL;
	const struct diag *d = p->found.at[0];
	const char *argument = *d->arguments ? *d->arguments : "";
	const char *with[] = {report_shell_word(a, run->project->folder), selection,
			      report_shell_word(a, argument), NULL};

	return diag_expand(a, diag_own_words(a, advice->command), with);
}

/* '--where status=gap', of the contract when one is meant. */
static const char *selection_of(struct arena *a, const struct run *run, const char *scope,
				const char *where)
{
	if (project_contract(run->project, scope))
		where = arena_concat(a, where, ",contract=", scope, (char *)NULL);
	return arena_concat(a, "--where ", report_shell_word(a, where), (char *)NULL);
}

/* 'R24/④-1 --contract ID': a row of another contract that has the register too is not meant. */
static const char *subject_of(struct arena *a, const struct run *run, const char *scope,
			      const struct point *p)
{
	const char *subject = report_shell_word(a, p->found.at[0]->subject);
	const struct diag_advice *advice = advice_for(p);

	if (!advice || !text_starts(advice->command, "bunkai decide ") ||
	    !project_contract(run->project, scope))
		return subject;
	return arena_concat(a, subject, " --contract ", report_shell_word(a, scope), (char *)NULL);
}

static bool is_alike(const struct point *p, const struct point *other)
{
	return p->kind == other->kind && !p->left && p->found.n && other->found.n &&
	       p->found.at[0]->code == other->found.at[0]->code;
}

size_t settle_count_alike(const struct readiness *r, const struct point *p)
{
	size_t n = 0;

	for (size_t i = 0; i < r->points.all.n; i++)
		n += is_alike(r->points.all.at[i], p);
	return n;
}

const char *settle_alike(struct arena *a, const struct run *run, const struct readiness *r,
			 const struct point *first)
{
	const struct diag_advice *advice = advice_for(first);

	if (!advice || !advice->where || settle_count_alike(r, first) < 2)
		return settle_point(a, run, r->scope, first);
	return advised(a, run, first, selection_of(a, run, r->scope, advice->where));
}

static bool has_command(const struct point *p)
{
	return commands[p->kind].of_one ? p->kind != POINT_BLANK || can_be_set(p)
					: advice_for(p) != NULL;
}

const char *settle_leaving(struct arena *a, const struct run *run, const char *scope,
			   const struct point *p, size_t n)
{
	const char *named = p->id;

	if (has_command(p))
		return NULL;
	if (n > 1)
		named = arena_concat(a, point_kind_id(p->kind), ":",
				     diag_code_name(p->found.at[0]->code), "/*", (char *)NULL);
	return arena_concat(a, "bunkai ready ", report_shell_word(a, run->project->folder),
			    " --contract ", report_shell_word(a, scope), " --leave ",
			    report_shell_word(a, named),
			    diag_own_words(a, " --reason … --by NAME"), (char *)NULL);
}

/* A decision on the row or the clause settles what was answered about it. */
static const char *command_of(const struct point *p)
{
	if (p->kind != POINT_ANSWER || !p->answered)
		return commands[p->kind].of_one;
	if (p->answered->row)
		return commands[POINT_OPEN].of_one;
	return p->answered->clause && p->detail ? commands[POINT_CLAUSE].of_one
						: commands[POINT_ANSWER].of_one;
}

const char *settle_point(struct arena *a, const struct run *run, const char *scope,
			 const struct point *p)
{
	const char *command = command_of(p), *advice;

	if (p->setting && !p->answered)
		return fill(a, SET_OPEN, &(struct filling){.run = run, .scope = scope, .point = p});
	if (!command && p->found.n && (advice = advised(a, run, p, subject_of(a, run, scope, p))))
		return advice;
	if (!command || (p->kind == POINT_BLANK && !can_be_set(p)))
		return p->place;
	return fill(a, command, &(struct filling){.run = run, .scope = scope, .point = p});
}

const char *settle_kind(struct arena *a, const struct run *run, const struct readiness *r,
			enum point_kind kind)
{
	struct filling f = {.run = run, .scope = r->scope, .all = strbuf_new(a)};

	for (size_t i = 0; i < r->points.all.n; i++) {
		const struct point *p = r->points.all.at[i];

		if (p->kind != kind || p->left)
			continue;
		f.point = f.point ? f.point : p;
		if (text_equal(p->detail, f.point->detail))
			strbuf_join(&f.all, " ", report_shell_word(a, p->subject));
		f.duties = f.duties || text_ends(p->subject, "/" KEY_DUTY);
	}
	if (!f.point)
		return "";
	if (r->open[kind] > 1 && commands[kind].of_all)
		return fill(a, commands[kind].of_all, &f);
	return settle_point(a, run, r->scope, f.point);
}
