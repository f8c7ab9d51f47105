/* SPDX-License-Identifier: MIT
 *
 * bunkai receive: files that came back to sendings, compared with what was sent and what stands
 * today; says what became of each answer. Signed papers are kept with their editions.
 */
#include "base/file.h"
#include "base/intl.h"
#include "cmd/command.h"
#include "cmd/disclose_report.h"
#include "cmd/options.h"
#include "cmd/receive_report.h"
#include "cmd/report.h"
#include "cmd/verified_report.h"
#include "work/receive_signed.h"
#include "work/set.h"

struct receive_options {
	const char *folder;
	struct operand_list files;
	struct receive_wish wish;
	/* of a filled-in questionnaire */
	const char *questionnaire, *system, *product, *profile;
	bool dry_run, json, all;
};

static bool read_options(struct receive_options *o, int argc, char **argv)
{
	struct receive_wish *w = &o->wish;
	const struct option_word words[] = {
		ONCE("from", &w->from), ONCE("sending", &w->sending), ONCE("by", &w->by),
		ONCE("questionnaire", &o->questionnaire), ONCE("system", &o->system),
		ONCE("product", &o->product), ONCE("profile", &o->profile),
		FLAG("dry-run", &o->dry_run), FLAG("json", &o->json), FLAG("all", &o->all), {0}};

	if (!options_read(argc, argv, words, OPERANDS_AND(&o->files, &o->folder)) || !o->files.n)
		return false;
	w->files = o->files.at;
	w->n_files = o->files.n;
	w->dry_run = o->dry_run;
	return true;
}

/* Words of the command line that files keep. */
static bool check_words(struct arena *a, const struct receive_options *o, struct diag_list *dl)
{
	char *words[] = {(char *)o->wish.by};

	return !o->wish.by || set_check_words(a, words, 1, dl);
}

/* Signed papers that came back. Nothing is asked of sendings. */
static int receive_papers(struct arena *a, const struct receive_options *o)
{
	struct signed_receipt r;
	struct diag_list *dl = diag_new(a);
	bool fine = receive_signed(&r, a, o->folder, o->files.at, o->files.n, dl) &&
		    (o->dry_run || receive_signed_write(&r, dl));

	diag_sort(dl);
	if (o->json)
		verified_received_json(a, &r, fine && !o->dry_run, dl);
	else
		verified_received(a, &r, fine && !o->dry_run);
	return o->json ? report_status(dl) : report_print(dl);
}

/* Filled-in questionnaires: --questionnaire says so, or their heads do. */
static bool are_disclosures(struct arena *a, const struct receive_options *o, struct diag_list *dl)
{
	const char *asked = NULL, *other = NULL;

	for (size_t i = 0; !o->questionnaire && i < o->files.n; i++)
		*(disclose_is_asked(a, o->files.at[i]) ? &asked : &other) = o->files.at[i];
	if (asked && other && file_read(a, other, &(size_t){0}, dl))
		diag_add(dl, DIAG_ASKED_AMONG_OTHERS, NULL, other, asked, other);
	return o->files.n && !other;
}

static int receive_disclosures(struct arena *a, const struct receive_options *o)
{
	const struct disclose_wish wish = {.folder = o->folder,
					   .files = o->files.at,
					   .n_files = o->files.n,
					   .questionnaire = o->questionnaire,
					   .party = o->wish.from,
					   .system = o->system,
					   .product = o->product,
					   .profile = o->profile};

	return disclose_report(a, &wish, o->dry_run, o->json, false);
}

/* How many of the files are PDFs. */
static size_t count_papers(struct arena *a, const struct receive_options *o)
{
	size_t n = 0;

	for (size_t i = 0; i < o->files.n; i++)
		n += receive_is_pdf(a, o->files.at[i]);
	return n;
}

static int cmd_receive(struct arena *a, int argc, char **argv)
{
	struct receive_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct received r;

	if (!read_options(&o, argc, argv))
		return command_usage(&command_receive);
	if (!check_words(a, &o, dl))
		return report_print(dl), EXIT_USAGE;
	bool disclosures = are_disclosures(a, &o, dl);

	if (diag_failed(dl))
		return o.json ? (report_print_findings(a, dl), report_status(dl))
			      : report_print(dl);
	if (disclosures)
		return receive_disclosures(a, &o);
	size_t papers = count_papers(a, &o);
	bool named = o.wish.from || o.wish.sending || o.wish.by;

	if (papers == o.files.n && !named)
		return receive_papers(a, &o);
	if (papers) {
		diag_add(dl, DIAG_PDF_ALONE, NULL, o.files.at[0]);
		return o.json ? (report_print_findings(a, dl), report_status(dl))
			      : report_print(dl);
	}
	if (!receive(&r, a, o.folder, &o.wish, dl) || (!o.dry_run && !receive_write(&r, dl)))
		return o.json ? (report_print_findings(a, dl), report_status(dl))
			      : report_print(dl);
	receive_tell(&r, dl);
	if (o.json)
		receive_report_json(a, &r, !o.dry_run, dl);
	else
		receive_report(a, &r, !o.dry_run, o.all);
	return o.json ? report_status(dl) : report_print(dl);
}

const struct command command_receive = {
	.name = "receive",
	.run = cmd_receive,
	.usage = "DIR FILE… [--from PARTY] [--sending ID] [--by NAME] [--questionnaire ID] "
		 "[--system ID] [--product NAME] [--profile P] [--dry-run] [--all] [--json]",
	.what = N_("take in answers that came back: what was accepted as it was sent is agreed, all "
		   "else stays open; keep signed papers (PDF) with their edition; or take in "
		   "questionnaires that were filled in"),
};
