/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about questionnaires, their answers, and what these mean: remarks, contradictions, gaps.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_QUESTIONS_H
#define BUNKAI_BASE_DIAG_CODES_QUESTIONS_H

#define DIAG_QUESTION_CODES(X)

#endif
