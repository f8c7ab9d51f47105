/* SPDX-License-Identifier: MIT
 *
 * Editions: the frozen, numbered states of the papers of one contract, or of the whole hospital. A
 * manifest (issued/<contract>/<n>/ manifest.json) describes one of them and points back to the one
 * before; see manifest.h for the file. Plain structs.
 */
#ifndef BUNKAI_MODEL_EDITION_H
#define BUNKAI_MODEL_EDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/* The scope of documents of the whole hospital: stands where a contract's id stands otherwise. */
#define SCOPE_HOSPITAL "hospital"

/*
 * Folders: of an edition, what its parties get; of an edition and of an output folder, what is for
 * the hospital's eyes and never handed over.
 */
#define FOLDER_DOCUMENTS "documents"
#define FOLDER_INTERNAL "hospital-only"
/* The trees of an edition's documents, for the hospital. */
#define FOLDER_TREES "trees"

/*
 * Numbers of chapters and articles, as '8' or with branches '8-2' (第8条の2); ids are those of
 * chapters and clauses.
 */
struct chapter_number {
	const char *id, *number, *title;
};

struct article_number {
	const char *id, *number, *chapter, *title;
	bool dropped; /* it stays in its place as 第9条　削除 */
};

/* All numbers of one document, in the order in which they are printed. */
struct numbers {
	const char *document;
	VEC(struct chapter_number) chapters;
	VEC(struct article_number) articles;
};

/* A line of the 改定履歴. Who approved it is for the hospital; NULL: the edition does not say. */
struct edition {
	int number;
	const char *date, *note;
	const char *approved_by, *approved_on;
};

struct issued_document {
	const char *id, *content; /* content: what a reader sees of it, as a SHA-256 */
};

struct issued_file {
	const char *path, *sha256; /* path: below the edition's folder */
};

/* A finding of level error that stood when the edition was made. */
struct recorded_finding {
	const char *code, *subject, *place;
};

/* A point that was left when the edition was made: work/points.h. */
struct recorded_point {
	const char *point, *kind, *subject;
	/* who left it knowingly, when and why; NULL: nobody did */
	const char *left_by, *left_on, *reason;
};

/*
 * A font of the style that stands outside of the edition's inputs, such as one of a Debian package.
 */
struct issued_font {
	const char *file, *sha256; /* sha256: NULL when there was no such file */
};

struct manifest {
	const char *folder; /* where it was read; NULL: not written yet */
	const char *contract, *date, *note, *program, *guideline;
	const char *approved_by, *approved_on; /* by management; NULL: it does not say */
	int number;
	bool renumbered;      /* a restatement: articles were numbered afresh */
	double epoch;         /* SOURCE_DATE_EPOCH when it was made; 0: not set */
	const char *previous; /* SHA-256 of the manifest before; NULL: the first edition */
	VEC(struct edition) editions; /* this one last */
	VEC(struct issued_document) documents;
	/*
	 * papers that led here from the edition before, and the day from which they hold where it
	 * is not the edition's; none: a first edition, nothing had changed, or made without
	 */
	VEC(struct issued_document) amendment;
	const char *in_force;
	VEC(struct numbers) numbers;
	VEC(struct recorded_finding) findings;
	/* none: all was settled, or it is of before they were recorded */
	VEC(struct recorded_point) open;
	VEC(struct issued_font) fonts; /* none: an edition of before they were recorded */
	VEC(struct issued_file) files;
};

/* 'DIR/issued/<scope>/<number>' */
const char *edition_path(struct arena *a, const char *folder, const char *scope, int number);

/* The number of the latest edition of a scope in DIR/issued; 0: none. */
int edition_latest(struct arena *a, const char *folder, const char *scope, struct diag_list *dl);

/* NULL when the edition froze no numbers of that document, or `m` is NULL. */
const struct numbers *manifest_numbers(const struct manifest *m, const char *document);

/* A file of the edition by its path; NULL: it has none. */
const struct issued_file *manifest_file(const struct manifest *m, const char *path);

/* NULL when the edition has no such document. */
const struct issued_document *manifest_document(const struct manifest *m, const char *id);

#endif
