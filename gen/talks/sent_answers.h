/* SPDX-License-Identifier: MIT
 *
 * The answers that are open, as the hospital is asked about them; the rows that they are about are
 * noted before (sent_fill_note).
 */
#ifndef BUNKAI_TALKS_SENT_ANSWERS_H
#define BUNKAI_TALKS_SENT_ANSWERS_H

#include "bind/bind.h"
#include "talks/row_now.h"

void sent_answers_add(struct arena *a, const struct bind_input *in, struct sent_rows *rows);

#endif
