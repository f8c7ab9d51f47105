/* SPDX-License-Identifier: MIT
 *
 * Rows of the sending are lines in the order of their columns; what a role, answer or fee means is looked
 * up in the choices.
 */
#include "sheets.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/text.h"
#include "load/answer_words.h"

static const char *const row_heads[][2] = {
	{"number", "番号"},   {"key", "項番"},         {"phase", "局面"},
	{"topic", "論点"},    {"text", "要求"},        {"proposal", "別紙の案"},
	{"role:hospital", "甲"}, {"role:tele", "乙"},  {"answer", "回答"},
	{"reason", "理由"},   {"words", "修正の文言"}, {"when", "時期"},
	{"fee", "費用"},      {"by", "回答者"},        {"date", "回答日"},
	{"code", "照合"}};

static const char *const clause_heads[][2] = {
	{"number", "番号"}, {"article", "条"},       {"title", "見出し"}, {"place", "項・号"},
	{"wording", "条文"}, {"answer", "回答"},     {"reason", "理由"},  {"words", "希望する文言"},
	{"by", "回答者"},   {"date", "回答日"},      {"code", "照合"}};

static const char *const contact_heads[][2] = {
	{"number", "番号"}, {"member:name", "氏名"}, {"member:phone", "電話"},
	{"answer", "回答"}, {"by", "回答者"},        {"date", "回答日"},
	{"code", "照合"}};

static const char *const rows[] = {
	"1|R1/1|通常時|ログ|乙は、ログを1年間保管する。|乙が保管する|−|◎|||||未定|||AAAAA1",
	"2|R1/1|非常時|ログ|乙は、ログを1年間保管する。|乙が提出する|−|◎|||||契約内|||AAAAA2",
	"3|R2/1|通常時|更新|サーバのセキュリティ更新を毎月行う。|乙が行う|○|◎|||||契約内|||AAAAA3",
	"4|R2/2|通常時|更新|サーバのセキュリティ更新を毎月行う。|甲が確認する|◎|−|||||契約内|||AAAAA4",
	"5|R3/1|通常時|認証|特権の利用者を二つの要素で認証する。|乙が設定する|△|◎|||||別途|||AAAAA5",
	"6|R4/1|通常時|媒体|媒体を持ち出すときは台帳に記録する。|甲が記録する|◎|○|||||契約内|||AAAAA6",
	"7|R5/1|通常時|回線|遠隔保守の接続は作業ごとに開く。|甲が開く|◎|○|||||契約内|||AAAAA7",
	"8|R6/1|通常時|控え|データベースの控えを毎日取得する。|乙が取得する|◇|◎|||||契約内|||AAAAA8"};

static const char *const clauses[] = {
	"1|第1条|目的|第1項|本別紙は、乙の業務の安全管理について定める。||||||CCCCC1",
	"2|第1条|目的|第2項|本別紙に定めのない事項は、原契約による。||||||CCCCC2",
	"3|第2条|ログ|第1項|乙は、ログを1年間保管し、求めを受けた日から5日以内に提出する。||||||CCCCC3",
	"4|第3条|更新|第1項|乙は、重大な脆弱性を知った日から14日以内に更新する。||||||CCCCC4"};

static const char *const contacts[] = {"1|見本 太郎|0X-XXXX-0001||||DDDDD1",
				       "2|例示 花子|0X-XXXX-0002||||DDDDD2"};

static const char *const choices[][3] = {
	{"role", "◎", "accountable"}, {"role", "○", "does"},      {"role", "△", "supports"},
	{"role", "◇", "informed"},    {"role", "−", "none"},      {"answer", "承諾", "accepted"},
	{"answer", "修正希望", "wish"}, {"answer", "不可", "refused"}, {"fee", "契約内", "included"},
	{"fee", "別途", "extra"},     {"fee", "未定", "undecided"}};

static size_t split(struct arena *a, const char *line, const char **cells, size_t most)
{
	size_t n = 0;

	for (const char *end; n < most; line = end + 1) {
		end = strchrnul(line, '|');
		cells[n++] = end == line ? NULL
					 : text_replace(a, arena_strndup(a, line, (size_t)(end - line)),
							"~", "\n");
		if (!*end)
			break;
	}
	return n;
}

static void add_columns(struct arena *a, struct sent_sheet *sheet, const char *const (*heads)[2],
			size_t n)
{
	static const char *const answered[] = {"role:", "member:", "answer", "reason", "words",
					       "when",  "fee",     "by",     "date"};

	for (size_t i = 0; i < n; i++) {
		struct sent_column *c = vec_push(a, &sheet->columns);

		c->field = heads[i][0];
		c->head = heads[i][1];
		for (size_t k = 0; k < ARRAY_LEN(answered); k++)
			c->answered |= text_starts(c->field, answered[k]);
		for (size_t k = 0; k < ARRAY_LEN(choices); k++)
			if (text_starts(c->field, choices[k][0]))
				settings_set(a, &c->choices, choices[k][1], choices[k][2]);
	}
}

static void add_rows(struct arena *a, struct sending_record *r, const struct sent_sheet *sheet,
		     const char *const *lines, size_t n, char sign)
{
	for (size_t i = 0; i < n; i++) {
		const char *cells[20];
		struct sent_row *row = vec_push(a, &r->rows);
		size_t width = split(a, lines[i], cells, ARRAY_LEN(cells));

		cr_assert(width == sheet->columns.n, "'%s' has %zu cells", lines[i], width);
		row->asks = sheet->asks;
		for (size_t k = 0; k < width; k++) {
			const struct sent_column *c = &sheet->columns.at[k];
			const char *value = settings_get(&c->choices, cells[k] ? cells[k] : "");

			if (!strcmp(c->field, "code")) {
				char *code = arena_strdup(a, cells[k]);

				code[0] = sign ? sign : code[0];
				row->code = code;
				continue;
			}
			settings_set(a, &row->cells, c->field, cells[k] ? cells[k] : "");
			if (c->answered && cells[k])
				settings_set(a, &row->values, c->field, value ? value : cells[k]);
		}
		row->key = arena_concat(a, sheet->asks, "/", row->code, (char *)NULL);
	}
}

struct sending_record *sheets_sending(struct arena *a, const char *party, char sign)
{
	struct sending_record *r = arena_alloc(a, sizeof *r);

	*r = (struct sending_record){.id = arena_printf(a, "tele-2026.%s.1.%cK3F9Q", party,
							sign ? sign : '7'),
				     .contract = "tele-2026",
				     .party = party,
				     .date = "2026-10-01",
				     .due = "2026-11-15",
				     .number = 1};
	*vec_push(a, &r->sheets) = (struct sent_sheet){.name = "回答", .asks = ASKS_ROW};
	*vec_push(a, &r->sheets) = (struct sent_sheet){.name = "条項", .asks = ASKS_CLAUSE};
	*vec_push(a, &r->sheets) = (struct sent_sheet){.name = "連絡先", .asks = ASKS_CONTACT};
	add_columns(a, &r->sheets.at[0], row_heads, ARRAY_LEN(row_heads));
	add_columns(a, &r->sheets.at[1], clause_heads, ARRAY_LEN(clause_heads));
	add_columns(a, &r->sheets.at[2], contact_heads, ARRAY_LEN(contact_heads));
	add_rows(a, r, &r->sheets.at[0], rows, ARRAY_LEN(rows), sign);
	add_rows(a, r, &r->sheets.at[1], clauses, ARRAY_LEN(clauses), sign);
	add_rows(a, r, &r->sheets.at[2], contacts, ARRAY_LEN(contacts), sign);
	return r;
}

void sheets_grow(struct arena *a, struct sending_record *r, size_t n)
{
	for (size_t i = 1; i <= n; i++) {
		const char *line = arena_printf(a, "%zu|R%zu/1|通常時|手順%zu|乙は、手順%zuの結果を台帳に残す。|乙が行う"
						   "|○|◎|||||契約内|||MAA%03zu",
						i + 8, i + 100, i / 10, i, i);

		add_rows(a, r, &r->sheets.at[0], &line, 1, 0);
	}
}

const struct answer_words *sheets_words(struct arena *a)
{
	struct diag_list *dl = diag_new(a);
	const struct answer_words *words = answer_words_load(a, data_folder(a), NULL, dl);

	cr_assert(words && dl->all.n == 0);
	return words;
}

static void push_row(struct arena *a, struct grid_sheet *sheet, const char **cells, size_t n)
{
	struct grid_row *row = vec_push(a, &sheet->rows);

	row->cells = arena_alloc(a, (n + 1) * sizeof *row->cells);
	memcpy(row->cells, cells, n * sizeof *cells);
	row->n = n;
	row->number = sheet->rows.n;
}

struct grid_sheet *sheets_add(struct arena *a, struct grid *grid, const char *name,
			      const char *const *lines, size_t n)
{
	struct grid_sheet *sheet = vec_push(a, &grid->sheets);

	sheet->name = sheet->file = name;
	for (size_t i = 0; i < n; i++) {
		const char *cells[24];

		push_row(a, sheet, cells, split(a, lines[i], cells, ARRAY_LEN(cells)));
	}
	return sheet;
}

struct grid_sheet *sheets_sent(struct arena *a, struct grid *grid, const struct sending_record *r,
			       size_t at)
{
	const struct sent_sheet *sent = &r->sheets.at[at];
	struct grid_sheet *sheet = vec_push(a, &grid->sheets);
	const char *cells[24];

	sheet->name = sheet->file = sent->name;
	for (size_t k = 0; k < sent->columns.n; k++)
		cells[k] = sent->columns.at[k].head;
	push_row(a, sheet, cells, sent->columns.n);
	for (size_t i = 0; i < r->rows.n; i++) {
		const struct sent_row *row = &r->rows.at[i];

		if (!text_equal(row->asks, sent->asks))
			continue;
		for (size_t k = 0; k < sent->columns.n; k++) {
			const char *field = sent->columns.at[k].field;
			const char *text = settings_get(&row->cells, field);

			cells[k] = !strcmp(field, "code") ? row->code
				   : text && *text	  ? text
							  : NULL;
		}
		push_row(a, sheet, cells, sent->columns.n);
	}
	return sheet;
}

static size_t column_of(const struct grid_sheet *sheet, const char *head)
{
	const struct grid_row *row = &sheet->rows.at[0];

	for (size_t c = 0; c < row->n; c++)
		if (text_equal(row->cells[c], head))
			return c;
	cr_assert_fail("no column %s", head);
	return 0;
}

void sheets_put(struct arena *a, struct grid_sheet *sheet, size_t row, const char *head,
		const char *text)
{
	(void)a;
	sheet->rows.at[row].cells[column_of(sheet, head)] = text;
}

void sheets_sort(struct grid_sheet *sheet, const char *head, const char *but)
{
	size_t by = column_of(sheet, head), stays = but ? column_of(sheet, but) : SIZE_MAX;

	for (size_t i = 2; i < sheet->rows.n; i++)
		for (size_t k = i; k > 1; k--) {
			const char **x = sheet->rows.at[k - 1].cells, **y = sheet->rows.at[k].cells;

			if (strcmp(x[by] ? x[by] : "\xff", y[by] ? y[by] : "\xff") <= 0)
				break;
			for (size_t c = 0; c < sheet->rows.at[k].n; c++) {
				const char *cell = x[c];

				if (c == stays)
					continue;
				x[c] = y[c];
				y[c] = cell;
			}
		}
}

struct returned *sheets_read(struct arena *a, const struct grid *grid,
			     const struct sending_record *first,
			     const struct sending_record *second)
{
	struct returned_sent sent = {0};
	struct returned_file file = {"answers.xlsx", grid};

	*vec_push(a, &sent.all) = first;
	if (second)
		*vec_push(a, &sent.all) = second;
	return returned_read(a, &file, &sent, sheets_words(a));
}

const struct returned_row *sheets_row(const struct returned *r, size_t number)
{
	for (size_t i = 0; i < r->rows.n; i++)
		if (r->rows.at[i].number == number)
			return &r->rows.at[i];
	cr_assert_fail("no row %zu", number);
	return NULL;
}
