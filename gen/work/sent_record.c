/* SPDX-License-Identifier: MIT */
#include "work/sent_record.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"

bool sent_record_is_of(const struct sending_record *r, const struct sending *line)
{
	return text_equal(r->id, line->id) && text_equal(r->contract, line->contract) &&
	       text_equal(r->party, line->party) && r->number == line->number;
}

const struct sending_record *sent_record_read(struct arena *a, const char *project,
					      const struct sending *line, struct diag_list *dl)
{
	const char *folder = sending_folder(a, project, line->contract, line->party, line->number);
	const char *path = file_join(a, folder, "sending.json");
	size_t len;
	const char *bytes = file_read(a, path, &len, dl);
	const struct sending_record *r = NULL;

	if (!bytes)
		return NULL;
	if (strcmp(hash_sha256(a, bytes, len), line->sha256) == 0) {
		r = sending_read(a, folder, dl);
		if (!r || sent_record_is_of(r, line))
			return r;
	}
	diag_add(dl, DIAG_SENDING_DAMAGED, line->id, path, line->id);
	return NULL;
}
