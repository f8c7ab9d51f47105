/* SPDX-License-Identifier: MIT
 *
 * A target without a paper is looked for where the text stands, then in the other papers that are
 * cited there. One that names a paper is looked for in that one alone, whose articles are chosen
 * and numbered when the first text asks, and kept with the selection.
 */
#include "derive/selection_reference.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "derive/expand.h"
#include "derive/papers.h"
#include "model/article_target.h"

/* The article into which the clause was merged; NULL: it was not. */
static const struct chosen *find_successor(const struct library *l, const struct selection *s,
					   const char *id)
{
	const struct clause *now = library_clause(l, id) ? NULL : library_successor(l, id);

	return now ? selection_find(s, now->id) : NULL;
}

static int count_paragraphs(const struct position *p)
{
	int n = 0;

	for (const struct block *b = p ? p->first : NULL; b; b = b->next)
		n += b->kind == BLOCK_PARAGRAPH;
	return n;
}

/* 1 and more; 0 of anything else. */
static long read_paragraph(const char *text)
{
	return *text >= '1' && *text <= '9' && strspn(text, "0123456789") == strlen(text)
		       ? strtol(text, NULL, 10)
		       : 0;
}

static const char *refer_in(struct arena *a, const struct library *l, const struct selection *s,
			    const struct article_target *t)
{
	const struct chosen *c = selection_find(s, t->clause);
	const struct chosen *now = c ? c : find_successor(l, s, t->clause);
	long paragraph = t->paragraph ? read_paragraph(t->paragraph) : 0;

	if (!c && now) /* its 項 may be any there: the whole is cited */
		return number_print(a, l, "number.article", now->number);
	if (!c || (t->paragraph && !paragraph) || paragraph > count_paragraphs(c->position))
		return NULL;
	return arena_concat(a, number_print(a, l, "number.article", c->number),
			    paragraph ? number_print(a, l, "number.paragraph",
						     arena_printf(a, "%ld", paragraph))
				      : "",
			    (char *)NULL);
}

const char *selection_paper(struct arena *a, const struct selection *s)
{
	const struct template *t = s->template;
	const struct expand e = {.a = a, .names = &s->names};

	return expand_text(&e, template_name(t), t->file);
}

/* True of the paper in which the text stands: it does not name itself. */
static bool is_own(const struct selection *s, const struct selection *cited)
{
	return cited == s || strcmp(cited->template->id, template_articles(s->template)) == 0;
}

/* The article as the one paper cites it in the other. */
static const char *cite_from(struct arena *a, const struct library *l, const struct selection *s,
			     const struct selection *cited, const struct article_target *t)
{
	const char *number = refer_in(a, l, cited, t);

	if (!number || is_own(s, cited))
		return number;
	return arena_concat(a, selection_paper(a, cited), number, (char *)NULL);
}

/* The contract's, or the hospital's own; each is selected once. */
static const struct selection *select_once(const struct selection *s, const struct template *t,
					   const struct contract *c)
{
	struct cited_papers *k = s->papers;
	const struct selection *known = map_get(k->found, t->id);

	if (known)
		return known;
	struct selection *found = select_clauses(k->arena, k->project, k->library, t, c,
						 c == s->contract ? k->imprint : NULL);

	map_set(k->found, t->id, found);
	return found;
}

/* The paper that a text names; NULL: nobody makes it. */
static const struct selection *find_paper(struct arena *a, const struct selection *s,
					  const char *id, struct reference_hole *hole)
{
	const struct cited_papers *k = s->papers;
	const struct template *t = library_template(k->library, id);
	const struct contract *c = t && papers_are_of_contracts(t) ? s->contract : NULL;

	if (strcmp(id, template_articles(s->template)) == 0)
		return s;
	if (!t)
		hole->known = library_list_templates(a, k->library);
	hole->code = !t				       ? DIAG_UNKNOWN_DOCUMENT
		     : papers_are_of_contracts(t) && !c ? DIAG_PAPER_OF_CONTRACT
		     : !papers_make(k->project, t, c)   ? DIAG_PAPER_NOT_MADE
							: DIAG_DANGLING_PAPER;
	return hole->code == DIAG_DANGLING_PAPER ? select_once(s, t, c) : NULL;
}

/* Where the text stands, else in the papers that are cited there. */
static const char *cite_near(struct arena *a, const struct library *l, const struct selection *s,
			     const struct article_target *t)
{
	const char *found = NULL;

	for (size_t i = 0; !found && i < s->cited.n; i++)
		found = cite_from(a, l, s, s->cited.at[i], t);
	return found;
}

const char *selection_cite(struct arena *a, const struct library *l, const struct selection *s,
			   const char *target, struct reference_hole *hole)
{
	const struct article_target t = article_target_read(a, target);

	*hole = (struct reference_hole){t.paper ? DIAG_DANGLING_PAPER : DIAG_DANGLING_REFERENCE,
					t.paper, NULL};
	if (!t.paper)
		return cite_near(a, l, s, &t);
	const struct selection *paper = find_paper(a, s, t.paper, hole);
	const char *found = NULL;

	if (paper && paper != s && !template_has_articles(paper->template))
		return NULL;
	for (; !found && paper; paper = paper->other)
		found = cite_from(a, l, s, paper, &t);
	return found;
}

const char *selection_reference(struct arena *a, const struct library *l, const struct selection *s,
				const char *target)
{
	struct reference_hole hole;

	return selection_cite(a, l, s, target, &hole);
}
