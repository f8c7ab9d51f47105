/* SPDX-License-Identifier: MIT
 *
 * The part of diag_codes.h that is about the list of devices.
 */
#ifndef BUNKAI_BASE_DIAG_CODES_LEDGER_H
#define BUNKAI_BASE_DIAG_CODES_LEDGER_H

#define DIAG_LEDGER_CODES(X)

#endif
