/* SPDX-License-Identifier: MIT
 *
 * The line is read as it is printed: an article's label up to the bracket of its title, the title up
 * to the bracket that closes it, and what stands behind the last one is what is said of all.
 */
#include "doc/article_run.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const char open_bracket[] = "（", close_bracket[] = "）";

bool article_run_is(const struct doc_node *node)
{
	return node->kind == DOC_PARAGRAPH && node->text && node->origin && node->origin->key &&
	       text_equal(node->origin->kind, ARTICLE_RUN);
}

/* Behind the bracket that closes the one at `at`; its end when none does. */
static const char *behind_bracket(const char *at)
{
	int depth = 0;

	while (*at) {
		depth += text_starts(at, open_bracket) - text_starts(at, close_bracket);
		text_next(&at);
		if (!depth)
			break;
	}
	return at;
}

/* Behind what joins an article to the one before: 、 or 及び. */
static const char *behind_joint(const char *at)
{
	static const char *const joints[] = {"、", "及び"};

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
		if (text_starts(at, joints[i]))
			return at + strlen(joints[i]);
	return at;
}

/* Of the next article with a title; what stands before it and has none is passed over. */
static const char *next_label(const char *at, const char **bracket)
{
	const char *label = behind_joint(at), *comma;

	*bracket = strstr(label, open_bracket);
	while (*bracket && (comma = strstr(label, "、")) && comma < *bracket)
		label = comma + strlen("、");
	return label;
}

static struct doc_node *new_article(struct arena *a, const char *label, const char *title,
				    const char *key)
{
	struct doc_node *article = arena_alloc(a, sizeof *article);

	article->kind = DOC_ARTICLE;
	article->label = label;
	article->text = title;
	article->origin = arena_alloc(a, sizeof *article->origin);
	article->origin->kind = "clause";
	article->origin->key = key;
	return article;
}

struct article_run article_run_of(struct arena *a, const struct doc_node *paragraph)
{
	VEC(struct doc_node *) found = {0};
	struct article_run run = {0};
	const char *at = paragraph->text, *key = paragraph->origin->key, *bracket;

	while (*key) {
		size_t n = strcspn(key, " ");
		const char *label = next_label(at, &bracket);

		if (!bracket)
			break;
		at = behind_bracket(bracket);
		*vec_push(a, &found) =
			new_article(a, arena_strndup(a, label, (size_t)(bracket - label)),
				    arena_strndup(a, bracket, (size_t)(at - bracket)),
				    arena_strndup(a, key, n));
		key += n + (key[n] == ' ');
	}
	for (size_t i = 0; i < found.n; i++) {
		struct doc_node *article = found.at[i];

		doc_add(a, article, DOC_PARAGRAPH,
			arena_concat(a, article->label, at, (char *)NULL))
			->origin = article->origin;
		*vec_push(a, &run.all) = article;
	}
	return run;
}

static size_t count_keys(const char *keys)
{
	size_t n = 0;

	while (*keys) {
		keys += strcspn(keys, " ");
		keys += *keys == ' ';
		n++;
	}
	return n;
}

/* Reads one piece at *at; `titled`: titles that are still to come. The last one has no joint. */
static bool read_piece(struct arena *a, const char **at, size_t *titled, struct article_run *out)
{
	const char *label = behind_joint(*at), *bracket = strstr(label, open_bracket),
		   *comma = strstr(label, "、"), *end = bracket ? bracket : label + strlen(label),
		   *title = NULL;

	if (comma && comma < end)
		end = comma;
	else if (bracket && *titled)
		title = bracket;
	const char *rest = title ? behind_bracket(title) : end;

	*vec_push(a, &out->all) = new_article(
		a, arena_strndup(a, label, (size_t)(end - label)),
		title ? arena_strndup(a, title, (size_t)(rest - title)) : NULL, "");
	*titled -= title != NULL;
	*at = rest;
	return behind_joint(rest) != rest;
}

/* The line at *at, which it steps behind; NULL where there is none, or nothing in it. */
static const char *next_line(struct arena *a, const char **at)
{
	size_t n = *at ? strcspn(*at, "\n") : 0;
	const char *line = n ? arena_strndup(a, *at, n) : NULL;

	if (*at)
		*at += n + ((*at)[n] == '\n');
	return line;
}

struct article_run article_run_pieces(struct arena *a, const struct doc_node *paragraph)
{
	size_t titled = count_keys(paragraph->origin->key);
	struct article_run run = {0}, said = {0};
	const char *at = paragraph->text;

	while (read_piece(a, &at, &titled, &run))
		;
	const char *measures = paragraph->measures, *references = paragraph->references;

	for (size_t i = 0; i < run.all.n; i++) {
		struct doc_node *article = arena_alloc(a, sizeof *article);

		*article = *run.all.at[i];
		article->measures = next_line(a, &measures);
		article->references = next_line(a, &references);
		doc_add(a, article, DOC_PARAGRAPH,
			arena_concat(a, article->label, at, (char *)NULL));
		*vec_push(a, &said.all) = article;
	}
	return said;
}

static void take_node(struct arena *a, const struct doc_node *node, struct article_run *out)
{
	if (node->kind == DOC_ARTICLE ||
	    (node->kind == DOC_HEADING && text_equal(node->role, "chapter")))
		*vec_push(a, &out->all) = node;
	if (!article_run_is(node))
		return;
	struct article_run run = article_run_of(a, node);

	for (size_t i = 0; i < run.all.n; i++)
		*vec_push(a, &out->all) = run.all.at[i];
}

struct article_run article_run_document(struct arena *a, const struct doc *d)
{
	struct article_run all = {0};

	for (const struct doc_node *part = d ? d->first : NULL; part; part = part->next)
		for (const struct doc_node *node = part->first; node; node = node->next)
			take_node(a, node, &all);
	return all;
}

bool article_run_same(const struct doc_node *x, const struct doc_node *y)
{
	return x == y || (x->kind == DOC_ARTICLE && y->kind == DOC_ARTICLE && x->origin &&
			  y->origin && x->origin->key && text_equal(x->label, y->label) &&
			  text_equal(x->origin->key, y->origin->key));
}

int article_run_paragraph(const struct doc_node *paragraph)
{
	int number = paragraph->label ? atoi(paragraph->label) : 0;

	return number > 0 ? number : 1;
}
