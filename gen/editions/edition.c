/* SPDX-License-Identifier: MIT
 *
 * Editions are proved from the first on: each manifest must name the checksum of the one before,
 * and each file must be there, as its manifest says, and no other.
 */
#include "editions/edition.h"

#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "model/manifest.h"

bool edition_scopes(struct arena *a, const char *folder, struct scopes *out, struct diag_list *dl)
{
	const char *issued = file_join(a, folder, "issued");
	struct file_names names;
	size_t errors = dl->count[LEVEL_ERROR];

	if (!file_list_optional(a, issued, &names, dl))
		return false;
	for (size_t i = 0; i < names.all.n; i++)
		if (file_stands_folder(a, file_join(a, issued, names.all.at[i]), dl))
			*vec_push(a, &out->all) = names.all.at[i];
	return dl->count[LEVEL_ERROR] == errors;
}

/* The bytes go when the checksum is made: an edition may be large. */
const char *edition_hash(struct arena *a, const char *path, struct diag_list *dl)
{
	struct arena *scratch = arena_new();
	size_t len;
	const char *bytes = file_read(scratch, path, &len, dl),
		   *hash = bytes ? hash_sha256(a, bytes, len) : NULL;

	arena_free(scratch);
	return hash;
}

struct proving {
	struct arena *a;
	struct diag_list *dl;
	const char *folder; /* of the edition */
};

static void report(struct proving *p, const char *format, const char *what)
{
	diag_add(p->dl, DIAG_EDITION_DAMAGED, NULL, p->folder,
		 text_replace(p->a, format, "%1", what));
}

static void prove_file(struct proving *p, const struct issued_file *f)
{
	const char *path = file_join(p->a, p->folder, f->path);

	if (file_look(p->a, path, p->dl) == FILE_ABSENT) {
		report(p, _("%1 is missing"), f->path);
		return;
	}
	const char *hash = edition_hash(p->a, path, p->dl);

	if (hash && strcmp(hash, f->sha256) != 0)
		report(p, _("%1 was changed"), f->path);
}

static void prove_files(struct proving *p, const struct manifest *m)
{
	struct map *listed = map_new(p->a);
	struct folder_files files = {0};

	for (size_t i = 0; i < m->files.n; i++) {
		map_set(listed, m->files.at[i].path, p);
		prove_file(p, &m->files.at[i]);
	}
	folder_list(p->a, p->folder, &files, p->dl);
	for (size_t i = 0; i < files.paths.n; i++)
		if (strcmp(files.paths.at[i], "manifest.json") != 0 &&
		    !map_get(listed, files.paths.at[i]))
			report(p, _("%1 is no part of it"), files.paths.at[i]);
}

/* The manifest must be of this edition and name the one before. */
static void prove_link(struct proving *p, const struct manifest *m, const char *scope, int number,
		       const char *previous)
{
	if (strcmp(m->contract, scope) != 0 || m->number != number)
		report(p, _("%1 is of another edition"), "manifest.json");
	else if (!text_equal(m->previous, previous))
		diag_add(p->dl, DIAG_EDITION_CHAIN, NULL, p->folder,
			 _("its manifest does not name the edition before it"));
}

/* Returns the manifest's checksum, for the next link; NULL when there is none. */
static const char *prove_edition(struct proving *p, const char *scope, int number,
				 const char *previous, struct editions *out)
{
	enum file_kind kind = file_look(p->a, p->folder, p->dl);

	if (kind == FILE_UNKNOWN)
		return NULL;
	if (kind != FILE_FOLDER) {
		diag_add(p->dl, DIAG_EDITION_CHAIN, NULL, p->folder, _("this edition is missing"));
		return NULL;
	}
	const struct manifest *m = manifest_read(p->a, p->folder, p->dl);

	if (!m)
		return NULL;
	prove_link(p, m, scope, number, previous);
	prove_files(p, m);
	if (out)
		*vec_push(p->a, &out->all) = m;
	return edition_hash(p->a, file_join(p->a, p->folder, "manifest.json"), p->dl);
}

bool edition_prove(struct arena *a, const char *folder, const char *scope, struct editions *out,
		   struct diag_list *dl)
{
	size_t errors = dl->count[LEVEL_ERROR];
	int latest = edition_latest(a, folder, scope, dl);
	const char *previous = NULL;

	for (int n = 1; n <= latest; n++) {
		struct proving p = {a, dl, edition_path(a, folder, scope, n)};

		previous = prove_edition(&p, scope, n, previous, out);
		if (!previous)
			break; /* what follows cannot be chained to it */
	}
	return dl->count[LEVEL_ERROR] == errors;
}

static bool is_document(const char *path)
{
	return text_starts(path, FOLDER_DOCUMENTS "/") || text_starts(path, FOLDER_INTERNAL "/");
}

const struct issued_file *edition_find(const struct manifest *m, const char *sha256)
{
	for (size_t i = 0; i < m->files.n; i++)
		if (is_document(m->files.at[i].path) && strcmp(m->files.at[i].sha256, sha256) == 0)
			return &m->files.at[i];
	return NULL;
}

const char *edition_other_fonts(struct arena *a, const struct manifest *m, struct diag_list *dl)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < m->fonts.n; i++) {
		const struct issued_font *f = &m->fonts.at[i];
		const char *now = file_stands(a, f->file, dl) ? edition_hash(a, f->file, dl) : NULL;

		if (!text_equal(now, f->sha256))
			strbuf_join(&sb, ", ", f->file);
	}
	return sb.text;
}
