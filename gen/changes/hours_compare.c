/* SPDX-License-Identifier: MIT
 *
 * Read from the model and not from the files: lists of the project's own are laid over the installed
 * ones by name.
 */
#include "changes/hours_compare.h"

#include "base/strbuf.h"

static const char *list_words(struct arena *a, const char *const *at, size_t n)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb, ", ", at[i]);
	return sb.text;
}

static void put(struct arena *a, struct settings *out, const char *lead, const char *name,
		const char *value)
{
	if (value)
		settings_set(a, out, arena_concat(a, lead, name, (char *)NULL), value);
}

static void put_hours(struct arena *a, const struct hour_words *w, struct settings *out)
{
	for (size_t i = 0; i < w->days.n; i++) {
		const struct day_word *d = &w->days.at[i];

		put(a, out, "days.", d->name, list_words(a, d->days.at, d->days.n));
		if (d->also.n)
			put(a, out, "days.also.", d->name, list_words(a, d->also.at, d->also.n));
	}
	for (size_t i = 0; i < w->marks.n; i++)
		put(a, out, "marks.", w->marks.at[i].as,
		    list_words(a, w->marks.at[i].words.at, w->marks.at[i].words.n));
	put(a, out, "", "examples", list_words(a, w->examples.at, w->examples.n));
	put(a, out, "", "day", w->day);
	put(a, out, "", "otherwise", w->otherwise);
	put(a, out, "", "from", w->from);
	put(a, out, "", "until", w->until);
	put(a, out, "", "next", w->next);
	put(a, out, "", "and", w->and);
	put(a, out, "", "deputy_share", arena_printf(a, "%d", w->deputy_share));
}

void hours_compare(struct arena *a, const struct project_state *before,
		   const struct project_state *after, struct settings *old, struct settings *new,
		   struct diag_list *dl)
{
	const struct hour_words *x = &before->library->hours, *y = &after->library->hours;

	(void)dl;
	if (!x->days.n || !y->days.n)
		return;
	put_hours(a, x, old);
	put_hours(a, y, new);
}
