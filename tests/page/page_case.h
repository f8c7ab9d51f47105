/* SPDX-License-Identifier: MIT
 *
 * What the PDF tests share: a document to fill, its sheets to look at, and its PDF to read back.
 */
#ifndef BUNKAI_TESTS_RENDER_PDF_CASE_H
#define BUNKAI_TESTS_RENDER_PDF_CASE_H

#include "page/layout.h"
#include "render/render.h"

struct page_case {
	struct arena *arena;
	struct diag_list *dl;
	const struct style *style;
	struct doc *doc; /* has a title and all that stands on a title page, but no part */
};

struct page_case *case_start(void);
void case_stop(struct page_case *k);

struct doc_node *case_add(const struct page_case *k, struct doc_node *parent, enum doc_kind kind,
			  const char *label, const char *text);
struct doc_node *case_table(const struct page_case *k, struct doc_node *part, size_t head_rows);
struct doc_node *case_row(const struct page_case *k, struct doc_node *table, const char *role,
			  size_t n, const char *const *texts);
struct doc_node *case_article(const struct page_case *k, struct doc_node *part, int n,
			      const char *title);
void case_clauses(const struct page_case *k, struct doc_node *part, int n);
char *case_repeat(const struct page_case *k, const char *s, size_t n);

#define row_of(k, table, role, ...)                                                                \
	case_row((k), (table), (role),                                                             \
		 sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),                      \
		 (const char *const[]){__VA_ARGS__})

/* The document on sheets; fonts are closed. */
struct page_setter *case_lay_out(const struct page_case *k);

/*
 * Fails the test when a text or frame leaves its box or the page, or a text is printed over
 * another.
 */
void expect_in_boxes(const struct page_setter *p);

/*
 * A line of text that is exactly this; the number of sheets that have it; how many lines of a text
 * stand on a sheet.
 */
bool page_has(const struct page *s, const char *text);
size_t pages_with(const struct page_setter *p, const char *text);
size_t page_lines(const struct page *s, const char *text);

/* A new empty file. */
char *case_path(const struct page_case *k);
bool case_render(const struct page_case *k, const char *path, struct render_result *result);

/* What a shell command prints. */
char *case_output(const struct page_case *k, const char *command);

/* The PDF's text as poppler reads it, in the order of its content, without blanks. */
char *case_text(const struct page_case *k, size_t *pages);

/* Every text and label of the tree is in it. */
void case_expect_text(const struct page_case *k, const char *text);

#endif
