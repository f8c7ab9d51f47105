/* SPDX-License-Identifier: MIT
 *
 * The list of formats, and what all of them share.
 */
#include "render/render.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/fields.h"
#include "render/formats.h"

#define RENDERER(name) &render_##name,

static const struct renderer *const renderers[] = {RENDER_FORMATS(RENDERER)};

long long render_epoch(const struct render_context *rc, const struct doc *d)
{
	struct tm day = {.tm_year = 80, .tm_mday = 1}; /* 1980: the first day a ZIP file can name */

	if (rc->epoch >= 0)
		return rc->epoch ? rc->epoch : 1;
	if (d->date && fields_is_date(d->date)) {
		sscanf(d->date, "%d-%d-%d", &day.tm_year, &day.tm_mon, &day.tm_mday);
		day.tm_year -= 1900;
		day.tm_mon--;
	}
	long long second = (long long)timegm(&day);

	return second > 0 ? second : 1;
}

const char *render_place(const struct render_context *rc, const char *path)
{
	return rc->output ? rc->output : path;
}

bool render_write(const struct render_context *rc, const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");
	bool ok = f && fputs(text, f) >= 0;

	if (f && fclose(f) != 0)
		ok = false;
	if (!ok)
		diag_add(rc->dl, DIAG_CANNOT_WRITE, NULL, render_place(rc, path), strerror(errno));
	return ok;
}

bool render_leads_on(const struct doc_node *node)
{
	const struct doc_node *next = node->first ? node->first : node->next;

	return next && (next->kind == DOC_LIST || next->kind == DOC_TABLE ||
			next->kind == DOC_KEY_VALUE || next->kind == DOC_SIGNATURE);
}

const struct renderer *render_find(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(renderers); i++)
		if (strcmp(renderers[i]->name, name) == 0)
			return renderers[i];
	return NULL;
}

const struct renderer *const *render_all(size_t *n)
{
	*n = ARRAY_LEN(renderers);
	return renderers;
}
