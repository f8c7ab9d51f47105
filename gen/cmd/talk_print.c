/* SPDX-License-Identifier: MIT
 *
 * The latest sending of a party is what it has to answer; of earlier ones only what came of them and
 * is open still counts.
 */
#include "cmd/talk_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/names.h"
#include "base/strbuf.h"
#include "derive/talks.h"

/* Nobody answers for a contract that has ended, or that is gone (check says so). */
static bool is_wanted(const struct run *run, const struct party_talk *t, const char *contract)
{
	const struct contract *c = project_contract(run->project, t->contract);

	return c && run_makes(run, c) && (!contract || strcmp(contract, t->contract) == 0);
}

static const char *party_words(const struct run *run, const char *id)
{
	const struct party *p = project_party(run->project, id);

	return p ? p->name : id;
}

static const char *distance(struct arena *a, const struct sending_state *s)
{
	long days = labs(s->days);

	if (!s->days)
		return _("today");
	if (s->days > 0)
		return arena_printf(a, ngettext("in %ld day", "in %ld days", (unsigned long)days),
				    days);
	if (!s->overdue)
		return _("past, all answered");
	return arena_printf(a, ngettext("overdue by %ld day", "overdue by %ld days",
					(unsigned long)days), days);
}

/* 'accepted 12, wished otherwise 3, refused 1' */
static const char *verdicts(struct arena *a, const struct sending_state *s)
{
	const struct {
		size_t n;
		const char *words;
	} counts[] = {{s->accepted, _("accepted %zu")},
		      {s->wished, _("wished otherwise %zu")},
		      {s->refused, _("refused %zu")}};
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < ARRAY_LEN(counts); i++)
		if (counts[i].n)
			strbuf_join(&sb, ", ", arena_printf(a, counts[i].words, counts[i].n));
	return sb.text;
}

static void print_sending(struct arena *a, const struct sending_state *s)
{
	printf(_("sending %d of %s, due %s (%s): rows %zu, answered %zu"), s->sending->number,
	       s->sending->date, s->sending->due, distance(a, s), s->asked, s->answered);
	if (s->answered)
		printf(" (%s)", verdicts(a, s));
	printf(_(", settled %zu, not answered %zu"), s->settled, s->unanswered);
}

static void print_talk(struct arena *a, const struct run *run, const struct party_talk *t)
{
	printf("%s/%s (%s): ", t->contract, name_visible(a, t->party),
	       name_visible(a, party_words(run, t->party)));
	if (t->latest)
		print_sending(a, t->latest);
	else
		printf("%s", _("nothing was sent"));
	printf(_("; open answers %zu"), t->open);
	if (t->changed)
		printf(_(", of them changed since they were sent %zu"), t->changed);
	puts("");
}

void talk_print(struct arena *a, const struct run *run, const char *contract, const char *indent)
{
	const struct talk_states *t = talk_states_of(a, run->project);

	for (size_t i = 0; i < t->parties.n; i++) {
		if (!is_wanted(run, &t->parties.at[i], contract))
			continue;
		printf("%s", indent);
		print_talk(a, run, &t->parties.at[i]);
	}
}

static void set_count(struct arena *a, struct json *j, const char *name, size_t n)
{
	json_set(j, name, json_new_number(a, (double)n));
}

static struct json *asked_to_json(struct arena *a, const struct sending_state *s)
{
	struct json *j = json_new_object(a);

	json_set_string(a, j, "id", s->sending->id);
	json_set(j, "number", json_new_number(a, s->sending->number));
	json_set_string(a, j, "sent", s->sending->date);
	json_set_string(a, j, "due", s->sending->due);
	json_set(j, "days", json_new_number(a, (double)s->days));
	json_set(j, "overdue", json_new_bool(a, s->overdue));
	set_count(a, j, "asked", s->asked);
	set_count(a, j, "answered", s->answered);
	set_count(a, j, "accepted", s->accepted);
	set_count(a, j, "wished", s->wished);
	set_count(a, j, "refused", s->refused);
	set_count(a, j, "settled", s->settled);
	set_count(a, j, "unanswered", s->unanswered);
	return j;
}

struct json *talk_to_json(struct arena *a, const struct run *run, const char *contract)
{
	const struct talk_states *t = talk_states_of(a, run->project);
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < t->parties.n; i++) {
		const struct party_talk *talk = &t->parties.at[i];

		if (!is_wanted(run, talk, contract))
			continue;
		struct json *j = json_append(list, json_new_object(a)),
			    *sendings = json_new_array(a);

		json_set_string(a, j, "contract", talk->contract);
		json_set_string(a, j, "party", talk->party);
		set_count(a, j, "open", talk->open);
		set_count(a, j, "changed", talk->changed);
		for (size_t k = 0; k < talk->sendings.n; k++)
			json_append(sendings, asked_to_json(a, &talk->sendings.at[k]));
		json_set(j, "sendings", sendings);
	}
	return list;
}
