/* SPDX-License-Identifier: MIT
 *
 * Views of what bidders are to see to: the contract's systems with how many things they have and at
 * which hours they are served, and each thing with what is done to it, by the side that does it.
 * What the bidder brings along is his to propose: how the present one is built is not said.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/bidders.h"
#include "bind/view.h"
#include "model/objects.h"

static const char *word_for(struct binding *b, const char *name)
{
	return word_of(b, "bid", name);
}

static const char *said(struct binding *b, const char *text)
{
	return text ? bidders_text(b, text) : word_for(b, "unsaid");
}

/* --- systems --- */

static const char *const counted[] = {"server", "device", "line", "backup"};

struct thing_counts {
	size_t of[ARRAY_LEN(counted)];
};

static void count_thing(void *context, const struct tended *t)
{
	struct thing_counts *counts = context;

	for (size_t i = 0; i < ARRAY_LEN(counted); i++)
		counts->of[i] += !t->out_of_scope && strcmp(t->kind, counted[i]) == 0;
}

/* The bidder brings it along: its owner is one of those who bid. */
static bool is_offered(const struct binding *b, const struct tended *t)
{
	const struct tending_role *owner = tending_role_of(t->kind, "owner");

	return owner && bidders_are_asked(b, tending_party(owner, t));
}

static void add_system(struct binding *b, struct view *v, const struct system *s)
{
	const struct tended self = system_tended(s);
	struct view_row *row = view_add(b, v, "project", b->in->project->file, s->place, s->id);
	struct thing_counts counts = {0};

	system_visit_things(s, count_thing, &counts);
	view_set(b, row, "system", s->name);
	view_set(b, row, "place",
		 is_offered(b, &self) ? word_for(b, "offered") : said(b, s->location));
	for (size_t i = 0; i < ARRAY_LEN(counted); i++)
		view_set(b, row, arena_concat(b->a, "count:", counted[i], (char *)NULL),
			 arena_printf(b->a, "%zu", counts.of[i]));
	view_set(b, row, "window", said(b, s->window));
	view_set(b, row, "desk", said(b, s->desk));
	view_set(b, row, "level", said(b, s->level));
	view_set(b, row, "continues", said(b, s->continues));
}

void fill_bid_systems(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < count_systems(b); i++)
		if (nth_system(b, i))
			add_system(b, v, nth_system(b, i));
}

/* --- things --- */

enum side { SIDE_BIDDER, SIDE_HOSPITAL, SIDE_THIRD, SIDE__MAX };

static const char *const sides[SIDE__MAX] = {"bidder", "hospital", "third"};

static enum side side_of(const struct binding *b, const char *party)
{
	return !party || bidders_are_asked(b, party) ? SIDE_BIDDER
	       : bidders_are_hospital(b, party)      ? SIDE_HOSPITAL
						     : SIDE_THIRD;
}

/* 更新、設定: what each side does; of what nobody was named for the bidder says who does it. */
static void set_work(struct binding *b, struct view_row *row, const struct tended *t)
{
	struct strbuf work[SIDE__MAX];
	size_t n;
	const struct tending_role *roles = tending_roles(&n);

	for (size_t i = 0; i < SIDE__MAX; i++)
		work[i] = strbuf_new(b->a);
	for (size_t i = 0; i < n; i++) {
		const struct tending_role *r = &roles[i];
		const char *name = word_of(b, "bid.role", r->role);

		if (strcmp(r->kind, t->kind) != 0 || !r->asked || strcmp(r->role, "owner") == 0)
			continue;
		const char *party = tending_party(r, t);

		if (!party)
			name = text_fill(b->a, word_for(b, "undecided"), "what", name, NULL, NULL);
		strbuf_join(&work[side_of(b, party)], library_word(b->in->library, "list.comma"),
			    name);
	}
	for (size_t i = 0; i < SIDE__MAX; i++)
		view_set(b, row, arena_concat(b->a, "does:", sides[i], (char *)NULL),
			 t->out_of_scope ? "" : work[i].text);
}

static void add_piece(struct binding *b, struct strbuf *sb, const char *name, const char *text)
{
	if (text)
		strbuf_join(sb, "\n",
			    arena_concat(b->a, word_of(b, "bid.detail", name), bidders_text(b, text),
					 (char *)NULL));
}

static void add_server(struct binding *b, const struct tended *t, struct strbuf *sb)
{
	const struct server *s = t->object;

	if (is_offered(b, t)) {
		strbuf_add(sb, word_for(b, "offered"));
	} else {
		add_piece(b, sb, "os", s->os);
		add_piece(b, sb, "support-end", view_date(b, s->support_end));
	}
	add_piece(b, sb, "cycle", s->cycle);
	add_piece(b, sb, "window", s->window);
}

static void add_device(struct binding *b, const struct tended *t, struct strbuf *sb)
{
	const struct device *d = t->object;

	if (d->kind)
		strbuf_add(sb, word_of(b, "device", d->kind));
	add_piece(b, sb, "cycle", d->cycle);
	add_piece(b, sb, "window", d->window);
}

static void add_line(struct binding *b, const struct tended *t, struct strbuf *sb)
{
	const struct line *l = t->object;

	add_piece(b, sb, "level", l->level);
	add_piece(b, sb, "desk", l->desk);
	add_piece(b, sb, "spare", l->spare);
}

static void add_backup(struct binding *b, const struct tended *t, struct strbuf *sb)
{
	const struct backup *k = t->object;

	add_piece(b, sb, "cycle", k->cycle);
	add_piece(b, sb, "generations", k->generations);
	add_piece(b, sb, "offline", k->offline);
	if (!is_offered(b, t)) {
		add_piece(b, sb, "method", k->method);
		add_piece(b, sb, "stored", k->stored);
	}
	add_piece(b, sb, "test", k->test);
}

static const struct {
	const char *kind;
	void (*add)(struct binding *b, const struct tended *t, struct strbuf *sb);
} details[] = {
	{"server", add_server},
	{"device", add_device},
	{"line", add_line},
	{"backup", add_backup},
};

static const char *detail_of(struct binding *b, const struct tended *t)
{
	struct strbuf sb = strbuf_new(b->a);

	if (t->out_of_scope)
		return text_fill(b->a, word_for(b, "outside"), "what",
				 bidders_call(b, t->out_of_scope), NULL, NULL);
	for (size_t i = 0; i < ARRAY_LEN(details); i++)
		if (strcmp(details[i].kind, t->kind) == 0)
			details[i].add(b, t, &sb);
	return sb.text;
}

struct thing_filling {
	struct binding *b;
	struct view *v;
};

static void add_thing(void *context, const struct tended *t)
{
	struct thing_filling *f = context;
	struct binding *b = f->b;

	if (strcmp(t->kind, "system") == 0)
		return;
	struct view_row *row = view_add(b, f->v, "project", b->in->project->file, t->place, t->id);
	const struct tending_role *owner = tending_role_of(t->kind, "owner");

	view_set(b, row, "system", t->system->name);
	view_set(b, row, "kind", t->kind);
	view_set(b, row, "kind.name", word_of(b, "bid.kind", t->kind));
	view_set(b, row, "name", said(b, t->name));
	const char *has = bidders_call(b, owner ? tending_party(owner, t) : NULL);

	view_set(b, row, "owner", has ? has : word_for(b, "unsaid"));
	view_set(b, row, "detail", detail_of(b, t));
	set_work(b, row, t);
}

void fill_bid_things(struct binding *b, struct view *v)
{
	struct thing_filling f = {b, v};

	for (size_t i = 0; i < count_systems(b); i++)
		if (nth_system(b, i))
			system_visit_things(nth_system(b, i), add_thing, &f);
}
