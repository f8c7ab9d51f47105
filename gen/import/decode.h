/* SPDX-License-Identifier: MIT
 *
 * The text of a file whose encoding nobody has written down: by its marks, else by what its bytes
 * can be.
 */
#ifndef BUNKAI_IMPORT_DECODE_H
#define BUNKAI_IMPORT_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/*
 * UTF-8, UTF-16 with a mark, ISO-2022-JP, EUC-JP, CP932 or CP1252 as UTF-8 without a mark; NULL and
 * unknown-encoding when it is none of them. Whatever is not Unicode or CP932 is said
 * (encoding-assumed), and so is a line that may be meant in another encoding (encoding-doubtful).
 */
const char *decode_text(struct arena *a, const char *path, const char *bytes, size_t len,
			struct diag_list *dl);

/* True for the mark of UTF-16, in either order. */
bool decode_is_utf16(const char *bytes, size_t len);

#endif
