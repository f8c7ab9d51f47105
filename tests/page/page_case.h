/* SPDX-License-Identifier: MIT
 *
 * What the PDF tests share: a document to fill, its sheets to look at, and its PDF to read back.
 */
#ifndef BUNKAI_TESTS_RENDER_PDF_CASE_H
#define BUNKAI_TESTS_RENDER_PDF_CASE_H

#include "page/layout.h"
#include "render/render.h"

struct pdf_case {
	struct arena *arena;
	struct diag_list *dl;
	const struct style *style;
	struct doc *doc; /* has a title and all that stands on a title page, but no part */
};

struct pdf_case *case_start(void);
void case_stop(struct pdf_case *k);

struct doc_node *case_add(const struct pdf_case *k, struct doc_node *parent, enum doc_kind kind,
			  const char *label, const char *text);
struct doc_node *case_table(const struct pdf_case *k, struct doc_node *part, size_t head_rows);
struct doc_node *case_row(const struct pdf_case *k, struct doc_node *table, const char *role,
			  size_t n, const char *const *texts);
struct doc_node *case_article(const struct pdf_case *k, struct doc_node *part, int n,
			      const char *title);
void case_clauses(const struct pdf_case *k, struct doc_node *part, int n);
char *case_repeat(const struct pdf_case *k, const char *s, size_t n);

#define row_of(k, table, role, ...)                                                                \
	case_row((k), (table), (role),                                                             \
		 sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),                      \
		 (const char *const[]){__VA_ARGS__})

/* The document on sheets; fonts are closed. */
struct press *case_lay_out(const struct pdf_case *k);

/*
 * Fails the test when a text or frame leaves its box or the page, or a text is printed over
 * another.
 */
void expect_in_boxes(const struct press *p);

/*
 * A line of text that is exactly this; the number of sheets that have it; how many lines of a text
 * stand on a sheet.
 */
bool sheet_has(const struct sheet *s, const char *text);
size_t sheets_with(const struct press *p, const char *text);
size_t sheet_lines(const struct sheet *s, const char *text);

/* A new empty file. */
char *case_path(const struct pdf_case *k);
bool case_render(const struct pdf_case *k, const char *path, struct render_result *result);

/* What a shell command prints. */
char *case_output(const struct pdf_case *k, const char *command);

/* The PDF's text as poppler reads it, in the order of its content, without blanks. */
char *case_text(const struct pdf_case *k, size_t *pages);

/* Every text and label of the tree is in it. */
void case_expect_text(const struct pdf_case *k, const char *text);

#endif
