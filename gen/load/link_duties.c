/* SPDX-License-Identifier: MIT
 *
 * What statements refer to: clauses' positions and paragraphs, measures, terms, parties, offices,
 * events. Asked once the whole library is there, the project's own laid over, because any of them
 * may be the project's. Each finding says the line and the nearest word that would be right.
 */
#include <string.h>

#include "base/hash.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "load/readers.h"

enum { LONGEST_ACT = 45, LONGEST_IF = 30 };

struct linking {
	struct arena *a;
	struct library *l;
	struct diag_list *dl;
	struct map *measures;  /* id -> measure */
	struct known actors, losers; /* who may be bound; and by an effect */
	struct known whom, how;      /* of `to` */
	const struct clause *clause;
	const struct statement *statement;
	const struct statement_form *form;
	const char *subject;   /* clause-id#statement */
	bool ok;
};

static const char *place_of(const struct linking *k, const char *member)
{
	const struct json *j = member ? json_get(k->form->json, member) : NULL;

	return arena_printf(k->a, "%s:%d", k->clause->duties->file,
			    j ? j->line : k->statement->line);
}

/* A finding that offers the nearest of the known words. */
static void tell(struct linking *k, enum diag_code code, const char *place, const char *first,
		 const char *second, const struct known *known, const char *wanted)
{
	size_t n = k->dl->all.n;

	diag_add(k->dl, code, k->subject, place, first, second);
	if (known && k->dl->all.n > n)
		diag_offer(k->dl, n, wanted, known, known->all.n <= 12);
	k->ok = false;
}

static void tell_unknown(struct linking *k, const char *member, const char *word,
			 const struct known *known)
{
	tell(k, DIAG_UNKNOWN_VALUE, place_of(k, member), word, known_list(k->a, known), NULL, word);
}

static bool is_known(const struct known *known, const char *word)
{
	for (size_t i = 0; i < known->all.n; i++)
		if (strcmp(known->all.at[i], word) == 0)
			return true;
	return false;
}


static bool has_word(const struct duty_word_list *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->at[i].id, id) == 0)
			return true;
	return false;
}

static struct known words_known(struct arena *a, const struct duty_word_list *list)
{
	struct known known = {0};

	for (size_t i = 0; i < list->n; i++)
		*vec_push(a, &known.all) = list->at[i].id;
	return known;
}

static void add_strings(struct arena *a, struct known *known, const struct duty_strings *list)
{
	for (size_t i = 0; i < list->n; i++)
		*vec_push(a, &known->all) = list->at[i];
}

static bool is_office(const struct linking *k, const char *who)
{
	for (size_t i = 0; i < k->l->duty_words.offices.n; i++)
		if (strcmp(k->l->duty_words.offices.at[i], who) == 0)
			return true;
	return false;
}

/* Whoever may be bound; `fault`, whoever caused it, answers for effects alone. */
static void set_actors(struct linking *k)
{
	for (size_t i = 0; i < k->l->duty_words.actors.n; i++) {
		const char *who = k->l->duty_words.actors.at[i].who;

		if (is_office(k, who))
			continue;
		*vec_push(k->a, &k->losers.all) = who;
		if (strcmp(who, "fault") == 0)
			continue;
		*vec_push(k->a, &k->actors.all) = who;
		*vec_push(k->a, &k->whom.all) = who;
	}
	add_strings(k->a, &k->whom, &k->l->duty_words.offices);
	*vec_push(k->a, &k->whom.all) = "other";
	for (size_t i = 0; i < k->l->duty_words.hows.n; i++)
		*vec_push(k->a, &k->how.all) = k->l->duty_words.hows.at[i].id;
}

static void link_who(struct linking *k)
{
	const struct statement_form *f = k->form;
	const struct known *known = strcmp(f->kind, "effect") == 0 ? &k->losers : &k->actors;

	if (!is_known(known, f->who))
		tell_unknown(k, "who", f->who, known);
	if (f->with.n && (strcmp(f->who, "each") == 0 || strcmp(f->who, "fault") == 0))
		tell(k, DIAG_STATEMENT_LEAD, place_of(k, "who"), f->who, NULL, NULL, NULL);
	for (size_t i = 0; i < f->with.n; i++) {
		if (!is_known(known, f->with.at[i]))
			tell_unknown(k, "with", f->with.at[i], known);
		if (strcmp(f->with.at[i], f->who) == 0)
			tell(k, DIAG_STATEMENT_SELF, place_of(k, "with"), f->who, "with", NULL,
			     NULL);
	}
}

static void link_to(struct linking *k)
{
	const struct statement_form *f = k->form;

	for (size_t i = 0; i < f->to.all.n; i++) {
		const struct setting *s = &f->to.all.at[i];

		if (!is_known(&k->whom, s->name))
			tell_unknown(k, "to", s->name, &k->whom);
		if (!is_known(&k->how, s->value))
			tell_unknown(k, "to", s->value, &k->how);
		if (strcmp(s->name, f->office ? f->office : f->who) == 0)
			tell(k, DIAG_STATEMENT_SELF, place_of(k, "to"), s->name, "to", NULL, NULL);
	}
}

/* Offices act in papers of the hospital alone. */
static void link_office(struct linking *k)
{
	const char *office = k->form->office;
	struct known known = {0};
	bool own_paper = false;

	if (!office)
		return;
	for (size_t i = 0; i < k->clause->documents.n; i++) {
		const struct template *t = library_template(k->l, k->clause->documents.at[i]);

		own_paper = own_paper || !t || strcmp(t->scope, "hospital") == 0;
	}
	add_strings(k->a, &known, &k->l->duty_words.offices);
	if (!is_known(&known, office))
		tell_unknown(k, "office", office, &known);
	else if (!own_paper)
		tell(k, DIAG_STATEMENT_OFFICE, place_of(k, "office"), office, NULL, NULL, NULL);
}

static void link_event(struct linking *k, const char *member, const char *event)
{
	struct known known = words_known(k->a, &k->l->duty_words.events);

	if (strcmp(member, "when") == 0)
		*vec_push(k->a, &known.all) = "always";
	tell_unknown(k, member, event, &known);
}

static void link_when(struct linking *k)
{
	const struct duty_words *words = &k->l->duty_words;
	const struct statement_form *f = k->form;

	for (size_t i = 0; i < f->events.n; i++)
		if (!has_word(&words->events, f->events.at[i]))
			link_event(k, "when", f->events.at[i]);
	if (f->from && !has_word(&words->events, f->from))
		link_event(k, "from", f->from);
	if (f->occasion && !has_word(&words->occasions, f->occasion)) {
		struct known known = words_known(k->a, &words->occasions);

		tell_unknown(k, "when", f->occasion, &known);
	}
}

static void link_length(struct linking *k, const char *member, const char *text, size_t longest)
{
	size_t n = text ? text_length(text) : 0;

	if (n > longest)
		diag_add(k->dl, DIAG_STATEMENT_LONG, k->subject, place_of(k, member), member,
			 arena_printf(k->a, "%zu", n), arena_printf(k->a, "%zu", longest)),
			k->ok = false;
}

static void link_act(struct linking *k)
{
	const struct duty_strings *endings = &k->l->duty_words.act_endings;
	const char *act = k->form->act;
	struct known known = {0};

	link_length(k, "act", act, LONGEST_ACT);
	link_length(k, "if", k->form->condition, LONGEST_IF);
	for (size_t i = 0; i < endings->n; i++)
		if (text_ends(act, endings->at[i]))
			return;
	add_strings(k->a, &known, endings);
	tell(k, DIAG_STATEMENT_ACT, place_of(k, "act"), act, known_list(k->a, &known), NULL, NULL);
}

static void link_measures(struct linking *k, const char *member, const char *const *ids, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct known known = {0};

		if (map_get(k->measures, ids[i]))
			continue;
		for (size_t m = 0; m < k->l->measures.n; m++)
			*vec_push(k->a, &known.all) = k->l->measures.at[m].id;
		tell(k, DIAG_UNKNOWN_MEASURE, place_of(k, member), ids[i], NULL, &known, ids[i]);
	}
}

/* What is answered as a whole needs no part. */
static void link_both(struct linking *k)
{
	const struct statement_form *f = k->form;

	for (size_t i = 0; i < f->part.n; i++)
		for (size_t n = 0; n < f->answers.n; n++)
			if (strcmp(f->part.at[i], f->answers.at[n]) == 0)
				tell(k, DIAG_MEASURE_IN_BOTH, place_of(k, "part"), f->part.at[i],
				     NULL, NULL, NULL);
}

/* 項 n of a position, NULL when it has none; and 号 n of a 項. */
static const struct block *find_paragraph(const struct position *p, int n)
{
	const struct block *b = p->first;

	for (; b; b = b->next)
		if (b->kind == BLOCK_PARAGRAPH && --n == 0)
			break;
	return n == 0 ? b : NULL;
}

static const struct block *first_item(const struct block *paragraph)
{
	const struct block *list = paragraph ? paragraph->next : NULL;

	return list && list->kind == BLOCK_LIST ? list->first : NULL;
}

/* '1, 2, 3', or '2(1), 2(2)' of a 項 that there is. */
static const char *list_places(struct linking *k, const struct position *p, int paragraph)
{
	const struct block *in = find_paragraph(p, paragraph);
	struct strbuf sb = strbuf_new(k->a);
	int n = 0;

	if (in && paragraph > 0) {
		strbuf_printf(&sb, "%d", paragraph);
		for (const struct block *b = first_item(in); b; b = b->next)
			strbuf_join(&sb, ", ", arena_printf(k->a, "%d(%d)", paragraph, ++n));
		return sb.text;
	}
	for (const struct block *b = p->first; b; b = b->next)
		if (b->kind == BLOCK_PARAGRAPH)
			strbuf_join(&sb, ", ", arena_printf(k->a, "%d", ++n));
	return sb.text;
}

static bool has_place(const struct position *p, int paragraph, int item)
{
	const struct block *b = paragraph > 0 ? find_paragraph(p, paragraph) : NULL;

	if (!b || item == 0)
		return b != NULL;
	for (b = first_item(b); b && item > 1; item--)
		b = b->next;
	return b != NULL;
}

static void link_place(struct linking *k, const char *place, const char *position, const char *at,
		       int paragraph, int item)
{
	const struct clause *c = k->clause;
	const struct position *p = clause_position(c, position);
	struct known known = {0};

	if (p && has_place(p, paragraph, item))
		return;
	if (p) {
		const char *of = *position ? arena_concat(k->a, c->id, " ", position, (char *)NULL)
					   : c->id;

		diag_add(k->dl, DIAG_UNKNOWN_PARAGRAPH, k->subject, place, at, of,
			 list_places(k, p, paragraph));
		k->ok = false;
		return;
	}
	for (size_t i = 0; i < clause_wordings(c); i++)
		*vec_push(k->a, &known.all) =
			*clause_wording(c, i)->name ? clause_wording(c, i)->name : "\"\"";
	tell(k, DIAG_UNKNOWN_POSITION, place, c->id, position, &known, position);
}

/* The times that stand in a 項 and its 号, as what would be right. */
static void list_times(const struct linking *k, const struct block *b, struct strbuf *sb)
{
	const char *end = b->text;

	for (const char *at; end && (at = duty_time_find(&k->l->duty_words, end, false, &end));)
		strbuf_join(sb, ", ", arena_strndup(k->a, at, (size_t)(end - at)));
	for (const struct block *item = b->first; item; item = item->next)
		list_times(k, item, sb);
}

/* Told of an earlier position already, whose times the message lists. */
static bool is_told(const struct linking *k, const char *time)
{
	for (const struct statement_form *f = k->statement->forms.at; f < k->form; f++) {
		if (f->keep == time)
			return true;
		for (size_t i = 0; i < f->times.n; i++)
			if (f->times.at[i] == time)
				return true;
	}
	return false;
}

static void link_time(struct linking *k, const char *member, const char *time)
{
	const struct position *p = clause_position(k->clause, k->form->position);
	const struct block *b = p ? find_paragraph(p, k->form->paragraph) : NULL;
	struct strbuf sb = strbuf_new(k->a);
	const char *end;

	if (!time || is_told(k, time) || duty_time_find(&k->l->duty_words, time, true, &end))
		return;
	if (b)
		list_times(k, b, &sb);
	for (const struct block *item = b ? first_item(b) : NULL; item; item = item->next)
		list_times(k, item, &sb);
	tell(k, DIAG_NOT_A_TIME, place_of(k, member), time, *sb.text ? sb.text : _("none"), NULL,
	     NULL);
}

static void link_terms(struct linking *k, const char *text, const char *place)
{
	static const char open[] = "{{" TERM_PREFIX;

	for (const char *at = strstr(text, open); at; at = strstr(at + 1, open)) {
		const char *name = at + strlen(open);
		const char *id = arena_strndup(k->a, name, strcspn(name, "}"));
		struct known known = {0};

		if (library_term(k->l, id))
			continue;
		for (size_t i = 0; i < k->l->terms.n; i++)
			*vec_push(k->a, &known.all) = k->l->terms.at[i].id;
		tell(k, DIAG_UNKNOWN_TERM, place, id, NULL, &known, id);
	}
}

/* A position that differs by its place alone repeats the mistakes of an earlier one. */
static bool is_read(const struct linking *k)
{
	for (const struct statement_form *f = k->statement->forms.at; f < k->form; f++)
		if (f->json == k->form->json)
			return true;
	return false;
}

static void link_form(struct linking *k)
{
	const struct statement_form *f = k->form;

	link_place(k, place_of(k, "at"), f->position, f->at, f->paragraph, f->item);
	if (is_read(k))
		return;
	link_who(k);
	link_to(k);
	link_office(k);
	link_when(k);
	link_act(k);
	link_measures(k, "answers", f->answers.at, f->answers.n);
	link_measures(k, "part", f->part.at, f->part.n);
	link_both(k);
	for (size_t i = 0; i < f->times.n; i++)
		link_time(k, "time", f->times.at[i]);
	link_time(k, "keep", f->keep);
}

static void link_unclaimed(struct linking *k, const struct unclaimed *u)
{
	const char *place = arena_printf(k->a, "%s:%d", k->clause->duties->file, u->line);

	k->subject = k->clause->id;
	for (size_t i = 0; i < u->at.n; i++)
		link_place(k, place, u->at.at[i].position, u->at.at[i].at, u->at.at[i].paragraph,
			   u->at.at[i].item);
}

static void link_clause(struct linking *k)
{
	const struct duties *d = k->clause->duties;

	for (size_t i = 0; i < d->statements.n; i++) {
		k->statement = &d->statements.at[i];
		k->subject = arena_concat(k->a, k->clause->id, "#", k->statement->id, (char *)NULL);
		for (size_t n = 0; n < k->statement->forms.n; n++) {
			k->form = &k->statement->forms.at[n];
			link_form(k);
		}
	}
	for (size_t i = 0; i < d->unclaimed.n; i++)
		link_unclaimed(k, &d->unclaimed.at[i]);
}

static void link_blocks(struct linking *k, const struct block *b)
{
	for (; b; b = b->next) {
		if (b->text && strstr(b->text, "{{" TERM_PREFIX))
			link_terms(k, b->text,
				   arena_printf(k->a, "%s:%d", k->clause->file, b->line));
		link_blocks(k, b->first);
	}
}

static void link_topic(struct linking *k, const char *topic, const char *place)
{
	struct known topics = {0};

	if (library_topic(k->l, topic))
		return;
	for (size_t i = 0; i < k->l->topics.n; i++)
		*vec_push(k->a, &topics.all) = k->l->topics.at[i].id;
	tell(k, DIAG_UNKNOWN_TOPIC, place, topic, NULL, &topics, topic);
}

/* What a member of a family's file says for each of its risks or rows. */
static void link_topics(struct linking *k, const struct family *f, const char *member,
			const struct settings *topics)
{
	for (size_t i = 0; i < topics->all.n; i++)
		link_topic(k, topics->all.at[i].value,
			   arena_concat(k->a, f->file, ":", member, ".", topics->all.at[i].name,
					(char *)NULL));
}

static void link_keywords(struct linking *k)
{
	k->subject = NULL;
	for (size_t i = 0; i < k->l->keywords.n; i++)
		link_topic(k, k->l->keywords.at[i].topic, k->l->keywords.at[i].place);
}

static void link_measure(struct linking *k, const struct measure *m)
{
	struct known obligations = {0};

	k->subject = m->id;
	for (size_t i = 0; i < k->l->obligations.n; i++)
		*vec_push(k->a, &obligations.all) = k->l->obligations.at[i].id;
	if (m->obligation && obligations.all.n && !is_known(&obligations, m->obligation))
		tell(k, DIAG_UNKNOWN_VALUE, m->place, m->obligation,
		     known_list(k->a, &obligations), NULL, NULL);
	link_topic(k, m->topic, m->place);
}

static void link_family(struct linking *k, const struct family *f)
{
	k->subject = f->id;
	link_topics(k, f, "topics", &f->topics);
	link_topics(k, f, "requirements", &f->requirements);
	for (size_t i = 0; i < f->measures.n; i++) {
		const struct row_measures *row = &f->measures.at[i];
		struct known known = {0};

		for (size_t n = 0; n < row->ids.n; n++) {
			if (map_get(k->measures, row->ids.at[n]))
				continue;
			for (size_t m = 0; m < k->l->measures.n; m++)
				*vec_push(k->a, &known.all) = k->l->measures.at[m].id;
			tell(k, DIAG_UNKNOWN_MEASURE,
			     arena_printf(k->a, "%s:%d", f->file, row->line), row->ids.at[n], NULL,
			     &known, row->ids.at[n]);
		}
	}
}

/* The names of positions that clauses have. */
static struct known positions_known(const struct linking *k)
{
	struct known known = {0};

	for (size_t i = 0; i < k->l->clauses.n; i++) {
		const struct clause *c = &k->l->clauses.at[i];

		for (size_t n = 0; n < c->positions.n; n++)
			if (*c->positions.at[n].name && !is_known(&known, c->positions.at[n].name))
				*vec_push(k->a, &known.all) = c->positions.at[n].name;
	}
	return known;
}

static struct known units_known(const struct linking *k)
{
	struct known known = {0};

	for (size_t i = 0; i < k->l->duty_words.units.n; i++)
		*vec_push(k->a, &known.all) = k->l->duty_words.units.at[i];
	return known;
}

static void link_term_value(struct linking *k, const struct shared_term *t, const char *value)
{
	const struct known units = units_known(k);

	if (!term_value_fits(&k->l->duty_words, t, value))
		tell(k, DIAG_TERM_VALUE, t->place, value, known_list(k->a, &units), NULL, NULL);
}

static void link_term(struct linking *k, const struct shared_term *t, const struct known *known)
{
	const struct known units = units_known(k);

	k->subject = t->id;
	if (t->unit && !is_known(&units, t->unit))
		tell(k, DIAG_UNKNOWN_VALUE, t->place, t->unit, known_list(k->a, &units), NULL,
		     NULL);
	link_term_value(k, t, t->value);
	for (size_t i = 0; i < t->positions.all.n; i++) {
		const char *position = t->positions.all.at[i].name;

		link_term_value(k, t, t->positions.all.at[i].value);
		if (!is_known(known, position))
			tell(k, DIAG_UNKNOWN_VALUE, t->place, position, known_list(k->a, known),
			     NULL, NULL);
	}
}

bool link_duties(struct arena *a, struct library *l, struct diag_list *dl)
{
	struct linking k = {.a = a, .l = l, .dl = dl, .measures = map_new(a), .ok = true};

	for (size_t i = 0; i < l->measures.n; i++)
		map_set(k.measures, l->measures.at[i].id, &l->measures.at[i]);
	set_actors(&k);
	for (size_t i = 0; i < l->measures.n; i++)
		link_measure(&k, &l->measures.at[i]);
	const struct known positions = positions_known(&k);

	for (size_t i = 0; i < l->terms.n; i++)
		link_term(&k, &l->terms.at[i], &positions);
	for (size_t i = 0; i < l->families.n; i++)
		link_family(&k, &l->families.at[i]);
	link_keywords(&k);
	for (size_t i = 0; i < l->clauses.n; i++) {
		k.clause = &l->clauses.at[i];
		k.subject = k.clause->id;
		for (size_t n = 0; n < clause_wordings(k.clause); n++)
			link_blocks(&k, clause_wording(k.clause, n)->first);
		if (k.clause->duties)
			link_clause(&k);
	}
	return k.ok;
}
