/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about official forms as files.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_FORMS_H
#define BUNKAI_BASE_DIAG_CODES_FORMS_H

#define DIAG_FORM_CODES(X)

#endif
