/* SPDX-License-Identifier: MIT
 *
 * bunkai status: which of the issued documents still say what the project says now, for people, a
 * cron job or CI: one line or one JSON object per document, and the exit status tells whether any
 * is stale.
 */
#include <stdio.h>

#include "base/intl.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
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
	if (d->edition)
		printf(_("edition %d of %s: "), d->edition->number, d->edition->date);
	switch (d->standing) {
	case NEVER_ISSUED: printf("%s", _("never issued")); break;
	case CURRENT: printf("%s", _("current")); break;
	case STALE:
		printf(_("stale: %s"), doc_tally_text(a, &d->change));
		print_causes(d->causes);
		break;
	case GONE: printf("%s", _("stale: the project does not make it any more")); break;
	case ISSUED_STATE__MAX: break;
	}
	printf("\n");
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
	json_set(j, "rows", json_new_number(a, (double)d->change.rows));
	json_set(j, "articles", json_new_number(a, (double)d->change.articles));
	json_set(j, "texts", json_new_number(a, (double)d->change.texts));
	for (size_t i = 0; d->causes && i < d->causes->all.n; i++)
		json_append(causes, json_new_string(a, d->causes->all.at[i]));
	json_set(j, "causes", causes);
	return j;
}

static void print_json(struct arena *a, const struct standings *s)
{
	struct json *root = json_new_object(a), *list = json_new_array(a);

	json_set_string(a, root, "schema", "bunkai/status/1");
	for (size_t i = 0; i < s->all.n; i++)
		json_append(list, line_to_json(a, &s->all.at[i]));
	json_set(root, "documents", list);
	fputs(json_print(a, root), stdout);
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
	if (json)
		print_json(a, &s);
	else
		for (size_t i = 0; i < s.all.n; i++)
			print_line(a, &s.all.at[i]);
	return any_stale(&s) ? EXIT_UNUSABLE : EXIT_FINE;
}

const struct command command_status = {
	.name = "status",
	.run = cmd_status,
	.usage = "DIR [--json]",
	.what = N_("say which issued documents are current"),
};
