/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about profiles and how a project begins: guesses, questions of new, the baseline.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_START_H
#define BUNKAI_BASE_DIAG_CODES_START_H

#define DIAG_START_CODES(X)

#endif
