/* SPDX-License-Identifier: MIT
 *
 * First each cell becomes a rank of a party, then each sheet says how its marks are used (does it have
 * main marks? what does ● mean beside ○?), then each row is settled: one party answers for it, or a
 * finding says why none, or several. What cannot be told leaves the row open.
 */
#include "work/share_rows.h"

#include <string.h>

#include "base/fields.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/share_heads.h"
#include "work/share_cells.h"
#include "work/share_register.h"

/* --- what a table says as a whole --- */

/* How the marks of one sheet are used. */
struct sheet_use {
	const char *source;
	struct share_used used;
	bool has_main;
	bool *columns; /* per party of the contract: it has one of its own */
};

struct rows_reading {
	const struct share_reading *r;
	struct arena *a;
	struct share_strangers strangers;
	VEC(struct sheet_use) sheets;
	struct shared_rows *out;
};

static size_t parties(const struct rows_reading *g)
{
	return g->r->contract->parties.n;
}

static struct sheet_use *use_of(struct rows_reading *g, const char *source)
{
	for (size_t i = 0; i < g->sheets.n; i++)
		if (text_equal(g->sheets.at[i].source, source))
			return &g->sheets.at[i];
	struct sheet_use *use = vec_push(g->a, &g->sheets);

	*use = (struct sheet_use){
		.source = source,
		.columns = arena_alloc(g->a, (parties(g) + 1) * sizeof *use->columns)};
	return use;
}

static const char *label_of(const struct rows_reading *g, size_t party)
{
	const struct contract_party *cp = &g->r->contract->parties.at[party];

	return cp->label ? cp->label : cp->party;
}

/* --- a row --- */

static const char *names_of(struct rows_reading *g, const struct shared_row *row, enum mark_rank from,
			    enum mark_rank to)
{
	struct strbuf sb = strbuf_new(g->a);

	for (size_t i = 0; i < parties(g); i++)
		if (row->parts[i].rank >= from && row->parts[i].rank <= to)
			strbuf_join(&sb, ", ",
				    row->parts[i].printed
					    ? arena_concat(g->a, label_of(g, i), " ",
							   row->parts[i].printed, (char *)NULL)
					    : label_of(g, i));
	return sb.text;
}

static size_t count_of(const struct rows_reading *g, const struct shared_row *row, enum mark_rank from,
		       enum mark_rank to)
{
	size_t n = 0;

	for (size_t i = 0; i < parties(g); i++)
		n += row->parts[i].rank >= from && row->parts[i].rank <= to;
	return n;
}

/* The cell of the first party of that rank: where to look. */
static const char *place_of(struct rows_reading *g, const struct shared_row *row, enum mark_rank from)
{
	for (size_t i = 0; i < parties(g); i++)
		if (row->parts[i].rank >= from && row->parts[i].column)
			return source_row_cell(g->a, row->source, row->parts[i].column);
	return source_row_cell(g->a, row->source, 0);
}

static void doubt(struct shared_row *row)
{
	row->doubtful = true;
}

/* --- who answers --- */

static bool says_who_does_what(const struct rows_reading *g, const struct shared_row *row)
{
	size_t texts = 0;

	for (size_t i = 0; i < parties(g); i++)
		texts += row->parts[i].text && row->parts[i].rank >= SHARE_SECOND;
	return texts > 0 || source_row_get(row->source, "split") ||
	       share_cells_name_two(g->r, source_row_get(row->source, "note"));
}

static void give_roles(struct rows_reading *g, struct shared_row *row, bool one_answers)
{
	static const char *const roles[] = {
		[SHARE_SILENT] = NULL,        [SHARE_NONE] = "none",    [SHARE_INFORMED] = "informed",
		[SHARE_SUPPORT] = "supports", [SHARE_SECOND] = "does",  [SHARE_SHARED] = "does",
		[SHARE_ACT] = "does",         [SHARE_MAIN] = "does",
	};

	for (size_t i = 0; i < parties(g); i++) {
		struct shared_part *part = &row->parts[i];

		part->role = part->rank == SHARE_MAIN && one_answers ? "accountable"
								     : roles[part->rank];
		/* the row speaks of others: a blank cell of a party's own column is a no */
		if (!part->role && !part->unread && use_of(g, row->source->source)->columns[i] &&
		    count_of(g, row, SHARE_INFORMED, SHARE_MAIN))
			part->role = "none";
	}
}

/* In a table without main marks whoever alone acts answers for the row. */
static void promote(struct rows_reading *g, struct shared_row *row)
{
	if (use_of(g, row->source->source)->has_main || row->others >= SHARE_SHARED ||
	    count_of(g, row, SHARE_SHARED, SHARE_MAIN) != 1)
		return;
	for (size_t i = 0; i < parties(g); i++)
		if (row->parts[i].rank == SHARE_ACT)
			row->parts[i].rank = SHARE_MAIN;
}

/* Several act and none of them more than the others, or it is called shared. */
static bool is_shared(const struct rows_reading *g, const struct shared_row *row)
{
	return count_of(g, row, SHARE_SHARED, SHARE_SHARED) ||
	       count_of(g, row, SHARE_ACT, SHARE_ACT) > 1;
}

static void settle_roles(struct rows_reading *g, struct shared_row *row)
{
	const char *name = share_row_name(g->a, row);
	size_t mains;

	promote(g, row);
	mains = count_of(g, row, SHARE_MAIN, SHARE_MAIN);
	give_roles(g, row, mains == 1 && row->others < SHARE_MAIN);
	if (mains == 1 && row->others < SHARE_MAIN)
		return;
	if (mains)
		diag_add(g->r->dl, DIAG_SHARE_TWICE, name, place_of(g, row, SHARE_MAIN), name,
			 arena_concat(g->a, names_of(g, row, SHARE_MAIN, SHARE_MAIN),
				      row->others == SHARE_MAIN ? ", " : "",
				      row->others == SHARE_MAIN ? row->other : "", (char *)NULL));
	else if (is_shared(g, row)) {
		if (!says_who_does_what(g, row))
			diag_add(g->r->dl, DIAG_SHARE_UNSPLIT, name,
				 place_of(g, row, SHARE_SHARED), name,
				 names_of(g, row, SHARE_SHARED, SHARE_ACT));
	} else {
		diag_add(g->r->dl, DIAG_SHARE_NOBODY, name, place_of(g, row, SHARE_SECOND), name);
	}
	doubt(row);
}

/*
 * What clauses/responsibility.json calls the party that answers for the row. Where another party of
 * that kind signs too, of whom the table says nothing, the row says that it is not that one's.
 */
static void settle_applies(struct rows_reading *g, struct shared_row *row)
{
	static const char *const words[][2] = {
		{"vendor", "事業者"}, {"hospital", "医療機関"}, {"carrier", "他システム"}};
	const struct contract *c = g->r->contract;
	const char *role = NULL;

	for (size_t i = 0; i < c->parties.n; i++)
		if (text_equal(row->parts[i].role, "accountable"))
			role = c->parties.at[i].role;
	for (size_t i = 0; role && i < ARRAY_LEN(words); i++)
		if (strcmp(words[i][0], role) == 0)
			row->applies = words[i][1];
	for (size_t i = 0; role && i < c->parties.n; i++)
		if (!row->parts[i].role && text_equal(c->parties.at[i].role, role))
			row->parts[i].role = "none";
}

/* --- status --- */

static void settle_status(struct rows_reading *g, struct shared_row *row)
{
	const struct source_field *said = source_row_field(row->source, "status");
	const char *status = said ? said->value : NULL;
	bool known = text_equal(status, "agreed") || text_equal(status, "proposed") ||
		     text_equal(status, "rejected");

	row->status = known ? status : "open";
	if (!row->doubtful || !known || text_equal(status, "rejected"))
		return;
	row->status = "open";
	if (text_equal(status, "agreed"))
		diag_add(g->r->dl, DIAG_SHARE_AGREED, share_row_name(g->a, row),
			 source_row_cell(g->a, row->source, said->column),
			 share_row_name(g->a, row));
}

/* --- words --- */

static void add_sentence(struct arena *a, struct strbuf *sb, const char *label, const char *text)
{
	if (!text_empty(text))
		strbuf_join(sb, "／",
			    label ? arena_concat(a, label, "：", text, (char *)NULL) : text);
}

/* Who does what, in the table's words: of each party's cell, then of the column for it. */
static const char *agreed_words(struct rows_reading *g, const struct shared_row *row)
{
	struct strbuf sb = strbuf_new(g->a);

	for (size_t i = 0; i < parties(g); i++)
		add_sentence(g->a, &sb, label_of(g, i), row->parts[i].text);
	add_sentence(g->a, &sb, NULL, source_row_get(row->source, "split"));
	if (!sb.len && share_cells_name_two(g->r, source_row_get(row->source, "note")))
		add_sentence(g->a, &sb, NULL, source_row_get(row->source, "note"));
	return sb.len ? sb.text : NULL;
}

/* What stands in the row's place where it has no value: a dash. */
static const char *value_of(const struct rows_reading *g, const struct source_row *row, const char *field)
{
	const char *s = source_row_get(row, field);

	return text_empty(s) || profile_is_dash(g->r->profile, s) ? NULL : s;
}

/* A key has no blank, slash or colon in it. */
static const char *key_text(struct arena *a, const char *s)
{
	static const char *const signs[][2] = {{"/", "-"}, {"／", "-"}, {":", "-"}, {"：", "-"},
					       {"*", "-"}, {"?", "-"}};

	if (!s)
		return NULL;
	s = text_squash(a, s);
	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		s = text_replace(a, s, signs[i][0], signs[i][1]);
	return s;
}

static const char *joined(struct arena *a, const char *x, const char *between, const char *y)
{
	if (!x || !y || strcmp(x, y) == 0)
		return x ? x : y;
	return arena_concat(a, x, between, y, (char *)NULL);
}

static void take_words(struct rows_reading *g, struct shared_row *row)
{
	const struct source_row *s = row->source;
	const char *fee = value_of(g, s, "fee"), *date = value_of(g, s, "date");

	row->risk = key_text(g->a, value_of(g, s, "risk"));
	row->scenario = joined(g->a, value_of(g, s, "section"), " ／ ",
			       value_of(g, s, "subsection"));
	row->no = key_text(g->a, value_of(g, s, "no"));
	row->text = joined(g->a, value_of(g, s, "text"), "：", value_of(g, s, "detail"));
	row->topic = value_of(g, s, "topic");
	row->when = value_of(g, s, "when");
	row->by = value_of(g, s, "by");
	row->date = date && fields_is_date(date) ? date : NULL;
	row->fee = text_equal(fee, "included") || text_equal(fee, "extra") ||
				   text_equal(fee, "undecided")
			   ? fee
			   : NULL;
}

/* --- all of them --- */

static void take_row(struct rows_reading *g, const struct source_row *source)
{
	struct shared_row row = {.source = source};

	row.parts = arena_alloc(g->a, parties(g) * sizeof *row.parts);
	take_words(g, &row);
	if (row.text)
		*vec_push(g->a, &g->out->all) = row;
}

static void take_cells(struct rows_reading *g)
{
	for (size_t i = 0; i < g->out->all.n; i++) {
		struct shared_row *row = &g->out->all.at[i];
		struct sheet_use *use = use_of(g, row->source->source);

		if (!share_cells_take(g->r, &g->strangers, row, &use->used))
			doubt(row);
		for (size_t k = 0; k < parties(g); k++)
			use->columns[k] |= row->parts[k].column > 0;
	}
}

static void note_mains(struct rows_reading *g)
{
	for (size_t i = 0; i < g->out->all.n; i++) {
		struct shared_row *row = &g->out->all.at[i];
		struct sheet_use *use = use_of(g, row->source->source);

		share_cells_settle(g->r, row, &use->used);
		use->has_main |= row->others == SHARE_MAIN ||
				 source_row_get(row->source, "accountable");
		/* a word behind one name says nothing of how others are named */
		for (size_t k = 0; k < parties(g); k++)
			use->has_main |= row->parts[k].marked == SHARE_MAIN;
	}
}

static void settle_rows(struct rows_reading *g)
{
	for (size_t i = 0; i < g->out->all.n; i++) {
		struct shared_row *row = &g->out->all.at[i];

		settle_roles(g, row);
		if (!share_cells_agree(g->r, row))
			doubt(row);
		if (!row->doubtful)
			settle_applies(g, row);
		settle_status(g, row);
		row->agreed = agreed_words(g, row);
	}
}

static bool has_party(const struct source_row *row)
{
	static const char *const roles[] = {"accountable", "does", "second", "supports",
					    "informed"};

	for (size_t i = 0; i < row->fields.n; i++)
		if (!row->fields.at[i].extra && text_starts(row->fields.at[i].name, "party.") &&
		    !text_starts(row->fields.at[i].name, SHARE_HEAD_UNCLEAR))
			return true;
	for (size_t i = 0; i < ARRAY_LEN(roles); i++)
		if (source_row_get(row, roles[i]))
			return true;
	return false;
}

static const char *list_heads(struct rows_reading *g, const struct source_tables *source)
{
	struct strbuf sb = strbuf_new(g->a);

	for (size_t t = 0; t < source->tables.n; t++)
		for (size_t i = 0; source->tables.at[t].rows.n &&
				   i < source->tables.at[t].rows.at[0].fields.n;
		     i++) {
			const char *head = source->tables.at[t].rows.at[0].fields.at[i].head;

			if (head)
				strbuf_join(&sb, ", ", head);
		}
	return sb.text;
}

static const char *source_of(const struct import *import)
{
	for (size_t t = 0; t < import->source->tables.n; t++)
		if (import->source->tables.at[t].rows.n)
			return import->source->tables.at[t].rows.at[0].source;
	return import->name ? import->name : "-";
}

bool share_rows_read(const struct share_reading *r, const struct import *import,
		     struct shared_rows *out)
{
	struct rows_reading g = {.r = r, .a = r->arena, .out = out};
	bool any = false;

	for (size_t t = 0; t < import->source->tables.n; t++)
		for (size_t i = 0; i < import->source->tables.at[t].rows.n; i++) {
			take_row(&g, &import->source->tables.at[t].rows.at[i]);
			any |= has_party(&import->source->tables.at[t].rows.at[i]);
		}
	if (!out->all.n) {
		diag_add(r->dl, DIAG_SHARE_EMPTY, NULL, source_of(import));
		return false;
	}
	if (!any) {
		diag_add(r->dl, DIAG_SHARE_NO_PARTY, NULL, source_of(import), r->contract->id,
			 list_heads(&g, import->source),
			 share_parties(r->arena, r->project, r->contract));
		return false;
	}
	share_cells_find_strangers(r, import, &g.strangers);
	share_keys_give(r, out);
	take_cells(&g);
	note_mains(&g);
	settle_rows(&g);
	return true;
}
