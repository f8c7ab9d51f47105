/* SPDX-License-Identifier: MIT
 *
 * Trees for the renderers' tests; see the header.
 */
#include "trees.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "render/style_read.h"
#include "paths.h"
#include "scratch.h"

struct run *run_start(void)
{
	struct arena *a = arena_new();
	struct run *r = arena_alloc(a, sizeof *r);

	*r = (struct run){.arena = a, .dl = diag_new(a), .folder = SCRATCH "/bunkai-render-XXXXXX"};
	cr_assert(mkdtemp(r->folder));
	r->rc = (struct render_context){.arena = a,
					.style = style_read(a, "templates/style.json", NULL, r->dl),
					.dl = r->dl,
					.data = ".",
					.epoch = -1};
	cr_assert(r->rc.style);
	return r;
}

void run_stop(struct run *r)
{
	size_t n;
	const char **names = names_in(r->arena, r->folder, &n);

	for (size_t i = 0; i < n; i++)
		unlink(file_join(r->arena, r->folder, names[i]));
	rmdir(r->folder);
	arena_free(r->arena);
}

const char *run_path(struct run *r, const char *name)
{
	return file_join(r->arena, r->folder, name);
}

size_t run_count(const struct run *r, enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < r->dl->all.n; i++)
		n += r->dl->all.at[i].code == code;
	return n;
}

char *run_render(struct run *r, const char *format, const struct doc *d, size_t *len)
{
	const struct renderer *renderer = render_find(format);
	const char *path = run_path(r, renderer->ending);
	struct render_result result;

	cr_assert(renderer->render(&r->rc, d, path, &result), "%s is written", format);
	return file_read(r->arena, path, len, r->dl);
}

struct doc_node *tree_row(struct arena *a, struct doc_node *table, const char *const *words,
			  size_t n)
{
	struct doc_node *row = doc_add(a, table, DOC_ROW, NULL);

	for (size_t i = 0; i < n; i++)
		doc_add(a, row, DOC_CELL, words[i]);
	return row;
}

struct doc_node *tree_table(struct arena *a, struct doc_node *parent, size_t n_columns)
{
	struct doc_node *table = doc_add(a, parent, DOC_TABLE, NULL);

	table->n_columns = n_columns;
	table->columns = arena_alloc(a, n_columns * sizeof *table->columns);
	table->head_rows = 1;
	return table;
}

const char *tree_repeat(struct arena *a, const char *unit, size_t times)
{
	struct strbuf sb = strbuf_new(a);

	while (times--)
		strbuf_add(&sb, unit);
	return sb.text;
}

static void add_article(struct arena *a, struct doc_node *part)
{
	struct doc_node *article = doc_add(a, part, DOC_ARTICLE, "（作業の申請）");

	article->label = "第1条";
	article->id = "a1";
	doc_add(a, article, DOC_PARAGRAPH, "乙は、作業の前に申請する。")->label = "";
	struct doc_node *second = doc_add(a, article, DOC_PARAGRAPH, "申請には次を記載する。");

	second->label = "2";
	struct doc_node *item =
		doc_add(a, doc_add(a, article, DOC_LIST, NULL), DOC_ITEM, "作業の目的");

	item->label = "(1)";
	doc_add(a, doc_add(a, item, DOC_LIST, NULL), DOC_ITEM, "対象の機器")->label = "ア";
}

static void add_table(struct arena *a, struct doc_node *part)
{
	struct doc_node *table = tree_table(a, part, 3);

	tree_row(a, table, (const char *const[]){"要求事項", "医療機関", "事業者"}, 3);
	struct doc_node *group = tree_row(a, table, (const char *const[]){"保守作業時"}, 1);

	group->role = "group";
	group->first->colspan = 3;
	struct doc_node *row = tree_row(a, table, (const char *const[]){NULL, "○", "◎"}, 3);
	static struct doc_origin origin = {"register", "register.json", "requirements[3]",
					   "R24/④-1"};

	row->first->origin = &origin;
	doc_add(a, row->first, DOC_PARAGRAPH, "作業を申請する");
	doc_add(a, row->first, DOC_PARAGRAPH, "第1条")->link = "a1";
	row->first->next->role = "does";
	row->last->role = "accountable";
	doc_add(a, part, DOC_NOTE, "◎は責任を負う者をいう。")->label = "注";
}

struct doc *tree_small(struct arena *a)
{
	struct doc *d = doc_new(a, "annex", "保守契約書別紙");

	d->subtitle = "みなと病院　遠隔診療";
	d->edition = "初版";
	d->date = "2026-10-01";
	d->shown_date = "令和8年10月1日";
	d->confidentiality = "関係者外秘";
	d->draft = "DRAFT";
	d->author = "みなと病院";
	struct doc_node *part = doc_add_part(a, d, "保守");

	doc_add(a, part, DOC_HEADING, "総則")->level = 1;
	add_article(a, part);
	doc_add(a, part, DOC_PAGE_BREAK, NULL);
	part = doc_add_part(a, d, "別表");
	part->landscape = true;
	tree_row(a, doc_add(a, part, DOC_KEY_VALUE, NULL),
		 (const char *const[]){"契約", "遠隔診療の保守"}, 2);
	add_table(a, part);
	struct doc_node *signature = doc_add(a, part, DOC_SIGNATURE, NULL);

	tree_row(a, signature, (const char *const[]){"甲"}, 1)->role = "party";
	tree_row(a, signature, (const char *const[]){"氏名", ""}, 2);
	return d;
}

struct doc_node *tree_linked_note(struct arena *a, struct doc_node *parent, size_t n)
{
	struct doc_node *note = doc_add(a, parent, DOC_NOTE, "登録簿：");
	struct doc_span *spans = arena_alloc(a, n * sizeof *spans);
	char *text = arena_strdup(a, note->text);

	for (size_t i = 0; i < n; i++) {
		const char *key = arena_printf(a, "R%zu/①-1", i),
			   *before = arena_concat(a, text, i ? "、" : "", (char *)NULL);

		text = arena_concat(a, before, key, (char *)NULL);
		spans[i] = (struct doc_span){strlen(before), strlen(text), NULL,
					     arena_printf(a, "boundary#row-%s", key)};
	}
	note->text = arena_concat(a, text, "\n参照：公的文書", (char *)NULL);
	note->spans = spans;
	note->n_spans = n;
	return note;
}
