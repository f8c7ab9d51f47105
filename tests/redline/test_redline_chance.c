/* SPDX-License-Identifier: MIT
 *
 * Bodies by chance, edited by chance: both are in their redline, and nothing else is.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/chance.h"
#include "../support/rounds.h"
#include "base/strbuf.h"
#include "bodies.h"
#include "redline/redline.h"

struct lines {
	VEC(const char *) all;
};

static unsigned next_id;

static const char *sentence(struct arena *a)
{
	struct strbuf sb = strbuf_new(a);

	for (unsigned i = pick(4) + 1; i; i--)
		strbuf_printf(&sb, "%sは、%s%s%s",
			      PICK("甲", "乙", "*丙*", "[clause-x:第2条]", "VPN装置"),
			      PICK("記録を", "5日前までに", "機器の鍵を", "電話及び書面で", "第3項の"),
			      PICK("残す", "確かめる", "相手に知らせる", "", "*保管*する"),
			      i == 1 ? "。" : "、");
	return sb.text;
}

static const char *cells(struct arena *a, unsigned columns, bool covered)
{
	struct strbuf sb = strbuf_new(a);

	for (unsigned i = 0; i < columns; i++)
		strbuf_printf(&sb, "%s%s", i ? " | " : "",
			      !i && covered	? "\""
			      : pick(4) == 0 ? arena_concat(a, sentence(a), "\\\\", sentence(a),
							    (char *)NULL)
					     : PICK("◎", "○", "－", "30分", "乙が行う", ""));
	return sb.text;
}

static void add_table(struct arena *a, struct lines *out)
{
	unsigned columns = pick(3) + 1;

	*vec_push(a, &out->all) = arena_concat(a, "^ ", cells(a, columns, false), (char *)NULL);
	for (unsigned i = pick(4) + 1, n = i; i; i--)
		*vec_push(a, &out->all) = arena_printf(
			a, "| %s %s",
			pick(5) ? arena_printf(a, "R%u", next_id++) : PICK("R0", "-"),
			cells(a, columns, i < n && pick(3) == 0));
	*vec_push(a, &out->all) = sentence(a);
}

static void add_some(struct arena *a, struct lines *out)
{
	unsigned kind = pick(12), id = next_id++;

	if (kind == 0)
		*vec_push(a, &out->all) = arena_printf(a, "= 別紙%u", id);
	else if (kind < 3)
		*vec_push(a, &out->all) =
			arena_printf(a, "# c%u 第%u条 %s", id, id, PICK("目的", "保守", "記録"));
	else if (kind < 7)
		*vec_push(a, &out->all) =
			arena_printf(a, ". c%u %u %s", id, pick(4) + 1, sentence(a));
	else if (kind == 7)
		*vec_push(a, &out->all) = arena_printf(a, "! %s", PICK("境界", "連絡"));
	else if (kind == 8)
		add_table(a, out);
	else
		*vec_push(a, &out->all) = sentence(a);
}

static bool is_row(const char *line)
{
	return (*line == '|' || *line == '^') && line[1] == ' ';
}

/* All rows of the table around get a column, or lose the first. */
static void change_columns(struct arena *a, struct lines *l, size_t at)
{
	size_t from = at, to = at;
	bool more = pick(2);

	while (from && is_row(l->all.at[from - 1]))
		from--;
	while (to < l->all.n && is_row(l->all.at[to]))
		to++;
	for (size_t i = from; i < to; i++)
		if (more || !strchr(l->all.at[i] + 2, '|'))
			l->all.at[i] = arena_concat(a, l->all.at[i], " | 新", (char *)NULL);
		else
			l->all.at[i] = arena_concat(
				a, *l->all.at[i] == '^' ? "^" : "| -",
				strchr(l->all.at[i] + 2, '|') + 1, (char *)NULL);
}

static const char *change_words(struct arena *a, const char *line)
{
	static const char *const pairs[][2] = {
		{"5日", "10日"}, {"甲", "丁"}, {"記録", "記録簿及び写し"}, {"する", "しない"},
		{"、", "、"},	 {"残す", ""}, {"◎", "△"},		   {" 1 ", " 2 "}};

	for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
		const char *const *pair = pairs[pick(ARRAY_LEN(pairs))],
				 *found = strstr(line, pair[0]);

		if (found)
			return arena_printf(a, "%.*s%s%s", (int)(found - line), line, pair[1],
					    found + strlen(pair[0]));
	}
	return line;
}

static void remove_line(struct lines *l, size_t at)
{
	memmove(l->all.at + at, l->all.at + at + 1, (l->all.n - at - 1) * sizeof *l->all.at);
	l->all.n--;
}

static void insert_line(struct arena *a, struct lines *l, size_t at, const char *line)
{
	*vec_push(a, &l->all) = line;
	memmove(l->all.at + at + 1, l->all.at + at, (l->all.n - 1 - at) * sizeof *l->all.at);
	l->all.at[at] = line;
}

static void insert_some(struct arena *a, struct lines *l, size_t at)
{
	struct lines some = {0};

	while (at < l->all.n && is_row(l->all.at[at]))
		at++;
	add_some(a, &some);
	for (size_t i = some.all.n; i-- > 0;)
		insert_line(a, l, at, some.all.at[i]);
}

static void edit(struct arena *a, struct lines *l)
{
	size_t at = pick((unsigned)l->all.n);
	const char *line = l->all.at[at];
	unsigned kind = pick(6);

	if (kind == 0 && !is_row(line) && l->all.n > 1)
		remove_line(l, at);
	else if (kind == 0 && *line == '|' && is_row(l->all.at[at - 1]) && !strchr(line, '"') &&
		 !(at + 1 < l->all.n && strchr(l->all.at[at + 1], '"')))
		remove_line(l, at);
	else if (kind == 1)
		insert_some(a, l, at);
	else if (kind == 2 && at + 1 < l->all.n && !is_row(line) && !is_row(l->all.at[at + 1])) {
		l->all.at[at] = l->all.at[at + 1];
		l->all.at[at + 1] = line;
	} else if (kind == 3 && is_row(line) && pick(3) == 0)
		change_columns(a, l, at);
	else
		l->all.at[at] = change_words(a, line);
}

/* Rows stand in the table that they are of: nothing else stands between two. */
static struct docx_body *body_of_lines(struct arena *a, const struct lines *l)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < l->all.n; i++) {
		if (*l->all.at[i] == '^' && i && is_row(l->all.at[i - 1]))
			strbuf_join(&sb, "\n", "表");
		strbuf_join(&sb, "\n", l->all.at[i]);
	}
	return body_of(a, sb.text);
}

static void try_once(struct arena *a, struct breaker *words, unsigned long long seed)
{
	struct lines l = {0};

	chance_seed(seed);
	next_id = 1;
	for (unsigned i = pick(30) + 1; i; i--)
		add_some(a, &l);
	const struct docx_body *x = body_of_lines(a, &l);

	for (unsigned i = pick(12); i; i--)
		edit(a, &l);
	const struct docx_body *y = body_of_lines(a, &l), *both = redline_of(a, words, x, y);
	const char *before = body_text(a, x), *after = body_text(a, y);

	cr_assert_str_eq(body_text(a, redline_without(a, both, DOCX_INSERTED)), before, "seed %llu",
			 seed);
	cr_assert_str_eq(body_text(a, redline_without(a, both, DOCX_DELETED)), after, "seed %llu",
			 seed);
	cr_assert_eq(redline_is_same(both), strcmp(before, after) == 0, "seed %llu", seed);
}

Test(redline_chance, both_states_are_in_it)
{
	struct arena *a = arena_new();
	struct breaker *words = breaker_open_words();

	for (unsigned seed = 0; seed < rounds(300, 20000); seed++) {
		struct arena *own = arena_new_below(a);

		try_once(own, words, seed);
		arena_free(own);
	}
	breaker_close(words);
	arena_free(a);
}
