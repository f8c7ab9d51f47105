/* SPDX-License-Identifier: MIT
 *
 * How often a test by chance is tried: `few` times, and under `make test-all` `full` times
 * (BUNKAI_TEST_COUNTS=full). The few are the first of the full, so that what the short run finds
 * the long one finds too. Lists of seeds that once found a fault stand beside, and always run.
 */
#ifndef BUNKAI_TESTS_SUPPORT_ROUNDS_H
#define BUNKAI_TESTS_SUPPORT_ROUNDS_H

unsigned rounds(unsigned few, unsigned full);

#endif
