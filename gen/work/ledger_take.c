/* SPDX-License-Identifier: MIT
 *
 * A row's fields are the members of its entry, by the field table; then words become ids, days ISO
 * dates and addresses one form. Rows without an id are numbered behind the highest number that the
 * standing list gave.
 */
#include "work/ledger_take.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "derive/devices.h"
#include "derive/ledger_said.h"
#include "derive/os_match.h"
#include "model/tables.h"
#include "returns/date_words.h"

#define OWN_NUMBER "D"

/* Texts that are no day, of one member. */
struct bad_days {
	const char *member, *first, *place;
	size_t n;
};

struct ledger_taking {
	struct arena *a;
	const struct project *project;
	const struct library *library;
	const struct answer_words *words;
	struct forms *forms;
	struct ledger *out;
	const struct ledger *standing;
	struct map *by_key;        /* key -> struct candidates of the standing list */
	struct map *seen;          /* name of a member -> it has a column */
	struct ledger_changes *changes;
	bool *used;                /* of the standing list */
	long number;               /* the highest that bunkai gave */
	struct bad_days bad[2];
	struct diag_list *dl;
};

/* --- a row --- */

static const char **member_of(struct ledger_entry *e, const char *name)
{
	const struct field *f = field_find(&ledger_entry_table, name);

	return f && (f->type == FIELD_STRING || f->type == FIELD_DATE)
		       ? (const char **)((char *)e + f->offset)
		       : NULL;
}

/* Where a field of the row goes: words that are looked up stand in `…_said`. */
static const char *member_for(const char *field)
{
	static const char *const said[][2] = {{"kind", "kind_said"},
					      {"system", "system_said"},
					      {"owner", "owner_said"},
					      {"updates", "updates_said"},
					      {"maintains", "maintains_said"}};

	for (size_t i = 0; i < ARRAY_LEN(said); i++)
		if (strcmp(field, said[i][0]) == 0)
			return said[i][1];
	return field;
}

static void keep_beside(struct ledger_taking *t, struct ledger_entry *e, const char *head,
			const char *value)
{
	*vec_push(t->a, &e->extra) = (struct extra){head, value};
}

static void take_day(struct ledger_taking *t, struct ledger_entry *e, const char *member,
		     const char *text)
{
	const char *iso = date_words_read(t->a, t->forms, text, t->words, t->project->date);
	struct bad_days *bad = &t->bad[strcmp(member, "registered") == 0];

	if (iso) {
		*member_of(e, member) = iso;
		return;
	}
	keep_beside(t, e, member, text);
	if (!bad->n++)
		*bad = (struct bad_days){member, text, e->place, 1};
}

static void take_field(struct ledger_taking *t, struct ledger_entry *e, const struct source_field *f)
{
	const char *member = f->extra ? NULL : member_for(f->name);
	const char **at = member ? member_of(e, member) : NULL;

	if (!at) {
		keep_beside(t, e, f->name, f->value);
		return;
	}
	map_set(t->seen, member, t);
	if (strcmp(member, "note") != 0 && ledger_says_nothing(t->a, t->library, f->value) &&
	    strcmp(member, "remote") != 0)
		return;
	if (strcmp(member, "support_end") == 0 || strcmp(member, "registered") == 0)
		take_day(t, e, member, f->value);
	else
		*at = f->value;
}

/* --- words --- */

/* 00-D4-9E-3C-3F-D9 and 00d49e3c3fd9 are 00:d4:9e:3c:3f:d9; another text stays as it is. */
static const char *plain_mac(struct arena *a, const char *text)
{
	const char *folded = unicode_fold(a, text);
	struct strbuf digits = strbuf_new(a), out = strbuf_new(a);

	for (const char *s = folded; *s; s++) {
		if (strchr("0123456789abcdef", *s))
			strbuf_add_char(&digits, *s);
		else if (!strchr(":-. ", *s))
			return text;
	}
	if (digits.len != 12)
		return text;
	for (size_t i = 0; i < digits.len; i++) {
		if (i && i % 2 == 0)
			strbuf_add_char(&out, ':');
		strbuf_add_char(&out, digits.text[i]);
	}
	return out.text;
}

static void settle_device_kind(struct ledger_taking *t, struct ledger_entry *e)
{
	const struct os_support *os = NULL;

	e->kind = ledger_kind(t->a, t->library, e->kind_said);
	if (e->kind_said)
		return;
	e->kind = ledger_kind(t->a, t->library, e->name);
	if (!e->kind)
		e->kind = ledger_kind(t->a, t->library, e->model);
	if (!e->kind)
		os = os_match(t->a, t->library, e->os);
	if (os)
		e->kind = os->kind;
}

static const char *party_id(struct ledger_taking *t, const struct system *s, const char *said)
{
	const struct party *p = ledger_party(t->a, t->project, t->library, s, said);

	return p ? p->id : NULL;
}

static void settle_words(struct ledger_taking *t, struct ledger_entry *e)
{
	const struct system *s = ledger_system(t->a, t->project, e->system_said);

	settle_device_kind(t, e);
	e->system = s ? s->id : NULL;
	e->owner = party_id(t, s, e->owner_said);
	e->updates = party_id(t, s, e->updates_said);
	e->maintains = party_id(t, s, e->maintains_said);
	if (e->mac)
		e->mac = plain_mac(t->a, e->mac);
	if (e->ip)
		e->ip = text_squash(t->a, unicode_fold(t->a, e->ip));
	if (e->remote) {
		const char *word = ledger_remote(t->a, t->library, e->remote);

		if (!word)
			keep_beside(t, e, "remote", e->remote);
		e->remote = word;
	}
}

/* --- the list that stands --- */

/* By what a row is known again; several rows may share it. */
static const char *known_by(struct arena *a, const struct ledger_entry *e)
{
	if (e->id && !e->numbered)
		return arena_concat(a, "id ", e->id, (char *)NULL);
	if (e->mac)
		return arena_concat(a, "mac ", e->mac, (char *)NULL);
	if (e->ip)
		return arena_concat(a, "ip ", e->ip, " ", e->name ? e->name : "", (char *)NULL);
	return arena_concat(a, "name ", e->name ? e->name : "", " ",
			    e->location ? e->location : "", (char *)NULL);
}

struct standing_rows {
	VEC(size_t) at;
	size_t next; /* the first that was not found again */
};

static void index_standing(struct ledger_taking *t)
{
	t->by_key = map_new(t->a);
	t->used = arena_alloc(t->a, sizeof *t->used * (t->standing->entries.n + 1));
	for (size_t i = 0; i < t->standing->entries.n; i++) {
		const struct ledger_entry *e = &t->standing->entries.at[i];
		const char *key = known_by(t->a, e);
		struct standing_rows *rows = map_get(t->by_key, key);

		if (!rows) {
			rows = arena_alloc(t->a, sizeof *rows);
			*rows = (struct standing_rows){0};
			map_set(t->by_key, key, rows);
		}
		*vec_push(t->a, &rows->at) = i;
		t->used[i] = false;
		if (e->numbered && strtol(e->id + strlen(OWN_NUMBER), NULL, 10) > t->number)
			t->number = strtol(e->id + strlen(OWN_NUMBER), NULL, 10);
	}
}

static const struct ledger_entry *find_standing(struct ledger_taking *t, const struct ledger_entry *e)
{
	struct standing_rows *rows = map_get(t->by_key, known_by(t->a, e));

	if (!rows || rows->next >= rows->at.n)
		return NULL;
	t->used[rows->at.at[rows->next]] = true;
	return &t->standing->entries.at[rows->at.at[rows->next++]];
}

/* A member that comes of a word goes with it. */
static bool has_column(const struct ledger_taking *t, const char *member)
{
	return map_get(t->seen, member) || map_get(t->seen, member_for(member));
}

/* What the new list has no column for stays as it stands. */
static void keep_members(struct ledger_taking *t, struct ledger_entry *e, const struct ledger_entry *old)
{
	for (size_t i = 0; i < ledger_entry_table.n; i++) {
		const struct field *f = &ledger_entry_table.at[i];
		const char **at = member_of(e, f->name);
		const char *stands =
			at ? *(const char *const *)((const char *)old + f->offset) : NULL;

		/* a kind that the list does not say is a guess, which yields to what stands */
		bool is_free = at && (!*at || strcmp(f->name, "kind") == 0);

		if (is_free && stands && strcmp(f->name, "place") != 0 && !has_column(t, f->name))
			*at = stands;
	}
}

static bool extra_equal(const struct ledger_entry *x, const struct ledger_entry *y)
{
	if (x->extra.n != y->extra.n)
		return false;
	for (size_t i = 0; i < x->extra.n; i++)
		if (!text_equal(x->extra.at[i].value, y->extra.at[i].value))
			return false;
	return true;
}

/* Names of members in which the two differ; where the source has a row is none. */
static const char *differences(struct ledger_taking *t, const struct ledger_entry *old,
			       const struct ledger_entry *e)
{
	struct strbuf sb = strbuf_new(t->a);

	for (size_t i = 0; i < ledger_entry_table.n; i++) {
		const struct field *f = &ledger_entry_table.at[i];

		if (strcmp(f->name, "place") != 0 && !field_equal(f, old, e))
			strbuf_join(&sb, ", ", f->name);
	}
	if (!extra_equal(old, e))
		strbuf_join(&sb, ", ", "extra");
	return sb.text;
}

static void join_standing(struct ledger_taking *t, struct ledger_entry *e)
{
	const struct ledger_entry *old = find_standing(t, e);
	const char *name, *differ;

	if (!e->id) {
		e->numbered = true;
		e->id = old && old->numbered ? old->id
					     : arena_printf(t->a, OWN_NUMBER "%04ld", ++t->number);
	}
	name = device_name(t->a, e);
	if (!old) {
		*vec_push(t->a, &t->changes->added) = name;
		return;
	}
	keep_members(t, e, old);
	differ = differences(t, old, e);
	if (*differ)
		*vec_push(t->a, &t->changes->changed) =
			arena_concat(t->a, name, ": ", differ, (char *)NULL);
	else
		t->changes->same++;
}

/* --- all rows --- */

static void take_row(struct ledger_taking *t, const struct source_row *row)
{
	struct ledger_entry *e = vec_push(t->a, &t->out->entries);

	e->place = row->place;
	e->at = arena_printf(t->a, "%s:entries[%zu]", t->out->file, t->out->entries.n - 1);
	for (size_t i = 0; i < row->fields.n; i++)
		take_field(t, e, &row->fields.at[i]);
	settle_words(t, e);
}

static void take_tables(struct ledger_taking *t, const struct source_tables *source)
{
	for (size_t i = 0; i < source->tables.n; i++) {
		const struct source_table *table = &source->tables.at[i];

		for (size_t k = 0; k < table->rows.n; k++)
			take_row(t, &table->rows.at[k]);
		for (size_t k = 0; k < table->kept.n; k++)
			*vec_push(t->a, &t->out->notes) = table->kept.at[k];
	}
	for (size_t i = 0; i < source->notes.n; i++)
		*vec_push(t->a, &t->out->notes) = source->notes.at[i];
}

static void tell_bad_days(struct ledger_taking *t)
{
	for (size_t i = 0; i < ARRAY_LEN(t->bad); i++)
		if (t->bad[i].n)
			diag_add(t->dl, DIAG_BAD_LEDGER_DAY, t->bad[i].member, t->bad[i].place,
				 t->bad[i].member, t->bad[i].first,
				 arena_printf(t->a, "%zu", t->bad[i].n));
}

struct ledger ledger_take(struct arena *a, const struct import *import, const struct project *p,
			  const struct library *l, const struct answer_words *words,
			  struct ledger_changes *changes, struct diag_list *dl)
{
	struct ledger out = {.file = p->ledger.file, .stands = true};
	struct ledger_taking t = {.a = a,
			   .project = p,
			   .library = l,
			   .words = words,
			   .forms = forms_new(a),
			   .out = &out,
			   .standing = &p->ledger,
			   .seen = map_new(a),
			   .changes = changes,
			   .dl = dl};

	*changes = (struct ledger_changes){0};
	out.source.file = import->name;
	out.source.sha256 = import->sha256;
	out.source.profile = import->profile ? import->profile->id : NULL;
	index_standing(&t);
	take_tables(&t, import->source);
	for (size_t i = 0; i < out.entries.n; i++)
		join_standing(&t, &out.entries.at[i]);
	for (size_t i = 0; i < p->ledger.entries.n; i++)
		if (!t.used[i])
			*vec_push(a, &changes->gone) = device_name(a, &p->ledger.entries.at[i]);
	tell_bad_days(&t);
	return out;
}
