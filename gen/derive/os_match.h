/* SPDX-License-Identifier: MIT
 *
 * Which operating system of clauses/os-support.json a list means.
 */
#ifndef BUNKAI_DERIVE_OS_MATCH_H
#define BUNKAI_DERIVE_OS_MATCH_H

#include "model/library.h"

/*
 * The one of which the text has most words, in their order. NULL: none fits, or two fit equally
 * well ('Windows 7/10'), or the text is NULL.
 */
const struct os_support *os_match(struct arena *a, const struct library *l, const char *text);

#endif
