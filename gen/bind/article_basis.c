/* SPDX-License-Identifier: MIT
 *
 * Rows are gone through once, and each is noted at the clauses that answer it.
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

struct article_basis {
	struct map *answers; /* clause id -> struct answers */
	struct map *seen;    /* keys already dealt with: contracts may share a register */
};

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

static void note_row(struct binding *b, struct article_basis *basis, const struct responsibility *r)
{
	if (map_get(basis->seen, r->full_key))
		return;
	map_set(basis->seen, r->full_key, basis);
	const struct clause_list *list = answers_of(b, r);

	for (size_t i = 0; i < list->all.n; i++)
		note_answer(b, basis->answers, list->all.at[i]->id, r);
}

const struct article_basis *article_basis_new(struct binding *b)
{
	const struct project *p = b->in->project;
	struct article_basis *basis = arena_alloc(b->a, sizeof *basis);

	basis->answers = map_new(b->a);
	basis->seen = map_new(b->a);
	for (size_t i = 0; i < p->contracts.n; i++) {
		if (b->in->contract && b->in->contract != &p->contracts.at[i])
			continue;
		for (size_t k = 0; k < b->in->responsibilities[i]->rows.n; k++)
			note_row(b, basis, &b->in->responsibilities[i]->rows.at[k]);
	}
	return basis;
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
	return rows ? arena_concat(b->a, library_word(b->in->library, "basis.register"),
				   rows->keys.text, (char *)NULL)
		    : "";
}

static const char *basis_text(struct binding *b, const struct answers *rows,
			      const struct clause *clause)
{
	const struct library *l = b->in->library;
	struct reference_list list = references_of_clause(b->a, b->in->project, l, clause);
	const char *refs = reference_text(b, &list, false);
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
	const struct answers *rows = map_get(all->answers, clause->id);
	const char *text = basis_text(b, rows, clause);

	if (!*text)
		return;
	struct doc_node *note = doc_add(b->a, article, DOC_NOTE, text);

	note->role = "basis";
	note->origin = origin;
	if (rows)
		set_links(b, note, rows, strlen(library_word(b->in->library, "basis.register")));
}

const char *article_basis_line(struct binding *b, const struct article_basis *all,
			       const struct clause *clause)
{
	return register_line(b, map_get(all->answers, clause->id));
}
