/* SPDX-License-Identifier: MIT
 *
 * Nothing of a signed paper is read into the project but what it is a copy of: who signed and when
 * is what the file says, and stays in the file.
 */
#include "work/receive_signed.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "model/tables.h"
#include "work/talks_file.h"

bool receive_is_pdf(struct arena *a, const char *path)
{
	size_t len;
	const char *bytes = file_read(a, path, &len, diag_new(a));

	return bytes && signed_copy_is_pdf(bytes, len);
}

static bool was_received(const struct signed_receipt *r, const char *sha256)
{
	const struct talks *t = &r->trial.before.project->talks;

	for (size_t i = 0; i < t->signed_papers.n; i++)
		if (text_equal(t->signed_papers.at[i].sha256, sha256))
			return true;
	for (size_t i = 0; i < r->files.n; i++)
		if (text_equal(r->files.at[i].sha256, sha256))
			return true;
	return false;
}

static bool read_file(struct signed_receipt *r, struct arena *a, const char *path,
		      struct diag_list *dl)
{
	struct signed_received f = {.path = path, .name = file_name(path)};

	f.bytes = file_read(a, path, &f.len, dl);
	if (!f.bytes)
		return false;
	f.sha256 = hash_sha256(a, f.bytes, f.len);
	f.seen = was_received(r, f.sha256);
	if (!f.seen) {
		signed_copy_find(a, r->trial.folder, f.bytes, f.len, &f.copy, dl);
		signed_copy_tell(a, path, &f.copy, dl);
	}
	if (f.copy.edition)
		f.kept = arena_printf(a, "signed/%s/%d/%s-%.16s.pdf", f.copy.edition->contract,
				      f.copy.edition->number, f.copy.document, f.sha256);
	*(struct signed_received *)vec_push(a, &r->files) = f;
	return true;
}

static void record(struct signed_receipt *r, struct arena *a, struct json_edit *talks,
		   const struct signed_received *f)
{
	const struct signed_paper line = {.contract = f->copy.edition->contract,
					  .edition = f->copy.edition->number,
					  .document = f->copy.document,
					  .sha256 = f->sha256,
					  .name = f->name,
					  .state = signed_state_name(f->copy.answer->state),
					  .signatures = (int)f->copy.answer->signatures.n,
					  .date = r->trial.before.project->date};
	struct json *j = json_new_object(a);

	fields_write(a, j, signed_paper_table.at, signed_paper_table.n, &line);
	talks_file_add(a, talks, "signed", j);
	trial_add(&r->trial, f->kept, f->bytes, f->len);
}

bool receive_signed(struct signed_receipt *r, struct arena *a, const char *folder,
		    char *const *files, size_t n, struct diag_list *dl)
{
	*r = (struct signed_receipt){0};
	if (!trial_open(&r->trial, a, folder)) {
		diag_append(dl, r->trial.before.problems);
		return false;
	}
	for (size_t i = 0; i < n; i++)
		if (!read_file(r, a, files[i], dl))
			return false;
	if (diag_failed(dl))
		return false;
	for (size_t i = 0; i < r->files.n; i++) {
		struct json_edit *talks = trial_edit(&r->trial, TALKS_FILE, TALKS_NEW, dl);

		if (!talks)
			return false;
		if (!r->files.at[i].seen)
			record(r, a, talks, &r->files.at[i]);
	}
	return trial_run(&r->trial, dl);
}

bool receive_signed_write(struct signed_receipt *r, struct diag_list *dl)
{
	for (size_t i = 0; i < r->files.n; i++)
		if (!r->files.at[i].seen)
			return trial_write(&r->trial, dl);
	return true;
}
