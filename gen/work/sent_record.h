/* SPDX-License-Identifier: MIT
 *
 * The record of a sending, believed only when it is the one that went out: its checksum is that of
 * the line in talks.json, and it names the sending, the contract, the party and the number of it.
 */
#ifndef BUNKAI_WORK_SENT_RECORD_H
#define BUNKAI_WORK_SENT_RECORD_H

#include "base/diag.h"
#include "model/sent.h"
#include "model/talks.h"

/* Whether the record is of this sending. */
bool sent_record_is_of(const struct sending_record *r, const struct sending *line);

/* `project`: its folder. NULL: reported (sending-damaged, cannot-read, what the reader finds). */
const struct sending_record *sent_record_read(struct arena *a, const char *project,
					      const struct sending *line, struct diag_list *dl);

#endif
