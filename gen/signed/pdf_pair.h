/* SPDX-License-Identifier: MIT
 *
 * The two files that are compared, as bytes.
 */
#ifndef BUNKAI_SIGNED_PDF_PAIR_H
#define BUNKAI_SIGNED_PDF_PAIR_H

#include <stdbool.h>
#include <stddef.h>

struct pdf_pair {
	const char *issued, *file;
	size_t issued_len, file_len;
	bool prefix;
};

#endif
