/* SPDX-License-Identifier: MIT
 *
 * Views over answered questionnaires, for the hospital alone: the answers of the forms that count,
 * what remarks leave open, and what contradicts what.
 */
#include "bind/view_disclosed.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/source_words.h"
#include "bind/view.h"
#include "derive/contradictions.h"
#include "derive/remarks.h"

static const char *system_name(struct binding *b, const char *id)
{
	const struct system *s = id ? project_system(b->in->project, id) : NULL;

	return s ? s->name : id ? id : "";
}

static void set_sheet(struct binding *b, struct view_row *row, const struct disclosed_sheet *s)
{
	const struct questionnaire *q = library_questionnaire(b->in->library, s->questionnaire);

	view_set(b, row, "sheet", s->id);
	view_set(b, row, "form", q ? q->shown ? q->shown : q->title : s->questionnaire);
	view_set(b, row, "vendor", party_name(b, s->party));
	view_set(b, row, "system", system_name(b, s->system));
	view_set(b, row, "product", s->product ? s->product : "");
}

static const char *level_word(struct binding *b, const char *answer)
{
	return text_fill(b->a, word_of(b, "disclosed", "level"), "what",
			 answer + strlen("level-"), NULL, NULL);
}

/* What the form calls the answer, else our own word. */
static const char *answer_name(struct binding *b, const struct disclosed_sheet *s,
			       const struct disclosed_answer *x, const char *answer)
{
	const struct questionnaire *q = library_questionnaire(b->in->library, s->questionnaire);
	const struct question *asked = disclosed_question(b->in->library, s, x);
	const struct answer_choices *choices = asked ? question_choices(q, asked) : NULL;
	const struct answer_choice *c =
		choices && answer ? answer_choice_find(choices, answer) : NULL;

	if (!answer)
		return word_of(b, "disclosed",
			       asked && asked->heading ? "heading" : "unanswered");
	return c                               ? c->word
	       : text_starts(answer, "level-") ? level_word(b, answer)
					       : word_of(b, "disclosed.answer", answer);
}

static void set_question(struct binding *b, struct view_row *row, const struct disclosed_sheet *s,
			 const struct disclosed_answer *x)
{
	const struct question *q = disclosed_question(b->in->library, s, x);

	view_set(b, row, "no", q && q->no ? q->no : x->item);
	view_set(b, row, "question", q ? q->text : "");
}

/* A day that nobody wrote is no gap of this paper. */
static void set_day(struct binding *b, struct view_row *row, const char *field, const char *iso)
{
	view_set(b, row, field, iso ? view_date(b, iso) : "");
}

/* What is not answered, or not done, is open; an option that is not taken is not. */
static const char *answer_role(struct binding *b, const struct disclosed_sheet *s,
			       const struct disclosed_answer *x, const char *now)
{
	const struct questionnaire *q = library_questionnaire(b->in->library, s->questionnaire);
	const struct question *asked = disclosed_question(b->in->library, s, x);

	if (!now)
		return asked && asked->heading ? NULL : "open";
	if (asked && (question_is_presence(q, asked) || strchr(asked->id, '/')))
		return NULL;
	return strcmp(now, "no") == 0 ? "open" : NULL;
}

static void add_answer(struct binding *b, struct view *v, const struct disclosed_sheet *s,
		       const struct disclosed_answer *x)
{
	const struct remark_kind *kind = remark_read(b->in->library, x->remark);
	struct view_row *row = view_add(b, v, "disclosed", s->place, x->at,
					arena_concat(b->a, s->id, "/", x->item, (char *)NULL));
	const char *now = disclosed_answer_now(x), *role = answer_role(b, s, x, now);

	set_sheet(b, row, s);
	set_question(b, row, s, x);
	view_set(b, row, "answer", now ? now : "unanswered")->role = role;
	view_set(b, row, "answer.name", answer_name(b, s, x, now))->role = role;
	set_day(b, row, "date",
		x->again_date ? x->again_date
		: x->date     ? x->date
		: now         ? s->date
			      : NULL);
	set_day(b, row, "target", x->target);
	view_set(b, row, "remark", x->remark ? x->remark : "");
	view_set(b, row, "remark.kind", kind ? kind->id : "");
	view_set(b, row, "remark.name", kind ? kind->name : "");
}

void fill_disclosed_answers(struct binding *b, struct view *v)
{
	const struct project *p = b->in->project;

	for (size_t i = 0; i < p->disclosed.n; i++)
		for (size_t k = 0; disclosed_counts(p, &p->disclosed.at[i]) &&
				   k < p->disclosed.at[i].answers.n;
		     k++)
			add_answer(b, v, &p->disclosed.at[i], &p->disclosed.at[i].answers.at[k]);
}

/* --- what remarks leave open --- */

/* The clause whose statement settles it, as papers call it. */
static const char *settling_clause(struct binding *b, const struct remark_point *x)
{
	const char *end = x->settled_by ? strchr(x->settled_by, '#') : NULL;
	const struct clause *c =
		end ? library_clause(b->in->library,
				     arena_strndup(b->a, x->settled_by,
						   (size_t)(end - x->settled_by)))
		    : NULL;

	return c ? c->title : "";
}

static void add_point(struct binding *b, struct view *v, const struct remark_point *x)
{
	struct view_row *row =
		view_add(b, v, "disclosed", x->sheet->place, x->answer->at,
			 arena_concat(b->a, x->sheet->id, "/", x->answer->item, (char *)NULL));

	set_sheet(b, row, x->sheet);
	set_question(b, row, x->sheet, x->answer);
	view_set(b, row, "remark", x->answer->remark);
	view_set(b, row, "kind", x->kind->id);
	view_set(b, row, "kind.name", x->kind->name);
	view_set(b, row, "asks", x->kind->asks ? x->kind->asks : "");
	view_set(b, row, "measure", x->measure ? x->measure->name : "");
	view_set(b, row, "statement", x->settled_by ? x->settled_by : "");
	view_set(b, row, "clause", settling_clause(b, x));
}

void fill_remark_points(struct binding *b, struct view *v)
{
	const struct remark_points points =
		remark_points_of(b->a, b->in->project, b->in->library);

	for (size_t i = 0; i < points.all.n; i++)
		add_point(b, v, &points.all.at[i]);
}

/* --- what contradicts what --- */

static const char *source_word(struct binding *b, enum witness w)
{
	static const char *const names[] = {
		[WITNESS_ANSWER] = "answer",   [WITNESS_HOSPITAL] = "hospital",
		[WITNESS_SYSTEM] = "system",   [WITNESS_OBJECT] = "object",
		[WITNESS_LEDGER] = "ledger",   [WITNESS_PAPER] = "paper",
		[WITNESS_ROW] = "row",         [WITNESS_ARTICLE] = "article",
		[WITNESS_DECISION] = "decision"};

	return word_of(b, "disclosed.source", names[w]);
}

static const char *said_words(struct binding *b, const struct testimony *t)
{
	if (t->answer && (!t->said || strcmp(t->said, t->answer) == 0))
		return text_starts(t->answer, "level-") ? level_word(b, t->answer)
						       : word_of(b, "disclosed.answer", t->answer);
	return source_said_words(b, t);
}

static const char *keys_of(struct binding *b, const struct contradiction *c)
{
	struct strbuf sb = strbuf_new(b->a);

	strbuf_add(&sb, source_place_words(b, &c->y));
	for (size_t i = 0; i < c->also.n; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"), source_place_words(b, c->also.at[i]));
	return sb.text;
}

static void set_side(struct binding *b, struct view_row *row, const char *side,
		     const struct testimony *t, const char *keys)
{
	view_set(b, row, arena_concat(b->a, side, ".source", (char *)NULL),
		 source_word(b, t->source));
	view_set(b, row, arena_concat(b->a, side, ".key", (char *)NULL), keys);
	view_set(b, row, arena_concat(b->a, side, ".said", (char *)NULL), said_words(b, t));
	set_day(b, row, arena_concat(b->a, side, ".date", (char *)NULL), t->date);
}

static void add_contradiction(struct binding *b, struct view *v, const struct contradiction *c,
			      const char *vendor)
{
	struct view_row *row = view_add(b, v, "disclosed", b->in->project->file, c->x.place,
					arena_concat(b->a, c->x.key, " ", c->y.key, (char *)NULL));

	view_set(b, row, "vendor", vendor ? party_name(b, vendor) : "");
	view_set(b, row, "subject", c->subject);
	set_side(b, row, "one", &c->x, source_place_words(b, &c->x));
	set_side(b, row, "other", &c->y, keys_of(b, c));
}

/* Party by party, as bunkai.json has them; last what is nobody's in particular. */
void fill_contradictions(struct binding *b, struct view *v)
{
	const struct project *p = b->in->project;
	const struct testimony_sources in = {p, b->in->library, b->in->coverage, b->in->words};
	const struct contradictions all = contradictions_of(b->a, &in);

	for (size_t k = 0; k <= p->parties.n; k++)
		for (size_t i = 0; i < all.all.n; i++) {
			const char *vendor = contradiction_vendor(p, &all.all.at[i]);
			const struct party *party = vendor ? project_party(p, vendor) : NULL;

			if (party == (k < p->parties.n ? &p->parties.at[k] : NULL))
				add_contradiction(b, v, &all.all.at[i], vendor);
		}
}
