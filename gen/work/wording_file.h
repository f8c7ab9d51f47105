/* SPDX-License-Identifier: MIT
 *
 * A clause's file with one more position, or another text of one: the head, and all other text, stay
 * byte for byte.
 */
#ifndef BUNKAI_WORK_WORDING_FILE_H
#define BUNKAI_WORK_WORDING_FILE_H

#include "model/library.h"

/*
 * The clause's text with the position behind all others, in place of what it has of that name; the
 * head says whose it is (`agreed`), and from which position it came (`agreed_like`). Words are
 * written so that CommonMark reads them as they are. NULL: the text has no head.
 */
const char *wording_file_put(struct arena *a, const char *text, const struct position *p);

#endif
