/* SPDX-License-Identifier: MIT
 *
 * bunkai ready: what is left before a contract is signed, by kind, with what settles it; with
 * --leave, what somebody leaves open knowingly. Of all contracts one line each.
 */
#include <stdio.h>
#include <string.h>

#include "base/fields.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/names.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/change_print.h"
#include "cmd/command.h"
#include "cmd/names.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "cmd/settle.h"
#include "cmd/talk_print.h"
#include "work/leave.h"
#include "work/set.h"

enum { SHOWN_POINTS = 3, SHOWN_LEFT = 3 };

struct ready_options {
	const char *folder, *contract;
	struct leave_wish wish;
	struct operand_list named;
	bool leave, json, all;
};

struct ready {
	struct arena *a;
	const struct ready_options *options;
	const struct run *run;
	VEC(const struct readiness *) scopes;
};

/* --- for people --- */

/* What bunkai says itself is a whole sentence, and says nothing when it is cut. */
static const char *words_of(struct arena *a, const struct point *p)
{
	if (p->kind == POINT_ERROR || p->kind == POINT_WARNING || p->kind == POINT_CONTRACT ||
	    p->kind == POINT_BLANK)
		return name_visible(a, p->text);
	return name_visible(a, change_shorten(a, p->text));
}

static void print_settling(const struct ready *r, const char *indent, const char *settling,
			   const char *leaving)
{
	printf("%s%s\n", indent, name_visible(r->a, settling));
	if (leaving)
		printf(_("%sor knowingly: %s\n"), indent, name_visible(r->a, leaving));
}

static void print_point(const struct ready *r, const struct readiness *of, const struct point *p)
{
	printf("    %s  %s", name_visible(r->a, p->id), words_of(r->a, p));
	if (p->answered)
		printf("%s%s", *p->text ? " · " : "",
		       name_visible(r->a, answered_thing_words(r->a, p->answered)));
	puts("");
	if (r->options->all)
		print_settling(r, "      ", settle_point(r->a, r->run, of->scope, p),
			       settle_leaving(r->a, r->run, of->scope, p, 1));
}

static void print_way(const struct ready *r, const struct readiness *of, const struct point *p,
		      bool by_code)
{
	const char *way = by_code ? settle_alike(r->a, r->run, of, p)
				  : settle_kind(r->a, r->run, of, p->kind);

	print_settling(r, "    -> ", way,
		       settle_leaving(r->a, r->run, of->scope, p,
				      by_code ? settle_count_alike(of, p) : 1));
}

/* Each wants a word of its own: as many ways as points were shown. */
static void print_own_ways(const struct ready *r, const struct readiness *of, enum point_kind kind)
{
	for (size_t i = 0, n = 0; i < of->points.all.n && n < SHOWN_POINTS; i++) {
		const struct point *p = of->points.all.at[i];

		if (p->kind != kind || p->left)
			continue;
		print_settling(r, "    -> ", settle_point(r->a, r->run, of->scope, p),
			       settle_leaving(r->a, r->run, of->scope, p, 1));
		n++;
	}
}

/* Findings are settled code by code, all else of a kind at once. */
static void print_ways(const struct ready *r, const struct readiness *of, enum point_kind kind)
{
	bool by_code = kind == POINT_ERROR || kind == POINT_WARNING, told[DIAG__MAX] = {0};

	for (size_t i = 0; i < of->points.all.n; i++) {
		const struct point *p = of->points.all.at[i];

		if (p->kind != kind || p->left || (by_code && told[p->found.at[0]->code]))
			continue;
		print_way(r, of, p, by_code);
		if (!by_code)
			return;
		told[p->found.at[0]->code] = true;
	}
}

static void print_kind(const struct ready *r, const struct readiness *of, enum point_kind kind)
{
	size_t n = 0, shown = r->options->all ? of->open[kind] : SHOWN_POINTS;

	printf("  %s: %zu\n", point_kind_title(kind), of->open[kind]);
	for (size_t i = 0; i < of->points.all.n && n < shown; i++) {
		const struct point *p = of->points.all.at[i];

		if (p->kind != kind || p->left)
			continue;
		print_point(r, of, p);
		n++;
	}
	if (of->open[kind] > n)
		printf(_("    and %zu more\n"), of->open[kind] - n);
	if (r->options->all)
		return;
	if (kind == POINT_BLANK || kind == POINT_CONTRACT)
		print_own_ways(r, of, kind);
	else
		print_ways(r, of, kind);
}

static void print_head(const struct readiness *of)
{
	if (of->n_open)
		printf(_("%s: left before signature: kinds %zu, points %zu"), of->scope,
		       readiness_kinds(of), of->n_open);
	else
		printf(_("%s: ready"), of->scope);
	if (of->n_left)
		printf(_("; left knowingly: %zu"), of->n_left);
}

/* The points that one element of `left` names, and still are points. */
static void print_leaving(const struct ready *r, const struct readiness *of,
			  const struct leaving *l)
{
	struct strbuf ids = strbuf_new(r->a);
	size_t n = 0;

	for (size_t i = 0; i < of->points.all.n; i++)
		if (of->points.all.at[i]->left == l && n++ < SHOWN_LEFT)
			strbuf_join(&ids, ", ", of->points.all.at[i]->id);
	if (!n)
		return;
	printf("    %s", name_visible(r->a, ids.text));
	if (n > SHOWN_LEFT)
		printf(_(" and %zu more"), n - SHOWN_LEFT);
	printf(": %s (%s%s%s)\n", name_visible(r->a, l->reason), name_visible(r->a, l->by),
	       l->date ? ", " : "", l->date ? l->date : "");
}

static void print_whole(const struct ready *r, const struct readiness *of)
{
	const struct project *p = r->run->project;

	print_head(of);
	puts("");
	talk_print(r->a, r->run, of->scope, "  ");
	for (enum point_kind kind = 0; kind < POINT__MAX; kind++)
		if (of->open[kind])
			print_kind(r, of, kind);
	if (of->n_left)
		printf(_("  left knowingly: %zu\n"), of->n_left);
	for (size_t i = 0; i < p->left.n; i++)
		print_leaving(r, of, &p->left.at[i]);
}

static void print_line(const struct ready *r, const struct readiness *of)
{
	print_head(of);
	printf("%s%s\n", of->n_open ? ": " : "", readiness_counts(r->a, of));
}

/* --- for programs --- */

static struct json *leaving_to_json(struct arena *a, const struct leaving *l)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "reason", l->reason);
	json_set_string(a, j, "by", l->by);
	json_set_string(a, j, "date", l->date);
	return j;
}

static struct json *point_to_json(const struct ready *r, const struct readiness *of,
				  const struct point *p)
{
	struct arena *a = r->a;
	struct json *j = json_new_object(a), *codes = json_new_array(a),
		    *answers = json_new_array(a);

	json_set_string(a, j, "point", p->id);
	json_set_string(a, j, "kind", point_kind_id(p->kind));
	json_set_string(a, j, "subject", p->subject);
	json_set_string(a, j, "text", p->text);
	json_set_string(a, j, "place", p->place);
	json_set_string(a, j, "settle", settle_point(a, r->run, of->scope, p));
	for (size_t i = 0; i < p->found.n; i++)
		json_append(codes, json_new_string(a, diag_code_name(p->found.at[i]->code)));
	json_set(j, "codes", codes);
	for (size_t i = 0; p->answered && i < p->answered->answers.n; i++)
		json_append(answers,
			    json_new_string(a, p->answered->answers.at[i]->answer->id));
	json_set(j, "answers", answers);
	json_set(j, "left", p->left ? leaving_to_json(a, p->left) : json_new_null(a));
	return j;
}

static struct json *scope_to_json(const struct ready *r, const struct readiness *of)
{
	struct arena *a = r->a;
	struct json *j = json_new_object(a), *kinds = json_new_object(a), *gone = json_new_array(a),
		    *changed = json_new_array(a);

	json_set_string(a, j, "contract", of->scope);
	json_set(j, "ready", json_new_bool(a, !of->n_open));
	json_set(j, "open", json_new_number(a, (double)of->n_open));
	json_set(j, "left", json_new_number(a, (double)of->n_left));
	for (enum point_kind kind = 0; kind < POINT__MAX; kind++)
		json_set(kinds, point_kind_id(kind),
			 json_new_number(a, (double)of->open[kind]));
	json_set(j, "kinds", kinds);
	json_set(j, "talks", talk_to_json(a, r->run, of->scope));
	struct json *points = json_set(j, "points", json_new_array(a));

	for (size_t i = 0; i < of->points.all.n; i++)
		json_append(points, point_to_json(r, of, of->points.all.at[i]));
	for (size_t i = 0; i < of->gone.n; i++)
		json_append(gone, json_new_string(a, of->gone.at[i]));
	for (size_t i = 0; i < of->changed.n; i++)
		json_append(changed, json_new_string(a, of->changed.at[i]));
	json_set(j, "gone", gone);
	json_set(j, "changed", changed);
	return j;
}

static void print_json(const struct ready *r)
{
	struct json *root = json_new_object(r->a), *list = json_new_array(r->a);

	json_set_string(r->a, root, "schema", "bunkai/ready/1");
	for (size_t i = 0; i < r->scopes.n; i++)
		json_append(list, scope_to_json(r, r->scopes.at[i]));
	json_set(root, "contracts", list);
	fputs(json_print(r->a, root), stdout);
}

/* --- the command --- */

static bool read_options(struct ready_options *o, int argc, char **argv)
{
	const struct option_word words[] = {
		OPTION("contract", &o->contract), FLAG("all", &o->all),
		FLAG("json", &o->json),           FLAG("leave", &o->leave),
		OPTION("reason", &o->wish.reason), OPTION("by", &o->wish.by),
		OPTION("date", &o->wish.date),    {0}};

	if (!options_read(argc, argv, words, OPERANDS_AND(&o->named, &o->folder)))
		return false;
	o->wish.named = o->named.at;
	o->wish.n = o->named.n;
	return o->leave ? o->contract && o->named.n && !o->json
			: !o->named.n && !o->wish.reason && !o->wish.by && !o->wish.date;
}

static void check_text(struct arena *a, const char *option, const char *text, struct diag_list *dl)
{
	if (text_empty(text))
		diag_add(dl, DIAG_NEEDS_OPTION, NULL, "--leave", "--leave", option);
	else
		set_check_words(a, (char *const[]){(char *)text}, 1, dl);
}

static bool check_words(struct arena *a, const struct ready_options *o, struct diag_list *dl)
{
	if (!o->leave)
		return true;
	check_text(a, "--reason", o->wish.reason, dl);
	check_text(a, "--by", o->wish.by, dl);
	if (o->wish.date && !fields_is_date(o->wish.date))
		diag_add(dl, DIAG_BAD_DATE, NULL, "--date", o->wish.date);
	return !diag_failed(dl);
}

static void add_scopes(struct ready *r)
{
	const struct project *p = r->run->project;

	if (r->options->contract) {
		*vec_push(r->a, &r->scopes) = readiness_of(r->run, r->options->contract);
		return;
	}
	for (size_t i = 0; i < p->contracts.n; i++)
		if (run_makes(r->run, &p->contracts.at[i]))
			*vec_push(r->a, &r->scopes) = readiness_of(r->run, p->contracts.at[i].id);
	if (documents_plan_edition(r->run, SCOPE_HOSPITAL, NULL).all.n)
		*vec_push(r->a, &r->scopes) = readiness_of(r->run, SCOPE_HOSPITAL);
}

/* 'gap:R1/①-1, fee:R1/①-1 and 3 more' */
static const char *list_some(struct arena *a, const char *const *words, size_t n)
{
	enum { NAMED = 12 };
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n && i < NAMED; i++)
		strbuf_join(&sb, ", ", words[i]);
	if (n > NAMED)
		strbuf_add(&sb, arena_printf(a, _(" and %zu more"), n - NAMED));
	return sb.text;
}

static void tell_gone(const struct ready *r, struct diag_list *dl)
{
	const char *place = file_join(r->a, r->run->project->folder, "decisions.json:left");

	for (size_t i = 0; i < r->scopes.n; i++) {
		const struct readiness *of = r->scopes.at[i];

		if (of->gone.n)
			diag_add(dl, DIAG_LEFT_OF_NOTHING, of->scope, place,
				 list_some(r->a, of->gone.at, of->gone.n), of->scope,
				 arena_printf(r->a, "%zu", of->gone.n));
		if (of->changed.n)
			diag_add(dl, DIAG_LEFT_CHANGED, of->scope, place,
				 list_some(r->a, of->changed.at, of->changed.n), of->scope,
				 arena_printf(r->a, "%zu", of->changed.n));
	}
}

static int print_ready(struct ready *r, struct diag_list *dl)
{
	bool open = false;

	add_scopes(r);
	tell_gone(r, dl);
	report_print(dl);
	if (r->options->json)
		print_json(r);
	for (size_t i = 0; i < r->scopes.n; i++) {
		const struct readiness *of = r->scopes.at[i];

		open = open || of->n_open;
		if (r->options->json)
			continue;
		if (r->options->contract)
			print_whole(r, of);
		else
			print_line(r, of);
	}
	return open ? EXIT_UNUSABLE : EXIT_FINE;
}

static int list_points(struct arena *a, const struct ready_options *o, struct diag_list *dl)
{
	struct run run;
	struct ready r = {.a = a, .options = o, .run = &run};

	if (!run_load_as(&run, a, o->folder, &(struct run_wish){.asked = o->contract}))
		return report_print(run.problems);
	if (!names_check_contract(&run, o->contract, true, dl))
		return report_print(dl), EXIT_USAGE;
	run_check(&run);
	return print_ready(&r, dl);
}

static int leave(struct arena *a, struct ready_options *o, struct diag_list *dl)
{
	struct trial t;
	struct points points = {0};

	if (!trial_open(&t, a, o->folder))
		return report_print(t.before.problems);
	if (!names_check_contract(&t.before, o->contract, true, dl))
		return report_print(dl), EXIT_USAGE;
	if (!o->wish.date)
		o->wish.date = t.before.project->date;
	if (!leave_points(&t, readiness_of(&t.before, o->contract), &o->wish, &points, dl))
		return report_print(dl), EXIT_USAGE;
	if (!trial_run(&t, dl) || !trial_write(&t, dl))
		return report_print(dl);
	for (size_t i = 0; i < points.all.n; i++)
		printf("%s  %s\n", name_visible(a, points.all.at[i]->id),
		       words_of(a, points.all.at[i]));
	print_head(readiness_of(&t.after, o->contract));
	puts("");
	return EXIT_FINE;
}

static int cmd_ready(struct arena *a, int argc, char **argv)
{
	struct ready_options o = {0};
	struct diag_list *dl = diag_new(a);

	if (!read_options(&o, argc, argv))
		return command_usage(&command_ready);
	if (!check_words(a, &o, dl))
		return report_print(dl), EXIT_USAGE;
	return o.leave ? leave(a, &o, dl) : list_points(a, &o, dl);
}

const struct command command_ready = {
	.name = "ready",
	.run = cmd_ready,
	.usage = "DIR [--contract ID] [--all] [--json] | DIR --contract ID --leave POINT… "
		 "--reason R --by NAME [--date D]",
	.what = N_("say what is left before a contract is signed, or leave points open knowingly"),
};
