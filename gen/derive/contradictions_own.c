/* SPDX-License-Identifier: MIT
 *
 * An answer and its remark stand in one row; a question and the one above it in one form; of a
 * machine the ledger and bunkai.json both say what it runs on and who updates it.
 */
#include "derive/contradictions_own.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "derive/remarks.h"
#include "derive/sentences.h"
#include "model/objects.h"

struct own {
	struct arena *a;
	const struct testimony_sources *in;
	struct contradictions *out;
};

static struct testimony of_answer(const struct own *o, const struct disclosed_sheet *s,
				  const struct disclosed_answer *x, const char *said,
				  const char *member)
{
	return (struct testimony){.source = WITNESS_ANSWER,
				  .party = s->party,
				  .key = disclosed_key(o->a, s, x),
				  .said = said,
				  .place = arena_concat(o->a, x->at, member, (char *)NULL),
				  .sheet = s,
				  .date = x->date ? x->date : s->date};
}

static const char *question_name(const struct own *o, const struct disclosed_sheet *s,
				 const struct disclosed_answer *x)
{
	const struct question *q = disclosed_question(o->in->library, s, x);

	return q ? q->text : disclosed_key(o->a, s, x);
}

static bool is_pair(const struct contradiction *c, const char *one, const char *other)
{
	return text_equal(c->x.place, one) && text_equal(c->y.place, other);
}

/* What the rules have told of the same two places is not told again. */
static void add(struct own *o, const char *subject, struct testimony x, struct testimony y)
{
	struct contradiction *c;

	for (size_t i = 0; i < o->out->all.n; i++)
		if (is_pair(&o->out->all.at[i], x.place, y.place) ||
		    is_pair(&o->out->all.at[i], y.place, x.place))
			return;
	c = vec_push(o->a, &o->out->all);
	c->subject = subject;
	c->x = x;
	c->y = y;
}

/* As it was written, else the form's word for it. */
static const char *shown(const struct own *o, const struct disclosed_sheet *s,
			 const struct disclosed_answer *x)
{
	const char *now = disclosed_answer_now(x);
	const struct question *q = disclosed_question(o->in->library, s, x);
	const struct answer_choices *all =
		q ? question_choices(library_questionnaire(o->in->library, s->questionnaire), q) : NULL;
	const struct answer_choice *c = all ? answer_choice_find(all, now) : NULL;

	return !x->again && x->said ? x->said : c ? c->word : now;
}

/* A turn of phrase that says yes of what the question asks: 接続できない of what must not be open. */
static bool remark_affirms(const struct own *o, const char *key, const char *remark)
{
	const struct answer_rules *r = &o->in->library->answer_rules;

	for (size_t i = 0; remark && i < r->subjects.n; i++) {
		const struct answer_subject *s = &r->subjects.at[i];

		if ((rule_questions_match(&s->does, key) || rule_questions_match(&s->can, key)) &&
		    rule_words_find(&s->says_yes, remark))
			return true;
	}
	return false;
}

static bool is_of_sheet(const struct own *o, const struct disclosed_sheet *s, const bool *systems)
{
	const struct project *p = o->in->project;

	for (size_t i = 0; i < p->systems.n; i++)
		if (systems[i] && (s->system ? text_equal(s->system, p->systems.at[i].id)
					     : text_equal(s->party, p->systems.at[i].vendor)))
			return true;
	return false;
}

/* The remark without what it says of systems that the form is not about. */
static const char *remark_here(const struct own *o, const struct disclosed_sheet *s,
			       const char *remark)
{
	const struct said_clauses said =
		sentences_read(o->a, o->in->project, o->in->library, remark);
	struct strbuf sb = strbuf_new(o->a);

	for (size_t i = 0; i < said.all.n; i++)
		if (!said.all.at[i].systems || is_of_sheet(o, s, said.all.at[i].systems))
			strbuf_add(&sb, said.all.at[i].text);
	return sb.text;
}

/* The remark stands beside the first answer; a second one comes after it. */
static void check_remark(struct own *o, const struct disclosed_sheet *s,
			 const struct disclosed_answer *x)
{
	if (!x->again && remark_denies(o->a, o->in->library, x->answer, x->remark) &&
	    remark_denies(o->a, o->in->library, x->answer, remark_here(o, s, x->remark)) &&
	    !(x->target && strcmp(x->answer, "no") == 0) &&
	    !(strcmp(x->answer, "yes") == 0 &&
	      remark_affirms(o, disclosed_key(o->a, s, x), x->remark)))
		add(o, question_name(o, s, x),
		    of_answer(o, s, x, x->said ? x->said : x->answer, ""),
		    of_answer(o, s, x, x->remark, ".remark"));
}

static bool denied(const struct disclosed_answer *x)
{
	const char *now = x ? disclosed_answer_now(x) : NULL;

	return now && (strcmp(now, "no") == 0 || strcmp(now, "not-applicable") == 0);
}

/* Options (4.1/2) are no questions of their own. */
static void check_parent(struct own *o, const struct disclosed_sheet *s,
			 const struct disclosed_answer *x)
{
	const char *up = disclosed_parent(o->a, o->in->library, s, x->item);
	const struct disclosed_answer *above = up ? disclosed_answer_of(s, up) : NULL;

	if (!text_equal(disclosed_answer_now(x), "yes") || strchr(x->item, '/') ||
	    !denied(above) ||
	    remark_explains(o->in->library, disclosed_answer_now(above), above->remark) ||
	    remark_explains(o->in->library, "yes", x->remark))
		return;
	add(o, question_name(o, s, x), of_answer(o, s, above, shown(o, s, above), ""),
	    of_answer(o, s, x, shown(o, s, x), ""));
}

/* --- two forms of one day --- */

static bool are_twins(const struct disclosed_sheet *x, const struct disclosed_sheet *y)
{
	return strcmp(x->questionnaire, y->questionnaire) == 0 && strcmp(x->party, y->party) == 0 &&
	       text_equal(x->system, y->system) && text_equal(x->product, y->product) &&
	       text_equal(x->version, y->version) && text_equal(x->month, y->month) && x->date &&
	       text_equal(x->date, y->date);
}

/* Neither takes the place of the other: what they answer differently is open. */
static void check_twins(struct own *o, const struct disclosed_sheet *x,
			const struct disclosed_sheet *y)
{
	for (size_t i = 0; i < x->answers.n; i++) {
		const struct disclosed_answer *one = &x->answers.at[i];
		const struct disclosed_answer *two = disclosed_answer_of(y, one->item);
		const char *said = disclosed_answer_now(one),
			   *other = two ? disclosed_answer_now(two) : NULL;

		if (said && other && strcmp(said, other) != 0)
			add(o, question_name(o, x, one),
			    of_answer(o, x, one, one->said && !one->again ? one->said : said, ""),
			    of_answer(o, y, two, two->said && !two->again ? two->said : other,
				      ""));
	}
}

static void check_sheets(struct own *o)
{
	const struct project *p = o->in->project;

	for (size_t i = 0; i < p->disclosed.n; i++)
		for (size_t k = i + 1; k < p->disclosed.n; k++)
			if (are_twins(&p->disclosed.at[i], &p->disclosed.at[k]))
				check_twins(o, &p->disclosed.at[i], &p->disclosed.at[k]);
}

/* --- machines --- */

/* 'server/tele-gw/app', or a server of that id or name of the entry's system. */
static bool is_machine(const struct own *o, const struct ledger_entry *e, const struct system *s,
		       const char *kind, const char *id, const char *name)
{
	const char *written = arena_concat(o->a, kind, "/", s->id, "/", id, (char *)NULL),
		   *brief = arena_concat(o->a, kind, "/", id, (char *)NULL);

	if (e->object)
		return strcmp(e->object, written) == 0 || strcmp(e->object, brief) == 0;
	return (text_equal(e->system, s->id) || !e->system) &&
	       (strcmp(e->id, id) == 0 || text_equal(e->name, id) ||
		(text_equal(e->system, s->id) && text_equal(e->name, name)));
}

static const char *letters_of(struct arena *a, const char *text)
{
	return text_squash(a, text);
}

/* One is the beginning of the other: 'Windows Server 2022' and 'Windows Server 2022 Standard'. */
static bool say_other_os(const struct own *o, const char *x, const char *y)
{
	const char *p = letters_of(o->a, x), *q = letters_of(o->a, y);

	return !strstr(p, q) && !strstr(q, p);
}

static void differ(struct own *o, const struct ledger_entry *e, const char *member,
		   const char *listed, const char *key, const char *place, const char *said)
{
	const struct testimony x = {
		.source = WITNESS_LEDGER,
		.key = arena_concat(o->a, "ledger/", e->id, (char *)NULL),
		.said = arena_concat(o->a, member, "=", listed, (char *)NULL),
		.place = arena_concat(o->a, e->at, ".", member, (char *)NULL)};
	const struct testimony y = {
		.source = WITNESS_OBJECT,
		.key = key,
		.said = arena_concat(o->a, member, "=", said, (char *)NULL),
		.place = arena_concat(o->a, place, ".", member, (char *)NULL)};

	add(o, e->name ? e->name : e->id, x, y);
}

static void check_member(struct own *o, const struct ledger_entry *e, const char *member,
			 const char *listed, const char *key, const char *place, const char *said)
{
	if (listed && said && strcmp(listed, said) != 0)
		differ(o, e, member, listed, key, place, said);
}

static void check_server(struct own *o, const struct ledger_entry *e, const struct system *s,
			 const struct server *x)
{
	const char *key = arena_concat(o->a, "server/", s->id, "/", x->id, (char *)NULL);

	if (!is_machine(o, e, s, "server", x->id, x->name))
		return;
	if (e->system && strcmp(e->system, s->id) != 0)
		differ(o, e, "system", e->system, key, x->place, s->id);
	if (e->os && x->os && say_other_os(o, e->os, x->os))
		differ(o, e, "os", e->os, key, x->place, x->os);
	else
		check_member(o, e, "support_end", e->support_end, key, x->place, x->support_end);
	check_member(o, e, "updates", e->updates, key, x->place, x->updates);
	check_member(o, e, "owner", e->owner, key, x->place, x->owner);
	check_member(o, e, "maintains", e->maintains, key, x->place, x->maintains);
}

static void check_device(struct own *o, const struct ledger_entry *e, const struct system *s,
			 const struct device *x)
{
	const char *key = arena_concat(o->a, "device/", s->id, "/", x->id, (char *)NULL);

	if (!is_machine(o, e, s, "device", x->id, x->name))
		return;
	check_member(o, e, "updates", e->updates, key, x->place, x->updates);
	check_member(o, e, "owner", e->owner, key, x->place, x->owner);
	check_member(o, e, "maintains", e->maintains, key, x->place, x->maintains);
}

static void check_machines(struct own *o, const struct system *s)
{
	const struct ledger *l = &o->in->project->ledger;

	for (size_t i = 0; i < l->entries.n; i++) {
		for (size_t k = 0; k < s->servers.n; k++)
			check_server(o, &l->entries.at[i], s, &s->servers.at[k]);
		for (size_t k = 0; k < s->devices.n; k++)
			check_device(o, &l->entries.at[i], s, &s->devices.at[k]);
	}
}

void contradictions_own(struct arena *a, const struct testimony_sources *in,
			struct contradictions *out)
{
	struct own o = {a, in, out};

	for (size_t i = 0; i < in->project->disclosed.n; i++) {
		const struct disclosed_sheet *s = &in->project->disclosed.at[i];

		for (size_t k = 0; disclosed_counts(in->project, s) && k < s->answers.n; k++) {
			check_remark(&o, s, &s->answers.at[k]);
			check_parent(&o, s, &s->answers.at[k]);
		}
	}
	check_sheets(&o);
	for (size_t i = 0; i < in->project->systems.n; i++)
		check_machines(&o, &in->project->systems.at[i]);
}
