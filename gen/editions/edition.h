/* SPDX-License-Identifier: MIT
 *
 * Editions on disk: issued/<contract>/<n>/, each with its manifest, which holds the checksum of the
 * manifest before. Here they are listed and proved; freeze.h makes new ones.
 */
#ifndef BUNKAI_EDITIONS_EDITION_H
#define BUNKAI_EDITIONS_EDITION_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/edition.h"

/* The scopes (contracts, and the hospital) that have a folder in DIR/issued, sorted. */
struct scopes {
	VEC(const char *) all;
};

bool edition_scopes(struct arena *a, const char *folder, struct scopes *out, struct diag_list *dl);

/* The editions of a scope, oldest first; what cannot be read is left out and reported. */
struct editions {
	VEC(const struct manifest *) all;
};

/*
 * Proves the chain of a scope and every file of its editions: edition-chain, edition-damaged,
 * edition-newer. False when anything was reported. `out` may be NULL.
 */
bool edition_prove(struct arena *a, const char *folder, const char *scope, struct editions *out,
		   struct diag_list *dl);

/* The document of an edition with that SHA-256; NULL: it has none. */
const struct issued_file *edition_find(const struct manifest *m, const char *sha256);

/*
 * The fonts of an edition that are not what they were when it was issued, as 'a.ttf, b.ttf'; ""
 * when all are the same, or the edition does not say with which fonts it was made.
 */
const char *edition_other_fonts(struct arena *a, const struct manifest *m, struct diag_list *dl);

/* SHA-256 of a file's bytes; NULL when it cannot be read (reported). */
const char *edition_hash(struct arena *a, const char *path, struct diag_list *dl);

#endif
