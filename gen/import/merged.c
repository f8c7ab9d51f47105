/* SPDX-License-Identifier: MIT
 *
 * Items stand in the order in which they were first named; each keeps all printings of its values
 * (repeated.h), and what is chosen, reported or kept beside the item is decided when all rows are
 * in.
 */
#include "import/merged.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"

struct merged_items merged_new(struct arena *a, const char *kind, const struct merged_field *fields)
{
	return (struct merged_items){.kind = kind, .fields = fields, .by_id = map_new(a)};
}

struct merged_item *merged_get(struct arena *a, struct merged_items *items, const char *id,
			       const char *place)
{
	struct merged_item *t = map_get(items->by_id, id);

	if (t)
		return t;
	t = arena_alloc(a, sizeof *t);
	t->id = id;
	t->at.place = place;
	map_set(items->by_id, id, t);
	*vec_push(a, &items->all) = t;
	return t;
}

static size_t find_field(const struct merged_items *items, const char *name)
{
	size_t i = 0;

	while (strcmp(items->fields[i].name, name) != 0)
		i++;
	return i;
}

void merged_add(struct arena *a, const struct merged_items *items, struct merged_item *t,
		const char *field, const char *text, const char *place)
{
	repeated_add(a, &t->values[find_field(items, field)], text, place);
}

const struct repeated_value *merged_repeated(const struct merged_items *items,
					     const struct merged_item *t, const char *field)
{
	return &t->values[find_field(items, field)];
}

static bool has_head(const struct row_origin *at, const char *head)
{
	for (size_t i = 0; i < at->extra.n; i++)
		if (strcmp(at->extra.at[i].head, head) == 0)
			return true;
	return false;
}

void origin_keep(struct arena *a, struct row_origin *at, const char *head, const char *value)
{
	const char *name = head;

	for (int n = 2; has_head(at, name); n++)
		name = arena_printf(a, "%s %d", head, n);
	*vec_push(a, &at->extra) = (struct extra){name, value};
}

static const char *number(struct arena *a, size_t n)
{
	return arena_printf(a, "%zu", n);
}

static void report_difference(struct arena *a, const struct merged_field *f, struct merged_item *t,
			      const struct repeated_choice *c, struct diag_list *dl)
{
	diag_add(dl, DIAG_PRINTINGS_DIFFER, t->id, c->others.at[0]->place, f->name, c->best->text,
		 c->others.at[0]->text);
	for (size_t i = 0; i < c->others.n && !f->on_rows; i++)
		origin_keep(a, &t->at, f->name, c->others.at[i]->text);
}

/* The printings that say something new, each in its longest form, one per line. */
static const char *join_all(struct arena *a, struct merged_item *t, const struct repeated_choice *c,
			    struct diag_list *dl)
{
	struct strbuf sb = strbuf_new(a);
	struct repeated_value rest = {0};
	size_t n = 1;

	strbuf_add(&sb, c->best->text);
	for (size_t i = 0; i < c->others.n; i++)
		repeated_add(a, &rest, c->others.at[i]->text, c->others.at[i]->place);
	while (rest.all.n) {
		struct repeated_choice next = repeated_choose(a, &rest, false);

		strbuf_join(&sb, "\n", next.best->text);
		rest = (struct repeated_value){0};
		for (size_t i = 0; i < next.others.n; i++)
			repeated_add(a, &rest, next.others.at[i]->text, next.others.at[i]->place);
		n++;
	}
	diag_add(dl, DIAG_SEVERAL_DUTIES, t->id, c->others.at[0]->place, number(a, n));
	return sb.text;
}

const char *merged_choose(struct arena *a, const struct merged_items *items, struct merged_item *t,
			  const char *field, struct diag_list *dl)
{
	size_t i = find_field(items, field);
	const struct merged_field *f = &items->fields[i];
	struct repeated_choice c = repeated_choose(a, &t->values[i], !f->prose);

	if (!c.best)
		return NULL;
	if (c.clipped)
		diag_add(dl, DIAG_PRINTING_CLIPPED, t->id, c.first_clipped->place, f->name,
			 number(a, c.clipped), number(a, c.rows));
	if (c.spaced)
		diag_add(dl, DIAG_PRINTING_BLANKS, t->id, c.spaced->place, f->name, c.spaced->text);
	if (!c.others.n)
		return c.best->text;
	if (f->together)
		return join_all(a, t, &c, dl);
	report_difference(a, f, t, &c, dl);
	return c.best->text;
}
