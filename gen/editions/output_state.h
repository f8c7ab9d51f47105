/* SPDX-License-Identifier: MIT
 *
 * What `refresh` remembers of an output folder (.bunkai-state.json, schema bunkai/state/1): which
 * documents it made there, and the checksums of what they said and of their files.
 */
#ifndef BUNKAI_EDITIONS_OUTPUT_STATE_H
#define BUNKAI_EDITIONS_OUTPUT_STATE_H

#include "base/diag.h"
#include "base/json.h"
#include "editions/doc_digest.h"

#define OUTPUT_STATE_FILE ".bunkai-state.json"
#define OUTPUT_STATE_TREES                                                                         \
	".bunkai-trees" /* what it said, as trees/ of an edition: <contract>/<document>.json */

/* One file of a document, as it was written. */
struct output_file {
	const char *ending, *sha256; /* 'pdf' */
};

struct output_document {
	const char *name; /* 'tele-2026/annex' */
	struct doc_digest digest;
	/* none where an earlier bunkai wrote the memory: then no file is known to be its own */
	VEC(struct output_file) files;
};

struct output_state {
	/* checksum of what else the bytes depend on: program, formats, style, time */
	const char *made_with;
	VEC(struct output_document) documents;
};

/*
 * False and a finding when the file is there but cannot be used (state-newer, bad-json …). An
 * absent file gives an empty state.
 */
bool output_state_read(struct arena *a, const char *out, struct output_state *s,
		       struct diag_list *dl);

struct json *output_state_to_json(struct arena *a, const struct output_state *s);

/* NULL when the document has no file of that ending. */
const struct output_file *output_document_file(const struct output_document *d, const char *ending);

/* NULL when there is none of that name. */
const struct output_document *output_state_find(const struct output_state *s, const char *name);

#endif
