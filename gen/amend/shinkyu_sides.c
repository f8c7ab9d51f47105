/* SPDX-License-Identifier: MIT
 *
 * Lines of provisions are laid side by side and compared word by word; runs of unchanged ones
 * shrink to （略） with the numbers they stand for. Of a row the cells below the same heads are
 * compared.
 */
#include "amend/shinkyu_sides.h"

#include <string.h>

#include "amend/provision.h"
#include "amend/row_naming.h"
#include "base/strbuf.h"
#include "base/text.h"

#define CHANGED "changed"

static struct shinkyu_line *add_line(struct arena *a, struct shinkyu_side *s, const char *label,
				     const char *text)
{
	struct shinkyu_line *line = vec_push(a, &s->lines);

	*line = (struct shinkyu_line){.label = label, .text = text};
	return line;
}

void shinkyu_side_add(struct arena *a, struct shinkyu_side *s, const char *label, const char *text,
		      bool marked)
{
	struct shinkyu_line *line = add_line(a, s, label, text);

	if (marked && *text)
		*vec_push(a, &line->spans) = (struct doc_span){0, strlen(text), CHANGED, NULL};
}

/* What stands where the other side has words. The library's wording was neither new nor struck out. */
static const char *absent_word(const struct amendment *in, bool gone)
{
	return amendment_word(in, in->against_library ? "against.absent"
				  : gone              ? "shinkyu.removed"
						      : "shinkyu.added");
}

const char *shinkyu_range(struct arena *a, const struct library *l, const char *first,
			  const char *last, size_t n)
{
	if (n < 2)
		return first;
	const char *format = library_word(l, n == 2 ? "shinkyu.two" : "shinkyu.many");

	return text_fill(a, format, "first", first, "last", last);
}

/* One side's text of a word diff, its own words marked; `lead` stands before and is not marked. */
static void add_marked(struct arena *a, struct shinkyu_side *s, const char *label, const char *lead,
		       const struct word_diff *d, enum edit_op own)
{
	struct strbuf sb = strbuf_new(a);
	struct shinkyu_line *line = add_line(a, s, label, NULL);

	strbuf_add(&sb, lead);
	for (size_t i = 0; i < d->runs.n; i++) {
		const struct word_run *r = &d->runs.at[i];

		if (r->op != EDIT_SAME && r->op != own)
			continue;
		if (r->op == own)
			*vec_push(a, &line->spans) =
				(struct doc_span){sb.len, sb.len + r->len, CHANGED, NULL};
		strbuf_add_bytes(&sb, r->text, r->len);
	}
	line->text = sb.text;
}

static void add_diff(struct arena *a, const struct amendment *in, struct shinkyu_sides *s,
		     const char *old_label, const char *old, const char *new_label, const char *new,
		     const char *lead)
{
	const struct word_diff *d = word_diff_find(a, in->words, old, new);

	add_marked(a, &s->before, old_label, lead, d, EDIT_OLD);
	add_marked(a, &s->after, new_label, lead, d, EDIT_NEW);
}

struct shinkyu_sides shinkyu_sides_of_texts(struct arena *a, const struct amendment *in,
					    const char *before, const char *after)
{
	struct shinkyu_sides s = {0};

	add_diff(a, in, &s, "", before, "", after, "");
	return s;
}

struct shinkyu_sides shinkyu_sides_omitted(struct arena *a, const struct amendment *in,
					   const char *before, const char *after)
{
	struct shinkyu_sides s = {0};

	shinkyu_side_add(a, &s.before, before, amendment_word(in, "shinkyu.omitted"), false);
	shinkyu_side_add(a, &s.after, after, amendment_word(in, "shinkyu.omitted"), false);
	return s;
}

/* Unchanged lines in a row, of one side. */
struct same_lines {
	const struct line_pair *pairs;
	size_t n;
	bool after;
};

static const struct provision_line *same_line(const struct same_lines *r, size_t i)
{
	return r->after ? r->pairs[i].after : r->pairs[i].before;
}

static int same_depth(const struct same_lines *r)
{
	int depth = same_line(r, 0)->depth;

	for (size_t i = 1; i < r->n; i++)
		depth = same_line(r, i)->depth < depth ? same_line(r, i)->depth : depth;
	return depth;
}

/* The last line is a （略） already: it stands for what follows as well. */
static bool is_omitted(const struct amendment *in, const struct shinkyu_side *s)
{
	const struct shinkyu_line *last = s->lines.n ? &s->lines.at[s->lines.n - 1] : NULL;

	return last && !*last->label &&
	       strcmp(last->text, amendment_word(in, "shinkyu.omitted")) == 0;
}

/* Numbers of the lines at one depth; what hangs below them goes with them. */
static void omit_lines(struct arena *a, const struct amendment *in, struct shinkyu_side *s,
		       const struct same_lines *r, int depth)
{
	const struct provision_line *first = NULL, *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct provision_line *line = same_line(r, i);

		if (line->depth != depth)
			continue;
		if (!*line->label && is_omitted(in, s))
			continue;
		if (!*line->label) {
			shinkyu_side_add(a, s, "", amendment_word(in, "shinkyu.omitted"), false);
			continue;
		}
		first = first ? first : line;
		last = line;
		n++;
	}
	if (n)
		shinkyu_side_add(a, s, shinkyu_range(a, in->library, first->label, last->label, n),
				 amendment_word(in, "shinkyu.omitted"), false);
}

/*
 * What stands behind the run is of depth `next`: the last line that is less deep holds it, and is
 * told by itself.
 */
static void omit_same(struct arena *a, const struct amendment *in, struct shinkyu_side *s,
		      const struct same_lines *r, int next)
{
	int depth = r->n ? same_depth(r) : 0;
	size_t holder = r->n;

	if (!r->n)
		return;
	for (size_t i = 0; next > depth && i < r->n; i++)
		holder = same_line(r, i)->depth == depth ? i : holder;
	omit_lines(a, in, s, &(struct same_lines){r->pairs, holder, r->after}, depth);
	if (holder == r->n)
		return;
	omit_lines(a, in, s, &(struct same_lines){r->pairs + holder, 1, r->after}, depth);
	omit_same(a, in, s,
		  &(struct same_lines){r->pairs + holder + 1, r->n - holder - 1, r->after}, next);
}

static int depth_of(const struct line_pairs *lines, size_t i)
{
	const struct line_pair *p = i < lines->all.n ? &lines->all.at[i] : NULL;

	return p ? (p->after ? p->after : p->before)->depth : 0;
}

static void add_pair(struct arena *a, const struct amendment *in, struct shinkyu_sides *s,
		     const struct line_pair *p)
{
	if (p->before && p->after) {
		add_diff(a, in, s, p->before->label, p->before->text, p->after->label,
			 p->after->text, "");
		return;
	}
	struct shinkyu_side *own = p->before ? &s->before : &s->after,
			    *other = p->before ? &s->after : &s->before;
	const struct provision_line *line = p->before ? p->before : p->after;

	shinkyu_side_add(a, own, line->label, line->text, true);
	shinkyu_side_add(a, other, line->label, absent_word(in, p->before), false);
}

static void add_lines(struct arena *a, const struct amendment *in, struct shinkyu_sides *s,
		      const struct line_pairs *lines)
{
	for (size_t i = 0; i < lines->all.n; i++) {
		size_t n = 0;

		while (i + n < lines->all.n && lines->all.at[i + n].same)
			n++;
		if (n) {
			omit_same(a, in, &s->before,
				  &(struct same_lines){&lines->all.at[i], n, false},
				  depth_of(lines, i + n));
			omit_same(a, in, &s->after,
				  &(struct same_lines){&lines->all.at[i], n, true},
				  depth_of(lines, i + n));
			i += n - 1;
		} else {
			add_pair(a, in, s, &lines->all.at[i]);
		}
	}
}

static const char *headline(struct arena *a, const struct provision *p)
{
	return arena_concat(a, p->label, p->title, (char *)NULL);
}

static void add_whole(struct arena *a, struct shinkyu_side *s, const struct provision *p)
{
	if (*p->label || *p->title)
		shinkyu_side_add(a, s, "", headline(a, p), true);
	for (size_t i = 0; i < p->lines.n; i++)
		shinkyu_side_add(a, s, p->lines.at[i].label, p->lines.at[i].text, true);
}

/* 第9条　削除 */
static bool is_dropped(const struct doc_node *node)
{
	return node->kind == DOC_ARTICLE && !node->first;
}

struct shinkyu_sides shinkyu_sides_of_provision(struct arena *a, const struct amendment *in,
						const struct doc_unit_pair *p)
{
	struct provision before = provision_of(a, in->library, p->before ? p->before->node : NULL);
	struct provision after = provision_of(a, in->library, p->after ? p->after->node : NULL);
	struct shinkyu_sides s = {0};

	if (p->before && p->after && is_dropped(p->before->node) != is_dropped(p->after->node)) {
		add_whole(a, &s.before, &before);
		add_whole(a, &s.after, &after);
		return s;
	}
	if (!p->before || !p->after) {
		add_whole(a, p->before ? &s.before : &s.after, p->before ? &before : &after);
		shinkyu_side_add(a, p->before ? &s.after : &s.before, "",
				 absent_word(in, p->before), false);
		return s;
	}
	if (*before.label || *before.title || *after.label)
		add_diff(a, in, &s, "", headline(a, &before), "", headline(a, &after), "");
	struct line_pairs lines = provision_align(a, &before, &after);

	add_lines(a, in, &s, &lines);
	return s;
}

static const struct doc_node *nth_cell(const struct doc_unit *u, size_t i)
{
	const struct doc_node *cell = u ? u->node->first : NULL;

	for (; cell && i; i--)
		cell = cell->next;
	return cell;
}

/* The cell below the same head; without heads the one in the same place. */
static const struct doc_node *same_cell(const struct doc_unit *u, const char *head, size_t i)
{
	for (size_t k = 0; u && head && k < u->node->n; k++) {
		const char *own = doc_unit_head(u, k);

		if (own && strcmp(own, head) == 0)
			return nth_cell(u, k);
	}
	return head ? NULL : nth_cell(u, i);
}

static const char *lead_of(struct arena *a, const struct amendment *in, const struct doc_unit *u,
			   const char *head)
{
	if (!head || u->node->n < 2)
		return "";
	return arena_concat(a, text_replace(a, head, "\n", ""), amendment_word(in, "colon"),
			    (char *)NULL);
}

static void add_cells(struct arena *a, const struct amendment *in, struct shinkyu_side *s,
		      const struct doc_unit *u)
{
	size_t i = 0;

	for (const struct doc_node *cell = u->node->first; cell; cell = cell->next, i++) {
		const char *words = row_naming_words(a, cell);

		if (*words)
			shinkyu_side_add(a, s, "",
					 arena_concat(a, lead_of(a, in, u, doc_unit_head(u, i)),
						      words, (char *)NULL),
					 true);
	}
}

/* Heads as one line: 項番｜要求事項｜甲｜乙 */
static const char *head_words(struct arena *a, const struct doc_unit *u)
{
	struct strbuf sb = strbuf_new(a);

	for (const struct doc_node *cell = u ? u->node->first : NULL; cell; cell = cell->next)
		strbuf_join(&sb, "｜", text_replace(a, row_naming_words(a, cell), "\n", ""));
	return sb.text;
}

static struct shinkyu_sides sides_of_head(struct arena *a, const struct amendment *in,
					  const struct doc_unit_pair *p)
{
	struct shinkyu_sides s = {0};

	add_diff(a, in, &s, "", head_words(a, p->before), "", head_words(a, p->after), "");
	return s;
}

/* What stands in a column that one of the two tables alone has; the other says that it has none. */
static void add_lone_cell(struct arena *a, const struct amendment *in, struct shinkyu_sides *s,
			  const char *lead, const char *words, bool removed)
{
	struct shinkyu_side *own = removed ? &s->before : &s->after,
			    *other = removed ? &s->after : &s->before;

	shinkyu_side_add(a, own, "", arena_concat(a, lead, words, (char *)NULL), true);
	shinkyu_side_add(a, other, "",
			 arena_concat(a, lead, absent_word(in, removed), (char *)NULL), false);
}

/* Columns that went, where they said something. */
static void add_lost_cells(struct arena *a, const struct amendment *in, struct shinkyu_sides *s,
			   const struct doc_unit_pair *p)
{
	for (size_t i = 0; i < p->before->node->n; i++) {
		const struct doc_node *cell = nth_cell(p->before, i);
		const char *head = doc_unit_head(p->before, i), *old = row_naming_words(a, cell);

		if (head && !same_cell(p->after, head, i) && *old && !doc_unit_is_idle(cell))
			add_lone_cell(a, in, s, lead_of(a, in, p->before, head), old, true);
	}
}

/*
 * The cells that name the row stand there, changed or not; others that are the same become one
 * （略）.
 */
static void add_changed_cells(struct arena *a, const struct amendment *in, struct shinkyu_sides *s,
			      const struct doc_unit_pair *p, const bool *names)
{
	bool omitting = false;
	size_t i = 0;

	for (const struct doc_node *cell = p->after->node->first; cell; cell = cell->next, i++) {
		const char *head = doc_unit_head(p->after, i);
		const char *new = row_naming_words(a, cell),
			   *old = row_naming_words(a, same_cell(p->before, head, i));
		bool same = strcmp(old, new) == 0 || (!*old && doc_unit_is_idle(cell));

		if (same && !names[i] && !omitting) {
			shinkyu_side_add(a, &s->before, "", amendment_word(in, "shinkyu.omitted"),
					 false);
			shinkyu_side_add(a, &s->after, "", amendment_word(in, "shinkyu.omitted"),
					 false);
		}
		omitting = same && !names[i];
		if (!same && head && !same_cell(p->before, head, i))
			add_lone_cell(a, in, s, lead_of(a, in, p->after, head), new, false);
		else if (!same || names[i])
			add_diff(a, in, s, "", old, "", new, lead_of(a, in, p->after, head));
	}
	add_lost_cells(a, in, s, p);
}

/* The lines of the groups that a row stands under, where they are others, or nothing else names it; what
 * a group's own line says otherwise is told once, by that line. */
static void add_group(struct arena *a, const struct amendment *in, struct shinkyu_sides *s,
		      const struct doc_unit_pair *p, bool names)
{
	const char *lead = amendment_word(in, "shinkyu.group");

	if (p->regrouped || (names && *p->after->heads))
		add_diff(a, in, s, "", p->before->heads, "", p->after->heads, lead);
}

struct shinkyu_sides shinkyu_sides_of_row(struct arena *a, const struct amendment *in,
					  const struct doc_unit_pair *p)
{
	struct shinkyu_sides s = {0};

	if (doc_unit_is_head(doc_pair_unit(p)))
		return sides_of_head(a, in, p);
	if (p->before && p->after) {
		const struct row_naming naming = row_naming_of(a, p->after);

		add_group(a, in, &s, p, naming.alike);
		add_changed_cells(a, in, &s, p, naming.names);
		return s;
	}
	const struct doc_unit *u = doc_pair_unit(p);
	struct shinkyu_side *own = p->before ? &s.before : &s.after;

	if (*u->heads && row_naming_has_twin(a, u))
		shinkyu_side_add(a, own, "",
				 arena_concat(a, amendment_word(in, "shinkyu.group"), u->heads,
					      (char *)NULL),
				 true);
	add_cells(a, in, own, u);
	shinkyu_side_add(a, p->before ? &s.after : &s.before, "",
			 absent_word(in, p->before),
			 false);
	return s;
}
