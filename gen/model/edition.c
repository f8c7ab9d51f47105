/* SPDX-License-Identifier: MIT
 *
 * Editions are folders with a number as their name; the latest is the largest number among them.
 * Look-ups in a manifest walk its short lists.
 */
#include "model/edition.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

const char *edition_path(struct arena *a, const char *folder, const char *scope, int number)
{
	return arena_printf(a, "%s/%s/%d", file_join(a, folder, "issued"), scope, number);
}

/* The number that a folder's name says; 0 when it is the name of no edition. */
static int read_number(const char *name)
{
	size_t n = strlen(name);

	return n && n < 7 && name[0] != '0' && strspn(name, "0123456789") == n ? atoi(name) : 0;
}

int edition_latest(struct arena *a, const char *folder, const char *scope, struct diag_list *dl)
{
	int latest = 0;
	struct file_names names;

	file_list_optional(a, file_join(a, file_join(a, folder, "issued"), scope), &names, dl);
	for (size_t i = 0; i < names.all.n; i++) {
		int number = read_number(names.all.at[i]);

		latest = number > latest ? number : latest;
	}
	return latest;
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

const struct issued_file *manifest_file(const struct manifest *m, const char *path)
{
	for (size_t i = 0; m && i < m->files.n; i++)
		if (strcmp(m->files.at[i].path, path) == 0)
			return &m->files.at[i];
	return NULL;
}
