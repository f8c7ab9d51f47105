/* SPDX-License-Identifier: MIT
 *
 * Whether what went out to parties, and what came back, is still what it was: the record of each
 * sending has the checksum that talks.json names, each of its files the one that the record names,
 * and each file that was received lies below answers/, each signed paper below signed/, as it came.
 */
#ifndef BUNKAI_WORK_PROVE_SENDINGS_H
#define BUNKAI_WORK_PROVE_SENDINGS_H

#include "base/diag.h"
#include "model/sent.h"

struct proved_sending {
	const struct sending *line;           /* of talks.json */
	const char *folder;
	const struct sending_record *record;  /* NULL: it is not there, or not what it was */
	bool sound;
};

struct proved_sendings {
	VEC(struct proved_sending) all;
	size_t received, lost; /* files that were received, and those that are not as they came */
};

/*
 * All of a project's folder. False when talks.json cannot be read, or something is not what it was
 * (reported: sending-damaged, received-damaged); a project without talks.json has none.
 */
bool prove_sendings(struct arena *a, const char *folder, struct proved_sendings *out,
		    struct diag_list *dl);

/* The file of that checksum; NULL: it has none. */
const struct sent_file *proved_sending_file(const struct proved_sending *s, const char *sha256);

#endif
