/* SPDX-License-Identifier: MIT
 *
 * Views over the registers themselves: requirements as printed, and risks that remain. Only
 * registers that the document speaks of are asked; rows stand in the order of the register.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/unicode.h"
#include "bind/view.h"
#include "derive/follow_ups.h"
#include "derive/keys.h"
#include "derive/responsibility.h"

bool rests_on(const struct binding *b, const struct risk_register *reg)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; c && i < c->registers.n; i++)
		if (strcmp(c->registers.at[i], reg->id) == 0)
			return true;
	return !c;
}

static const char *row_key(struct binding *b, const struct risk_register *reg, const char *risk,
			   const char *no)
{
	return arena_concat(b->a, register_lead(b, reg), key_of(b->a, risk, no), (char *)NULL);
}

static const char *or_dash(struct binding *b, const char *s)
{
	return s ? s : library_word(b->in->library, "dash");
}

static void add_requirement(struct binding *b, struct view *v, const struct risk_register *reg,
			    const struct risk *risk, const struct requirement *r)
{
	struct topic_link topic = topic_of_requirement(
		b->a, b->in->library, reg, r, topic_of_risk(b->a, b->in->library, reg, risk));
	struct view_row *row =
		view_add(b, v, "register", reg->file, r->at.place, row_key(b, reg, r->risk, r->no));

	view_set(b, row, "key", row->origin->key);
	view_set(b, row, "risk.id", r->risk);
	view_set(b, row, "risk.scenario", risk->scenario);
	view_set(b, row, "no", or_dash(b, r->no));
	view_set(b, row, "viewpoint", or_dash(b, r->viewpoint));
	view_set(b, row, "response", or_dash(b, r->response));
	view_set(b, row, "applies", or_dash(b, r->applies));
	view_set(b, row, "text", or_dash(b, r->text));
	view_set(b, row, "topic.id", topic.topic ? topic.topic->id : "");
	view_set(b, row, "topic.name",
		 topic.topic ? topic.topic->name : library_word(b->in->library, "topic.none"));
	view_set(b, row, "place", r->at.place ? r->at.place : "");
	view_set_extras(b, row, &r->at);
}

void fill_requirements(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->project->registers.n; i++) {
		const struct risk_register *reg = b->in->project->registers.at[i];

		for (size_t k = 0; rests_on(b, reg) && k < reg->requirements.n; k++) {
			const struct risk *risk = register_risk(reg, reg->requirements.at[k].risk);

			if (risk)
				add_requirement(b, v, reg, risk, &reg->requirements.at[k]);
		}
	}
}

const char *factors_text(struct binding *b, const struct risk_register *reg, const struct rating *r)
{
	struct scale scale = scale_of(b->in->library, reg);

	return scale_text(b->a, b->in->library, &scale, r, b->dl);
}

const char *rating_text(struct binding *b, const struct risk_register *reg, const struct rating *r)
{
	const char *text = factors_text(b, reg, r), *level = or_dash(b, r->level);

	return *text ? arena_concat(b->a, level, "（", text, "）", (char *)NULL) : level;
}

static const char *number_text(struct binding *b, int n)
{
	return n ? arena_printf(b->a, "%d", n) : library_word(b->in->library, "dash");
}

static bool speaks_of(const struct project *p, const struct followed *f,
		      const struct risk_register *reg, const char *risk)
{
	struct key key = key_parse(p, f->risk);

	return strcmp(f->kind, FOLLOWED_ITEM) != 0 && (!f->reg || strcmp(f->reg, reg->id) == 0) && (!key.reg || key.reg == reg) &&
	       strcmp(key.key, risk) == 0;
}

/* What is said of a risk's follow-up, each kind on lines of its own. */
struct follow_up_words {
	struct strbuf owner, due, review, dates, what;
	const struct follow_up *last;
	size_t n;
};

static void join_date(struct binding *b, struct strbuf *dates, const char *word, const char *date)
{
	if (date)
		strbuf_join(dates, "\n",
			    arena_concat(b->a, word_of(b, "follow-up", word), view_date(b, date),
					 (char *)NULL));
}

static void note_follow_up(struct binding *b, struct follow_up_words *w, const struct followed *f)
{
	const struct follow_up *u = f->follow_up;

	w->last = u;
	w->n++;
	strbuf_join(&w->owner, "\n", u->owner ? u->owner : library_word(b->in->library, "missing"));
	strbuf_join(&w->due, "\n", or_dash(b, view_date(b, u->due)));
	strbuf_join(&w->review, "\n", or_dash(b, view_date(b, u->review)));
	join_date(b, &w->dates, u->done ? "done" : "due", u->done ? u->done : u->due);
	join_date(b, &w->dates, "review", u->review);
	if (f->what)
		strbuf_join(&w->what, "\n", f->what);
}

static struct view_field *set_lines(struct binding *b, struct view_row *row, const char *name,
				    const struct strbuf *lines)
{
	return view_set(b, row, name, or_dash(b, lines->len ? lines->text : NULL));
}

/* A day, unless several are said. */
static void set_days(struct binding *b, struct view_row *row, const struct follow_up_words *w)
{
	struct view_field *due = set_lines(b, row, "due", &w->due),
			  *review = set_lines(b, row, "review", &w->review);

	if (w->n != 1)
		return;
	view_note_day(due, w->last->due);
	view_note_day(review, w->last->review);
}

/* The acceptance's first, then those of what is still to be done; else what the register plans. */
static void set_follow_ups(struct binding *b, struct view_row *row,
			   const struct risk_register *reg, const char *risk,
			   const struct residual *residual)
{
	struct followed_list list = follow_ups_of(b->scratch, b->in->project);
	struct follow_up_words w = {.owner = strbuf_new(b->a),
				    .due = strbuf_new(b->a),
				    .review = strbuf_new(b->a),
				    .dates = strbuf_new(b->a),
				    .what = strbuf_new(b->a)};

	for (size_t i = 0; i < list.all.n; i++)
		if (speaks_of(b->in->project, &list.all.at[i], reg, risk))
			note_follow_up(b, &w, &list.all.at[i]);
	if (!w.what.len && residual && residual->action)
		strbuf_add(&w.what, residual->action);
	set_lines(b, row, "owner", &w.owner);
	set_days(b, row, &w);
	set_lines(b, row, "dates", &w.dates);
	set_lines(b, row, "measure", &w.what);
}

/* What waits for somebody stands before what was accepted, worse risks before others. */
static const char *residual_weight(struct binding *b, const struct risk_register *reg,
				   const struct risk *risk, bool accepted)
{
	struct scale scale = scale_of(b->in->library, reg);

	return arena_printf(b->a, "%d %zu", accepted, scale_rank(&scale, risk->level));
}

static void add_residual(struct binding *b, struct view *v, const struct risk_register *reg,
			 const struct risk *risk, const struct residual *residual)
{
	const struct acceptance *c = acceptance_of(b->in->project, reg, risk->id);
	struct rating before = rating_of_risk(risk),
		      after = residual ? rating_of_residual(residual) : before;
	const char *open = project_place(b, "decisions.json:acceptances");
	const char *place = residual && residual->at.place ? residual->at.place : risk->at.place;
	struct view_row *row =
		view_add(b, v, "register", reg->file, place, row_key(b, reg, risk->id, NULL));

	view_set(b, row, "risk.id", row->origin->key);
	view_set(b, row, "kind", word_of(b, "residual", residual ? "after" : "untreated"));
	view_set(b, row, "scenario", residual ? residual->scenario : risk->scenario);
	view_set(b, row, "severity",
		 number_text(b, residual ? residual->severity : risk->severity));
	view_set(b, row, "frequency",
		 number_text(b, residual ? residual->frequency : risk->frequency));
	view_set(b, row, "level", or_dash(b, residual ? residual->level : risk->level));
	view_set(b, row, "before", rating_text(b, reg, &before));
	view_set(b, row, "rating", rating_text(b, reg, &after));
	view_set(b, row, "policy", or_dash(b, residual ? residual->policy : NULL));
	view_set(b, row, "action", or_dash(b, residual ? residual->action : NULL));
	view_set_member(b, row, "accepted_by", c ? c->by : NULL,
			c ? c->place : open, "by");
	view_note_day(view_set_member(b, row, "accepted_on", c ? view_date(b, c->date) : NULL,
				      c ? c->place : open, "date"),
		      c ? c->date : NULL);
	view_set(b, row, "accepted", c ? c->by : word_of(b, "open", "risk.name"));
	view_set(b, row, "state", c ? "accepted" : "accept")->role = c ? "accepted" : "accept";
	view_set(b, row, "weight", residual_weight(b, reg, risk, c != NULL));
	set_follow_ups(b, row, reg, risk->id, residual);
}

/*
 * What remains after treatment, risks for which the register asks no response, and those that were
 * accepted although it asks for one: all wait for somebody to accept them, or have found one.
 */
void fill_residuals(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < b->in->project->registers.n; i++) {
		const struct risk_register *reg = b->in->project->registers.at[i];

		for (size_t k = 0; rests_on(b, reg) && k < reg->risks.n; k++) {
			const struct risk *risk = &reg->risks.at[k];

			for (size_t n = 0; n < risk->residual.n; n++)
				add_residual(b, v, reg, risk, &risk->residual.at[n]);
			if (!risk->residual.n &&
			    risk_remains(b->in->project, b->in->library, reg, risk))
				add_residual(b, v, reg, risk, NULL);
		}
	}
}
