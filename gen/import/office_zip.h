/* SPDX-License-Identifier: MIT
 *
 * The parts of an office file: a workbook, a document of a word processor. Wraps libzip. A file
 * that is no zip, is an old or an encrypted one, or unpacks beyond the limits is refused here, in
 * the words of its kind.
 */
#ifndef BUNKAI_IMPORT_OFFICE_ZIP_H
#define BUNKAI_IMPORT_OFFICE_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * Parts in a file, bytes of one part, bytes of all parts read: far above a register's workbook, far
 * below what harms.
 */
enum { OFFICE_ENTRIES = 10000, OFFICE_PART = 256 * 1024 * 1024, OFFICE_TOTAL = 512 * 1024 * 1024 };

/* What findings say of a file that cannot be taken. */
struct office_kind {
	enum diag_code damaged, old, encrypted;
	const char *no_zip; /* 'it is not a zip file, as every .xlsx is' */
};

extern const struct office_kind office_workbook, office_word;

struct office_zip;

/* NULL and a finding when the file cannot be taken as one of the kind. Close it in the end. */
struct office_zip *office_zip_open(struct arena *a, const char *path,
				   const struct office_kind *kind, struct diag_list *dl);

/* The same of bytes that are there already: lent. */
struct office_zip *office_zip_take(struct arena *a, const char *path, const char *bytes, size_t len,
				   const struct office_kind *kind, struct diag_list *dl);
const struct office_kind *office_zip_kind(const struct office_zip *z);
void office_zip_close(struct office_zip *z);
const char *office_zip_path(const struct office_zip *z);

bool office_zip_has(const struct office_zip *z, const char *part);

/*
 * Starts the reading of a part, one at a time; false and a finding when it is missing, too large or
 * locked. Part names are compared without case (ECMA-376-2, 6.2.2.3) and have no leading slash; the
 * file may part their folders with backslashes.
 */
bool office_zip_start(struct office_zip *z, const char *part, struct diag_list *dl);

/*
 * Up to `size` bytes of the started part, 0 at its end; -1 and a finding when it is damaged or
 * beyond the limits.
 */
long office_zip_read(struct office_zip *z, char *bytes, size_t size, struct diag_list *dl);
void office_zip_stop(struct office_zip *z);

#endif
