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
#include "work/sent_changes.h"

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

/* Of the latest, since nobody answers an earlier one any more. */
static void print_changes(struct sent_changes_seen *seen, const struct party_talk *t)
{
	const struct sent_changes changes = sent_changes_of(seen, t->latest->sending);

	if (changes.changed)
		printf(_(", changed since %zu"), changes.changed);
}

static void print_talk(struct arena *a, struct sent_changes_seen *seen, const struct party_talk *t)
{
	const struct run *run = seen->run;

	printf("%s/%s (%s): ", t->contract, name_visible(a, t->party),
	       name_visible(a, party_words(run, t->party)));
	if (t->latest) {
		print_sending(a, t->latest);
		print_changes(seen, t);
	} else {
		printf("%s", _("nothing was sent"));
	}
	printf(_("; open answers %zu\n"), t->open);
}

void talk_print(struct arena *a, const struct run *run, const char *contract, const char *indent)
{
	const struct talk_states *t = talk_states_of(a, run->project);
	struct sent_changes_seen seen = sent_changes_new(run, t);

	for (size_t i = 0; i < t->parties.n; i++) {
		if (!is_wanted(run, &t->parties.at[i], contract))
			continue;
		printf("%s", indent);
		print_talk(a, &seen, &t->parties.at[i]);
	}
}

static void set_count(struct arena *a, struct json *j, const char *name, size_t n)
{
	json_set(j, name, json_new_number(a, (double)n));
}

static struct json *asked_to_json(struct arena *a, struct sent_changes_seen *seen,
				  const struct sending_state *s)
{
	struct json *j = json_new_object(a);
	const struct sent_changes changes = sent_changes_of(seen, s->sending);

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
	json_set(j, "changed",
		 changes.known ? json_new_number(a, (double)changes.changed) : json_new_null(a));
	return j;
}

struct json *talk_to_json(struct arena *a, const struct run *run, const char *contract)
{
	const struct talk_states *t = talk_states_of(a, run->project);
	struct sent_changes_seen seen = sent_changes_new(run, t);
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
			json_append(sendings, asked_to_json(a, &seen, &talk->sendings.at[k]));
		json_set(j, "sendings", sendings);
	}
	return list;
}
