/* SPDX-License-Identifier: MIT
 *
 * Which editions a project has: the manifest of the latest of each contract. Its history is printed
 * and its numbers are kept. A folder that is itself the inputs of an edition takes that edition's,
 * so that its documents come out as they were issued.
 */
#include <string.h>

#include "base/file.h"
#include "load/readers.h"
#include "model/manifest.h"

/* `scope` and `number`: what the folder is called; NULL: not to be compared. */
static bool read_edition(struct arena *a, struct project *p, const char *folder, const char *scope,
			 int number, struct diag_list *dl)
{
	const struct manifest *m = manifest_read(a, folder, dl);

	if (!m)
		return false;
	if (scope && (strcmp(m->contract, scope) != 0 || m->number != number)) {
		diag_add(dl, DIAG_EDITION_DAMAGED, NULL, folder, "manifest.json");
		return false;
	}
	*vec_push(a, &p->issued) = m;
	return true;
}

/* The edition is dated by its manifest, whatever bunkai.json said when it was frozen. */
static bool load_frozen(struct arena *a, struct project *p, const char *edition,
			struct diag_list *dl)
{
	if (!read_edition(a, p, edition, NULL, 0, dl))
		return false;
	p->date = p->issued.at[0]->date;
	return true;
}

bool load_issued(struct arena *a, struct project *p, struct diag_list *dl)
{
	const char *folder = file_join(a, p->folder, "issued"),
		   *edition = file_join(a, p->folder, "..");
	bool frozen = file_stands(a, file_join(a, p->folder, "library/clauses"), dl) &&
		      file_stands(a, file_join(a, edition, "manifest.json"), dl);
	bool ok = !frozen || load_frozen(a, p, edition, dl);
	struct file_names names;

	ok = file_list_optional(a, folder, &names, dl) && ok;
	for (size_t i = 0; i < names.all.n; i++) {
		int latest = edition_latest(a, p->folder, names.all.at[i], dl);

		if (latest)
			ok = read_edition(a, p, edition_path(a, p->folder, names.all.at[i], latest),
					  names.all.at[i], latest, dl) &&
			     ok;
	}
	return ok;
}
