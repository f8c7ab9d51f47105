/* SPDX-License-Identifier: MIT
 *
 * All objects of a project that have an id are put into one list, kind by kind; those of one id
 * are chained, since a party, a system and a register may well share theirs.
 */
#include "check/subjects.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "derive/keys.h"
#include "derive/open_things.h"

struct listing {
	struct arena *a;
	struct subjects *s;
};

static void chain(struct listing *l, struct subject *s)
{
	struct subject *first = map_get(l->s->by_id, s->id);

	if (!first) {
		map_set(l->s->by_id, s->id, s);
		return;
	}
	s->next = first->next;
	first->next = s;
}

static void add(struct listing *l, const char *id, const char *words, const char *place,
		bool in_register)
{
	struct subject *s;

	if (!id)
		return;
	s = arena_alloc(l->a, sizeof *s);
	*s = (struct subject){.id = id,
			      .words = words ? words : "",
			      .place = place ? place : "",
			      .in_register = in_register};
	*vec_push(l->a, &l->s->all) = s;
	chain(l, s);
}

static void add_key(struct listing *l, const struct risk_register *reg, const char *risk,
		    const char *no, const char *words)
{
	const char *key = key_of(l->a, risk, no);

	add(l, key, words, reg->file, true);
	add(l, key_qualified(l->a, reg, key, true), words, reg->file, true);
}

static void add_register(struct listing *l, const struct library *lib,
			 const struct risk_register *reg)
{
	for (size_t i = 0; i < reg->risks.n; i++) {
		const struct risk *r = &reg->risks.at[i];

		add_key(l, reg, r->id, NULL, r->scenario);
		if (r->duty)
			add_key(l, reg, r->id, library_word(lib, "key.duty"), r->duty);
	}
	for (size_t i = 0; i < reg->requirements.n; i++) {
		const struct requirement *r = &reg->requirements.at[i];

		if (r->no)
			add_key(l, reg, r->risk, r->no, r->text);
	}
	for (size_t i = 0; i < reg->flows.n; i++)
		add(l, reg->flows.at[i].id, reg->flows.at[i].content, reg->file, false);
	for (size_t i = 0; i < reg->threats.n; i++)
		add(l, reg->threats.at[i].id, reg->threats.at[i].name, reg->file, false);
}

/* Every element of a list, by the members that hold its words and its place. */
#define ADD_ALL(l, list, words, place)                                                             \
	do {                                                                                       \
		for (size_t i_ = 0; i_ < (list).n; i_++)                                           \
			add((l), (list).at[i_].id, (list).at[i_].words, (list).at[i_].place,       \
			    false);                                                                \
	} while (0)

static void add_project(struct listing *l, const struct project *p)
{
	ADD_ALL(l, p->parties, name, place);
	ADD_ALL(l, p->systems, name, place);
	for (size_t i = 0; i < p->systems.n; i++) {
		ADD_ALL(l, p->systems.at[i].servers, name, place);
		ADD_ALL(l, p->systems.at[i].devices, name, place);
		ADD_ALL(l, p->systems.at[i].lines, name, place);
		ADD_ALL(l, p->systems.at[i].backups, name, place);
		ADD_ALL(l, p->systems.at[i].media, name, place);
	}
	ADD_ALL(l, p->contracts, title, place);
	ADD_ALL(l, p->decisions, text, place);
	ADD_ALL(l, p->talks.sendings, party, place);
	ADD_ALL(l, p->talks.answers, text, place);
	for (size_t i = 0; i < p->contacts.n; i++) {
		const struct contact *c = &p->contacts.at[i];

		add(l, c->id, c->name ? c->name : c->desk, c->place, false);
	}
}

static void add_library(struct listing *l, const struct library *lib)
{
	ADD_ALL(l, lib->clauses, title, file);
	ADD_ALL(l, lib->topics, name, place);
	ADD_ALL(l, lib->templates, title, file);
	for (size_t i = 0; i < lib->desks.n; i++)
		add(l, lib->desks.at[i].id, lib->desks.at[i].name, NULL, false);
	for (size_t i = 0; i < lib->guidelines.n; i++) {
		const struct guideline *g = &lib->guidelines.at[i];

		add(l, g->id, g->title, g->file, false);
		ADD_ALL(l, g->items, name, place);
		for (size_t k = 0; k < g->items.n; k++)
			add(l, arena_concat(l->a, g->id, "/", g->items.at[k].id, (char *)NULL),
			    g->items.at[k].name, g->items.at[k].place, false);
	}
}

struct subjects *subjects_new(struct arena *a, const struct project *p, const struct library *l)
{
	struct listing listing = {a, arena_alloc(a, sizeof *listing.s)};

	listing.s->by_id = map_new(a);
	for (size_t i = 0; i < p->registers.n; i++)
		add_register(&listing, l, p->registers.at[i]);
	for (size_t i = 0; i < p->contracts.n; i++)
		add_register(&listing, l,
			     open_things_of(a, p, l, &p->contracts.at[i]).reg);
	add_project(&listing, p);
	for (size_t i = 0; i < p->registers.n; i++)
		add(&listing, p->registers.at[i]->id,
		    key_register_title(p, p->registers.at[i]), p->registers.at[i]->file, false);
	add_library(&listing, l);
	return listing.s;
}

const struct subject *subjects_find(const struct subjects *s, const struct diag *d)
{
	const struct subject *first = map_get(s->by_id, d->subject);

	for (const struct subject *at = first; at; at = at->next)
		if (*at->place && text_starts(d->place, at->place))
			return at;
	return first;
}

static bool is_meant(const char *subject, const char *written)
{
	size_t n = strlen(written);

	return text_matches(subject, written) ||
	       (text_starts(subject, written) && subject[n] == '/');
}

bool subject_is_meant(const char *subject, const char *written)
{
	const char *own = strchr(subject, ':');

	return is_meant(subject, written) || (own && is_meant(own + 1, written));
}
