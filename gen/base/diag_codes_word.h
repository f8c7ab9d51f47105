/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about documents of word processors: what is written, compared and read back.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_WORD_H
#define BUNKAI_BASE_DIAG_CODES_WORD_H

#define DIAG_WORD_CODES(X)

#endif
