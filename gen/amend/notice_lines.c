/* SPDX-License-Identifier: MIT
 *
 * Pieces are gathered into groups, kind by kind; groups are told in that order as long as lines and
 * room are left. Room is measured in lines of a cell as wide as the template's columns are.
 */
#include "amend/notice_lines.h"

#include <stdint.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum {
	LINES = 8,  /* groups on a page */
	ROOM = 24,  /* lines of text that they may have together with what stands above */
	PAGE = 40,  /* characters in a line of the page */
	NAMED = 6,  /* names in a group, then the number of the others */
	WIDE = 14,  /* characters in a line of the column that says what */
	NARROW = 10 /* and of the others */
};

struct item_group {
	const struct notice_item *first;
	VEC(const char *) names;
	enum audience audience;
};

struct item_groups {
	VEC(struct item_group) all;
};

static bool is_alike(const struct notice_item *x, const struct notice_item *y)
{
	return x->kind == y->kind && *x->head && strcmp(x->head, y->head) == 0 &&
	       strcmp(x->before, y->before) == 0 && strcmp(x->after, y->after) == 0 &&
	       strcmp(x->where, y->where) == 0;
}

static struct item_group *group_of(struct arena *a, struct item_groups *groups,
				   const struct notice_item *item)
{
	for (size_t i = 0; i < groups->all.n; i++)
		if (is_alike(groups->all.at[i].first, item))
			return &groups->all.at[i];
	struct item_group *own = vec_push(a, &groups->all);

	*own = (struct item_group){.first = item, .audience = item->audience};
	return own;
}

static bool has_name(const struct item_group *group, const char *name)
{
	for (size_t i = 0; i < group->names.n; i++)
		if (strcmp(group->names.at[i], name) == 0)
			return true;
	return false;
}

static void take_kind(struct arena *a, const struct notice_items *items, enum notice_kind kind,
		      struct item_groups *out)
{
	for (size_t i = 0; i < items->all.n; i++) {
		const struct notice_item *item = &items->all.at[i];

		if (item->kind != kind)
			continue;
		struct item_group *group = group_of(a, out, item);

		group->audience = audience_narrower(group->audience, item->audience);
		if (!has_name(group, item->name))
			*vec_push(a, &group->names) = item->name;
	}
}

/* True of two works on one thing that go from the same to the same party. */
static bool is_same_thing(const struct notice_item *x, const struct notice_item *y)
{
	return x->kind == NOTICE_THING && y->kind == NOTICE_THING &&
	       strcmp(x->name, y->name) == 0 && strcmp(x->before, y->before) == 0 &&
	       strcmp(x->after, y->after) == 0 && strcmp(x->where, y->where) == 0;
}

/* 更新、設定及び監視: the works on a thing in one piece. */
static struct notice_items join_things(struct arena *a, const struct amendment *in,
				       const struct notice_items *items)
{
	struct notice_items out = {0};

	for (size_t i = 0; i < items->all.n; i++) {
		const struct notice_item *item = &items->all.at[i];
		size_t k = 0;

		while (k < out.all.n && !is_same_thing(&out.all.at[k], item))
			k++;
		if (k == out.all.n)
			*vec_push(a, &out.all) = *item;
		else if (!strstr(out.all.at[k].head, item->head)) /* two things of one name */
			out.all.at[k].head =
				arena_concat(a, out.all.at[k].head, amendment_word(in, "list.comma"),
					     item->head, (char *)NULL);
	}
	return out;
}

/* R134/対応事項、R135/③-2ほか3件 */
static const char *names_of_group(struct arena *a, const struct amendment *in,
				  const struct item_group *group)
{
	struct strbuf sb = strbuf_new(a);
	size_t n = group->names.n, told = n > NAMED ? NAMED : n;

	for (size_t i = 0; i < told; i++)
		strbuf_join(&sb, amendment_word(in, "list.comma"), group->names.at[i]);
	return told == n ? sb.text
			 : text_fill(a, amendment_word(in, "notice.names"), "names", sb.text, "n",
				     arena_printf(a, "%zu", n - told));
}

static const char *what_of_group(struct arena *a, const struct amendment *in,
				 const struct item_group *group)
{
	const char *names = names_of_group(a, in, group), *head = group->first->head;

	if (!*head)
		return names;
	if (group->names.n == 1)
		return text_fill(a, amendment_word(in, "notice.one"), "name", names, "head", head);
	return text_fill(
		a,
		text_replace(a, amendment_word(in, "notice.many"), "{{n}}",
			     arena_printf(a, "%zu", group->names.n)),
		"head", head, "names", names);
}

/* Of a cell that is `width` characters wide; each line of the text begins one. */
static size_t lines_in(const char *text, size_t width)
{
	size_t n = 1, at = 0;

	while (*text) {
		uint32_t c = text_next(&text);

		if (c == '\n' || at == width) {
			n++;
			at = 0;
		}
		at += c != '\n';
	}
	return n;
}

static size_t larger(size_t x, size_t y)
{
	return x > y ? x : y;
}

static size_t height_of(const struct notice_line *l)
{
	return larger(larger(lines_in(l->what, WIDE), lines_in(l->before, NARROW)),
		      larger(lines_in(l->after, NARROW), lines_in(l->where, NARROW)));
}

static struct notice_line line_of(struct arena *a, const struct amendment *in,
				  const struct item_group *group)
{
	return (struct notice_line){.what = what_of_group(a, in, group),
				    .before = group->first->before,
				    .after = group->first->after,
				    .where = group->first->where,
				    .kind = group->first->kind,
				    .audience = group->audience};
}

/* How many pieces each paper says of those that are not told. */
struct left_place {
	const char *paper;
	size_t n;
};

struct left_places {
	VEC(struct left_place) all;
};

static void leave_group(struct arena *a, struct left_places *places, const struct item_group *group)
{
	size_t i = 0;

	while (i < places->all.n && strcmp(places->all.at[i].paper, group->first->paper) != 0)
		i++;
	if (i == places->all.n)
		*vec_push(a, &places->all) = (struct left_place){group->first->paper, 0};
	places->all.at[i].n += group->names.n;
}

static void tell_left(struct arena *a, const struct amendment *in, const struct left_places *places,
		      struct notice_lines *out)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < places->all.n; i++) {
		const struct left_place *p = &places->all.at[i];

		out->left += p->n;
		strbuf_join(&sb, amendment_word(in, "list.comma"),
			    text_fill(a, amendment_word(in, "notice.left"), "where", p->paper, "n",
				      arena_printf(a, "%zu", p->n)));
	}
	out->left_where = sb.text;
}

struct notice_lines notice_lines_of(struct arena *a, const struct amendment *in,
				    const struct notice_items *items, const char *above,
				    size_t beside)
{
	struct item_groups groups = {0};
	struct left_places left = {0};
	struct notice_lines out = {0};
	const struct notice_items joined = join_things(a, in, items);
	size_t taken = lines_in(above, PAGE) + beside, room = taken < ROOM ? ROOM - taken : 0;

	for (int kind = NOTICE_ROLE; kind <= NOTICE_CONTENT; kind++)
		take_kind(a, &joined, (enum notice_kind)kind, &groups);
	for (size_t i = 0; i < groups.all.n; i++) {
		struct notice_line line = line_of(a, in, &groups.all.at[i]);
		size_t height = height_of(&line);

		if (groups.all.at[i].first->untold || out.all.n == LINES || height > room) {
			leave_group(a, &left, &groups.all.at[i]);
			continue;
		}
		room -= height;
		*vec_push(a, &out.all) = line;
	}
	tell_left(a, in, &left, &out);
	return out;
}
