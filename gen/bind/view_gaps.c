/* SPDX-License-Identifier: MIT
 *
 * The views of what is promised by nobody between parties (derive/party_gaps.h): a row for each gap,
 * and how many there are of each kind and level. For the hospital alone.
 */
#include <string.h>

#include "base/text.h"
#include "bind/source_words.h"
#include "bind/view.h"
#include "derive/party_gaps.h"
#include "model/objects.h"

/* `a`: where what gaps say is kept, for as long as somebody prints it. */
static struct party_gaps gaps_of(struct binding *b, struct arena *a)
{
	const struct gap_input in = {
		.project = b->in->project,
		.library = b->in->library,
		.coverage = b->in->coverage,
		.measures = measure_index_new(b->scratch, b->in->library),
		.words = b->in->words,
	};

	return party_gaps_of(a, &in);
}

/* 更新 of a device's role: as tables call it. */
static const char *asked_text(struct binding *b, const struct party_gap *g)
{
	if (g->kind != GAP_OBJECT)
		return g->row ? register_text(b, g->row) : g->asked;
	return text_fill(b->a, library_word(b->in->library, "gaps.object"), "what", g->asked, "role",
			 word_of(b, "role", g->source));
}

static const char *source_text(struct binding *b, const struct party_gap *g)
{
	if (g->row)
		return printed_key(b, g->row);
	if (g->kind == GAP_OBJECT || !g->source)
		return "";
	const char *item = form_item_words(b, g->source);

	return item ? item : g->source;
}

static const char *owners_text(struct binding *b, const struct party_gap *g)
{
	const char *owner = party_name(b, g->owner), *other = party_name(b, g->other);

	return !owner ? other
	       : !other || strcmp(owner, other) == 0
		       ? owner
		       : text_fill(b->a, library_word(b->in->library, "gaps.owners"), "one", owner,
				   "other", other);
}

void fill_gaps(struct binding *b, struct view *v)
{
	const struct party_gaps gaps = gaps_of(b, b->a);
	const struct gap_rules *rules = &b->in->library->gap_rules;

	for (size_t i = 0; i < gaps.all.n; i++) {
		const struct party_gap *g = &gaps.all.at[i];
		const struct gap_level *level = &rules->levels.at[g->level];
		const char *colon = strrchr(g->place, ':');
		struct view_row *row = view_add(
			b, v, "gap",
			colon ? arena_strndup(b->a, g->place, (size_t)(colon - g->place)) : g->place,
			g->place, g->key);

		view_set(b, row, "kind", party_gap_kind_name(g->kind));
		view_set(b, row, "kind.name", word_of(b, "gaps.kind", party_gap_kind_name(g->kind)));
		view_set(b, row, "level", level->id);
		view_set(b, row, "level.name", level->name)->role =
			g->level == 0 ? "gap" : g->level == 1 ? "open" : NULL;
		view_set(b, row, "level.order", arena_printf(b->a, "%zu", g->level));
		view_set(b, row, "key", g->key);
		view_set(b, row, "source", source_text(b, g));
		view_set(b, row, "asked", asked_text(b, g));
		view_set(b, row, "by", g->by ? party_name(b, g->by) : "");
		view_set(b, row, "lacks", word_of(b, "gaps.lacks", party_gap_kind_name(g->kind)));
		view_set(b, row, "measure", g->measure ? g->measure->name : "");
		view_set(b, row, "owner", owners_text(b, g));
		view_set(b, row, "contract", g->contract ? g->contract->title : "");
		view_set_day(b, row, "due", g->due);
	}
}

/* A row for each kind, be there none of it. */
void fill_gap_counts(struct binding *b, struct view *v)
{
	const struct party_gaps gaps = gaps_of(b, b->scratch);
	const struct gap_rules *rules = &b->in->library->gap_rules;

	for (int k = 0; k < GAP_KIND__MAX && rules->levels.n; k++) {
		const char *name = party_gap_kind_name((enum party_gap_kind)k);
		struct view_row *row = view_add(b, v, "library", rules->file, rules->file, name);
		size_t total = 0;

		view_set(b, row, "id", name);
		view_set(b, row, "name", word_of(b, "gaps.kind", name));
		view_set(b, row, "meaning", word_of(b, "gaps.meaning", name));
		for (size_t l = 0; l < rules->levels.n; l++) {
			size_t n = 0;

			for (size_t i = 0; i < gaps.all.n; i++)
				n += (int)gaps.all.at[i].kind == k && gaps.all.at[i].level == l;
			view_set(b, row,
				 arena_concat(b->a, "count:", rules->levels.at[l].id, (char *)NULL),
				 arena_printf(b->a, "%zu", n));
			total += n;
		}
		view_set(b, row, "total", arena_printf(b->a, "%zu", total));
	}
}
