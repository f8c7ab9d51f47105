/* SPDX-License-Identifier: MIT
 *
 * What the structure of a PDF says of each element of the pages.
 */
#ifndef BUNKAI_PDF_ELEMENTS_H
#define BUNKAI_PDF_ELEMENTS_H

#include <stddef.h>

#include "pdf/haru_tags.h"

/* Element n, counted from 1, of `pages` (struct pages), whose words it points to: see haru_tags.h. */
struct haru_tag elements_describe(void *pages, size_t n);

#endif
