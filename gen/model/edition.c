/* SPDX-License-Identifier: MIT
 *
 * Look-ups in a manifest; see the header.
 */
#include "model/edition.h"

#include <stdlib.h>
#include <string.h>

int edition_number(const char *name)
{
	size_t n = strlen(name);

	return n && n < 7 && name[0] != '0' && strspn(name, "0123456789") == n ? atoi(name) : 0;
}

const struct numbers *manifest_numbers(const struct manifest *m, const char *document)
{
	for (size_t i = 0; m && i < m->numbers.n; i++)
		if (strcmp(m->numbers.at[i].document, document) == 0)
			return &m->numbers.at[i];
	return NULL;
}

const struct issued_document *manifest_document(const struct manifest *m, const char *id)
{
	for (size_t i = 0; m && i < m->documents.n; i++)
		if (strcmp(m->documents.at[i].id, id) == 0)
			return &m->documents.at[i];
	return NULL;
}
