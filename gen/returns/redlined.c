/* SPDX-License-Identifier: MIT
 *
 * In a group old and new texts are cut at different marks. Which new text an old one lives on in,
 * its kept words say, and where none are left the mark that both end with; its number alone says
 * nothing. Old texts rise with new ones, so that a list of links, in order, is enough.
 */
#include "returns/redlined.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "returns/redlined_parts.h"
#include "returns/redlined_words.h"

struct link {
	size_t old, new, kept;
};

struct reading {
	struct arena *a;
	const struct redlined_base *base;
	const struct came *c;
	struct redlined *out;
	const struct redlined_unit *last; /* the unit before what is looked at */
};

/* What is known of one group while it is read. */
struct group_reading {
	const struct came_group *g;
	VEC(struct link) links;
	size_t *owner;     /* of each new text the old one whose it is; NO_UNIT: new */
	size_t *change_of; /* of each old text its place in out->all; NO_UNIT: none */
	size_t *new_change;
};

static bool is_blank_text(const char *text)
{
	return !redlined_signs(text, strlen(text));
}

static const struct redlined_unit *unit_of(const struct reading *r, const struct came_text *t)
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

/* --- links --- */

static void add_link(struct arena *a, struct group_reading *q, size_t old, size_t new, size_t kept)
{
	struct link *last = q->links.n ? &q->links.at[q->links.n - 1] : NULL;

	if (last && last->old == old && last->new == new)
		last->kept += kept;
	else
		*vec_push(a, &q->links) = (struct link){old, new, kept};
}

static size_t text_at(const struct came_texts *list, size_t paragraph, size_t from)
{
	while (from < list->all.n && list->all.at[from].last < paragraph)
		from++;
	return from;
}

/* Signs of a paragraph that stand in both states; those of the number count for nothing. */
static size_t count_kept(const struct word_paragraph *p, size_t label, size_t *offset)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->pieces.n; i++) {
		const struct word_piece *x = &p->pieces.at[i];
		size_t len = strlen(x->text), skip = 0;

		if (x->inserted)
			continue;
		if (*offset < label)
			skip = label - *offset < len ? label - *offset : len;
		*offset += len;
		if (!x->deleted)
			kept += redlined_signs(x->text + skip, len - skip);
	}
	return kept;
}

static void find_links(struct reading *r, struct group_reading *q)
{
	const struct came_group *g = q->g;
	size_t old = 0, new = 0, offset = 0;

	for (size_t p = g->first; p <= g->last; p++) {
		size_t next = text_at(&g->olds, p, old);

		if (next != old)
			offset = 0;
		old = next;
		new = text_at(&g->news, p, new);
		if (old >= g->olds.all.n || new >= g->news.all.n)
			continue;
		size_t label = g->olds.all.at[old].label;

		add_link(r->a, q, old, new, count_kept(&r->c->file->all.at[p], label, &offset));
	}
}

static size_t *filled(struct arena *a, size_t n)
{
	size_t *at = arena_alloc(a, (n + 1) * sizeof *at);

	for (size_t i = 0; i <= n; i++)
		at[i] = NO_UNIT;
	return at;
}

/* The first old text with words in a new one owns it; what shares only the mark comes after. */
static void find_owners(struct group_reading *q)
{
	const struct came_group *g = q->g;

	for (size_t i = 0; i < q->links.n; i++)
		if (q->links.at[i].kept && q->owner[q->links.at[i].new] == NO_UNIT)
			q->owner[q->links.at[i].new] = q->links.at[i].old;
	for (size_t i = 0; i < q->links.n; i++) {
		const struct link *l = &q->links.at[i];
		bool has_words = false;

		for (size_t k = 0; k < q->links.n && q->links.at[k].old <= l->old; k++)
			has_words = has_words ||
				    (q->links.at[k].old == l->old && q->links.at[k].kept);
		if (!has_words && q->owner[l->new] == NO_UNIT &&
		    g->olds.all.at[l->old].last == g->news.all.at[l->new].last)
			q->owner[l->new] = l->old;
	}
}

/* --- changes --- */

static struct redlined_change *add_change(struct reading *r, const struct came_text *t)
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
static const char *new_words(struct reading *r, const struct group_reading *q, size_t old,
			     const struct redlined_unit *u, const char **label)
{
	struct strbuf sb = strbuf_new(r->a);
	bool first = true;

	for (size_t i = 0; i < q->g->news.all.n; i++) {
		const char *text = q->g->news.all.at[i].text;
		size_t n = 0;

		if (q->owner[i] != old)
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

static const char *old_words(struct reading *r, const struct came_text *t)
{
	return bare(r->a, t->text, t->label);
}

/* The other texts whose words stand in what this one owns. */
static void find_joined(struct reading *r, const struct group_reading *q, size_t old,
			struct redlined_change *x)
{
	for (size_t i = 0; i < q->links.n; i++) {
		const struct link *l = &q->links.at[i];
		const struct redlined_unit *other = unit_of(r, &q->g->olds.all.at[l->old]);

		if (l->old != old && l->kept && q->owner[l->new] == old && other)
			*vec_push(r->a, &x->joined) = other;
	}
}

/* Its words stand in another's paragraph only. */
static bool is_joined_to_other(const struct group_reading *q, size_t old)
{
	bool joined = false;

	for (size_t i = 0; i < q->links.n; i++) {
		const struct link *l = &q->links.at[i];

		if (l->old != old || !l->kept)
			continue;
		if (q->owner[l->new] == old)
			return false;
		joined = true;
	}
	return joined;
}

static void add_swallowed(struct reading *r, const struct came_text *t, struct redlined_change *x)
{
	for (size_t i = 0; i < t->swallowed.n; i++)
		*vec_push(r->a, &x->joined) = &r->base->all.at[t->swallowed.at[i]];
}

static void fill_change(struct reading *r, struct group_reading *q, size_t old,
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
	x->unmarked = !u || !same_plain(r->a, t->text, u->text) || t->swallowed.n;
	x->changed = !u || !x->text || x->unmarked || x->joined.n || x->label ||
		     !same_plain(r->a, x->text, x->sent);
}

/* An old text that is as it was sent is no change; what was never sent is one if it stays. */
static void read_old(struct reading *r, struct group_reading *q, size_t old)
{
	const struct came_text *t = &q->g->olds.all.at[old];
	const struct redlined_unit *u = unit_of(r, t);
	struct redlined_change x = {0};

	if (t->part || (u && u->listed) || is_joined_to_other(q, old))
		return;
	if (!u && is_blank_text(t->text))
		return;
	fill_change(r, q, old, &x);
	if (u)
		r->last = u;
	else
		x.behind = r->last;
	if (!x.changed || (!u && !x.text))
		return;
	q->change_of[old] = r->out->all.n;
	x.at = add_change(r, t)->at;
	r->out->all.at[q->change_of[old]] = x;
}

static void read_new(struct reading *r, struct group_reading *q, size_t new)
{
	const struct came_text *t = &q->g->news.all.at[new];
	size_t label = redlined_label(t->text, NULL);

	if (q->owner[new] != NO_UNIT || is_blank_text(t->text + label))
		return;
	q->new_change[new] = r->out->all.n;
	struct redlined_change *x = add_change(r, t);

	x->text = bare(r->a, t->text, label);
	if (label)
		x->label = label_words(r->a, t->text, label);
	x->behind = r->last;
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
static size_t change_at(const struct group_reading *q, size_t p, bool old)
{
	const struct came_texts *list = old ? &q->g->olds : &q->g->news;
	size_t i = text_at(list, p, 0);

	if (i >= list->all.n)
		return NO_UNIT;
	if (!old && q->owner[i] == NO_UNIT)
		return q->new_change[i];
	if (!old)
		return q->change_of[q->owner[i]];
	for (size_t k = 0; q->change_of[i] == NO_UNIT && k < q->links.n; k++)
		if (q->links.at[k].old == i && q->links.at[k].kept &&
		    q->owner[q->links.at[k].new] != NO_UNIT)
			return q->change_of[q->owner[q->links.at[k].new]];
	return q->change_of[i];
}

static void read_piece(struct reading *r, struct group_reading *q, size_t p,
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
static size_t remark_at(struct reading *r, struct group_reading *q, size_t p)
{
	size_t at = change_at(q, p, true), old = text_at(&q->g->olds, p, 0);
	const struct redlined_unit *u;

	if (at == NO_UNIT)
		at = change_at(q, p, false);
	if (at != NO_UNIT || old >= q->g->olds.all.n)
		return at;
	u = unit_of(r, &q->g->olds.all.at[old]);
	if (!u || u->listed || is_joined_to_other(q, old) || q->g->olds.all.at[old].part)
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

static void read_hands(struct reading *r, struct group_reading *q)
{
	for (size_t p = q->g->first; p <= q->g->last; p++) {
		const struct word_paragraph *x = &r->c->file->all.at[p];
		size_t at = x->comments.n || is_struck(x) ? remark_at(r, q, p) : NO_UNIT;

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

static void compare_cells(struct reading *r, const struct came_text *old,
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

static void read_sent_row(struct reading *r, struct group_reading *q)
{
	const struct came_text *old = &q->g->olds.all.at[0],
			       *new = q->g->news.all.n ? &q->g->news.all.at[0] : NULL;
	const struct redlined_unit *u = unit_of(r, old);
	struct redlined_change x = {.unit = u, .sent = u->text, .came = old->text};

	r->last = u;
	x.at = r->c->file->all.at[q->g->first].at;
	x.text = new && !is_blank_text(new->text) ? new->text : NULL;
	if (is_blank_text(u->text))
		x.text = new ? new->text : NULL;
	x.unmarked = !same_plain(r->a, old->text, u->text);
	if (x.text)
		compare_cells(r, old, new, &x);
	x.changed = !x.text || x.cells.n;
	if (!x.changed)
		return;
	q->change_of[0] = r->out->all.n;
	*vec_push(r->a, &r->out->all) = x;
}

/* A row that was not sent: inserted, or without a track of it. */
static void read_new_row(struct reading *r, struct group_reading *q)
{
	const struct came_text *t = q->g->news.all.n ? &q->g->news.all.at[0] : NULL;

	if (!t || is_blank_text(t->text))
		return;
	size_t at = r->out->all.n;
	struct redlined_change *x = add_change(r, t);

	x->text = all_cells(r->a, r->last && r->last->is_row ? r->last : NULL, t);
	x->behind = r->last;
	x->changed = true;
	x->unmarked = q->g->olds.all.n && !is_blank_text(q->g->olds.all.at[0].text);
	if (q->g->olds.all.n)
		q->change_of[0] = at;
	q->new_change[0] = at;
}

static void read_row(struct reading *r, struct group_reading *q)
{
	const struct came_group *g = q->g;

	if (g->olds.all.n && g->olds.all.at[0].unit != NO_UNIT)
		read_sent_row(r, q);
	else
		read_new_row(r, q);
	if (g->olds.all.n && g->news.all.n)
		q->owner[0] = 0;
}

/* --- all --- */

static void read_group(struct reading *r, const struct came_group *g)
{
	struct group_reading q = {.g = g,
				  .owner = filled(r->a, g->news.all.n),
				  .change_of = filled(r->a, g->olds.all.n),
				  .new_change = filled(r->a, g->news.all.n)};

	if (g->is_row) {
		read_row(r, &q);
	} else {
		find_links(r, &q);
		find_owners(&q);
		for (size_t i = 0; i < g->olds.all.n; i++)
			read_old(r, &q, i);
		for (size_t i = 0; i < g->news.all.n; i++)
			read_new(r, &q, i);
	}
	read_hands(r, &q);
}

static bool is_swallowed(const struct reading *r, size_t unit)
{
	for (size_t i = 0; i < r->c->olds.n; i++)
		for (size_t k = 0; k < r->c->olds.at[i]->swallowed.n; k++)
			if (r->c->olds.at[i]->swallowed.at[k] == unit)
				return true;
	return false;
}

/* What is not in the file at all was deleted without a track of it. */
static void read_missing(struct reading *r)
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
	struct reading r = {.a = a, .base = base, .c = c, .out = out};

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
