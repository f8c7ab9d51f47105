/* SPDX-License-Identifier: MIT
 *
 * Keeps a library from printing on stderr: libxlsxwriter tells of errors there in its own words,
 * where the user gets a finding.
 *
 *     int kept = quiet_start();
 *     …
 *     quiet_end(kept);
 */
#ifndef BUNKAI_XLSX_QUIET_H
#define BUNKAI_XLSX_QUIET_H

int quiet_start(void);
void quiet_end(int kept);

#endif
