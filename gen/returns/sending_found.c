/* SPDX-License-Identifier: MIT
 *
 * Every cell is asked whether it is a code or holds an id. Copies of an old sheet in a new workbook, and
 * an id that was copied with a title, lose against what most rows say.
 */
#include "returns/sending_found.h"

#include <string.h>

#include "base/text.h"

enum { ID_DOTS = 3 };

struct sending_votes {
	const struct sending_record *record;
	const char *id; /* form */
	size_t codes, ids;
};

struct sending_search {
	struct arena *arena;
	struct forms *forms;
	struct sending_found *found;
	VEC(struct sending_votes) all;
};

static void know_codes(struct sending_search *v, const struct sending_record *r)
{
	for (size_t i = 0; i < r->rows.n; i++) {
		const char *code = forms_code(v->forms, forms_of(v->forms, r->rows.at[i].code));

		if (code)
			map_set(v->found->codes, code, (struct sending_record *)r);
	}
}

static size_t count_dots(const char *s)
{
	size_t n = 0;

	for (; (s = strchr(s, '.')); s++)
		n++;
	return n;
}

/* <contract>.<party>.<n>.<signs> */
static bool is_id(struct sending_search *v, const char *word)
{
	const char *signs = strrchr(word, '.'), *p = signs;

	if (!signs || count_dots(word) < ID_DOTS || !forms_code(v->forms, forms_of(v->forms, signs + 1)))
		return false;
	while (p > word && p[-1] >= '0' && p[-1] <= '9')
		p--;
	return p < signs && p > word && p[-1] == '.' && strlen(signs + 1) >= 6;
}

/* The first word of a cell that looks like an id. */
static const char *find_id(struct sending_search *v, const char *cell)
{
	static const char ends[] = " \t\n,;:()[]<>\"'";
	static const char *const wide[] = {"　", "：", "；", "、", "。", "，", "（", "）", "「", "」", "\u00a0"};
	const char *s = cell;

	for (size_t i = 0; i < ARRAY_LEN(wide); i++)
		s = text_replace(v->arena, s, wide[i], " ");
	while (*(s += strspn(s, ends))) {
		size_t n = strcspn(s, ends);
		const char *word = arena_strndup(v->arena, s, n);

		if (is_id(v, word))
			return word;
		s += n;
	}
	return NULL;
}

static void look_for_ids(struct sending_search *v, const char *cell, const char *form)
{
	bool known = false;

	if (count_dots(form) < ID_DOTS)
		return;
	for (size_t i = 0; i < v->all.n; i++)
		if (v->all.at[i].id && strstr(form, v->all.at[i].id)) {
			v->all.at[i].ids++;
			known = true;
		}
	if (!known && !v->found->other_id)
		v->found->other_id = find_id(v, cell);
}

static void look_at_cell(struct sending_search *v, const char *cell)
{
	const char *form = forms_of(v->forms, cell), *code = forms_code(v->forms, form);
	const struct sending_record *r = code ? map_get(v->found->codes, code) : NULL;

	for (size_t i = 0; r && i < v->all.n; i++)
		v->all.at[i].codes += v->all.at[i].record == r;
	if (form && !code)
		look_for_ids(v, cell, form);
}

static const struct sending_record *choose(const struct sending_search *v)
{
	const struct sending_votes *best = NULL;

	for (size_t i = 0; i < v->all.n; i++) {
		const struct sending_votes *s = &v->all.at[i];

		if ((s->codes || s->ids) &&
		    (!best || s->codes > best->codes ||
		     (s->codes == best->codes && s->ids >= best->ids)))
			best = s;
	}
	return best ? best->record : NULL;
}

/* NULL: the file names another one, and not this. */
static const struct sending_record *keep_known(const struct sending_search *v,
					       const struct sending_record *known)
{
	for (size_t i = 0; i < v->all.n; i++)
		if (v->all.at[i].record == known && (v->all.at[i].codes || v->all.at[i].ids))
			return known;
	return v->found->other_id ? NULL : known;
}

void sending_found_in(struct arena *a, struct forms *forms, const struct grid *grid,
		      const struct returned_sent *sent, struct sending_found *out)
{
	struct sending_search v = {.arena = a, .forms = forms, .found = out};

	*out = (struct sending_found){.codes = map_new(a)};
	for (size_t i = 0; i < sent->all.n; i++) {
		const struct sending_record *r = sent->all.at[i];

		*vec_push(a, &v.all) = (struct sending_votes){.record = r,
							      .id = forms_of(forms, r->id)};
		know_codes(&v, r);
	}
	for (size_t i = 0; i < grid->sheets.n; i++)
		for (size_t k = 0; k < grid->sheets.at[i].rows.n; k++) {
			const struct grid_row *row = &grid->sheets.at[i].rows.at[k];

			for (size_t c = 0; c < row->n; c++)
				if (row->cells[c])
					look_at_cell(&v, row->cells[c]);
		}
	out->record = sent->known ? keep_known(&v, sent->known) : choose(&v);
}
