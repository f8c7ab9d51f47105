/* SPDX-License-Identifier: MIT
 *
 * Where tests make their files: SCRATCH "/bunkai-x-XXXXXX". tests/run names a folder in memory,
 * where the machine has one: thousands of small files are made and removed.
 */
#ifndef BUNKAI_TESTS_SUPPORT_SCRATCH_H
#define BUNKAI_TESTS_SUPPORT_SCRATCH_H

#ifndef SCRATCH
#define SCRATCH "/tmp"
#endif

#endif
