/* SPDX-License-Identifier: MIT
 *
 * Is a PDF what was issued? A signature is the issued bytes and an update behind them that touches
 * the catalog, widgets of signatures and new objects only. Anything else is looked at page by page:
 * whether the words and the picture are the same, a stamp was added, or something was changed.
 */
#ifndef BUNKAI_SIGNED_SIGNED_FILE_H
#define BUNKAI_SIGNED_SIGNED_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "signed/signed_answer.h"

/* 'signed', as --json and tests name it. */
const char *signed_state_name(enum signed_state state);

/* Both files whole. Never fails: what cannot be read is SIGNED_UNREADABLE with a place that says why. */
struct signed_answer *signed_compare(struct arena *a, const char *issued, size_t issued_len,
				     const char *file, size_t file_len);

/*
 * Of a PDF that is a copy of nothing that is known: SIGNED_UNREADABLE with the reason, or
 * SIGNED_CHANGED without a place.
 */
struct signed_answer *signed_alone(struct arena *a, const char *file, size_t file_len);

#endif
