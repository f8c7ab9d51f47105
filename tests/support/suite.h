/* SPDX-License-Identifier: MIT
 *
 * Suites whose tests each begin with something fresh: an arena, an arena and a list of findings, or
 * the little project. The variables bear the names that are given; start_suite and stop_suite are
 * there for a test that goes through many rounds.
 */
#ifndef BUNKAI_TESTS_SUPPORT_SUITE_H
#define BUNKAI_TESTS_SUPPORT_SUITE_H

#include <criterion/criterion.h>

#include "base/arena.h"

#define SUITE_(suite, begin, end) \
	static void start_suite(void) \
	{ \
		begin; \
	} \
\
	static void stop_suite(void) \
	{ \
		end; \
	} \
\
	TestSuite(suite, .init = start_suite, .fini = stop_suite)

#define ARENA_SUITE(suite, name) \
	static struct arena *name; \
	SUITE_(suite, name = arena_new(), arena_free(name))

#define DIAG_SUITE(suite, name, findings) \
	static struct arena *name; \
	static struct diag_list *findings; \
	SUITE_(suite, (name = arena_new(), findings = diag_new(name)), arena_free(name))

#define FIXTURE_SUITE(suite, name) \
	static struct fixture *name; \
	SUITE_(suite, name = fixture_new(), fixture_free(name))

#endif
