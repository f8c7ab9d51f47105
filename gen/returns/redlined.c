/* SPDX-License-Identifier: MIT
 *
 * Each group is read alone: its old texts first, as the units that they are, then what is new in
 * it, then whose hands its pieces and comments are. What no group has was deleted without a track.
 */
#include "returns/redlined.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "returns/redlined_links.h"
#include "returns/redlined_words.h"

struct redlining {
	struct arena *a;
	const struct redlined_base *base;
	const struct came *c;
	struct redlined *out;
	const struct redlined_unit *last; /* the unit with a key before what is looked at */
	const struct redlined_unit *row;  /* the row before it, in its table; NULL: none */
};

/* What is known of one group while it is read. */
struct group_redlining {
	const struct came_group *g;
	struct text_links links;
	size_t *change_of;  /* of each old text its place in out->all; NO_UNIT: none */
	size_t *new_change; /* of each new one that no old text owns */
	const struct redlined_unit *before; /* the unit with a key before the group */
};

static bool is_blank_text(const char *text)
{
	return !redlined_signs(text, strlen(text));
}

static const struct redlined_unit *unit_of(const struct redlining *r, const struct came_text *t)
{
	return t->unit == NO_UNIT ? NULL : &r->base->all.at[t->unit];
}

static const char *bare(struct arena *a, const char *text, size_t label)
{
	return text_trim(a, text + (label <= strlen(text) ? label : 0));
}

static const char *bare_sent(struct arena *a, const struct redlined_unit *u)
{
	return bare(a, u->text, u->label);
}

static bool same_plain(struct arena *a, const char *x, const char *y)
{
	return strcmp(redlined_plain(a, x), redlined_plain(a, y)) == 0;
}

static size_t *filled(struct arena *a, size_t n)
{
	size_t *at = arena_alloc(a, (n + 1) * sizeof *at);

	for (size_t i = 0; i <= n; i++)
		at[i] = NO_UNIT;
	return at;
}

/* --- changes --- */

static struct redlined_change *add_change(struct redlining *r, const struct came_text *t)
{
	struct redlined_change *x = vec_push(r->a, &r->out->all);

	x->at = r->c->file->all.at[t->last].at;
	return x;
}

static const char *label_words(struct arena *a, const char *text, size_t label)
{
	return text_trim(a, arena_strndup(a, text, label));
}

/* The number as it was and as it is to be, where they differ and both are there. */
static const char *new_label(struct arena *a, const struct redlined_unit *u, const char *text,
			     size_t label)
{
	const char *was = label_words(a, u->text, u->label), *is = label_words(a, text, label);

	return *was && *is && !same_plain(a, was, is) ? is : NULL;
}

/* The words of an old text in the new state: all new texts that are its own, a line each. */
static const char *new_words(struct redlining *r, const struct group_redlining *q, size_t old,
			     const struct redlined_unit *u, const char **label)
{
	struct strbuf sb = strbuf_new(r->a);
	bool first = true;

	for (size_t i = 0; i < q->g->news.all.n; i++) {
		const char *text = q->g->news.all.at[i].text;
		size_t n = 0;

		if (q->links.owner[i] != old)
			continue;
		if (first && u && u->key) {
			n = redlined_label(text, redlined_label_of(r->a, u->key));
			*label = new_label(r->a, u, text, n);
		}
		first = false;
		if (!is_blank_text(text + n))
			strbuf_join(&sb, "\n", bare(r->a, text, n));
	}
	return sb.len ? sb.text : NULL;
}

static const char *old_words(struct redlining *r, const struct came_text *t)
{
	return bare(r->a, t->text, t->label);
}

/* The other texts whose words stand in what this one owns. */
static void find_joined(struct redlining *r, const struct group_redlining *q, size_t old,
			struct redlined_change *x)
{
	for (size_t i = 0; q->links.joins[old] && i < q->links.all.n; i++) {
		const struct text_link *l = &q->links.all.at[i];
		const struct redlined_unit *other = unit_of(r, &q->g->olds.all.at[l->old]);

		if (l->old != old && l->kept && q->links.owner[l->new] == old && other)
			*vec_push(r->a, &x->joined) = other;
	}
}

static void add_swallowed(struct redlining *r, const struct came_text *t, struct redlined_change *x)
{
	for (size_t i = 0; i < t->swallowed.n; i++)
		*vec_push(r->a, &x->joined) = &r->base->all.at[t->swallowed.at[i]];
}

static void fill_change(struct redlining *r, struct group_redlining *q, size_t old,
			struct redlined_change *x)
{
	const struct came_text *t = &q->g->olds.all.at[old];
	const struct redlined_unit *u = unit_of(r, t);

	x->unit = u;
	x->sent = u ? bare_sent(r->a, u) : NULL;
	x->came = old_words(r, t);
	x->text = new_words(r, q, old, u, &x->label);
	find_joined(r, q, old, x);
	add_swallowed(r, t, x);
	x->unmarked = !u || !same_plain(r->a, t->text, u->text) || t->swallowed.n || t->moved;
	x->changed = !u || !x->text || x->unmarked || x->joined.n || x->label ||
		     !same_plain(r->a, x->text, x->sent);
}

/* The change of the text that this one was cut from without a track. */
static size_t change_of_unit(const struct redlining *r, const struct redlined_unit *u)
{
	for (size_t i = r->out->all.n; i-- > 0;)
		if (r->out->all.at[i].unit == u)
			return i;
	return NO_UNIT;
}

/* A further part says what the first one's change does not: a line each. */
static void read_part(struct redlining *r, struct group_redlining *q, size_t old)
{
	const struct came_text *t = &q->g->olds.all.at[old];
	const char *label = NULL, *text = new_words(r, q, old, NULL, &label);
	size_t at = change_of_unit(r, unit_of(r, t));

	if (at == NO_UNIT)
		return;
	struct redlined_change *x = &r->out->all.at[at];

	q->change_of[old] = at;
	x->came = arena_concat(r->a, x->came ? x->came : "", "\n", old_words(r, t), (char *)NULL);
	if (text)
		x->text = x->text ? arena_concat(r->a, x->text, "\n", text, (char *)NULL) : text;
}

/* An old text that is as it was sent is no change; what was never sent is one if it stays. */
static void read_old(struct redlining *r, struct group_redlining *q, size_t old)
{
	const struct came_text *t = &q->g->olds.all.at[old];
	const struct redlined_unit *u = unit_of(r, t);
	struct redlined_change x = {0};

	if (t->part && q->links.host[old] == NO_UNIT)
		read_part(r, q, old);
	if (t->part || (u && u->listed) || q->links.host[old] != NO_UNIT)
		return;
	if (!u && is_blank_text(t->text))
		return;
	fill_change(r, q, old, &x);
	if (u && u->key)
		r->last = u;
	else if (!u)
		x.behind = r->last;
	if (!x.changed || (!u && !x.text))
		return;
	q->change_of[old] = r->out->all.n;
	x.at = add_change(r, t)->at;
	r->out->all.at[q->change_of[old]] = x;
}

static bool has_words(const struct word_paragraph *p, bool old)
{
	for (size_t i = 0; i < p->pieces.n; i++)
		if (old ? !p->pieces.at[i].inserted : !p->pieces.at[i].deleted)
			return true;
	return false;
}

/* The paragraph of a new text that its words begin in. */
static size_t begins_in(const struct redlining *r, const struct came_text *t)
{
	size_t p = t->first;

	while (p < t->last && !has_words(&r->c->file->all.at[p], false))
		p++;
	return p;
}

/* How many old texts of the group stand, at least in part, before a paragraph. */
static size_t olds_before(const struct redlining *r, const struct group_redlining *q, size_t p)
{
	size_t old = q->links.old_of[p - q->g->first];

	if (old == NO_UNIT)
		return q->g->olds.all.n;
	for (size_t i = q->g->olds.all.at[old].first; i < p; i++)
		if (has_words(&r->c->file->all.at[i], true))
			return old + 1;
	return old;
}

/* What stands before a new text: of the group, or before it. */
static const struct redlined_unit *unit_behind(const struct redlining *r,
					       const struct group_redlining *q, size_t new)
{
	size_t n = olds_before(r, q, begins_in(r, &q->g->news.all.at[new]));

	while (n-- > 0) {
		const struct redlined_unit *u = unit_of(r, &q->g->olds.all.at[n]);

		if (u && u->key)
			return u;
	}
	return q->before;
}

static void read_new(struct redlining *r, struct group_redlining *q, size_t new)
{
	const struct came_text *t = &q->g->news.all.at[new];
	size_t label = redlined_label(t->text, NULL);

	if (q->links.owner[new] != NO_UNIT || is_blank_text(t->text + label))
		return;
	q->new_change[new] = r->out->all.n;
	struct redlined_change *x = add_change(r, t);

	x->text = bare(r->a, t->text, label);
	if (label)
		x->label = label_words(r->a, t->text, label);
	x->behind = unit_behind(r, q, new);
	x->changed = true;
}

/* --- who, and why --- */

static bool same_hand(const struct redlined_edit *e, const struct word_author *who, bool inserted)
{
	return e->inserted == inserted && text_equal(e->by, who->name);
}

static void add_edit(struct arena *a, struct redlined_change *x, const struct word_piece *piece)
{
	bool inserted = piece->inserted && !piece->deleted;
	const struct word_author *who = inserted ? piece->inserted : piece->deleted;
	struct redlined_edit *last = x->edits.n ? &x->edits.at[x->edits.n - 1] : NULL;

	if (last && same_hand(last, who, inserted))
		last->text = arena_concat(a, last->text, piece->text, (char *)NULL);
	else
		*vec_push(a, &x->edits) =
			(struct redlined_edit){piece->text, inserted, who->name, who->date};
}

/* The change that a paragraph's words belong to in a state; NO_UNIT: none. */
static size_t change_at(const struct group_redlining *q, size_t p, bool old)
{
	const struct text_links *l = &q->links;
	size_t i = (old ? l->old_of : l->new_of)[p - q->g->first];

	if (i == NO_UNIT)
		return NO_UNIT;
	if (!old && l->owner[i] == NO_UNIT)
		return q->new_change[i];
	if (!old)
		return q->change_of[l->owner[i]];
	return q->change_of[l->host[i] == NO_UNIT ? i : l->host[i]];
}

static void read_piece(struct redlining *r, struct group_redlining *q, size_t p,
		       const struct word_piece *piece)
{
	size_t at;

	if ((piece->inserted && piece->deleted) || (!piece->inserted && !piece->deleted)) {
		at = piece->struck && !piece->inserted && !piece->deleted ? change_at(q, p, true)
									  : NO_UNIT;
		if (at != NO_UNIT)
			r->out->all.at[at].struck = piece->text;
		return;
	}
	at = change_at(q, p, piece->deleted != NULL);
	if (at != NO_UNIT)
		add_edit(r->a, &r->out->all.at[at], piece);
}

/* A comment, or a stroke through words, on what is as it was sent is a change of its own. */
static size_t remark_at(struct redlining *r, struct group_redlining *q, size_t p)
{
	size_t at = change_at(q, p, true), old = q->links.old_of[p - q->g->first];
	const struct redlined_unit *u;

	if (at == NO_UNIT)
		at = change_at(q, p, false);
	if (at != NO_UNIT || old == NO_UNIT)
		return at;
	u = unit_of(r, &q->g->olds.all.at[old]);
	if (!u || u->listed || q->links.host[old] != NO_UNIT || q->g->olds.all.at[old].part)
		return NO_UNIT;
	q->change_of[old] = r->out->all.n;
	struct redlined_change *x = add_change(r, &q->g->olds.all.at[old]);

	x->unit = u;
	x->sent = x->came = x->text = bare_sent(r->a, u);
	return q->change_of[old];
}

static bool is_struck(const struct word_paragraph *p)
{
	for (size_t i = 0; i < p->pieces.n; i++)
		if (p->pieces.at[i].struck && !p->pieces.at[i].deleted &&
		    !is_blank_text(p->pieces.at[i].text))
			return true;
	return false;
}

static void read_mark(struct redlining *r, const struct group_redlining *q, size_t p)
{
	const struct word_paragraph *x = &r->c->file->all.at[p];
	size_t at = change_at(q, p, x->end_deleted != NULL);

	if (at != NO_UNIT && (x->end_deleted || x->end_inserted))
		r->out->all.at[at].mark_by = x->end_deleted ? x->end_deleted : x->end_inserted;
}

static void read_hands(struct redlining *r, struct group_redlining *q)
{
	for (size_t p = q->g->first; p <= q->g->last; p++) {
		const struct word_paragraph *x = &r->c->file->all.at[p];

		size_t at = x->comments.n || is_struck(x) ? remark_at(r, q, p) : NO_UNIT;

		read_mark(r, q, p);

		for (size_t i = 0; at != NO_UNIT && i < x->comments.n; i++)
			*vec_push(r->a, &r->out->all.at[at].comments) = &x->comments.at[i];
		for (size_t i = 0; i < x->pieces.n; i++)
			read_piece(r, q, p, &x->pieces.at[i]);
	}
}

/* --- rows --- */

static const char *cell_at(const struct came_text *t, size_t i)
{
	return t && i < t->cells.n ? t->cells.at[i] : "";
}

static const char *head_at(struct arena *a, const struct redlined_unit *u, size_t i)
{
	const char *head = u && i < u->heads.n ? u->heads.at[i] : "";

	return *head ? head : arena_printf(a, "%zu列", i + 1);
}

/* 'head：text' of each cell that says something. */
static const char *all_cells(struct arena *a, const struct redlined_unit *heads,
			     const struct came_text *t)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < t->cells.n; i++)
		if (*t->cells.at[i])
			strbuf_join(&sb, "\n",
				    arena_concat(a, head_at(a, heads, i), "：", t->cells.at[i],
						 (char *)NULL));
	return sb.text;
}

static void compare_cells(struct redlining *r, const struct came_text *old,
			  const struct came_text *new, struct redlined_change *x)
{
	size_t n = x->unit->cells.n;

	n = old->cells.n > n ? old->cells.n : n;
	n = new && new->cells.n > n ? new->cells.n : n;
	for (size_t i = 0; i < n; i++) {
		const char *sent = i < x->unit->cells.n ? x->unit->cells.at[i] : "";
		const char *text = cell_at(new, i);

		if (same_plain(r->a, sent, text) && same_plain(r->a, sent, cell_at(old, i)))
			continue;
		*vec_push(r->a, &x->cells) =
			(struct redlined_cell){head_at(r->a, x->unit, i), text};
	}
}

static void read_sent_row(struct redlining *r, struct group_redlining *q)
{
	const struct came_text *old = &q->g->olds.all.at[0],
			       *new = q->g->news.all.n ? &q->g->news.all.at[0] : NULL;
	const struct redlined_unit *u = unit_of(r, old);
	struct redlined_change x = {.unit = u, .sent = u->text, .came = old->text};

	r->last = u->key ? u : r->last;
	r->row = u;
	x.at = r->c->file->all.at[q->g->first].at;
	x.text = new && !is_blank_text(new->text) ? new->text : NULL;
	if (is_blank_text(u->text))
		x.text = new ? new->text : NULL;
	x.unmarked = !same_plain(r->a, old->text, u->text) || old->moved;
	if (x.text)
		compare_cells(r, old, new, &x);
	x.changed = !x.text || x.cells.n || x.unmarked;
	if (!x.changed)
		return;
	q->change_of[0] = r->out->all.n;
	*vec_push(r->a, &r->out->all) = x;
}

/* A row that was not sent: inserted, or without a track of it. */
static void read_new_row(struct redlining *r, struct group_redlining *q)
{
	const struct came_text *t = q->g->news.all.n ? &q->g->news.all.at[0] : NULL;

	if (!t || is_blank_text(t->text))
		return;
	size_t at = r->out->all.n;
	struct redlined_change *x = add_change(r, t);

	x->text = all_cells(r->a, r->row, t);
	x->behind = r->last;
	x->changed = true;
	x->unmarked = q->g->olds.all.n && !is_blank_text(q->g->olds.all.at[0].text);
	if (q->g->olds.all.n)
		q->change_of[0] = at;
	q->new_change[0] = at;
}

static void read_row(struct redlining *r, struct group_redlining *q)
{
	const struct came_group *g = q->g;

	if (g->olds.all.n && g->olds.all.at[0].unit != NO_UNIT)
		read_sent_row(r, q);
	else
		read_new_row(r, q);
}

/* --- all --- */

static void read_group(struct redlining *r, const struct came_group *g)
{
	struct group_redlining q = {.g = g,
				  .links = text_links_of(r->a, r->c->file, g),
				  .before = r->last,
				  .change_of = filled(r->a, g->olds.all.n),
				  .new_change = filled(r->a, g->news.all.n)};

	if (g->is_row) {
		read_row(r, &q);
	} else {
		r->row = NULL;
		for (size_t i = 0; i < g->olds.all.n; i++)
			read_old(r, &q, i);
		for (size_t i = 0; i < g->news.all.n; i++)
			read_new(r, &q, i);
	}
	read_hands(r, &q);
}

static bool is_swallowed(const struct redlining *r, size_t unit)
{
	for (size_t i = 0; i < r->c->olds.n; i++)
		for (size_t k = 0; k < r->c->olds.at[i]->swallowed.n; k++)
			if (r->c->olds.at[i]->swallowed.at[k] == unit)
				return true;
	return false;
}

/* What is not in the file at all was deleted without a track of it. */
static void read_missing(struct redlining *r)
{
	for (size_t i = 0; i < r->base->all.n; i++) {
		const struct redlined_unit *u = &r->base->all.at[i];

		if (r->c->came_as[i] != NO_UNIT || u->listed || is_blank_text(u->text) ||
		    is_swallowed(r, i))
			continue;
		*vec_push(r->a, &r->out->all) =
			(struct redlined_change){.unit = u,
						 .at = u->place,
						 .sent = bare_sent(r->a, u),
						 .changed = true,
						 .unmarked = true};
	}
}

struct redlined *redlined_read(struct arena *a, const struct redlined_base *base,
			       const struct word_file *file)
{
	struct redlined *out = arena_alloc(a, sizeof *out);
	struct came *c = came_of(a, file);
	struct redlining r = {.a = a, .base = base, .c = c, .out = out};

	out->base = base;
	out->tracked = file->tracked;
	came_match(a, c, base);
	for (size_t i = 0; i < c->all.n; i++)
		if (!c->all.at[i].listed)
			read_group(&r, &c->all.at[i]);
	read_missing(&r);
	for (size_t i = 0; i < out->all.n; i++)
		out->unmarked += out->all.at[i].unmarked;
	return out;
}

double redlined_alike(struct arena *a, const struct redlined_base *base,
		      const struct word_file *file)
{
	const struct word_view view = word_file_view(a, file, true);
	struct map *texts = map_new(a);
	size_t n = 0, same = 0;

	for (size_t i = 0; i < view.all.n; i++)
		map_set(texts, redlined_plain(a, view.all.at[i].text), texts);
	for (size_t i = 0; i < base->all.n; i++) {
		const struct redlined_unit *u = &base->all.at[i];

		if (u->is_row || u->listed || !*u->plain)
			continue;
		n++;
		same += map_get(texts, u->plain) != NULL;
	}
	return n ? (double)same / (double)n : 0;
}
