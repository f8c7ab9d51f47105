/* SPDX-License-Identifier: MIT
 *
 * The file of a PDF: where each object stands in it. Objects that are no streams stand together in
 * packed ones (PDF 32000-1, 7.5.7), which halves a file, since most of a tagged document are small
 * objects that resemble each other.
 */
#ifndef BUNKAI_PDF_HARU_FILE_H
#define BUNKAI_PDF_HARU_FILE_H

#include "pdf/haru_object.h"

/* The whole file, once nothing more is added. False: no memory, or `out` failed. */
bool haru_write_file(struct haru *h, HPDF_Stream out);

#endif
