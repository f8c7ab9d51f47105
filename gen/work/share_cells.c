/* SPDX-License-Identifier: MIT
 *
 * A party's own column holds a mark, a word, or a sentence of what it does; a column of a role holds
 * names of parties, each with a mark or a sentence of its own behind it in brackets or before a colon.
 */
#include "work/share_cells.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "import/head.h"
#include "import/share_heads.h"

/* A text that is longer is no word that somebody left out of the list, but a sentence. */
enum { LONGEST_WORD = 8, SHOWN = 16 };

struct role_column {
	const char *field;
	enum mark_rank rank;
};

static const struct role_column columns[] = {{"accountable", SHARE_MAIN},
					     {"does", SHARE_ACT},
					     {"second", SHARE_SECOND},
					     {"supports", SHARE_SUPPORT},
					     {"informed", SHARE_INFORMED}};

struct cell_taking {
	const struct share_reading *r;
	struct arena *a;
	struct shared_row *row;
	struct share_used *used;
	bool understood;
};

static bool is_sentence(const char *s)
{
	return text_length(s) > LONGEST_WORD || strstr(s, "。") || strstr(s, "、");
}

static const char *shown(struct arena *a, const char *s)
{
	return text_begin(a, s, SHOWN, "…");
}

/* --- names of parties --- */

static bool is_head(const struct share_reading *r, const struct profile *p, size_t party,
		    const char *key)
{
	const char *const *heads = share_heads_of(p, r->contract->parties.at[party].party);

	for (; heads && *heads; heads++)
		if (strcmp(head_key(r->arena, *heads), key) == 0)
			return true;
	return false;
}

/* By the profile that reads the table, or by another of its kind: one may name few. */
static bool is_name(const struct share_reading *r, size_t party, const char *key)
{
	bool is = is_head(r, r->profile, party, key);

	for (size_t i = 0; !is && i < r->n_names; i++)
		is = is_head(r, r->names[i], party, key);
	return is;
}

/* Without what people add to a name: 様, 側. */
static const char *plain_name(struct arena *a, const char *name)
{
	static const char *const ends[] = {"様", "殿", "側", "御中", "担当者"};

	name = text_trim(a, name);
	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (text_ends(name, ends[i]) && strlen(name) > strlen(ends[i]))
			return arena_strndup(a, name, strlen(name) - strlen(ends[i]));
	return name;
}

/* The party's place in the contract; parties.n: nobody's name. */
static size_t find_party(const struct share_reading *r, const char *name)
{
	const char *key = head_key(r->arena, name), *plain = head_key(r->arena,
								      plain_name(r->arena, name));
	size_t n = r->contract->parties.n;

	for (size_t i = 0; *key && i < n; i++)
		if (is_name(r, i, key) || is_name(r, i, plain))
			return i;
	return n;
}

static bool is_sign(const char *s, size_t *len)
{
	static const char *const signs[] = {"／", "/",    "・", "、", "，", ",", "＋", "+",
					    "＆", "及び", "&",  "\n", "･",  "　"};

	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (text_starts(s, signs[i])) {
			*len = strlen(signs[i]);
			return true;
		}
	return false;
}

/* The length of the first name of several; signs within brackets part nothing. */
static size_t first_name(const char *s, size_t *sign)
{
	const char *p = s;
	int depth = 0;

	for (*sign = 0; *p; text_next(&p)) {
		depth += text_starts(p, "(") || text_starts(p, "（");
		depth -= text_starts(p, ")") || text_starts(p, "）");
		if (depth <= 0 && is_sign(p, sign))
			break;
	}
	return (size_t)(p - s);
}

static void say(struct shared_part *part, enum mark_rank rank, const char *printed,
		const char *text)
{
	if (rank > part->named) {
		part->named = rank;
		part->printed = part->printed ? part->printed : printed;
	}
	part->text = text ? text : part->text;
}

/* What a name has behind it, in brackets or beyond a colon: a mark, or what the party does. */
static void name_party(struct cell_taking *t, size_t party, enum mark_rank rank, const char *said)
{
	struct mark_said word = {0};
	enum mark_rank own;

	if (!text_empty(said))
		word = mark_words_read(t->a, t->r->words, said);
	own = word.word && (!word.text || word.word->text) ? mark_rank_of(word.word->as)
							   : SHARE_RANK__MAX;
	say(&t->row->parts[party], own < SHARE_RANK__MAX ? own : rank,
	    own < SHARE_RANK__MAX ? word.printed : NULL,
	    own < SHARE_RANK__MAX && !word.word->text ? NULL : text_empty(said) ? NULL : said);
}

/* '主：ベンダ', 'ベンダ（主）', 'ベンダ' */
static bool take_name(struct cell_taking *t, const char *name, enum mark_rank rank)
{
	static const char *const signs[] = {"：", ":", "（", "("};
	size_t n = t->r->contract->parties.n, party = find_party(t->r, name);
	const char *said = NULL;

	for (size_t i = 0; party == n && i < ARRAY_LEN(signs); i++) {
		const char *at = strstr(name, signs[i]);

		if (!at || at == name)
			continue;
		const char *before = text_trim(t->a, arena_strndup(t->a, name,
								   (size_t)(at - name))),
			   *behind = at + strlen(signs[i]);
		size_t len = strlen(behind);

		behind = text_trim(t->a, i < 2 ? behind
					       : arena_strndup(t->a, behind,
							       len - (text_ends(behind, "）")
									      ? strlen("）")
								      : text_ends(behind, ")")
									      ? 1
									      : 0)));
		party = find_party(t->r, before);
		said = behind;
		if (party == n && i < 2) {
			party = find_party(t->r, behind);
			said = before;
		}
	}
	if (party == n)
		return false;
	name_party(t, party, rank, said);
	return true;
}

static void tell_name(struct cell_taking *t, const struct source_field *f, const char *name)
{
	const char *row = share_row_name(t->a, t->row);

	diag_add(t->r->dl, DIAG_SHARE_PARTY, row, source_row_cell(t->a, t->row->source, f->column),
		 row, shown(t->a, name), t->r->contract->id,
		 share_parties(t->a, t->r->project, t->r->contract));
	t->understood = false;
}

static void take_both(struct cell_taking *t, enum mark_rank rank)
{
	const struct contract *c = t->r->contract;

	for (size_t i = 0; i < c->parties.n; i++)
		if (contract_has_side(c, &c->parties.at[i]))
			say(&t->row->parts[i], rank >= SHARE_ACT ? SHARE_SHARED : rank, NULL, NULL);
}

static void take_names(struct cell_taking *t, const struct role_column *column)
{
	const struct source_field *f = source_row_field(t->row->source, column->field);
	size_t sign;

	if (!f || profile_is_dash(t->r->profile, f->value))
		return;
	if (mark_words_both(t->a, t->r->words, f->value)) {
		take_both(t, column->rank);
		return;
	}
	size_t whole = first_name(f->value, &sign), party = find_party(t->r, f->value);

	/* a name may have such a sign in itself */
	if (f->value[whole] && party < t->r->contract->parties.n) {
		name_party(t, party, column->rank, NULL);
		return;
	}
	for (const char *s = f->value; *s;) {
		size_t n = first_name(s, &sign);
		const char *name = text_trim(t->a, arena_strndup(t->a, s, n));

		if (!text_empty(name) && !take_name(t, name, column->rank))
			tell_name(t, f, name);
		s += n + sign;
	}
}

/* --- marks --- */

static void note_used(struct cell_taking *t, const char *word)
{
	*vec_push(t->a, &t->used->forms) = mark_form(t->a, word);
}

static void tell_mark(struct cell_taking *t, const struct source_field *f)
{
	struct strbuf sb = strbuf_new(t->a);
	const char *row = share_row_name(t->a, t->row);

	for (size_t i = 0; i < t->r->words->all.n; i++)
		if (mark_rank_of(t->r->words->all.at[i].as) < SHARE_RANK__MAX)
			strbuf_join(&sb, " ", t->r->words->all.at[i].words.at[0]);
	diag_add(t->r->dl, DIAG_SHARE_MARK, row, source_row_cell(t->a, t->row->source, f->column),
		 row, shown(t->a, f->value), sb.text);
	t->understood = false;
}

static void mark(struct shared_part *part, enum mark_rank rank, const struct source_field *f,
		 const struct mark_said *said)
{
	part->column = part->column ? part->column : f->column;
	part->text = said->text ? said->text : part->text;
	if (rank < part->marked)
		return;
	part->marked = rank;
	part->word = said->word;
	part->column = f->column;
	part->printed = said->printed;
}

/* A mark under 責任者/病院 says that role, whatever mark it is. */
static enum mark_rank rank_below(const char *role, enum mark_rank own)
{
	for (size_t i = 0; role && i < ARRAY_LEN(columns); i++)
		if (strcmp(columns[i].field, role) == 0)
			return own == SHARE_NONE ? SHARE_NONE : columns[i].rank;
	return own;
}

static void take_mark(struct cell_taking *t, const struct source_field *f, size_t party,
		      const char *role)
{
	struct shared_part *part = &t->row->parts[party];
	struct mark_said said = {0};

	part->column = part->column ? part->column : f->column;
	if (profile_is_dash(t->r->profile, f->value)) {
		said.printed = f->value;
		mark(part, SHARE_NONE, f, &said);
		return;
	}
	said = mark_words_read(t->a, t->r->words, f->value);
	if (said.word) {
		note_used(t, said.printed);
		mark(part, rank_below(role, mark_rank_of(said.word->as)), f, &said);
		part->word = role ? NULL : part->word;
	} else if (is_sentence(f->value)) {
		said.text = f->value;
		mark(part, rank_below(role, SHARE_SECOND), f, &said);
	} else {
		tell_mark(t, f);
		part->unread = true;
	}
}

static bool is_strange(const struct share_strangers *strangers, const struct source_row *row,
		       const struct source_field *f)
{
	for (size_t i = 0; f->column && i < strangers->all.n; i++)
		if (strangers->all.at[i].column == f->column &&
		    text_equal(strangers->all.at[i].source, row->source))
			return true;
	return false;
}

static void take_stranger(struct cell_taking *t, const struct source_field *f)
{
	struct mark_said said = mark_words_read(t->a, t->r->words, f->value);
	enum mark_rank rank = said.word ? mark_rank_of(said.word->as) : SHARE_SILENT;

	if (said.word)
		note_used(t, said.printed);
	if (rank <= t->row->others)
		return;
	t->row->others = rank;
	t->row->other = arena_concat(t->a, f->head ? f->head : f->name, " ", said.printed,
				     (char *)NULL);
}

/* 'tele' of party.tele and of party.tele.does, whose role follows. */
static size_t party_of(const struct share_reading *r, const char *field, const char **role)
{
	size_t n = r->contract->parties.n;

	*role = NULL;
	if (!text_starts(field, "party."))
		return n;
	field += strlen("party.");
	for (size_t i = 0; i < n; i++) {
		const char *id = r->contract->parties.at[i].party;
		size_t len = strlen(id);

		if (strncmp(field, id, len) != 0 || (field[len] && field[len] != '.'))
			continue;
		*role = field[len] ? field + len + 1 : NULL;
		if (!*role || rank_below(*role, SHARE_RANK__MAX) < SHARE_RANK__MAX)
			return i;
	}
	return n;
}

bool share_cells_take(const struct share_reading *r, const struct share_strangers *strangers,
		      struct shared_row *row, struct share_used *used)
{
	struct cell_taking t = {r, r->arena, row, used, true};

	for (size_t i = 0; i < row->source->fields.n; i++) {
		const struct source_field *f = &row->source->fields.at[i];
		const char *role = NULL;
		size_t party = f->extra ? r->contract->parties.n : party_of(r, f->name, &role);

		if (is_strange(strangers, row->source, f))
			take_stranger(&t, f);
		else if (party < r->contract->parties.n)
			take_mark(&t, f, party, role);
	}
	for (size_t i = 0; i < ARRAY_LEN(columns); i++)
		take_names(&t, &columns[i]);
	return t.understood;
}

/* --- what counts --- */

static bool is_used(const struct share_reading *r, const struct share_used *used,
		    const struct mark_word *word)
{
	for (size_t i = 0; i < word->beside.n; i++) {
		const char *form = mark_form(r->arena, word->beside.at[i]);

		for (size_t k = 0; k < used->forms.n; k++)
			if (strcmp(used->forms.at[k], form) == 0)
				return true;
	}
	return false;
}

void share_cells_settle(const struct share_reading *r, struct shared_row *row,
			const struct share_used *used)
{
	bool marked = false;

	for (size_t i = 0; i < r->contract->parties.n; i++) {
		struct shared_part *part = &row->parts[i];

		if (part->word && part->word->then && is_used(r, used, part->word))
			part->marked = mark_rank_of(part->word->then);
		marked |= part->marked >= SHARE_SECOND;
	}
	for (size_t i = 0; i < r->contract->parties.n; i++) {
		struct shared_part *part = &row->parts[i];
		bool more = part->named > part->marked &&
			    (!marked || part->named < SHARE_SECOND);

		part->rank = more ? part->named : part->marked;
	}
}

static const char *list_by(const struct share_reading *r, const struct shared_row *row, bool named)
{
	struct strbuf sb = strbuf_new(r->arena);

	for (size_t i = 0; i < r->contract->parties.n; i++) {
		const struct contract_party *cp = &r->contract->parties.at[i];
		enum mark_rank rank = named ? row->parts[i].named : row->parts[i].marked;

		if (rank >= SHARE_SECOND)
			strbuf_join(&sb, ", ",
				    arena_concat(r->arena, cp->label ? cp->label : cp->party,
						 !named && row->parts[i].printed ? " " : "",
						 !named && row->parts[i].printed
							 ? row->parts[i].printed
							 : "",
						 (char *)NULL));
	}
	return sb.text;
}

/* The party that alone has at least the rank; parties.n: none has, or several. */
static size_t only_one(const struct share_reading *r, const struct shared_row *row, bool named,
		       enum mark_rank rank)
{
	size_t n = r->contract->parties.n, found = n;

	for (size_t i = 0; i < n; i++) {
		const struct shared_part *part = &row->parts[i];

		if ((named ? part->named : part->role && strcmp(part->role, "accountable") == 0
							? SHARE_MAIN
							: SHARE_SILENT) < rank)
			continue;
		if (found < n)
			return n;
		found = i;
	}
	return found;
}

/* The column that names them, for the finding's place and words. */
static const struct source_field *naming(const struct source_row *row)
{
	for (size_t i = 0; i < ARRAY_LEN(columns); i++)
		if (source_row_field(row, columns[i].field))
			return source_row_field(row, columns[i].field);
	return NULL;
}

bool share_cells_agree(const struct share_reading *r, const struct shared_row *row)
{
	const struct source_field *f = naming(row->source);
	size_t n = r->contract->parties.n, main = only_one(r, row, false, SHARE_MAIN);
	size_t named = only_one(r, row, true,
				source_row_get(row->source, "accountable") ? SHARE_MAIN : SHARE_ACT);
	bool marks = false, odd = main < n && named < n && main != named;

	for (size_t i = 0; i < n; i++) {
		marks |= row->parts[i].marked >= SHARE_SECOND;
		odd |= row->parts[i].named >= SHARE_ACT && row->parts[i].marked < SHARE_SECOND;
	}
	if (!f || !marks || !odd)
		return true;
	diag_add(r->dl, DIAG_SHARE_AGAINST, share_row_name(r->arena, row),
		 source_row_cell(r->arena, row->source, f->column), share_row_name(r->arena, row),
		 f->head ? f->head : f->name, list_by(r, row, true), list_by(r, row, false));
	return false;
}

bool share_cells_name_two(const struct share_reading *r, const char *text)
{
	size_t named = 0;

	for (size_t i = 0; text && i < r->contract->parties.n; i++) {
		const char *const *heads =
			share_heads_of(r->profile, r->contract->parties.at[i].party);

		for (; heads && *heads; heads++)
			if (strlen(*heads) >= strlen("甲") && strstr(text, *heads)) {
				named++;
				break;
			}
	}
	return named > 1;
}

/* --- columns of strangers --- */

/* What a column holds over all rows. */
struct column_look {
	const char *source, *head, *name;
	size_t column, row, cells, marks;
	bool unclear;
};

struct column_looks {
	VEC(struct column_look) all;
};

static struct column_look *look_of(struct arena *a, struct column_looks *looks,
				   const struct source_row *row, const struct source_field *f)
{
	for (size_t i = 0; i < looks->all.n; i++)
		if (looks->all.at[i].column == f->column &&
		    text_equal(looks->all.at[i].source, row->source))
			return &looks->all.at[i];
	struct column_look *look = vec_push(a, &looks->all);

	*look = (struct column_look){.source = row->source,
				     .head = f->head ? f->head : f->name,
				     .name = f->name,
				     .column = f->column,
				     .row = row->number,
				     .unclear = !f->extra};
	return look;
}

static void look_at(const struct share_reading *r, struct column_looks *looks,
		    const struct source_row *row)
{
	for (size_t i = 0; i < row->fields.n; i++) {
		const struct source_field *f = &row->fields.at[i];

		if (!f->column || (!f->extra && !text_starts(f->name, SHARE_HEAD_UNCLEAR)))
			continue;
		struct column_look *look = look_of(r->arena, looks, row, f);
		struct mark_said said = mark_words_read(r->arena, r->words, f->value);

		look->cells++;
		look->marks += profile_is_dash(r->profile, f->value) || (said.word && !said.text);
	}
}

/* Parties of the contract that the profile's word may mean: 'a, b'; "": none. */
static const char *meant(const struct share_reading *r, const char *word)
{
	struct strbuf sb = strbuf_new(r->arena);

	for (size_t i = 0; i < r->contract->parties.n; i++) {
		const struct contract_party *cp = &r->contract->parties.at[i];

		if (strcmp(word, "third") == 0 ? !contract_has_side(r->contract, cp)
					       : text_equal(cp->role, word))
			strbuf_join(&sb, ", ", cp->label ? cp->label : cp->party);
	}
	return sb.text;
}

static void tell_stranger(const struct share_reading *r, const struct column_look *look)
{
	const struct source_row at = {.source = look->source, .number = look->row};
	const char *place = source_row_cell(r->arena, &at, look->column);
	const char *several =
		look->unclear ? meant(r, look->name + strlen(SHARE_HEAD_UNCLEAR)) : "";

	if (*several)
		diag_add(r->dl, DIAG_SHARE_HEAD_UNCLEAR, look->head, place, look->head, several,
			 r->contract->id);
	else
		diag_add(r->dl, DIAG_SHARE_HEAD, look->head, place, look->head, r->contract->id,
			 share_parties(r->arena, r->project, r->contract));
}

void share_cells_find_strangers(const struct share_reading *r, const struct import *import,
				struct share_strangers *out)
{
	struct column_looks looks = {0};

	for (size_t t = 0; t < import->source->tables.n; t++)
		for (size_t i = 0; i < import->source->tables.at[t].rows.n; i++)
			look_at(r, &looks, &import->source->tables.at[t].rows.at[i]);
	for (size_t i = 0; i < looks.all.n; i++) {
		const struct column_look *look = &looks.all.at[i];

		if (!look->unclear &&
		    (!look->marks || look->marks < look->cells ||
		     mark_words_other(r->arena, r->words, look->head)))
			continue;
		tell_stranger(r, look);
		*vec_push(r->arena, &out->all) =
			(struct share_stranger){look->source, look->column};
	}
}
