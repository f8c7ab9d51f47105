/* SPDX-License-Identifier: MIT
 *
 * Links, within a file and to places of others, and the names that others know places by.
 */
#ifndef BUNKAI_PDF_HARU_LINKS_H
#define BUNKAI_PDF_HARU_LINKS_H

#include <stddef.h>

struct haru;

struct haru_place {
	size_t page;
	double x, y; /* points from the page's lower left corner */
};

struct haru_link {
	size_t page;
	double left, bottom, right, top; /* points */
	size_t element;                  /* of type Link */
	const char *says;                /* what a screen reader reads; NULL: none */
};

void haru_link(struct haru *h, const struct haru_link *link, struct haru_place to);

/* A link to the place that another file calls `name`; `file` is a path from this file's folder. */
void haru_link_outside(struct haru *h, const struct haru_link *link, const char *file,
		       const char *name);

/*
 * What other files call places of this one: names that rise by their bytes and differ. Once, before
 * haru_save.
 */
struct haru_name {
	const char *name;
	struct haru_place place;
};

void haru_name_places(struct haru *h, const struct haru_name *names, size_t n);

#endif
