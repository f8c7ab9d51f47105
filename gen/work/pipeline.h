/* SPDX-License-Identifier: MIT
 *
 * The second half of the pipeline, which build, issue, verify, status and refresh share: which
 * documents there are, their trees, their files. run.h is the first half.
 */
#ifndef BUNKAI_WORK_PIPELINE_H
#define BUNKAI_WORK_PIPELINE_H

#include "base/file.h"
#include "base/progress.h"
#include "bind/bind.h"
#include "editions/content.h"
#include "render/render.h"
#include "work/run.h"

/* One document of one contract, or of the hospital. */
struct job {
	const struct template *template;
	const struct contract *contract; /* NULL: of the whole hospital */
	const char *scope;               /* the contract's id, or SCOPE_HOSPITAL */
	const char *name;                /* 'tele-2026/annex' */
	/* the n_run documents that are made together, this one among them */
	const struct job *run;
	size_t n_run;
};

struct jobs {
	VEC(struct job) all;
};

/*
 * The project's documents in its order, each for its contracts. With `contract` only those of that
 * contract; with `document` only that one, even when the project's list lacks it. NULL: all.
 */
struct jobs jobs_list(const struct run *run, const char *contract, const char *document);

/* Only those that are issued together. */
struct jobs jobs_of_scope(const struct run *run, const char *scope);

/* A document's tree. NULL when it was refused (reported). `numbers` may be NULL; see bind.h. */
const struct doc *job_bind(const struct run *run, const struct job *job,
			   const struct imprint *imprint, bool draft, struct numbers *numbers,
			   struct diag_list *dl);

/*
 * The document as it stands now. Where it says what the latest edition said, it is that edition's;
 * else, once an edition was issued, it is a draft of the next one and marked so. Before anything is
 * issued it is marked only when `draft` is set.
 */
struct bound {
	const struct doc *doc;
	/* as that edition would print it today: what differs in it from the edition has changed */
	const struct doc *now;
	bool is_issued;
};

bool job_bind_now(const struct run *run, const struct job *job, bool draft, struct bound *out,
		  struct diag_list *dl);

/* Which formats, and what their renderers share. */
struct press {
	struct arena *a;
	struct render_context render;
	VEC(const struct renderer *) renderers;
	VEC(const char *) made; /* by press_document, one line per file */
};

/* 'xlsx,pdf'; NULL: that. False and unknown-value when there is no such format. */
bool press_choose(struct press *p, struct arena *a, const char *formats, struct diag_list *dl);

/* Opens the style. `epoch` goes into the files as their time; < 0: the date of each document. */
bool press_open(struct press *p, const struct run *run, long long epoch, struct diag_list *dl);

/* SOURCE_DATE_EPOCH; -1 when it is not set. */
long long press_epoch(void);

/* Writes one file; `shown` is what messages call it. */
bool press_print(struct press *p, const struct renderer *r, const struct doc *d, const char *path,
		 const char *shown, struct render_result *result);

/* 'out/x/annex' and a renderer's ending. */
const char *press_path(const struct press *p, const char *stem, const struct renderer *r);

/*
 * Prints a document in all formats, aside, as `stem` with each renderer's ending. False and
 * findings on failure.
 */
bool press_document(struct press *p, const struct doc *d, const char *stem, struct stage *stage,
		    struct progress *progress);

/* The lines of `made` on stdout. */
void press_tell(const struct press *p);

/* 'out/x/annex.pdf: 36 pages' */
const char *press_line(struct arena *a, const char *path, const struct renderer *r,
		       const struct render_result *result);

#endif
