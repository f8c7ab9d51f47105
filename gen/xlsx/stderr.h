/* SPDX-License-Identifier: MIT
 *
 * Keeps a library from printing on stderr: libxlsxwriter tells of errors there in its own words,
 * where the user gets a finding.
 *
 *     FILE *kept = stderr_silence();
 *     …
 *     stderr_restore(kept);
 */
#ifndef BUNKAI_XLSX_STDERR_H
#define BUNKAI_XLSX_STDERR_H

#include <stdio.h>

FILE *stderr_silence(void);
void stderr_restore(FILE *kept);

#endif
