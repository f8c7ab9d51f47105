/* SPDX-License-Identifier: MIT
 *
 * Rows are gone through once, and each is noted at the clauses that answer it, and at the places
 * whose statements do.
 */
#include "bind/article_basis.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "bind/document_links.h"

/* The rows that an article answers: their keys, each with its link. */
struct answers {
	struct strbuf keys;
	const struct risk_register *reg; /* of the last one */
	VEC(struct doc_span) spans; /* of the keys */
};

/* A row that what a 項 or 号 lays down answers; `item` 0: the whole 項. */
struct basis_place {
	int paragraph, item;
	const struct responsibility *row;
};

/* Of a clause: the rows that name it, and those that its statements answer. */
struct basis_of_clause {
	struct basis_rows named;
	VEC(struct basis_place) places;
};

struct article_basis {
	struct map *clauses; /* clause id -> struct basis_of_clause */
	struct map *seen;    /* keys already dealt with: contracts may share a register */
};

static struct basis_of_clause *basis_of(struct binding *b, const struct article_basis *basis,
					const char *clause)
{
	struct basis_of_clause *c = map_get(basis->clauses, clause);

	if (!c) {
		c = arena_alloc(b->a, sizeof *c);
		map_set(basis->clauses, clause, c);
	}
	return c;
}

/* What a statement of this paper answers, by the place where it stands. */
static void note_statements(struct binding *b, const struct article_basis *basis,
			    const struct responsibility *r)
{
	const struct row_acts *acts = &table_says(b, r)->acts;

	for (size_t i = 0; i < acts->statements.n; i++) {
		const struct row_statement *s = &acts->statements.at[i];
		const char *clause = s->chosen->clause->id;

		if (s->used && s->paper->contract == b->in->contract &&
		    strcmp(s->paper->template->id, b->in->template->id) == 0)
			*vec_push(b->a, &basis_of(b, basis, clause)->places) =
				(struct basis_place){s->form->paragraph, s->form->item, r};
	}
}

static void note_row(struct binding *b, struct article_basis *basis, const struct responsibility *r)
{
	if (map_get(basis->seen, r->full_key))
		return;
	map_set(basis->seen, r->full_key, basis);
	const struct clause_list *list = answers_of(b, r);

	for (size_t i = 0; i < list->all.n; i++)
		*vec_push(b->a, &basis_of(b, basis, list->all.at[i]->id)->named.all) = r;
	note_statements(b, basis, r);
}

const struct article_basis *article_basis_new(struct binding *b)
{
	const struct project *p = b->in->project;
	struct article_basis *basis = arena_alloc(b->a, sizeof *basis);

	basis->clauses = map_new(b->a);
	basis->seen = map_new(b->a);
	for (size_t i = 0; i < p->contracts.n; i++) {
		if (b->in->contract && b->in->contract != &p->contracts.at[i])
			continue;
		for (size_t k = 0; k < b->in->responsibilities[i]->rows.n; k++)
			note_row(b, basis, &b->in->responsibilities[i]->rows.at[k]);
	}
	return basis;
}

/*
 * 登録簿：オンライン診療 R24/④-1、R24/④-2；電子カルテ R3/①-1: a register is named once before its
 * keys.
 */
static void add_answer(struct binding *b, struct answers *rows, const struct responsibility *r)
{
	const char *key = short_key(b, r), *link = row_link(b, r);
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

static struct answers answers_from(struct binding *b, const struct basis_rows *rows)
{
	struct answers answers = {.keys = strbuf_new(b->a)};

	for (size_t i = 0; i < rows->all.n; i++)
		add_answer(b, &answers, rows->all.at[i]);
	return answers;
}

/* The rows that name the clause. */
static struct answers answers_named(struct binding *b, const struct article_basis *all,
				    const struct clause *clause)
{
	return answers_from(b, &basis_of(b, all, clause->id)->named);
}

static void add_row(struct binding *b, struct basis_rows *to, const struct responsibility *r)
{
	for (size_t i = 0; i < to->all.n; i++)
		if (to->all.at[i] == r)
			return;
	*vec_push(b->a, &to->all) = r;
}

void article_basis_find(struct binding *b, const struct article_basis *all,
			const struct clause *clause, int paragraph, int item,
			struct basis_rows *to)
{
	const struct basis_of_clause *c = basis_of(b, all, clause->id);

	for (size_t i = 0; i < c->named.all.n; i++)
		add_row(b, to, c->named.all.at[i]);
	for (size_t i = 0; i < c->places.n; i++) {
		const struct basis_place *p = &c->places.at[i];

		if ((paragraph == BASIS_ANY || p->paragraph == paragraph) &&
		    (item == BASIS_ANY || p->item == item))
			add_row(b, to, p->row);
	}
}

const char *article_basis_keys(struct binding *b, const struct basis_rows *rows)
{
	return answers_from(b, rows).keys.text;
}

void article_basis_put(struct binding *b, const struct basis_rows *rows, struct doc_node *node)
{
	const struct answers answers = answers_from(b, rows);

	node->measures = answers.keys.len ? answers.keys.text : NULL;
	node->measure_link = rows->all.n == 1 && answers.spans.n ? answers.spans.at[0].link : NULL;
}

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

static const char *register_line(struct binding *b, const struct answers *rows)
{
	return rows->keys.len ? arena_concat(b->a, library_word(b->in->library, "basis.register"),
					     rows->keys.text, (char *)NULL)
			      : "";
}

const char *article_basis_references(struct binding *b, const struct clause *clause)
{
	struct reference_list list =
		references_of_clause(b->a, b->in->project, b->in->library, clause);

	return reference_text(b, &list, false);
}

static const char *basis_text(struct binding *b, const struct answers *rows, const char *refs)
{
	const struct library *l = b->in->library;
	struct strbuf sb = strbuf_new(b->a);

	strbuf_add(&sb, register_line(b, rows));
	if (*refs)
		strbuf_join(&sb, "\n",
			    arena_concat(b->a, library_word(l, "basis.references"), refs,
					 (char *)NULL));
	return sb.text;
}

void article_basis_add(struct binding *b, const struct article_basis *all, struct doc_node *article,
		       const struct clause *clause, struct doc_origin *origin)
{
	const struct answers rows = answers_named(b, all, clause);
	const char *text = basis_text(b, &rows, article_basis_references(b, clause));

	if (!*text)
		return;
	struct doc_node *note = doc_add(b->a, article, DOC_NOTE, text);

	note->role = "basis";
	note->origin = origin;
	if (rows.spans.n)
		set_links(b, note, &rows, strlen(library_word(b->in->library, "basis.register")));
}

const char *article_basis_line(struct binding *b, const struct article_basis *all,
			       const struct clause *clause)
{
	const struct answers rows = answers_named(b, all, clause);

	return register_line(b, &rows);
}
