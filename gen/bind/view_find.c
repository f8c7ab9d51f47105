/* SPDX-License-Identifier: MIT
 *
 * Finding a view by its name. It is filled once per document and kept, because several blocks may
 * show it.
 */
#include <string.h>

#include "base/strbuf.h"
#include "bind/blank_blocks.h"
#include "bind/view.h"

static const struct view_entry *find_entry(const struct view_entry *list, size_t n,
					   const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].name, name) == 0)
			return &list[i];
	return NULL;
}

static const struct view_entries *const installed[] = {&views_of_papers, &views_of_ledger};

static const struct view_entry *find_installed(const char *name)
{
	const struct view_entry *found = NULL;

	for (size_t i = 0; i < ARRAY_LEN(installed) && !found; i++)
		found = find_entry(installed[i]->at, installed[i]->n, name);
	return found;
}

static void list_names(struct strbuf *sb, const struct view_entry *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		strbuf_join(sb, ", ", list[i].name);
}

/* What the caller has besides comes first: it may have a view of its own in place of one. */
static const struct view_entry *entry_of(const struct binding *b, const char *name)
{
	const struct view_entry *own = find_entry(b->in->more, b->in->n_more, name);

	return own ? own : find_installed(name);
}

/* Reported where there is none. */
static const struct view_entry *find_known(const struct binding *b, const char *name,
					   const char *place)
{
	const struct view_entry *entry = entry_of(b, name);
	struct strbuf known = strbuf_new(b->a);

	if (entry)
		return entry;
	for (size_t i = 0; i < ARRAY_LEN(installed); i++)
		list_names(&known, installed[i]->at, installed[i]->n);
	list_names(&known, b->in->more, b->in->n_more);
	diag_add(b->dl, DIAG_UNKNOWN_VIEW, b->in->template->id, place, name, known.text);
	return NULL;
}

bool view_describe(const struct binding *b, const char *name, const char *place, struct view *out)
{
	const struct view_entry *entry = find_known(b, name, place);

	if (entry)
		*out = (struct view){.name = name, .reach = entry->reach, .fields = entry->fields};
	return entry != NULL;
}

const struct view *view_get(struct binding *b, const char *name, const char *place)
{
	struct view *v = map_get(b->views, name);
	const struct view_entry *entry = v ? NULL : find_known(b, name, place);

	if (!entry)
		return v;
	v = arena_alloc(b->a, sizeof *v);
	v->name = name;
	v->reach = entry->reach;
	v->fields = entry->fields;
	map_set(b->views, name, v);
	entry->fill(b, v);
	view_expect_whole(b, v);
	return v;
}

enum view_reach view_reach_of(const char *name)
{
	const struct view_entry *entry = find_installed(name);

	return entry ? entry->reach : OF_PROJECT;
}
