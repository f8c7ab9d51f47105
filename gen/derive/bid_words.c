/* SPDX-License-Identifier: MIT
 *
 * A sentence is a row of pieces, each of which ends so that the next can follow: who, with whom, in
 * which case, when, for what, to whom, the act. The longest ending of `joins` says how a piece goes
 * on; a case that has none of them is a noun (…については).
 */
#include "derive/bid_words.h"

#include <string.h>

#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/duty_actor.h"

/* Characters before a time that may belong to it. */
enum { ANCHOR_MAX = 32 };

struct bid_prose *bid_prose_read(struct arena *a, const struct library *l, const struct chosen *c)
{
	struct bid_prose *p = arena_alloc(a, sizeof *p);

	*p = (struct bid_prose){.a = a, .library = l, .chosen = c};
	p->text = duty_text_read(a, &l->duty_words, c->position);
	p->of = duty_text_assign(a, &l->duty_words, c->clause->duties, c->position->name,
				 &p->text);
	return p;
}

static const struct statement_form *form_of(const struct bid_prose *p, size_t i)
{
	return statement_in(&p->chosen->clause->duties->statements.at[i],
			    p->chosen->position->name);
}

static const char *filled(const struct bid_prose *p, const char *text)
{
	struct expand e = {.a = p->a, .names = &p->chosen->names};

	return text ? expand_text(&e, text, "") : "";
}

static const char *word(const struct bid_prose *p, const char *name)
{
	return library_word(p->library, arena_concat(p->a, "bid.", name, (char *)NULL));
}

static const char *word_with(const struct bid_prose *p, const char *name, const char *what)
{
	return text_fill(p->a, word(p, name), "what", what, NULL, NULL);
}

/* --- how pieces go on --- */

static const struct duty_word *join_of(const struct bid_prose *p, const char *piece)
{
	const struct duty_word_list *joins = &p->library->duty_words.joins;
	const struct duty_word *found = NULL;
	size_t n = strlen(piece), longest = 0;

	for (size_t i = 0; i < joins->n; i++) {
		size_t k = strlen(joins->at[i].id);

		if (k > longest && k <= n && memcmp(piece + n - k, joins->at[i].id, k) == 0) {
			found = &joins->at[i];
			longest = k;
		}
	}
	return found;
}

/* 5日以内 → 5日以内に、 */
static const char *joined(const struct bid_prose *p, const char *piece, const char *otherwise)
{
	const struct duty_word *join = join_of(p, piece);

	if (!*piece)
		return "";
	if (!join)
		return word_with(p, otherwise, piece);
	return arena_concat(p->a,
			    arena_strndup(p->a, piece, strlen(piece) - strlen(join->id)),
			    join->name, (char *)NULL);
}

/* --- when --- */

/* Where what goes with a time begins: behind the 、 or the mark of a subject before it. */
static const char *anchor_start(const struct bid_prose *p, const char *sentence, const char *time)
{
	const struct duty_strings *marks = &p->library->duty_words.topic_marks;
	const char *start = sentence;

	for (const char *at = sentence, *next = at; at < time; at = next) {
		if (text_next(&next) == U'、')
			start = next;
		for (size_t i = 0; i < marks->n; i++)
			if (text_starts(at, marks->at[i]) && at + strlen(marks->at[i]) <= time)
				start = at + strlen(marks->at[i]);
	}
	return start;
}

bool bid_words_end(struct arena *a, const char *text, const char *list)
{
	const struct known ends = known_parse(a, list);

	for (size_t i = 0; i < ends.all.n; i++)
		if (text_ends(text, ends.all.at[i]))
			return true;
	return false;
}

/* 実施日の5日前まで, of a statement that says 5日前まで. */
static const char *whole_time(const struct bid_prose *p, size_t i, const char *time)
{
	const struct duty_sentence *s = p->of[i];
	const char *at = s ? strstr(s->text, time) : NULL,
		   *start = at ? anchor_start(p, s->text, at) : NULL;
	const char *before = at ? arena_strndup(p->a, start, (size_t)(at - start)) : "";

	if (text_length(before) > ANCHOR_MAX || !bid_words_end(p->a, before, word(p, "anchors")))
		return filled(p, time);
	return filled(p, arena_concat(p->a, before, time, (char *)NULL));
}

static const char *name_in(const struct duty_word_list *list, const char *id)
{
	for (size_t i = 0; id && i < list->n; i++)
		if (strcmp(list->at[i].id, id) == 0)
			return list->at[i].name;
	return NULL;
}

static const char *events_of(const struct bid_prose *p, const struct statement_form *f)
{
	struct strbuf sb = strbuf_new(p->a);

	for (size_t i = 0; i < f->events.n; i++) {
		const char *name = name_in(&p->library->duty_words.events, f->events.at[i]);

		if (name)
			strbuf_join(&sb, library_word(p->library, "provision.or"), name);
	}
	return sb.text;
}

/* What runs from an event that nothing names: 30日以内; not of 区分Bは8時間以内, which has its own. */
static bool runs_from_event(const struct bid_prose *p, const char *time)
{
	return *time >= '0' && *time <= '9' &&
	       text_ends(time, library_word(p->library, "act.within")) &&
	       !strstr(time, library_word(p->library, "act.from"));
}

/* 協議の日から5営業日以内 names its day; その日から … does not. */
static bool names_its_day(const struct bid_prose *p, const char *time)
{
	return strstr(time, library_word(p->library, "act.from")) &&
	       !text_starts(time, word(p, "that"));
}

struct bid_case {
	const char *event;     /* "": none, or a time names it */
	const char *condition; /* "": none */
	const char *times;     /* each joined to what follows it */
};

/*
 * Events that are but kinds of cases (期限に間に合わないとき) say nothing beside the case that the
 * statement names itself.
 */
static bool is_loose(const struct bid_prose *p, const struct statement_form *f)
{
	const struct known loose = known_parse(p->a, word(p, "loose"));

	if (!f->condition || !f->events.n)
		return false;
	for (size_t i = 0; i < f->events.n; i++) {
		bool is = false;

		for (size_t k = 0; k < loose.all.n; k++)
			is = is || strcmp(loose.all.at[k], f->events.at[i]) == 0;
		if (!is)
			return false;
	}
	return true;
}

static struct bid_case case_of(const struct bid_prose *p, size_t i)
{
	const struct statement_form *f = form_of(p, i);
	const char *act = filled(p, f->act), *event = is_loose(p, f) ? "" : events_of(p, f),
		   *from = name_in(&p->library->duty_words.events, f->from);
	struct bid_case c = {event, filled(p, f->condition), ""};
	struct strbuf sb = strbuf_new(p->a);

	for (size_t k = 0; k < f->times.n; k++) {
		const char *time = whole_time(p, i, f->times.at[k]);

		if (strstr(act, filled(p, f->times.at[k])))
			continue; /* the act says it */
		if (runs_from_event(p, time) && (from || *event)) {
			time = text_fill(p->a, library_word(p->library, "act.since"), "detail",
					 from ? from : event, "act", time);
			c.event = from ? event : "";
		} else if (names_its_day(p, time) || (*event && strstr(time, event))) {
			c.event = "";
		}
		strbuf_add(&sb, joined(p, time, "time"));
	}
	c.times = sb.text;
	return c;
}

static const char *occasion_of(const struct bid_prose *p, const struct statement_form *f)
{
	const char *name = name_in(&p->library->duty_words.occasions, f->occasion);

	return name && !f->times.n ? joined(p, name, "time") : "";
}

/* 障害を知った場合において、 what stands before a narrower case; of a day 適用開始日において、. */
static const char *wider_case(const struct bid_prose *p, const char *event)
{
	const char *when = word(p, "when"),
		   *text = text_replace(p->a, event, when, word(p, "in-case"));

	return word_with(p, "and-if", text);
}

/* 障害を知った場合において、診療が止まるときは、: the event, narrowed by the condition. */
static const char *case_text(const struct bid_prose *p, const struct bid_case *c)
{
	const char *event = *c->event && *c->condition ? wider_case(p, c->event)
						       : joined(p, c->event, "case");

	return arena_concat(p->a, event, joined(p, c->condition, "case"), (char *)NULL);
}

static const char *when_text(const struct bid_prose *p, const struct bid_case *c,
			     const struct statement_form *f)
{
	const char *all = arena_concat(p->a, case_text(p, c), c->times, occasion_of(p, f),
				       (char *)NULL);

	return text_ends(all, "、") ? arena_strndup(p->a, all, strlen(all) - strlen("、")) : all;
}

/* --- whom else --- */

static const char *label_of(const struct bid_prose *p, const char *who)
{
	const char *label = settings_get(&p->chosen->names, who);

	return label ? label : who;
}

/* Whom an act is done to; 相手方 is the other of the two sides. */
static const char *told_label(const struct bid_prose *p, const char *who,
			      const struct bid_actor *actor)
{
	const char *label = label_of(p, who);
	bool other = strcmp(who, "other") == 0 || strcmp(label, actor->label) == 0;

	return other ? label_of(p, actor->bids ? "hospital" : "vendor") : label;
}

static const char *with_text(const struct bid_prose *p, const struct statement_form *f)
{
	struct strbuf sb = strbuf_new(p->a);

	for (size_t i = 0; i < f->with.n; i++)
		strbuf_join(&sb, library_word(p->library, "list.and"),
			    label_of(p, f->with.at[i]));
	return f->with.n ? word_with(p, "with", sb.text) : "";
}

static const struct duty_how *how_of(const struct bid_prose *p, const char *id)
{
	return duty_how_find(&p->library->duty_words, id);
}

static bool ends_in(const char *act, const struct duty_strings *ends)
{
	for (size_t i = 0; i < ends->n; i++)
		if (text_ends(act, ends->at[i]))
			return true;
	return false;
}

static bool tells(const struct bid_prose *p, const char *act)
{
	const struct duty_how *informed = how_of(p, "informed");

	for (size_t i = 0; i < p->library->duty_words.told.n; i++)
		if (text_ends(act, p->library->duty_words.told.at[i].id))
			return true;
	return informed && ends_in(act, &informed->acts);
}

/* 承認を受けて, 発注者の確認を受ける: the act says itself what the other side has to do with it. */
static bool says_itself(const struct bid_prose *p, const char *act, const char *how,
			const char *label)
{
	const struct duty_how *h = how_of(p, how);

	return strstr(act, label) || (h && duty_has_any(act, &h->plain));
}

/* 発注者に, where the act goes to somebody; in brackets what else others have to do with it. */
static void add_others(const struct bid_prose *p, const struct statement_form *f, const char *act,
		       const struct bid_actor *actor, struct strbuf *to,
		       struct strbuf *beside)
{
	for (size_t i = 0; i < f->to.all.n; i++) {
		const struct setting *s = &f->to.all.at[i];
		const char *label = told_label(p, s->name, actor);

		if (strcmp(s->value, "informed") == 0 && tells(p, act))
			strbuf_join(to, library_word(p->library, "list.and"), label);
		else if (!says_itself(p, act, s->value, label))
			strbuf_add(beside, word_with(p, s->value, label));
	}
}

/* --- the sentence --- */

static const char *opening_text(const struct bid_prose *p, const struct bid_case *c,
				const struct statement_form *f, const struct bid_actor *actor)
{
	return arena_concat(p->a, word_with(p, "who", actor->label), with_text(p, f),
			    case_text(p, c), c->times, occasion_of(p, f),
			    actor->objects ? word_with(p, "about", actor->objects) : "",
			    (char *)NULL);
}

static const char *sentence_text(const struct bid_prose *p, const struct statement_form *f,
				 const struct bid_actor *actor, const char *opening)
{
	const char *act = filled(p, f->act);
	struct strbuf to = strbuf_new(p->a), beside = strbuf_new(p->a), sb = strbuf_new(p->a);

	add_others(p, f, act, actor, &to, &beside);
	strbuf_add(&sb, opening);
	if (to.len)
		strbuf_add(&sb, word_with(p, "to", to.text));
	strbuf_add(&sb, word_with(p, actor->bids ? "asked" : "told", act));
	if (beside.len)
		strbuf_add(&sb, word_with(p, "beside", beside.text));
	return sb.text;
}

struct bid_sentence bid_words(const struct bid_prose *p, size_t statement,
			      const struct bid_actor *actor)
{
	const struct statement_form *f = form_of(p, statement);
	const struct bid_case c = case_of(p, statement);
	const char *opening = opening_text(p, &c, f, actor);

	return (struct bid_sentence){sentence_text(p, f, actor, opening), opening,
				     when_text(p, &c, f)};
}
