/* SPDX-License-Identifier: MIT
 *
 * The files of the sound little project; see fixture.h.
 */
#ifndef BUNKAI_TESTS_SUPPORT_FIXTURE_FILES_H
#define BUNKAI_TESTS_SUPPORT_FIXTURE_FILES_H

#include <stddef.h>

struct fixture_file {
	const char *name, *text;
};

extern const struct fixture_file fixture_files[];
extern const size_t fixture_files_n;

#endif
