/* SPDX-License-Identifier: MIT
 *
 * A reference names an edition and an item. When the project names another edition of the series,
 * the item is followed along `same_as`, forwards or backwards, to the nearest item or to the
 * smallest part around it; where nothing corresponds only the part is printed, marked as not exact.
 */
#include "derive/references.h"

#include <string.h>

#include "base/text.h"
#include "model/checklist.h"

const struct guideline_item *reference_item(const struct library *l, const char *reference,
					    const struct guideline **g)
{
	for (size_t i = 0; i < l->guidelines.n; i++) {
		const struct guideline *edition = &l->guidelines.at[i];
		size_t n = strlen(edition->id);

		if (strncmp(reference, edition->id, n) == 0 && reference[n] == '/') {
			*g = edition;
			return guideline_item(edition, reference + n + 1);
		}
	}
	*g = NULL;
	return NULL;
}

bool edition_in_series(const char *edition, const char *other)
{
	size_t stem = strcspn(edition, "-");

	return strncmp(edition, other, stem + 1) == 0;
}

/* Longer than any chain of editions: a loop in `supersedes` ends here. */
#define EDITIONS_MAX 64

bool edition_comes_after(const struct library *l, const struct guideline *later,
			 const struct guideline *earlier)
{
	for (int i = 0; later && i < EDITIONS_MAX; i++) {
		if (later == earlier)
			return true;
		later = later->supersedes ? library_guideline(l, later->supersedes) : NULL;
	}
	return false;
}

const struct guideline *edition_named(const struct project *p, const struct library *l,
				      const char *edition)
{
	const struct guideline *checklist = project_checklist(p, l);

	if (p->guideline && edition_in_series(p->guideline, edition))
		return library_guideline(l, p->guideline);
	return checklist && edition_in_series(checklist->id, edition) ? checklist : NULL;
}

bool item_is_below(const char *item, const char *part)
{
	size_t n = strlen(part);

	return strncmp(item, part, n) == 0 && !(item[n] >= '0' && item[n] <= '9');
}

/* How much of `written` the item's `same_as` takes the place of, in bytes; 0: nothing. */
static size_t match_length(const struct guideline_item *item, const char *written)
{
	size_t longest = 0;

	for (size_t i = 0; i < item->same_as.n; i++)
		if (item_is_below(written, item->same_as.at[i]) &&
		    strlen(item->same_as.at[i]) > longest)
			longest = strlen(item->same_as.at[i]);
	return longest;
}

/*
 * The item of the edition that says it takes the place of the written one, or of the smallest part
 * around it.
 */
static struct reference find_successor(const struct guideline *edition, const char *written)
{
	struct reference found = {.edition = edition};
	size_t longest = 0;

	for (size_t i = 0; i < edition->items.n; i++) {
		size_t length = match_length(&edition->items.at[i], written);

		if (length > longest) {
			longest = length;
			found.item = &edition->items.at[i];
			found.exact = length == strlen(written);
		}
	}
	return found;
}

/* The item of an earlier edition whose place the written one takes. */
static struct reference find_predecessor(struct arena *a, const struct guideline *edition,
					 const struct guideline_item *item)
{
	const char *start = arena_concat(a, edition->id, "/", (char *)NULL);
	struct reference found = {.edition = edition};

	for (size_t i = 0; !found.item && i < item->same_as.n; i++)
		if (text_starts(item->same_as.at[i], start))
			found.item = guideline_item(edition, item->same_as.at[i] + strlen(start));
	found.exact = found.item != NULL;
	return found;
}

struct reference reference_resolve(struct arena *a, const struct project *p,
				   const struct library *l, const char *written)
{
	const struct guideline *g, *named;
	const struct guideline_item *item = reference_item(l, written, &g);

	if (!item)
		return (struct reference){0};
	named = edition_named(p, l, g->id);
	if (!named || named == g)
		return (struct reference){g, item, true};
	struct reference found = find_successor(named, written);

	return found.item ? found : find_predecessor(a, named, item);
}

bool reference_list_has(const struct reference_list *list, const struct guideline_item *item)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (list->all.at[i].item == item)
			return true;
	return false;
}

struct reference_list references_resolve(struct arena *a, const struct project *p,
					 const struct library *l, const char *const *written,
					 size_t n)
{
	struct reference_list list = {0};

	for (size_t i = 0; i < n; i++) {
		struct reference r = reference_resolve(a, p, l, written[i]);

		if (r.item && !reference_list_has(&list, r.item))
			*vec_push(a, &list.all) = r;
	}
	return list;
}

struct reference_list references_of_clause(struct arena *a, const struct project *p,
					   const struct library *l, const struct clause *c)
{
	struct reference_list own = references_resolve(a, p, l, c->refs.at, c->refs.n);
	const struct topic *t = library_topic(l, c->topic);

	return own.all.n || !t ? own : references_resolve(a, p, l, t->refs.at, t->refs.n);
}
