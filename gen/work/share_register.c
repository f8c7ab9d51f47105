/* SPDX-License-Identifier: MIT
 *
 * A group is known by its text, which is the scenario of its risk: T01, T02 … in the order of the
 * table, behind those that the standing register has.
 */
#include "work/share_register.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/merged.h"
#include "import/own_numbers.h"

#define LEAD "T"

struct keys {
	const struct share_reading *r;
	struct arena *a;
	struct map *groups; /* squashed text -> its risk */
	struct map *taken;  /* key -> row */
	long last;          /* the highest number of a group */
	struct strbuf apart;
	size_t n_apart;
};

static void note_risk(struct keys *k, const char *id)
{
	char *end = NULL;
	long n = text_starts(id, LEAD) ? strtol(id + strlen(LEAD), &end, 10) : 0;

	if (end && !*end && n > k->last)
		k->last = n;
}

static void note_standing(struct keys *k)
{
	const struct risk_register *reg = k->r->standing;

	for (size_t i = 0; reg && i < reg->risks.n; i++) {
		const struct risk *risk = &reg->risks.at[i];

		note_risk(k, risk->id);
		if (risk->scenario && text_starts(risk->id, LEAD))
			map_set(k->groups, text_squash(k->a, risk->scenario),
				(void *)(uintptr_t)risk->id);
	}
}

static const char *group_risk(struct keys *k, const char *scenario)
{
	const char *key = text_squash(k->a, scenario);
	const char *id = map_get(k->groups, key);

	if (!id) {
		id = arena_printf(k->a, LEAD "%02ld", ++k->last);
		map_set(k->groups, key, (void *)(uintptr_t)id);
	}
	return id;
}

static void give_risks(struct keys *k, struct shared_rows *rows)
{
	for (size_t i = 0; i < rows->all.n; i++)
		if (rows->all.at[i].risk)
			note_risk(k, rows->all.at[i].risk);
	for (size_t i = 0; i < rows->all.n; i++) {
		struct shared_row *row = &rows->all.at[i];

		if (!row->scenario)
			row->scenario = library_word(k->r->library, "share.ungrouped");
		if (!row->risk)
			row->risk = group_risk(k, row->scenario);
	}
}

/* Of rows with one number in one group the later ones get -2, -3 … */
static void part_rows(struct keys *k, struct shared_rows *rows)
{
	for (size_t i = 0; i < rows->all.n; i++) {
		struct shared_row *row = &rows->all.at[i];
		const char *printed = row->no, *key;

		if (!printed)
			continue;
		for (size_t n = 2; map_get(k->taken, key = share_row_name(k->a, row)); n++)
			row->no = arena_printf(k->a, "%s-%zu", printed, n);
		map_set(k->taken, key, row);
		if (row->no != printed && k->n_apart++ < 10)
			strbuf_join(&k->apart, ", ", key);
	}
}

/* Rows that print no number get bunkai's own, in the way of other registers. */
static void number_rows(struct keys *k, struct shared_rows *rows)
{
	struct risk_register reg = {.file = rows->all.at[0].source->source};

	for (size_t i = 0; i < rows->all.n; i++) {
		const struct shared_row *row = &rows->all.at[i];

		*vec_push(k->a, &reg.requirements) =
			(struct requirement){.risk = row->risk, .no = row->no, .text = row->text};
	}
	own_numbers_fill(k->a, &reg, k->r->standing, k->r->dl);
	for (size_t i = 0; i < rows->all.n; i++) {
		rows->all.at[i].no = reg.requirements.at[i].no;
		rows->all.at[i].numbered = reg.requirements.at[i].numbered;
	}
}

void share_keys_give(const struct share_reading *r, struct shared_rows *rows)
{
	struct keys k = {.r = r,
			 .a = r->arena,
			 .groups = map_new(r->arena),
			 .taken = map_new(r->arena),
			 .apart = strbuf_new(r->arena)};

	note_standing(&k);
	give_risks(&k, rows);
	part_rows(&k, rows);
	number_rows(&k, rows);
	if (k.n_apart)
		diag_add(r->dl, DIAG_KEPT_APART, NULL, rows->all.at[0].source->source, "shares",
			 arena_printf(k.a, "%zu", k.n_apart), k.apart.text);
}

/* --- the register --- */

/* What the row's own members say, so that it need not stand beside it again. */
static bool is_said(const struct shared_row *row, const struct source_field *f)
{
	static const char *const said[] = {"risk", "section", "subsection", "no", "text", "detail"};

	for (size_t i = 0; i < ARRAY_LEN(said); i++)
		if (!f->extra && strcmp(f->name, said[i]) == 0)
			return strcmp(f->name, "no") != 0 || text_equal(f->value, row->no);
	return !f->extra && strcmp(f->name, "topic") == 0 && row->topic;
}

static struct row_origin origin_of(const struct share_reading *r, const struct shared_row *row)
{
	struct row_origin at = {.place = row->source->place};

	for (size_t i = 0; i < row->source->fields.n; i++) {
		const struct source_field *f = &row->source->fields.at[i];
		bool same = i && f->column && f[-1].column == f->column;

		if (!is_said(row, f) && !same && !text_empty(f->value))
			origin_keep(r->arena, &at, f->head ? f->head : f->name,
				    text_trim(r->arena, f->cell ? f->cell : f->value));
	}
	return at;
}

static void add_risk(const struct share_reading *r, struct map *seen, struct risk_register *reg,
		     const struct shared_row *row)
{
	if (map_get(seen, row->risk))
		return;
	map_set(seen, row->risk, reg);
	*vec_push(r->arena, &reg->risks) = (struct risk){.id = row->risk,
							 .scenario = row->scenario,
							 .response = "Yes",
							 .at = {.place = row->source->place}};
}

struct risk_register *share_register_make(const struct share_reading *r,
					  const struct shared_rows *rows,
					  const struct import *import, const char *id,
					  const char *file)
{
	const char *title = r->standing ? r->standing->title
					: library_word(r->library, "share.title");
	struct risk_register *reg = arena_alloc(r->arena, sizeof *reg);
	struct map *seen = map_new(r->arena);

	*reg = (struct risk_register){.id = id, .file = file, .title = title};
	reg->source.file = import->name;
	reg->source.sha256 = import->sha256;
	reg->source.profile = import->profile->id;
	for (size_t i = 0; i < rows->all.n; i++) {
		const struct shared_row *row = &rows->all.at[i];

		add_risk(r, seen, reg, row);
		*vec_push(r->arena, &reg->requirements) =
			(struct requirement){.risk = row->risk,
					     .no = row->no,
					     .numbered = row->numbered,
					     .response = "Yes",
					     .applies = row->applies,
					     .text = row->text,
					     .topic = row->topic,
					     .at = origin_of(r, row)};
	}
	for (size_t t = 0; t < import->source->tables.n; t++)
		for (size_t i = 0; i < import->source->tables.at[t].kept.n; i++)
			*vec_push(r->arena, &reg->notes) = import->source->tables.at[t].kept.at[i];
	for (size_t i = 0; i < import->source->notes.n; i++)
		*vec_push(r->arena, &reg->notes) = import->source->notes.at[i];
	return reg;
}
