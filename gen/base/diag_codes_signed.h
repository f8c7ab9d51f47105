/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about signed papers: whether a PDF is what was issued.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_SIGNED_H
#define BUNKAI_BASE_DIAG_CODES_SIGNED_H

#define DIAG_SIGNED_CODES(X)

#endif
