/* SPDX-License-Identifier: MIT
 *
 * Articles: the chosen clauses as chapters, articles, 項, 号 and ア イ ウ, each with the register
 * rows it answers and its references. What nobody agreed to leaves a line in its place. Duties that no clause of the document answers get an article
 * of their own that quotes them, so that nothing is lost.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/document_links.h"
#include "bind/readers.h"
#include "bind/view.h"
#include "derive/core_annex.h"
#include "derive/shape.h"

#define QUOTED "duties" /* the chapter of articles that quote, and the beginning of their ids */

struct article_context {
	struct binding *b;
	const struct chosen *chosen;
	struct expand expand;
	struct doc_origin *origin;
	int paragraph; /* the 項 that is added, from 1 */
	bool moves;    /* what waits has a place of its own in the document */
};

static const char *find_reference(void *context, const char *target)
{
	const struct binding *b = context;

	return selection_reference(b->a, b->in->library, b->selection, target);
}

struct expand clause_expand(struct binding *b, const struct chosen *c)
{
	return (struct expand){.a = b->a,
			       .names = &c->names,
			       .reference = find_reference,
			       .context = b,
			       .subject = c->clause->id,
			       .dl = b->dl};
}

static const char *fill_in(struct article_context *c, const struct block *block)
{
	return expand_text(&c->expand, block->text,
			   arena_printf(c->b->a, "%s:%d", c->chosen->clause->file, block->line));
}

/* Its text stands among what nobody agreed to (derive/waiting.h); paragraph 0: the article's. */
static bool does_wait(const struct article_context *c, int paragraph, int item)
{
	const struct waiting_list *list = waiting_of(c->b);

	return list && waiting_at(list, c->chosen, paragraph, item);
}

/* A line stands in place of what has moved, so that every number stays what it is. */
static const char *waiting_text(struct article_context *c, const struct block *block)
{
	const struct library *l = c->b->in->library;

	return c->moves ? library_word(l, "waiting.stub")
			: arena_concat(c->b->a, library_word(l, "mark.waiting"), fill_in(c, block),
				       (char *)NULL);
}

const char *item_label(struct arena *a, int depth, int n)
{
	static const char *const kana[] = {
		"ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク", "ケ", "コ", "サ", "シ",
		"ス", "セ", "ソ", "タ", "チ", "ツ", "テ", "ト", "ナ", "ニ", "ヌ", "ネ",
		"ノ", "ハ", "ヒ", "フ", "ヘ", "ホ", "マ", "ミ", "ム", "メ", "モ", "ヤ",
		"ユ", "ヨ", "ラ", "リ", "ル", "レ", "ロ", "ワ", "ヲ", "ン"};
	int count = (int)ARRAY_LEN(kana), first = (n - 1) / count;

	if (depth == 0)
		return arena_printf(a, "(%d)", n);
	return arena_concat(a, first > 0 && first <= count ? kana[first - 1] : "",
			    kana[(n - 1) % count], (char *)NULL);
}

static void add_list(struct article_context *c, struct doc_node *parent, const struct block *list,
		     int depth)
{
	struct doc_node *node = doc_add(c->b->a, parent, DOC_LIST, NULL);
	int n = 0;

	for (const struct block *i = list->first; i; i = i->next) {
		bool waits = depth == 0 && does_wait(c, c->paragraph, n + 1);
		struct doc_node *item =
			doc_add(c->b->a, node, DOC_ITEM,
				waits ? waiting_text(c, i) : fill_in(c, i));

		item->label = item_label(c->b->a, depth, ++n);
		item->origin = c->origin;
		for (const struct block *below = i->first; below && !(waits && c->moves);
		     below = below->next)
			add_list(c, item, below, depth + 1);
	}
}

static struct doc_node *add_paragraph(struct article_context *c, struct doc_node *article,
				      const char *text)
{
	struct doc_node *paragraph = doc_add(c->b->a, article, DOC_PARAGRAPH, text);

	paragraph->label =
		c->paragraph > 1 ? arena_printf(c->b->a, "%d", c->paragraph) : NULL;
	paragraph->origin = c->origin;
	return paragraph;
}

/*
 * A template of the hospital's own may have no place for what waits: then it stays where it is, with
 * a mark.
 */
static bool waiting_moves(const struct binding *b)
{
	return template_prints_view(b->in->template, "waiting", true);
}

enum provision_shape provision_shape_of(const struct binding *b, const struct chosen *c,
					int paragraph)
{
	enum provision_shape shape =
		shape_find(b->in->library, b->selection, waiting_of(b), c, paragraph);

	return shape == SHAPE_WAITS && !waiting_moves(b) ? SHAPE_TEXT : shape;
}

bool article_stands(const struct binding *b, const struct chosen *c)
{
	int n = shape_paragraphs(c);

	if (!core_annex_is(b->in->library, b->in->template, b->in->contract))
		return true;
	for (int i = 1; i <= n; i++)
		if (provision_shape_of(b, c, i) == SHAPE_TEXT)
			return true;
	return !n;
}

static void add_body(struct article_context *c, struct doc_node *article)
{
	struct doc_node *paragraph = NULL;
	bool waits = false;

	for (const struct block *block = c->chosen->position ? c->chosen->position->first : NULL;
	     block; block = block->next) {
		if (block->kind != BLOCK_LIST) {
			waits = does_wait(c, ++c->paragraph, 0);
			paragraph = add_paragraph(
				c, article, waits ? waiting_text(c, block) : fill_in(c, block));
		} else if (!waits || !c->moves) {
			add_list(c, paragraph ? paragraph : article, block, 0);
		}
	}
}

/* --- an annex that keeps a core of articles (derive/shape.h) --- */

/* 第2項 · 第2項及び第3項 · 第2項から第4項まで */
static const char *paragraph_range(struct article_context *c, int first, int last)
{
	struct arena *a = c->b->a;
	const struct library *l = c->b->in->library;
	const char *from = number_print(a, l, "number.paragraph", arena_printf(a, "%d", first)),
		   *to = number_print(a, l, "number.paragraph", arena_printf(a, "%d", last));

	if (first == last)
		return from;
	return last == first + 1
		       ? arena_concat(a, from, library_word(l, "list.and"), to, (char *)NULL)
		       : text_fill(a, library_word(l, "shape.range"), "from", from, "to", to);
}

/* 第2項第3号 */
static const char *item_place(struct article_context *c, int paragraph, int item)
{
	return arena_concat(c->b->a, paragraph_range(c, paragraph, paragraph),
			    number_print(c->b->a, c->b->in->library, "number.item",
					 arena_printf(c->b->a, "%d", item)),
			    (char *)NULL);
}

/* The 号 of tabled 項 that wait: they have no row. */
static void add_waiting_items(struct article_context *c, struct strbuf *sb, const char *article,
			      int paragraph)
{
	const struct library *l = c->b->in->library;
	const struct waiting_list *list = waiting_of(c->b);

	for (size_t i = 0; list && i < list->all.n; i++) {
		const struct waiting *w = &list->all.at[i];

		if (w->clause == c->chosen->clause && w->position == c->chosen->position &&
		    w->paragraph == paragraph && w->item)
			strbuf_join(sb, library_word(l, "list.comma"),
				    *article ? waiting_place(c->b->a, l, w, c->chosen)
					     : item_place(c, paragraph, w->item));
	}
}

/* One line for neighbours that stand elsewhere, under the number of the first. */
static void add_elsewhere(struct article_context *c, struct doc_node *article, int first, int last,
			  enum provision_shape shape)
{
	const struct library *l = c->b->in->library;
	const char *places = paragraph_range(c, first, last), *text;
	struct strbuf items = strbuf_new(c->b->a);

	for (int n = first; shape == SHAPE_TABLED && n <= last; n++)
		add_waiting_items(c, &items, "", n);
	if (shape == SHAPE_TABLED)
		text = text_replace(c->b->a, library_word(l, "shape.tabled"), "{{places}}", places);
	else if (first == last)
		text = library_word(l, "waiting.stub");
	else
		text = arena_concat(c->b->a, places, library_word(l, "waiting.stub"), (char *)NULL);
	if (items.len)
		text = arena_concat(c->b->a, text, items.text, library_word(l, "waiting.stub"),
				    (char *)NULL);
	c->paragraph = first;
	add_paragraph(c, article, text);
}

static const struct block *next_paragraph(const struct block *b)
{
	while (b && b->kind == BLOCK_LIST)
		b = b->next;
	return b;
}

/* A 項 with the lists below it, as in an annex that is full. */
static const struct block *add_whole(struct article_context *c, struct doc_node *article,
				     const struct block *b)
{
	bool waits = does_wait(c, c->paragraph, 0);
	struct doc_node *paragraph =
		add_paragraph(c, article, waits ? waiting_text(c, b) : fill_in(c, b));

	for (b = b->next; b && b->kind == BLOCK_LIST; b = b->next)
		add_list(c, paragraph, b, 0);
	return b;
}

static void add_core_body(struct article_context *c, struct doc_node *article)
{
	const struct block *b = c->chosen->position ? c->chosen->position->first : NULL;
	int n = 0, count = shape_paragraphs(c->chosen);

	for (b = next_paragraph(b); b; b = next_paragraph(b)) {
		enum provision_shape shape = provision_shape_of(c->b, c->chosen, ++n);
		int first = n;

		if (shape == SHAPE_TEXT) {
			c->paragraph = n;
			b = add_whole(c, article, b);
			continue;
		}
		b = next_paragraph(b->next);
		while (n < count && provision_shape_of(c->b, c->chosen, n + 1) == shape) {
			n++;
			b = next_paragraph(b->next);
		}
		add_elsewhere(c, article, first, n, shape);
	}
}

/* What a run of articles without any text says: which are in the 別表, and which places wait. */
struct elsewhere {
	VEC(const char *) tabled;
	struct strbuf waits;
};

/* 第14条（機器台帳） */
static const char *named_article(struct binding *b, const struct chosen *c)
{
	return arena_concat(b->a,
			    number_print(b->a, b->in->library, "number.article", c->number), "（",
			    c->clause->title, "）", (char *)NULL);
}

static void note_elsewhere(struct article_context *c, struct elsewhere *e)
{
	const struct library *l = c->b->in->library;
	const char *article =
		number_print(c->b->a, l, "number.article", c->chosen->number);
	bool tabled = false;
	int n = shape_paragraphs(c->chosen);

	for (int i = 1; i <= n; i++)
		tabled = tabled ||
			 provision_shape_of(c->b, c->chosen, i) == SHAPE_TABLED;
	if (tabled)
		*vec_push(c->b->a, &e->tabled) = named_article(c->b, c->chosen);
	else
		strbuf_join(&e->waits, library_word(l, "list.comma"),
			    named_article(c->b, c->chosen));
	for (int i = 1; tabled && i <= n; i++) {
		if (provision_shape_of(c->b, c->chosen, i) == SHAPE_WAITS)
			strbuf_join(&e->waits, library_word(l, "list.comma"),
				    arena_concat(c->b->a, article, paragraph_range(c, i, i),
						 (char *)NULL));
		else
			add_waiting_items(c, &e->waits, article, i);
	}
}

/* 第14条（…）、第15条（…）及び第16条（…） */
static const char *join_articles(struct binding *b, const struct elsewhere *e)
{
	const struct library *l = b->in->library;
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < e->tabled.n; i++)
		strbuf_join(&sb,
			    library_word(l, i + 1 == e->tabled.n ? "list.and" : "list.comma"),
			    e->tabled.at[i]);
	return sb.text;
}

static void add_run_paragraph(struct binding *b, struct doc_node *parent, const char *text,
			      struct doc_origin *origin)
{
	struct doc_node *paragraph = doc_add(b->a, parent, DOC_PARAGRAPH, text);

	paragraph->level = 1;
	paragraph->origin = origin;
}

static bool stands_elsewhere(const struct binding *b, const struct article_number *n)
{
	const struct chosen *c = n->dropped ? NULL : selection_find(b->selection, n->id);

	return c && !article_stands(b, c);
}

/* Articles of one chapter from the i-th on that have no text; gives the one behind them. */
static size_t add_run(struct binding *b, struct doc_node *parent, size_t i)
{
	const struct numbers *numbers = &b->selection->numbers;
	const struct article_number *first = &numbers->articles.at[i];
	struct elsewhere e = {.waits = strbuf_new(b->a)};
	struct doc_origin *origin = origin_new(b, "clause", NULL, NULL, first->id);

	for (; i < numbers->articles.n; i++) {
		const struct article_number *n = &numbers->articles.at[i];

		if (strcmp(n->chapter, first->chapter) != 0 || !stands_elsewhere(b, n))
			break;
		struct article_context c = {.b = b,
					    .chosen = selection_find(b->selection, n->id),
					    .moves = true};

		note_elsewhere(&c, &e);
	}
	if (e.tabled.n)
		add_run_paragraph(b, parent,
				  text_replace(b->a, library_word(b->in->library, "shape.tabled"),
					       "{{places}}", join_articles(b, &e)),
				  origin);
	if (e.waits.len)
		add_run_paragraph(b, parent,
				  arena_concat(b->a, e.waits.text,
					       library_word(b->in->library, "waiting.stub"),
					       (char *)NULL),
				  origin);
	return i;
}

/* The rows that an article answers: their keys, each with its link. */
struct answers {
	struct strbuf keys;
	const struct risk_register *reg; /* of the last one */
	VEC(struct doc_span) spans; /* of the keys */
};

/* Spans of the keys, as they lie in the note's text. */
static void set_links(struct binding *b, struct doc_node *note, const struct answers *answers,
		      size_t before)
{
	VEC(struct doc_span) spans = {0};

	for (size_t i = 0; i < answers->spans.n; i++) {
		struct doc_span s = answers->spans.at[i];

		s.from += before;
		s.to += before;
		*vec_push(b->a, &spans) = s;
	}
	note->spans = spans.at;
	note->n_spans = spans.n;
}

static void add_basis(struct article_context *c, struct doc_node *article,
		      const struct map *answers)
{
	struct binding *b = c->b;
	const struct clause *clause = c->chosen->clause;
	const struct answers *rows = map_get(answers, clause->id);
	const char *lead = library_word(b->in->library, "basis.register");
	struct reference_list list =
		references_of_clause(b->a, b->in->project, b->in->library, clause);
	const char *refs = reference_text(b, &list, false);
	struct strbuf sb = strbuf_new(b->a);

	if (rows)
		strbuf_add(&sb, arena_concat(b->a, lead, rows->keys.text, (char *)NULL));
	if (*refs)
		strbuf_join(&sb, "\n",
			    arena_concat(b->a, library_word(b->in->library, "basis.references"),
					 refs, (char *)NULL));
	if (!sb.len)
		return;
	struct doc_node *note = doc_add(b->a, article, DOC_NOTE, sb.text);

	note->role = "basis";
	note->origin = c->origin;
	if (rows)
		set_links(b, note, rows, strlen(lead));
}

static struct doc_node *open_article(struct binding *b, struct doc_node *parent, const char *number,
				     const char *title, struct doc_origin *origin)
{
	struct doc_node *article = doc_add(b->a, parent, DOC_ARTICLE,
					   arena_concat(b->a, "（", title, "）", (char *)NULL));

	article->label = number_print(b->a, b->in->library, "number.article", number);
	article->origin = origin;
	return article;
}

/* `answers` NULL: without what it rests on. */
static void add_article(struct binding *b, struct doc_node *parent, const struct chosen *chosen,
			const struct map *answers)
{
	struct doc_origin *origin =
		origin_new(b, "clause", chosen->clause->file,
			   chosen->position ? chosen->position->name : NULL, chosen->clause->id);
	struct article_context c = {
		.b = b, .chosen = chosen, .expand = clause_expand(b, chosen), .origin = origin};
	struct doc_node *article =
		open_article(b, parent, chosen->number, chosen->clause->title, origin);

	article->id = anchor_of(b, chosen->clause->id);
	c.moves = waiting_moves(b);
	if (core_annex_is(b->in->library, b->in->template, b->in->contract))
		add_core_body(&c, article);
	else if (c.moves && does_wait(&c, 0, 0)) /* one line for all of it */
		add_paragraph(&c, article, waiting_text(&c, NULL));
	else
		add_body(&c, article);
	if (answers)
		add_basis(&c, article, answers);
}

static void add_chapter(struct binding *b, struct doc_node *parent, const char *id)
{
	const struct chapter_number *chapter = numbers_chapter(&b->selection->numbers, id);
	const char *label = number_print(b->a, b->in->library, "number.chapter",
					 chapter ? chapter->number : "");
	const char *title = chapter && chapter->title ? chapter->title : id;
	struct doc_node *heading = doc_add(b->a, parent, DOC_HEADING,
					   arena_concat(b->a, label, "　", title, (char *)NULL));

	heading->level = 1;
	heading->role = "chapter";
}

/*
 * 登録簿：オンライン診療 R24/④-1、R24/④-2；電子カルテ R3/①-1: a register is named once before its
 * keys.
 */
static void note_answer(struct binding *b, struct map *answers, const char *clause,
			const struct responsibility *r)
{
	const char *key = short_key(b, r), *link = row_link(b, r);
	struct answers *rows = map_get(answers, clause);

	if (!rows) {
		rows = arena_alloc(b->a, sizeof *rows);
		rows->keys = strbuf_new(b->a);
		map_set(answers, clause, rows);
	}
	bool same = rows->reg == r->reg;

	strbuf_join(&rows->keys,
		    library_word(b->in->library, same ? "list.comma" : "list.semicolon"),
		    same ? "" : register_lead(b, r->reg));
	strbuf_add(&rows->keys, key);
	rows->reg = r->reg;
	if (link)
		*vec_push(b->a, &rows->spans) =
			(struct doc_span){rows->keys.len - strlen(key), rows->keys.len, NULL, link};
}

struct row_sorting {
	struct map *answers; /* clause id -> struct answers */
	VEC(const struct responsibility *) left; /* duties that no clause answers */
	struct map *seen;    /* keys already dealt with: contracts may share a register */
};

static void sort_row(struct binding *b, struct row_sorting *q, const struct responsibility *r)
{
	if (map_get(q->seen, r->full_key))
		return;
	map_set(q->seen, r->full_key, q);
	const struct clause_list *list = answers_of(b, r);

	for (size_t i = 0; i < list->all.n; i++)
		note_answer(b, q->answers, list->all.at[i]->id, r);
	if (!list->all.n && !r->requirement && !topic_clause_of(b, r)->all.n)
		*vec_push(b->a, &q->left) = r;
}

static void sort_rows(struct binding *b, struct row_sorting *q)
{
	const struct project *p = b->in->project;

	q->answers = map_new(b->a);
	q->seen = map_new(b->a);
	for (size_t i = 0; i < p->contracts.n; i++) {
		if (b->in->contract && b->in->contract != &p->contracts.at[i])
			continue;
		for (size_t k = 0; k < b->in->responsibilities[i]->rows.n; k++)
			sort_row(b, q, &b->in->responsibilities[i]->rows.at[k]);
	}
}

/*
 * Fills the words of a quoting article: who acts, when, what is recorded. The quotation itself is
 * not expanded.
 */
static const char *quoting_text(struct binding *b, const struct topic *t)
{
	struct settings names = {.up = &b->selection->names};
	struct expand e = {.a = b->a, .names = &names, .subject = b->in->template->id, .dl = b->dl};

	settings_set(b->a, &names, "role",
		     t && t->role ? t->role : library_word(b->in->library, "role.default"));
	settings_set(b->a, &names, "timing",
		     t && t->timing ? t->timing : library_word(b->in->library, "timing.default"));
	settings_set(b->a, &names, "record",
		     t && t->record ? t->record : library_word(b->in->library, "record.default"));
	return expand_text(&e, library_word(b->in->library, "quoted.text"), b->in->template->file);
}

static bool same_topic(const struct responsibility *x, const struct responsibility *y)
{
	return x->topic.topic == y->topic.topic;
}

/* What such an article is called where clauses have their ids. */
static const char *quoting_id(struct binding *b, const struct responsibility *r)
{
	return arena_concat(b->a, QUOTED "/", r->topic.topic ? r->topic.topic->id : "",
			    (char *)NULL);
}

static const char *quoting_title(struct binding *b, const struct responsibility *r)
{
	return r->topic.topic ? r->topic.topic->name : library_word(b->in->library, "topic.none");
}

static void add_quotation(struct binding *b, struct doc_node *list, const struct responsibility *r)
{
	const char *cut = r->cut ? library_word(b->in->library, "clipped") : "";
	struct doc_node *item = doc_add(b->a, list, DOC_ITEM,
					arena_concat(b->a, "「", r->risk->duty, cut, "」（",
						     printed_key(b, r), "）", (char *)NULL));

	item->label = item_label(b->a, 0, (int)list->n);
	item->origin = origin_new(b, "register", r->reg->file, r->risk->at.place, r->full_key);
}

/* All duties of one topic that are left become one article. */
static void add_quoting_article(struct binding *b, struct doc_node *parent,
				const struct row_sorting *q, const struct responsibility *first,
				const char *number)
{
	struct doc_origin *origin =
		origin_new(b, "register", first->reg->file, first->risk->at.place, first->full_key);
	struct doc_node *article = open_article(b, parent, number, quoting_title(b, first), origin);
	struct doc_node *paragraph =
		doc_add(b->a, article, DOC_PARAGRAPH, quoting_text(b, first->topic.topic));
	struct doc_node *list = doc_add(b->a, paragraph, DOC_LIST, NULL);

	for (size_t i = 0; i < q->left.n; i++)
		if (same_topic(q->left.at[i], first))
			add_quotation(b, list, q->left.at[i]);
}

/* The first duty that such an article quotes; NULL: it is none of them. */
static const struct responsibility *find_quoted(struct binding *b, const struct row_sorting *q,
						const char *id)
{
	for (size_t i = 0; i < q->left.n; i++)
		if (strcmp(quoting_id(b, q->left.at[i]), id) == 0)
			return q->left.at[i];
	return NULL;
}

/* Duties that are left get their numbers behind the clauses. */
static void number_quoting(struct binding *b, const struct row_sorting *q)
{
	const char *title = library_word(b->in->library, "quoted.chapter");

	for (size_t i = 0; i < q->left.n; i++) {
		const struct responsibility *r = q->left.at[i];

		selection_add(b->a, b->selection,
			      &(struct wanted_article){quoting_id(b, r), quoting_title(b, r),
						       QUOTED, title});
	}
}

/* 第9条　削除: it has no title any more. */
static void add_dropped(struct binding *b, struct doc_node *parent,
			const struct article_number *dropped)
{
	const char *number = number_print(b->a, b->in->library, "number.article", dropped->number);
	struct doc_node *article = doc_add(b->a, parent, DOC_ARTICLE, NULL);

	article->label = text_replace(b->a, library_word(b->in->library, "article.dropped"),
				      "{{article}}", number);
	article->origin = origin_new(b, "clause", NULL, NULL, dropped->id);
}

static void add_numbered(struct binding *b, struct doc_node *parent, const struct article_number *n,
			 const struct row_sorting *q, bool bare)
{
	const struct chosen *chosen = selection_find(b->selection, n->id);

	if (n->dropped)
		add_dropped(b, parent, n);
	else if (chosen)
		add_article(b, parent, chosen, bare ? NULL : q->answers);
	else
		add_quoting_article(b, parent, q, find_quoted(b, q, n->id), n->number);
}

/* What articles are made from: the clause taken, its parameters, and the rows that it answers. */
static const char members[] =
	"clause.title clause.text clause.params contract.params project.params chapter.title "
	"contract-party.label party.name risk.id risk.duty requirement.no project.register_names "
	"topic.name topic.role topic.timing topic.record topic.refs guideline.title "
	"guideline.short guideline-item.no";

static void mark_articles(struct binding *b, struct doc_node *first,
			  const struct template_block *block)
{
	enum audience audience = readers_of_members(b, members, OF_CONTRACT);

	for (; first; first = first->next)
		readers_mark_below(b, first, audience, block->place, block->block);
}

bool bind_articles(struct binding *b, struct doc_node *parent, const struct template_block *block)
{
	struct doc_node *before = parent->last;
	const struct numbers *numbers = &b->selection->numbers;
	struct row_sorting q = {0};
	const char *chapter = "";
	size_t errors = b->dl->count[LEVEL_ERROR];

	sort_rows(b, &q);
	if (block->view && strcmp(block->view, "duties") == 0)
		number_quoting(b, &q);
	for (size_t i = 0; i < numbers->articles.n;) {
		const struct article_number *n = &numbers->articles.at[i];

		if (strcmp(n->chapter, chapter) != 0 && !block->bare)
			add_chapter(b, parent, n->chapter);
		chapter = n->chapter;
		if (stands_elsewhere(b, n)) {
			i = add_run(b, parent, i);
			continue;
		}
		add_numbered(b, parent, n, &q, block->bare);
		i++;
	}
	mark_articles(b, before ? before->next : parent->first, block);
	if (b->in->numbers)
		*b->in->numbers = *numbers;
	return b->dl->count[LEVEL_ERROR] == errors;
}
