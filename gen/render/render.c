/* SPDX-License-Identifier: MIT
 *
 * The list of formats.
 */
#include "render/render.h"

#include <string.h>

#include "render/formats.h"

static const struct renderer *const renderers[] = {&render_xlsx, &render_pdf, &render_json, &render_text};

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
