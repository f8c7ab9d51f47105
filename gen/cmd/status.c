/* SPDX-License-Identifier: MIT
 *
 * bunkai status: which of the issued documents still say what the project says now, for people, a
 * cron job or CI: one line or one JSON object per document, and the exit status tells whether any
 * is stale. Then the dates that somebody has to keep, counted from the project's date, what the end
 * of a contract asks for, and how far the parties have answered what was sent to them; a date that
 * has passed makes no document stale and does not change the exit status.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "cmd/closing_print.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "cmd/talk_print.h"
#include "derive/follow_ups.h"
#include "work/edition_amendment.h"
#include "work/standing.h"

enum { SHOWN_CAUSES = 3 };

static void print_causes(const struct changed_inputs *causes)
{
	for (size_t i = 0; i < causes->all.n && i < SHOWN_CAUSES; i++)
		printf("%s%s", i ? ", " : "; ", causes->all.at[i]);
	if (causes->all.n > SHOWN_CAUSES)
		printf(_(" and %zu more"), causes->all.n - SHOWN_CAUSES);
}

static void print_line(struct arena *a, const struct document_standing *d)
{
	printf("%s/%s: ", d->scope, d->document);
	if (d->edition) {
		printf(_("edition %d of %s"), d->edition->number, d->edition->date);
		report_approval(d->edition);
		printf(": ");
	}
	switch (d->standing) {
	case NEVER_ISSUED: printf("%s", _("never issued")); break;
	case CURRENT: printf("%s", _("current")); break;
	case STALE:
		printf(_("stale: %s"), doc_tally_text(a, &d->change));
		print_causes(d->causes);
		break;
	case GONE: printf("%s", _("stale: the project does not make it any more")); break;
	case ENDED: printf(_("the contract ended on %s"), d->ended); break;
	case ISSUED_STATE__MAX: break;
	}
	printf("\n");
}

/* 'shinkyu, kaisei': the papers that led to an edition. */
static const char *list_papers(struct arena *a, const struct manifest *m)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < m->amendment.n; i++)
		strbuf_join(&sb, ", ", m->amendment.at[i].id);
	return sb.text;
}

static const char *amendment_folder(struct arena *a, const struct manifest *m)
{
	return file_join(a, file_join(a, m->folder, FOLDER_DOCUMENTS), FOLDER_AMENDMENT);
}

static void print_amendments(struct arena *a, const struct project *p)
{
	for (size_t i = 0; i < p->issued.n; i++) {
		const struct manifest *m = p->issued.at[i];

		if (!m->amendment.n)
			continue;
		printf(_("%s: papers of the amendment to edition %d: %s (%s)\n"), m->contract,
		       m->number, list_papers(a, m), amendment_folder(a, m));
	}
}

static struct json *amendments_to_json(struct arena *a, const struct project *p)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < p->issued.n; i++) {
		const struct manifest *m = p->issued.at[i];

		if (!m->amendment.n)
			continue;
		struct json *j = json_append(list, json_new_object(a)), *papers = json_new_array(a);

		json_set_string(a, j, "contract", m->contract);
		json_set(j, "edition", json_new_number(a, m->number));
		json_set_string(a, j, "folder", amendment_folder(a, m));
		for (size_t k = 0; k < m->amendment.n; k++)
			json_append(papers, json_new_string(a, m->amendment.at[k].id));
		json_set(j, "documents", papers);
	}
	return list;
}

/* How far a date lies from the project's. */
static void print_distance(const struct follow_date *d)
{
	long days = labs(d->days);

	if (!d->days)
		printf("%s", _("today"));
	else if (d->days < 0)
		printf(ngettext("overdue by %ld day", "overdue by %ld days", (unsigned long)days),
		       days);
	else
		printf(ngettext("in %ld day", "in %ld days", (unsigned long)days), days);
}

static void print_date(const struct follow_date *d)
{
	const struct followed *f = d->of;
	bool is_due = strcmp(d->kind, "due") == 0;

	printf("%s%s%s: ", f->reg ? f->reg : "", f->reg ? ":" : "", f->risk);
	printf(is_due ? _("due %s, ") : _("review %s, "), d->date);
	print_distance(d);
	printf("; %s", f->follow_up->owner ? f->follow_up->owner : _("nobody is named"));
	printf("%s%s\n", is_due && f->what ? "; " : "", is_due && f->what ? f->what : "");
}

static struct json *date_to_json(struct arena *a, const struct follow_date *d)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "risk", d->of->risk);
	json_set_string(a, j, "register", d->of->reg);
	json_set_string(a, j, "of", d->of->kind);
	json_set_string(a, j, "kind", d->kind);
	json_set_string(a, j, "date", d->date);
	json_set(j, "days", json_new_number(a, (double)d->days));
	json_set_string(a, j, "owner", d->of->follow_up->owner);
	json_set_string(a, j, "what", d->of->what);
	return j;
}

static struct json *line_to_json(struct arena *a, const struct document_standing *d)
{
	struct json *j = json_new_object(a), *causes = json_new_array(a);

	json_set_string(a, j, "contract", d->scope);
	json_set_string(a, j, "document", d->document);
	json_set_string(a, j, "status", standing_name(d->standing));
	json_set(j, "edition",
		 d->edition ? json_new_number(a, d->edition->number) : json_new_null(a));
	json_set_string(a, j, "date", d->edition ? d->edition->date : NULL);
	json_set_string(a, j, "approved_by", d->edition ? d->edition->approved_by : NULL);
	json_set_string(a, j, "approved_on", d->edition ? d->edition->approved_on : NULL);
	json_set(j, "rows", json_new_number(a, (double)d->change.rows));
	json_set(j, "articles", json_new_number(a, (double)d->change.articles));
	json_set(j, "texts", json_new_number(a, (double)d->change.texts));
	for (size_t i = 0; d->causes && i < d->causes->all.n; i++)
		json_append(causes, json_new_string(a, d->causes->all.at[i]));
	json_set(j, "causes", causes);
	if (d->ended)
		json_set_string(a, j, "ended", d->ended);
	return j;
}

static void print_json(struct arena *a, const struct run *run, const struct standings *s,
		       const struct follow_dates *dates)
{
	struct json *root = json_new_object(a), *list = json_new_array(a),
		    *calendar = json_new_array(a);

	json_set_string(a, root, "schema", "bunkai/status/1");
	for (size_t i = 0; i < s->all.n; i++)
		json_append(list, line_to_json(a, &s->all.at[i]));
	json_set(root, "documents", list);
	json_set(root, "amendments", amendments_to_json(a, run->project));
	json_set_string(a, root, "date", run->project->date);
	for (size_t i = 0; i < dates->all.n; i++)
		json_append(calendar, date_to_json(a, &dates->all.at[i]));
	json_set(root, "dates", calendar);
	json_set(root, "closings", closing_to_json(a, run));
	json_set(root, "talks", talk_to_json(a, run, NULL));
	fputs(json_print(a, root), stdout);
}

static void print_text(struct arena *a, const struct run *run, const struct standings *s,
		       const struct follow_dates *dates)
{
	for (size_t i = 0; i < s->all.n; i++)
		print_line(a, &s->all.at[i]);
	print_amendments(a, run->project);
	for (size_t i = 0; i < dates->all.n; i++)
		print_date(&dates->all.at[i]);
	closing_print(a, run);
	talk_print(a, run, NULL, "");
}

static bool any_stale(const struct standings *s)
{
	for (size_t i = 0; i < s->all.n; i++)
		if (s->all.at[i].standing == STALE || s->all.at[i].standing == GONE)
			return true;
	return false;
}

static int cmd_status(struct arena *a, int argc, char **argv)
{
	struct diag_list *dl = diag_new(a);
	struct standings s = {0};
	struct run run;
	bool json = false;
	const char *folder;
	const struct option_word words[] = {FLAG("json", &json), {0}};

	if (!options_read(argc, argv, words, OPERANDS(&folder)))
		return command_usage(&command_status);
	if (!run_load(&run, a, folder))
		return report_print(run.problems);
	run_check(&run);
	if (!standings_of(&run, &s, dl))
		return report_print(dl);
	struct followed_list followed = follow_ups_of(a, run.project);
	struct follow_dates dates = follow_dates_of(a, &followed, run.project->date);

	if (json)
		print_json(a, &run, &s, &dates);
	else
		print_text(a, &run, &s, &dates);
	return any_stale(&s) ? EXIT_UNUSABLE : EXIT_FINE;
}

const struct command command_status = {
	.name = "status",
	.run = cmd_status,
	.usage = "DIR [--json]",
	.what = N_("say which issued documents are current, and which dates are next"),
};
