/* SPDX-License-Identifier: MIT
 *
 * bunkai import: another vendor's register becomes register.json of a project, with a report of
 * what was read, passed over and found.
 */
#include <stdio.h>
#include <string.h>

#include "base/data.h"
#include "base/fields.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/names.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check_register.h"
#include "cmd/command.h"
#include "cmd/import_ledger.h"
#include "cmd/import_answers.h"
#include "cmd/import_guess.h"
#include "cmd/import_disclosed.h"
#include "cmd/import_options.h"
#include "cmd/import_shares.h"
#include "cmd/import_over.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "derive/families.h"
#include "import/import.h"
#include "import/profiles.h"
#include "import/report.h"
#include "load/load.h"
#include "model/register_json.h"

/* lines of a kind on the terminal, and characters of one; the report has all */
enum { SHOWN = 3, SHOWN_LENGTH = 150 };

/* Kinds of things that are read besides registers: a line each, its function stands in its file. */
static const char *const of_register[] = {"profile", "report", "register", "contract",
					  "over",    "date",   "strict",   NULL};
static const char *const of_ledger[] = {"profile", "report", "strict", NULL};
static const char *const of_answers[] = {"profile", "questionnaire", "from", "system", "product",
					 "date",    "strict",        NULL};
static const char *const of_shares[] = {"profile",  "report", "register",
					"contract", "date",   "strict", NULL};
static const char *const of_guess[] = {"profile", NULL};

static const struct import_kind kinds[] = {
	{"register", NULL, of_register},
	{"ledger", import_ledger, of_ledger},
	{"answers", import_answers, of_answers},
	{"shares", import_shares, of_shares},
};

static bool read_options(struct import_options *o, int argc, char **argv)
{
	const struct option_word words[] = {OPTION("to", &o->to),
					    OPTION("profile", &o->profile),
					    OPTION("report", &o->report),
					    OPTION("register", &o->id),
					    OPTION("as", &o->as),
					    OPTION("contract", &o->contract),
					    OPTION("questionnaire", &o->questionnaire),
					    OPTION("from", &o->from),
					    OPTION("system", &o->system),
					    OPTION("product", &o->product),
					    OPTION("date", &o->date),
					    OPTION("over", &o->over),
					    FLAG("guess", &o->guess),
					    FLAG("dry-run", &o->dry_run),
					    FLAG("json", &o->json),
					    FLAG("strict", &o->strict),
					    {0}};

	return options_read(argc, argv, words, OPERANDS_AND(&o->said, &o->source)) && o->to &&
	       (o->guess || !o->said.n) &&
	       (!o->over || (o->id && o->contract && strcmp(o->over, o->id) != 0));
}

static bool is_among(const char *const *words, const char *word)
{
	for (; *words; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

/* '--as ledger, --as answers': what uses the option; a register asks whose it is for --over. */
static const char *users_of(struct arena *a, const char *option)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		bool over = !kinds[i].run && strcmp(option, "contract") == 0;

		if (is_among(kinds[i].uses, option))
			strbuf_join(&sb, ", ",
				    over ? "--over"
					 : arena_concat(a, "--as ", kinds[i].word, (char *)NULL));
	}
	return sb.text;
}

/* An option that would be passed over in silence is refused: one finding for each. */
static bool check_uses(struct arena *a, const struct import_options *o,
		       const struct import_kind *kind, struct diag_list *dl)
{
	const struct {
		const char *name;
		bool given;
	} options[] = {{"report", o->report != NULL},
		       {"register", o->id != NULL},
		       {"contract", o->contract != NULL},
		       {"questionnaire", o->questionnaire != NULL},
		       {"from", o->from != NULL},
		       {"system", o->system != NULL},
		       {"product", o->product != NULL},
		       {"date", o->date != NULL},
		       {"over", o->over != NULL},
		       {"profile", o->profile != NULL},
		       {"strict", o->strict}};
	const char *const *uses = o->guess ? of_guess : kind->uses;
	const char *said = o->guess ? " --guess"
			   : o->as  ? arena_concat(a, " --as ", kind->word, (char *)NULL)
				    : "";
	bool ok = true;

	for (size_t i = 0; i < ARRAY_LEN(options); i++) {
		/* a register asks whose it is only where it takes a baseline's place */
		bool used = is_among(uses, options[i].name) &&
			    (strcmp(options[i].name, "contract") != 0 || kind->run || o->over);

		if (!options[i].given || used)
			continue;
		diag_add(dl, DIAG_OPTION_UNUSED, NULL,
			 arena_concat(a, "--", options[i].name, (char *)NULL), said,
			 arena_concat(a, "--", options[i].name, (char *)NULL),
			 users_of(a, options[i].name));
		ok = false;
	}
	return ok;
}

struct result {
	struct import import;
	const char *target;
	bool written;
	struct diag_list *findings;
};

static struct json *report_of(struct arena *a, const struct result *r)
{
	return import_report_to_json(a, &r->import, r->target, r->written,
				     report_findings(a, r->findings));
}

static void print_line(struct arena *a, const char *line)
{
	const char *end = line = name_visible(a, line);
	size_t n = 0;

	while (n < SHOWN_LENGTH && text_next(&end))
		n++;
	printf("    %.*s%s\n", (int)(end - line), line, *end ? "…" : "");
}

static void print_few(struct arena *a, const char *const *lines, size_t n)
{
	for (size_t i = 0; i < n && i < SHOWN; i++)
		print_line(a, lines[i]);
	if (n > SHOWN)
		printf(_("    … and %zu more\n"), n - SHOWN);
}

static void print_tables(struct arena *a, const struct source_tables *source)
{
	for (size_t i = 0; source && i < source->tables.n; i++) {
		const struct source_table *t = &source->tables.at[i];

		printf(_("  %s: %zu rows from %s\n"), t->kind, t->rows.n,
		       name_visible(a, t->source ? t->source : ""));
		if (t->skipped.n)
			printf(_("    passed over: %zu\n"), t->skipped.n);
		print_few(a, t->skipped.at, t->skipped.n);
	}
}

static void print_code(struct arena *a, const struct diag_list *dl, enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < dl->all.n; i++)
		n += dl->all.at[i].code == code;
	if (!n)
		return;
	printf("  %s [%s] %zu\n", diag_level_name(diag_code_level(code)), diag_code_name(code), n);
	for (size_t i = 0, shown = 0; i < dl->all.n && shown < SHOWN; i++) {
		const struct diag *d = &dl->all.at[i];

		if (d->code != code)
			continue;
		print_line(a, arena_concat(a, d->subject, *d->subject ? ": " : "", d->message,
					   (char *)NULL));
		shown++;
	}
}

static void print_summary(struct arena *a, const struct result *r)
{
	const struct risk_register *reg = r->import.reg;
	size_t n;
	const struct import_count *counts = import_count_rows(a, reg, &n);

	printf("%s", reg->source.file ? name_visible(a, reg->source.file) : "-");
	if (r->import.profile)
		printf(" (%s: %s)", r->import.profile->id, r->import.profile->title);
	printf("\n");
	print_tables(a, r->import.source);
	for (size_t i = 0; i < n; i++)
		printf("%s%s %zu", i ? ", " : "", _(counts[i].name), counts[i].value);
	printf("\n");
	if (reg->notes.n)
		printf(_("notes: %zu\n"), reg->notes.n);
	print_few(a, reg->notes.at, reg->notes.n);
	if (r->findings->all.n)
		printf(_("findings: %zu\n"), r->findings->all.n);
	for (int code = 0; code < DIAG__MAX; code++)
		print_code(a, r->findings, (enum diag_code)code);
	printf(r->written ? _("written: %s\n") : _("not written (dry run): %s\n"), r->target);
}

static bool write_files(struct arena *a, const struct import_options *o, struct result *r,
			struct diag_list *dl)
{
	r->written = !o->dry_run;
	return import_write(a, &r->import, o->to, r->written ? r->target : NULL,
			    o->report ? report_of(a, r) : NULL, o->report, dl);
}

/*
 * The register that stands at the target. One that cannot be read is about to be replaced, so what
 * is wrong with it is nobody's business any more.
 */
static const struct risk_register *standing_register(struct arena *a, const char *target)
{
	struct diag_list *nobodys = diag_new(a);

	return file_stands(a, target, nobodys) ? register_read(a, target, "register", nobodys)
					       : NULL;
}

/* Bunkai's own JSON says itself what it is; what a profile says only goes by the form. */
static bool settle_family(struct arena *a, const struct import_options *o,
			  struct risk_register *reg, struct diag_list *dl)
{
	const struct library *l = load_families(a, data_folder(a), o->to, dl);

	if (l)
		family_settle(a, l, reg, dl);
	return l != NULL;
}

static bool is_day(const char *date, struct diag_list *dl)
{
	if (date && !fields_is_date(date))
		diag_add(dl, DIAG_BAD_DATE, NULL, "--date", date);
	return !date || fields_is_date(date);
}

/* An answered form of the project's own, or anything that a profile reads. */
static bool read_source(struct arena *a, const struct import_options *o, struct result *r,
			struct diag_list *dl)
{
	struct import_profiles profiles = {0};

	if (import_is_disclosed(a, o->source))
		return import_disclosed(a, o->source, o->to, &r->import, dl);
	profiles.date = o->date;
	return profiles_find(a, o->to, data_folder(a), o->profile, PROFILE_REGISTER, o->source,
			     &profiles, dl) &&
	       import_source(a, o->source, &profiles, standing_register(a, r->target), &r->import,
			     dl);
}

static bool import_register(struct arena *a, const struct import_options *o, struct result *r,
			    struct diag_list *dl)
{
	r->target = import_target(a, o->to, o->id, dl);
	if (!r->target || !is_day(o->date, dl) || !read_source(a, o, r, dl))
		return false;
	r->import.reg->id = o->id ? o->id : "register";
	r->import.reg->file = r->target;
	if (r->import.source && !settle_family(a, o, r->import.reg, dl))
		return false;
	check_register(a, r->import.reg, NULL, dl);
	diag_sort(dl);
	return true;
}

/* NULL, and a finding with the words there are, when `as` is none of them. */
static const struct import_kind *find_kind(struct arena *a, const char *as, struct diag_list *dl)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (!as || strcmp(kinds[i].word, as) == 0)
			return &kinds[i];
		strbuf_join(&sb, ", ", kinds[i].word);
	}
	diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, "--as", as, sb.text);
	return NULL;
}

static int cmd_import(struct arena *a, int argc, char **argv)
{
	struct import_options o = {0};
	struct diag_list *problems = diag_new(a);
	struct result r = {.findings = diag_new(a)};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_import);
	const struct import_kind *kind = find_kind(a, o.as, problems);

	if (!kind || !check_uses(a, &o, kind, problems))
		return report_print(problems), EXIT_USAGE;
	if (o.guess)
		return import_guess(a, &o);
	if (kind->run)
		return kind->run(a, &o);
	if (!import_register(a, &o, &r, r.findings))
		return report_print(r.findings);
	if (o.over)
		return import_over(a, &o, r.import.reg);
	if (!write_files(a, &o, &r, problems))
		return report_print(problems);
	if (o.json)
		fputs(json_print(a, report_of(a, &r)), stdout);
	else
		print_summary(a, &r);
	return o.strict ? report_status(r.findings) : EXIT_FINE;
}

const struct command command_import = {
	.name = "import",
	.run = cmd_import,
	.usage = "SOURCE|- --to DIR [--as KIND] [--profile P] [--date DAY]\n"
		 "                     [--guess [HEAD=FIELD…]]\n"
		 "                     [--register ID [--over BASELINE --contract ID]]\n"
		 "                     [--questionnaire ID --from PARTY [--system ID] [--product NAME]]\n"
		 "                     [--report FILE] [--dry-run] [--json] [--strict]",
	.what = N_("read a register from text, XLSX, CSV or JSON; - is standard input"),
};
