/* SPDX-License-Identifier: MIT
 *
 * Standing decisions are looked up by row; those that say the same stay byte for byte. New ones are
 * appended in one edit, so that a table of hundreds of rows does not read the file hundreds of times.
 */
#include "work/share_decisions.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/keys.h"
#include "model/register.h"
#include "work/decide_file.h"

struct deciding {
	struct trial *t;
	const struct share_reading *r;
	const char *id; /* of the register */
	struct share_changes *changes;
	struct arena *a;
	struct decide_file file;
	struct map *standing;   /* 'T01/3' -> struct decision of an earlier table */
	struct map *texts;      /* 'T01/3' -> text of the standing register */
	struct map *now;        /* 'T01/3' -> the row */
};

/* 'T01/3' of 'NAME:T01/3', and NULL of a key in another register. */
static const char *own_key(const struct deciding *d, const char *written)
{
	const struct key key = key_parse(d->t->before.project, written);

	if (key.reg)
		return strcmp(key.reg->id, d->id) == 0 ? key.key : NULL;
	return text_starts(written, d->id) && written[strlen(d->id)] == ':'
		       ? written + strlen(d->id) + 1
		       : NULL;
}

static void note_decisions(struct deciding *d)
{
	const struct project *p = d->t->before.project;

	for (size_t i = 0; i < p->decisions.n; i++) {
		const struct decision *x = &p->decisions.at[i];
		const char *key = x->requirement ? own_key(d, x->requirement) : NULL;

		if (key && settings_get(&x->given, "cell") && !settings_get(&x->given, "sending") &&
		    text_equal(x->contract, d->r->contract->id))
			map_set(d->standing, key, (void *)(uintptr_t)x);
	}
}

static void note_texts(struct deciding *d)
{
	const struct risk_register *reg = d->r->standing;

	for (size_t i = 0; reg && i < reg->requirements.n; i++)
		if (reg->requirements.at[i].no)
			map_set(d->texts,
				key_of(d->a, reg->requirements.at[i].risk,
				       reg->requirements.at[i].no),
				(void *)(uintptr_t)reg->requirements.at[i].text);
}

/* --- what a row says --- */

static bool says_something(const struct deciding *d, const struct shared_row *row)
{
	for (size_t i = 0; i < d->r->contract->parties.n; i++)
		if (row->parts[i].role)
			return true;
	return row->agreed || row->fee || row->when || strcmp(row->status, "open") != 0;
}

static void set(struct deciding *d, struct json *j, const char *name, const char *value)
{
	if (!text_empty(value))
		json_set_string(d->a, j, name, value);
}

static struct json *roles_of(struct deciding *d, const struct shared_row *row)
{
	struct json *roles = json_new_object(d->a);

	for (size_t i = 0; i < d->r->contract->parties.n; i++)
		set(d, roles, d->r->contract->parties.at[i].party, row->parts[i].role);
	return roles;
}

static void fill(struct deciding *d, struct json *j, const struct shared_row *row)
{
	struct json *roles = roles_of(d, row), *given = json_new_object(d->a);

	json_set_string(d->a, j, "requirement",
			arena_concat(d->a, d->id, ":", share_row_name(d->a, row),
				     (char *)NULL));
	json_set_string(d->a, j, "contract", d->r->contract->id);
	if (roles->n)
		json_set(j, "roles", roles);
	json_set_string(d->a, j, "status", row->status);
	set(d, j, "text", row->agreed);
	set(d, j, "fee", row->fee);
	set(d, j, "when", row->when);
	set(d, j, "by", row->by);
	set(d, j, "date", row->date);
	json_set_string(d->a, given, "cell", source_row_cell(d->a, row->source, 0));
	json_set(j, "given", given);
}

/* --- against what stands --- */

static bool same_roles(const struct deciding *d, const struct decision *x,
		       const struct shared_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < d->r->contract->parties.n; i++) {
		n += row->parts[i].role != NULL;
		if (!text_equal(settings_get(&x->roles, d->r->contract->parties.at[i].party),
				row->parts[i].role))
			return false;
	}
	return n == x->roles.all.n;
}

/* What differs, by name: 'roles, status'; "": nothing. */
static const char *differences(struct deciding *d, const struct decision *x,
			       const struct shared_row *row)
{
	const char *const pairs[][3] = {{"status", x->status, row->status},
					{"words", x->text, row->agreed},
					{"fee", x->fee, row->fee},
					{"when", x->when, row->when},
					{"by", x->by, row->by},
					{"date", x->date, row->date}};
	struct strbuf sb = strbuf_new(d->a);

	if (!same_roles(d, x, row))
		strbuf_add(&sb, "roles");
	for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
		if (!text_equal(pairs[i][1], pairs[i][2]))
			strbuf_join(&sb, ", ", pairs[i][0]);
	return sb.text;
}

/* The decision of that id as it stands in the edit's tree. */
static const struct json *node_of(const struct deciding *d, const char *id)
{
	const struct json *list = json_get(json_edit_root(d->file.edit), "decisions");

	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (text_equal(json_string(j, "id", NULL), id))
			return j;
	return NULL;
}

static void rewrite(struct deciding *d, const struct decision *x, const struct shared_row *row)
{
	const struct json *node = node_of(d, x->id);
	struct json *j = json_new_object(d->a);

	if (!node)
		return;
	json_set_string(d->a, j, "id", x->id);
	fill(d, j, row);
	set(d, j, "with", x->with);
	json_edit_replace(d->file.edit, node, j);
}

static void take_out(struct deciding *d, const struct decision *x)
{
	const struct json *node = node_of(d, x->id);

	if (!node)
		return;
	json_edit_remove(d->file.edit, json_get(json_edit_root(d->file.edit), "decisions"), node);
	d->changes->decisions++;
}

static void note_row(struct deciding *d, const char *key, const struct shared_row *row,
		     const char *differs)
{
	const char *text = map_get(d->texts, key);

	if (!text) {
		*vec_push(d->a, &d->changes->added) = key;
		return;
	}
	if (!text_equal(text, row->text))
		differs = *differs ? arena_concat(d->a, "text, ", differs, (char *)NULL) : "text";
	if (*differs)
		*vec_push(d->a, &d->changes->changed) =
			arena_concat(d->a, key, ": ", differs, (char *)NULL);
	else
		d->changes->same++;
}

static void write_row(struct deciding *d, const struct shared_row *row)
{
	const char *key = share_row_name(d->a, row), *differs = "", *id;
	const struct decision *x = map_get(d->standing, key);

	map_set(d->now, key, (void *)(uintptr_t)row);
	if (x && says_something(d, row)) {
		differs = differences(d, x, row);
		if (*differs || !text_equal(settings_get(&x->given, "cell"),
					    source_row_cell(d->a, row->source, 0)))
			rewrite(d, x, row);
		d->changes->decisions += *differs != 0;
	} else if (x) {
		differs = "roles";
		take_out(d, x);
	} else if (says_something(d, row)) {
		differs = map_get(d->texts, key) ? "roles" : "";
		fill(d, decide_file_begin(&d->file, &id), row);
		d->changes->decisions++;
	}
	note_row(d, key, row, differs);
}

/* Rows of the standing register that the table does not have any more. */
static void take_gone(struct deciding *d)
{
	const struct risk_register *reg = d->r->standing;

	for (size_t i = 0; reg && i < reg->requirements.n; i++) {
		const struct requirement *r = &reg->requirements.at[i];
		const char *key = r->no ? key_of(d->a, r->risk, r->no) : NULL;

		if (!key || map_get(d->now, key))
			continue;
		*vec_push(d->a, &d->changes->gone) = key;
		if (map_get(d->standing, key))
			take_out(d, map_get(d->standing, key));
	}
}

bool share_decisions_write(struct trial *t, const struct share_reading *r, const char *id,
			   const struct shared_rows *rows, struct share_changes *changes,
			   struct diag_list *dl)
{
	struct deciding d = {.t = t,
			     .r = r,
			     .id = id,
			     .changes = changes,
			     .a = r->arena,
			     .standing = map_new(r->arena),
			     .texts = map_new(r->arena),
			     .now = map_new(r->arena)};

	if (!decide_file_open(&d.file, t, dl))
		return false;
	note_decisions(&d);
	note_texts(&d);
	for (size_t i = 0; i < rows->all.n; i++)
		write_row(&d, &rows->all.at[i]);
	take_gone(&d);
	decide_file_end(&d.file);
	return true;
}
