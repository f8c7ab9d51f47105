/* SPDX-License-Identifier: MIT
 *
 * bunkai contacts: the times of one incident, counted from its discovery: what is due when, who
 * does it, whom he calls by which number at that hour, and where that is laid down; then what each
 * vendor owes by its contract. No file is written, and no clock is read.
 */
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/names.h"
#include "cmd/command.h"
#include "cmd/names.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "derive/incident.h"
#include "derive/incident_calls.h"

/* The options by which events of clauses/chain.json are given; the first one has to be. */
enum { DISCOVERED, TOLD = 2 };

static const struct {
	const char *option, *event;
	bool free; /* it may lie before the discovery */
} moments[] = {
	[DISCOVERED] = {"discovered", "discovery", false},
	{"called", "call", false},
	[TOLD] = {"told", "told", false},
	{"cut-decided", "cut-decision", false},
	{"cut", "cut", false},
	{"lost", "loss", true},
	{"decided", "decision", false},
	{"closed", "closed", false},
};

struct contacts_options {
	const char *folder, *contract;
	const char *at[ARRAY_LEN(moments)];
	bool all, json;
};

struct contacts_report {
	struct arena *a;
	const struct contacts_options *options;
	const struct run *run;
	struct incident_wish wish;
	struct incident_event events[ARRAY_LEN(moments)];
	const struct incident *incident;
	const struct roster *roster;
};

/* --- for people --- */

static const char *day_text(const struct contacts_report *r, const char *date)
{
	const struct library *l = r->run->library;
	const char *name = calendar_day_name(&l->calendar, date);
	const char *day = hours_days(r->a, &l->hours, 1u << (DAY_MON + days_weekday(date)));

	return name ? arena_concat(r->a, date, " ", day, " ", name, (char *)NULL)
		    : arena_concat(r->a, date, " ", day, (char *)NULL);
}

static void print_deputy(const struct contacts_report *r, const struct incident_call *c)
{
	if (c->deputy)
		printf(_("; else %s %s"), name_visible(r->a, c->deputy),
		       name_visible(r->a, c->deputy_phone));
}

/* Every ward has its 部署責任者; that contacts.json names none is no fault. */
static bool has_one_holder(const struct library *l, const char *office)
{
	for (size_t i = 0; i < l->wording.offices.n; i++)
		if (strcmp(l->wording.offices.at[i].name, office) == 0)
			return true;
	return false;
}

/* 二次資料: the number was read in somebody's paper, and nobody of the hospital has called it. */
static void print_status(const struct contacts_report *r, const struct incident_call *c)
{
	const char *word = arena_concat(r->a, "fact.", c->status ? c->status : "", (char *)NULL);

	if (c->status && strcmp(c->status, "confirmed") != 0)
		printf(" (%s)", library_word(r->run->library, word));
}

static void print_call(const struct contacts_report *r, const struct incident_call *c)
{
	printf("         -> %s", name_visible(r->a, c->office));
	if (*c->name)
		printf(" %s", name_visible(r->a, c->name));
	if (c->phone)
		printf(": %s", name_visible(r->a, c->phone));
	else if (c->url)
		printf(": %s", name_visible(r->a, c->url));
	else if (c->id)
		printf(": %s", _("no number is known for that hour"));
	else if (has_one_holder(r->run->library, c->office))
		printf(": %s", _("nobody in contacts.json holds the office"));
	print_status(r, c);
	print_deputy(r, c);
	puts("");
}

/* How long, upon which condition, where that is laid down; each where there is something to say. */
static void print_grounds(const struct contacts_report *r, const struct incident_due *d)
{
	const char *const parts[] = {
		d->within, d->condition, d->place,
		d->state == INCIDENT_TIMED && moment_compare(&d->first, &d->at)
			? arena_printf(r->a, _("aim at %s"), moment_print(r->a, &d->first))
			: "",
		d->every ? _("again and again, after as long") : "",
		d->moved ? _("the next business day, since the last day is none") : ""};
	const char *gap = "         ";

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (!*parts[i])
			continue;
		printf("%s%s", gap, name_visible(r->a, parts[i]));
		gap = "; ";
	}
	puts("");
}

static void print_due(const struct contacts_report *r, const struct incident_due *d,
		      const char *clock)
{
	const char *who = incident_actor(&r->wish, r->roster, d);
	const struct incident_calls calls = incident_calls_of(r->a, &r->wish, r->roster, d);

	printf("  %5s  %s%s%s\n", clock, name_visible(r->a, who), *who ? ": " : "",
	       name_visible(r->a, d->what));
	print_grounds(r, d);
	for (size_t i = 0; i < calls.all.n; i++)
		print_call(r, &calls.all.at[i]);
}

static void print_timed(const struct contacts_report *r, const struct contract *of)
{
	const char *date = "";

	for (size_t i = 0; i < r->incident->all.n; i++) {
		const struct incident_due *d = &r->incident->all.at[i];

		if (d->state != INCIDENT_TIMED || d->contract != of)
			continue;
		if (strcmp(date, d->at.date) != 0)
			printf("%s\n", day_text(r, d->at.date));
		date = d->at.date;
		print_due(r, d, moment_clock(r->a, &d->at));
	}
}

/* Without a number: a vendor's are many, and only counted unless all are asked for. */
static void print_untimed(const struct contacts_report *r, const struct contract *of)
{
	size_t n = 0;
	bool shown = !of || r->options->all;

	for (size_t i = 0; i < r->incident->all.n; i++) {
		const struct incident_due *d = &r->incident->all.at[i];

		if (d->state != INCIDENT_UNTIMED || d->contract != of)
			continue;
		if (shown && !n)
			printf("%s\n", _("without a limit in numbers:"));
		if (shown)
			print_due(r, d, "");
		n++;
	}
	if (n && !shown)
		printf(ngettext("without a limit in numbers: %zu; --all shows it\n",
				"without a limit in numbers: %zu; --all shows them\n",
				(unsigned long)n),
		       n);
}

static const char *option_of(const struct incident_due *d)
{
	for (size_t i = 0; d->event && i < ARRAY_LEN(moments); i++)
		if (strcmp(moments[i].event, d->event->id) == 0)
			return moments[i].option;
	return NULL;
}

static void print_unknown_head(const struct contacts_report *r, const struct incident_due *d)
{
	const char *option = option_of(d);

	if (!d->event)
		printf("%s\n", _("not known when it begins:"));
	else if (option)
		printf(_("not known yet: %s; give it with --%s\n"),
		       name_visible(r->a, d->event->name), option);
	else
		printf(_("not known yet: %s\n"), name_visible(r->a, d->event->name));
}

/* A vendor's without words of how long are no deadline. */
static void print_unknown(const struct contacts_report *r, const struct contract *of)
{
	const struct incident_due *last = NULL;

	for (size_t i = 0; i < r->incident->all.n; i++) {
		const struct incident_due *d = &r->incident->all.at[i];

		if (d->state != INCIDENT_UNKNOWN || d->contract != of ||
		    (of && !*d->within && !r->options->all))
			continue;
		if (!last || last->event != d->event)
			print_unknown_head(r, d);
		last = d;
		print_due(r, d, "");
	}
}

static bool has_any(const struct contacts_report *r, const struct contract *of)
{
	for (size_t i = 0; i < r->incident->all.n; i++)
		if (r->incident->all.at[i].contract == of)
			return true;
	return false;
}

/* A vendor's hour begins when it knows; who has not said when it was told counts too early. */
static void print_contract(const struct contacts_report *r, const struct contract *of)
{
	printf(_("\n%s %s: what the vendor owes"), of->id, name_visible(r->a, of->title));
	puts(r->options->at[TOLD] ? "" : _(", as if it knew at the discovery (else --told)"));
}

static void print_part(const struct contacts_report *r, const struct contract *of)
{
	if (of)
		print_contract(r, of);
	print_timed(r, of);
	print_untimed(r, of);
	print_unknown(r, of);
}

static void print_text(const struct contacts_report *r)
{
	const struct project *p = r->run->project;

	for (size_t i = 0; i < r->wish.n_events; i++) {
		const struct chain_event *e =
			chain_event(&r->run->library->chain, r->events[i].id);

		printf("%s: %s %s\n", name_visible(r->a, e ? e->name : r->events[i].id),
		       day_text(r, r->events[i].at.date),
		       moment_clock(r->a, &r->events[i].at));
	}
	puts("");
	print_part(r, NULL);
	for (size_t i = 0; i < p->contracts.n; i++)
		if (has_any(r, &p->contracts.at[i]))
			print_part(r, &p->contracts.at[i]);
}

/* --- for programs --- */

static const char *state_name(enum incident_state s)
{
	static const char *const names[] = {"timed", "untimed", "unknown"};

	return names[s];
}

static struct json *call_to_json(struct arena *a, const struct incident_call *c)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "id", c->id);
	json_set_string(a, j, "office", c->office);
	json_set_string(a, j, "name", *c->name ? c->name : NULL);
	json_set_string(a, j, "phone", c->phone);
	json_set_string(a, j, "url", c->url);
	json_set_string(a, j, "status", c->status);
	json_set_string(a, j, "deputy", c->deputy);
	json_set_string(a, j, "deputy_phone", c->deputy_phone);
	return j;
}

static struct json *due_to_json(const struct contacts_report *r, const struct incident_due *d)
{
	struct arena *a = r->a;
	struct json *j = json_new_object(a), *to = json_new_array(a);
	const struct incident_calls calls = incident_calls_of(a, &r->wish, r->roster, d);
	bool known = d->state != INCIDENT_UNKNOWN, timed = d->state == INCIDENT_TIMED;

	json_set_string(a, j, "id", d->id);
	json_set_string(a, j, "contract", d->contract ? d->contract->id : NULL);
	json_set_string(a, j, "party", d->party);
	json_set_string(a, j, "state", state_name(d->state));
	json_set_string(a, j, "after", d->event ? d->event->id : NULL);
	json_set_string(a, j, "from", known ? moment_print(a, &d->from) : NULL);
	json_set_string(a, j, "first", timed ? moment_print(a, &d->first) : NULL);
	json_set_string(a, j, "at", timed ? moment_print(a, &d->at) : NULL);
	json_set(j, "every", json_new_bool(a, d->every));
	json_set(j, "moved", json_new_bool(a, d->moved));
	json_set_string(a, j, "who", incident_actor(&r->wish, r->roster, d));
	json_set_string(a, j, "what", d->what);
	for (size_t i = 0; i < calls.all.n; i++)
		json_append(to, call_to_json(a, &calls.all.at[i]));
	json_set(j, "to", to);
	json_set_string(a, j, "within", d->within);
	json_set_string(a, j, "if", d->condition);
	json_set_string(a, j, "place", d->place);
	return j;
}

static void print_json(const struct contacts_report *r)
{
	struct json *root = json_new_object(r->a), *events = json_new_object(r->a),
		    *due = json_new_array(r->a);

	json_set_string(r->a, root, "schema", "bunkai/incident/1");
	for (size_t i = 0; i < ARRAY_LEN(moments); i++)
		json_set_string(r->a, events, moments[i].event, r->options->at[i]);
	json_set(root, "events", events);
	for (size_t i = 0; i < r->incident->all.n; i++)
		json_append(due, due_to_json(r, &r->incident->all.at[i]));
	json_set(root, "due", due);
	fputs(json_print(r->a, root), stdout);
}

/* --- the command --- */

static bool read_options(struct contacts_options *o, int argc, char **argv)
{
	struct option_word words[ARRAY_LEN(moments) + 4] = {0};
	size_t n = 0;

	for (; n < ARRAY_LEN(moments); n++)
		words[n] = (struct option_word)OPTION(moments[n].option, &o->at[n]);
	words[n++] = (struct option_word)OPTION("contract", &o->contract);
	words[n++] = (struct option_word)FLAG("all", &o->all);
	words[n] = (struct option_word)FLAG("json", &o->json);
	return options_read(argc, argv, words, OPERANDS(&o->folder)) && o->at[DISCOVERED];
}

/* False when one cannot be read, or lies before the discovery. */
static bool read_moments(struct contacts_report *r, struct diag_list *dl)
{
	const struct contacts_options *o = r->options;

	for (size_t i = 0; i < ARRAY_LEN(moments); i++) {
		const char *place = arena_concat(r->a, "--", moments[i].option, (char *)NULL);
		struct moment at;

		if (!o->at[i])
			continue;
		if (!moment_read(r->a, o->at[i], &at))
			diag_add(dl, DIAG_BAD_MOMENT, NULL, place, o->at[i]);
		else if (r->wish.n_events && !moments[i].free &&
			 moment_compare(&at, &r->events[0].at) < 0)
			diag_add(dl, DIAG_MOMENT_TOO_EARLY, NULL, place, o->at[i],
				 o->at[DISCOVERED]);
		else
			r->events[r->wish.n_events++] =
				(struct incident_event){moments[i].event, at};
	}
	return !diag_failed(dl);
}

static const struct contract *find_contract(const struct project *p, const char *id)
{
	for (size_t i = 0; id && i < p->contracts.n; i++)
		if (strcmp(p->contracts.at[i].id, id) == 0)
			return &p->contracts.at[i];
	return NULL;
}

/* Of a year without holidays nobody can count business days. */
static void tell_years(const struct contacts_report *r, struct diag_list *dl)
{
	int told = 0;

	for (size_t i = 0; i < r->incident->all.n; i++) {
		const struct incident_due *d = &r->incident->all.at[i];
		int year = d->state == INCIDENT_TIMED ? days_read(d->at.date).year : told;

		if (year == told || calendar_has_year(&r->run->library->calendar, year))
			continue;
		diag_add(dl, DIAG_CALENDAR_YEAR, NULL, "clauses/calendar.json",
			 arena_printf(r->a, "%d", year));
		told = year;
	}
}

static int print_incident(struct contacts_report *r, struct diag_list *dl)
{
	const struct run *run = r->run;

	r->wish.project = run->project;
	r->wish.library = run->library;
	r->wish.coverage = run->coverage;
	r->wish.words = run->words;
	r->wish.contract = find_contract(run->project, r->options->contract);
	r->wish.events = r->events;
	r->incident = incident_of(r->a, &r->wish);
	r->roster = on_call_roster(r->a, run->project, run->library);
	if (!r->incident) {
		diag_add(dl, DIAG_NO_CHAIN, NULL, run->project->folder);
		return report_print(dl);
	}
	tell_years(r, dl);
	report_print(dl);
	if (r->options->json)
		print_json(r);
	else
		print_text(r);
	return EXIT_FINE;
}

static int cmd_contacts(struct arena *a, int argc, char **argv)
{
	struct contacts_options o = {0};
	struct diag_list *dl = diag_new(a);
	struct run run;
	struct contacts_report r = {.a = a, .options = &o, .run = &run};

	if (!read_options(&o, argc, argv))
		return command_usage(&command_contacts);
	if (!read_moments(&r, dl))
		return report_print(dl), EXIT_USAGE;
	if (!run_load_as(&run, a, o.folder, &(struct run_wish){.asked = o.contract}))
		return report_print(run.problems);
	if (!names_check_contract(&run, o.contract, false, dl))
		return report_print(dl), EXIT_USAGE;
	return print_incident(&r, dl);
}

const struct command command_contacts = {
	.name = "contacts",
	.run = cmd_contacts,
	.usage = "DIR --discovered TIME [--called TIME] [--told TIME] [--cut-decided TIME] "
		 "[--cut TIME] [--lost TIME] [--decided TIME] [--closed TIME] "
		 "[--contract ID] [--all] [--json]",
	.what = N_("count an incident's deadlines from its discovery (2026-11-21T03:00), with whom "
		   "to call at which number"),
};
