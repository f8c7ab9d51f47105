/* SPDX-License-Identifier: MIT
 *
 * Open answers as the hospital is asked about them: beside what was asked stands what was answered,
 * and the cells to be answered hold what is wished, so that to accept the row is to take the wish.
 */
#include "talks/sent_answers.h"

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/talks.h"
#include "talks/sent_fill.h"

static const char *label_of(const struct bind_input *in, const char *party)
{
	for (size_t i = 0; i < in->contract->parties.n; i++)
		if (text_equal(in->contract->parties.at[i].party, party))
			return in->contract->parties.at[i].label;
	return party;
}

/* 乙　修正希望、○を希望 … a line for each thing that is said. */
static const char *said(struct arena *a, const struct bind_input *in,
			const struct given_answer *answer)
{
	const struct library *l = in->library;
	struct strbuf sb = strbuf_new(a);

	strbuf_add(&sb, label_of(in, answer->party));
	strbuf_add(&sb, library_word(l, "colon"));
	strbuf_add(&sb, library_word(l, arena_concat(a, "verdict.",
						    answer_only_remarks(answer)
							    ? "none"
							    : answer_verdict(answer),
						    (char *)NULL)));
	for (size_t i = 0; i < answer->doubts.n; i++)
		strbuf_join(&sb, "\n",
			    library_word(l, arena_concat(a, "doubt.", doubt_name(answer, i),
							 (char *)NULL)));
	for (size_t i = 0; i < answer->raw.all.n; i++)
		strbuf_join(&sb, "\n",
			    text_fill(a, library_word(l, "talks.raw"), "name",
				      answer->raw.all.at[i].name, "value",
				      text_empty(answer->raw.all.at[i].value)
					      ? library_word(l, "missing")
					      : answer->raw.all.at[i].value));
	if (answer->reason)
		strbuf_join(&sb, "\n",
			    text_fill(a, library_word(l, "sending.reason"), "reason",
				      answer->reason, NULL, NULL));
	return sb.text;
}

/* 電話：0X-XXXX-2009, a line each. */
static const char *members_wished(struct arena *a, const struct library *l,
				  const struct given_answer *answer)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < answer->members.all.n; i++)
		strbuf_join(&sb, "\n",
			    answer_member_words(a, l, answer->members.all.at[i].name,
						answer->members.all.at[i].value));
	return sb.text;
}

static const char *shown_in(const struct row_now *of, const char *field)
{
	const char *text = of ? settings_get(&of->shown.cells, field) : NULL;

	return text ? text : "";
}

/* Cells of the row that was asked about, under the heads of the sheet of rows. */
static void add_shown(struct arena *a, struct row_now *row, const struct row_now *of)
{
	static const char *const fields[] = {"key", "phase", "risk", "judgement", "proposal",
					     "status"};
	const char *topic = shown_in(of, "topic"), *text = shown_in(of, "text");

	if (answer_new_place(row->answer))
		topic = answer_new_place(row->answer);
	if (of && of->chosen) {
		topic = arena_concat(a, shown_in(of, "article"), " ", shown_in(of, "title"), " ",
				     shown_in(of, "place"), (char *)NULL);
		text = shown_in(of, "wording");
	}
	if (of && of->contact) {
		topic = shown_in(of, "member:desk");
		text = shown_in(of, "member:name");
	}
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		sent_fill_cell(a, row, fields[i], shown_in(of, fields[i]));
	sent_fill_cell(a, row, "topic", topic);
	sent_fill_cell(a, row, "text", text);
}

/* The role that is wished, else the one that stands. */
static void add_roles(struct arena *a, const struct bind_input *in, struct row_now *row,
		      const struct row_now *of)
{
	for (size_t i = 0; i < in->contract->parties.n; i++) {
		const char *party = in->contract->parties.at[i].party,
			   *field = arena_concat(a, "role:", party, (char *)NULL),
			   *wished = settings_get(&row->answer->roles, party);
		const char *id = wished         ? wished
				 : of && of->row ? settings_get(&of->shown.values, field)
						 : NULL;
		const struct role *role = id ? library_role(in->library, id) : NULL;

		sent_fill_value(a, row, field, role ? role->mark : "", id);
	}
}

static const char *fee_word(struct arena *a, const struct bind_input *in, const char *fee)
{
	return library_word(in->library, arena_concat(a, "fee.", fee, (char *)NULL));
}

static void add_wishes(struct arena *a, const struct bind_input *in, struct row_now *row,
		       const struct row_now *of)
{
	const struct given_answer *answer = row->answer;
	const char *words = answer->members.all.n ? members_wished(a, in->library, answer)
						  : answer->text;
	const char *fee = answer->fee ? answer->fee
			  : of        ? settings_get(&of->shown.values, "fee")
				      : NULL;

	sent_fill_value(a, row, "words", words, words);
	sent_fill_value(a, row, "when", answer->when ? answer->when : shown_in(of, "when"), NULL);
	sent_fill_value(a, row, "fee",
			answer->fee ? fee_word(a, in, answer->fee) : shown_in(of, "fee"), fee);
}

static void add_answer(struct arena *a, const struct bind_input *in, struct sent_rows *rows,
		       const struct given_answer *answer)
{
	const struct row_now *of =
		sent_fill_find(rows, answer->asks, answer->key, answer->phase);
	const struct row_now about = of ? *of : (struct row_now){0};
	struct row_now *row = sent_fill_add(a, rows, ASKS_ANSWER, answer->id, NULL);
	struct strbuf sb = strbuf_new(a);

	of = of ? &about : NULL; /* the list has grown */
	row->answer = answer;
	row->row = about.row;
	row->paper = about.paper;
	row->chosen = about.chosen;
	row->paragraph = about.paragraph;
	row->contact = about.contact;
	add_shown(a, row, of);
	sent_fill_cell(a, row, "other", said(a, in, answer));
	add_roles(a, in, row, of);
	add_wishes(a, in, row, of);
	sent_fill_state(&sb, "answer", answer->id);
	sent_fill_state(&sb, "of", about.shown.state);
	sent_fill_seal(a, row, &sb);
}

void sent_answers_add(struct arena *a, const struct bind_input *in, struct sent_rows *rows)
{
	const struct talk_states *states = talk_states_of(a, in->project);

	for (size_t i = 0; i < states->answers.n; i++)
		if (states->answers.at[i].open &&
		    text_equal(states->answers.at[i].answer->contract, in->contract->id))
			add_answer(a, in, rows, states->answers.at[i].answer);
}
