/* SPDX-License-Identifier: MIT
 *
 * Inputs are copied and documents written into a folder aside; the manifest is made from the files
 * that lie there, and renaming the folder is the last step. Which files are inputs is said once, so
 * that the same list later tells what changed since.
 */
#include "editions/freeze.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"
#include "base/version.h"
#include "editions/edition.h"
#include "model/manifest.h"

/*
 * What load/ reads of a project and of a library: files and folders. Import profiles, words of tables
 * that are imported, schemas, what `new` begins with and the forms as they came make no document.
 */
static const char *const project_parts[] = {"bunkai.json",   "register.json",  "registers",
					    "contacts.json", "decisions.json", "inspection.json",
					    "talks.json",    "ledger.json",    "disclosures",
					    "clauses",       "templates"};
static const char *const library_parts[] = {"clauses", "templates"};

static bool is_needed(const char *path)
{
	return !text_starts(path, "import/") && !text_starts(path, "schema/") &&
	       strcmp(path, "share-words.json") != 0 &&
	       !text_starts(path, "new/") && !text_starts(path, "baseline/") &&
	       !text_starts(path, FOLDER_AS_IT_CAME "/") &&
	       strcmp(file_name(path), "README.md") != 0;
}

static bool add_input(struct arena *a, const char *folder, const char *prefix, const char *name,
		      struct inputs *out, struct diag_list *dl)
{
	const char *path = file_join(a, folder, name);
	struct folder_files files = {0};
	enum file_kind kind = file_look(a, path, dl);

	if (kind != FILE_FOLDER) {
		if (kind == FILE_PLAIN)
			*vec_push(a, &out->all) = (struct input_file){
				arena_concat(a, prefix, name, (char *)NULL), path};
		return kind != FILE_UNKNOWN;
	}
	if (!folder_list(a, path, &files, dl))
		return false;
	for (size_t i = 0; i < files.paths.n; i++)
		if (is_needed(files.paths.at[i]))
			*vec_push(a, &out->all) = (struct input_file){
				arena_concat(a, prefix, name, "/", files.paths.at[i], (char *)NULL),
				file_join(a, path, files.paths.at[i])};
	return true;
}

/* Documents of the hospital cite articles of contracts by the numbers that those have. */
static void add_numbers_of_others(struct arena *a, const struct project *p, const char *scope,
				  struct inputs *out)
{
	for (size_t i = 0; i < p->issued.n; i++) {
		const struct manifest *m = p->issued.at[i];

		if (strcmp(m->contract, scope) != 0)
			*vec_push(a, &out->all) =
				(struct input_file){arena_printf(a, "issued/%s/%d/manifest.json",
								 m->contract, m->number),
						    file_join(a, m->folder, "manifest.json")};
	}
}

static int compare_inputs(const void *x, const void *y)
{
	const struct input_file *a = x, *b = y;

	return strcmp(a->path, b->path);
}

bool freeze_inputs(struct arena *a, const struct project *p, const struct library *l,
		   const char *scope, struct inputs *out, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < ARRAY_LEN(project_parts); i++)
		ok = add_input(a, p->folder, "", project_parts[i], out, dl) && ok;
	for (size_t i = 0; i < ARRAY_LEN(library_parts); i++)
		ok = add_input(a, l->data, "library/", library_parts[i], out, dl) && ok;
	add_numbers_of_others(a, p, scope, out);
	if (out->all.n)
		qsort(out->all.at, out->all.n, sizeof *out->all.at, compare_inputs);
	return ok;
}

const char *freeze_path(struct freeze *f, const char *name)
{
	const char *path = file_join(f->a, f->folder->aside, name);

	if (!folder_write(f->a, path, "", 0)) {
		diag_add(f->dl, DIAG_CANNOT_WRITE, NULL, freeze_shown(f, name), strerror(errno));
		return NULL;
	}
	return path;
}

const char *freeze_shown(struct freeze *f, const char *name)
{
	return file_join(f->a, f->path, name);
}

/* Read with the run's arena, which remembers what the documents were made from. */
static bool copy_input(struct freeze *f, const struct input_file *in)
{
	const char *name = arena_concat(f->a, "inputs/", in->path, (char *)NULL);
	size_t len;
	const char *bytes = file_read(f->a, in->source, &len, f->dl);

	if (!bytes)
		return false;
	if (folder_write(f->a, file_join(f->a, f->folder->aside, name), bytes, len))
		return true;
	diag_add(f->dl, DIAG_CANNOT_WRITE, NULL, freeze_shown(f, name), strerror(errno));
	return false;
}

static bool copy_inputs(struct freeze *f, const struct project *p, const struct library *l,
			const char *scope)
{
	struct inputs inputs = {0};
	bool ok = freeze_inputs(f->a, p, l, scope, &inputs, f->dl);

	for (size_t i = 0; i < inputs.all.n && ok; i++)
		ok = copy_input(f, &inputs.all.at[i]);
	return ok;
}

static void begin_manifest(struct freeze *f, const struct project *p, const char *scope)
{
	struct manifest *m = &f->manifest;

	m->contract = scope;
	m->number = (f->before ? f->before->number : 0) + 1;
	m->program = BUNKAI_VERSION;
	m->guideline = p->guideline;
	for (size_t i = 0; f->before && i < f->before->editions.n; i++)
		*vec_push(f->a, &m->editions) = f->before->editions.at[i];
	if (f->before)
		m->previous = edition_hash(
			f->a, file_join(f->a, f->before->folder, "manifest.json"), f->dl);
	f->path = edition_path(f->a, p->folder, scope, m->number);
}

struct freeze *freeze_begin(struct arena *a, const struct project *p, const struct library *l,
			    const char *scope, struct diag_list *dl)
{
	struct freeze *f = arena_alloc(a, sizeof *f);

	f->a = a;
	f->dl = dl;
	f->before = project_issued(p, scope);
	f->inputs[0] = p->folder;
	f->inputs[1] = l->data;
	if (!edition_prove(a, p->folder, scope, NULL, dl))
		return NULL;
	begin_manifest(f, p, scope);
	f->folder = folder_begin(a, f->path, dl);
	if (!f->folder)
		return NULL;
	if (!copy_inputs(f, p, l, scope)) {
		freeze_abort(f);
		return NULL;
	}
	return f;
}

static bool is_input(const struct freeze *f, const char *file)
{
	for (size_t i = 0; i < ARRAY_LEN(f->inputs); i++)
		if (text_starts(file, file_join(f->a, f->inputs[i], "")))
			return true;
	return false;
}

static bool is_recorded(const struct freeze *f, const char *file)
{
	for (size_t i = 0; i < f->manifest.fonts.n; i++)
		if (strcmp(f->manifest.fonts.at[i].file, file) == 0)
			return true;
	return false;
}

bool freeze_fonts(struct freeze *f, const char *const *files, size_t n)
{
	bool ok = true;

	for (size_t i = 0; i < n; i++) {
		if (!files[i] || is_input(f, files[i]) || is_recorded(f, files[i]))
			continue;
		bool is_there = file_stands(f->a, files[i], f->dl);
		const char *hash = is_there ? edition_hash(f->a, files[i], f->dl) : NULL;

		*vec_push(f->a, &f->manifest.fonts) = (struct issued_font){files[i], hash};
		ok = ok && (hash || !is_there);
	}
	return ok;
}

/* A document that is not made any more keeps its numbers for the day when it is. */
static void keep_numbers(struct freeze *f)
{
	for (size_t i = 0; f->before && i < f->before->numbers.n; i++)
		if (!manifest_numbers(&f->manifest, f->before->numbers.at[i].document))
			*vec_push(f->a, &f->manifest.numbers) = f->before->numbers.at[i];
}

static bool list_files(struct freeze *f)
{
	struct folder_files files = {0};
	bool ok = folder_list(f->a, f->folder->aside, &files, f->dl);

	for (size_t i = 0; i < files.paths.n && ok; i++) {
		const char *hash = edition_hash(
			f->a, file_join(f->a, f->folder->aside, files.paths.at[i]), f->dl);

		*vec_push(f->a, &f->manifest.files) = (struct issued_file){files.paths.at[i], hash};
		ok = hash != NULL;
	}
	return ok;
}

static bool write_manifest(struct freeze *f)
{
	const char *text = json_print(f->a, manifest_to_json(f->a, &f->manifest));

	if (folder_write(f->a, file_join(f->a, f->folder->aside, "manifest.json"), text,
			 strlen(text)))
		return true;
	diag_add(f->dl, DIAG_CANNOT_WRITE, NULL, freeze_shown(f, "manifest.json"), strerror(errno));
	return false;
}

bool freeze_commit(struct freeze *f)
{
	struct manifest *m = &f->manifest;

	*vec_push(f->a, &m->editions) =
		(struct edition){m->number, m->date, m->note, m->approved_by, m->approved_on};
	keep_numbers(f);
	if (list_files(f) && write_manifest(f))
		return folder_commit(f->folder, f->dl);
	freeze_abort(f);
	return false;
}

void freeze_abort(struct freeze *f)
{
	folder_abort(f->folder);
}

static int compare_names(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

void freeze_compare(struct arena *a, const struct manifest *m, const struct inputs *now,
		    struct changed_inputs *out, struct diag_list *dl)
{
	struct map *then = map_new(a), *seen = map_new(a);

	for (size_t i = 0; i < m->files.n; i++)
		map_set(then, m->files.at[i].path, (void *)(uintptr_t)m->files.at[i].sha256);
	for (size_t i = 0; i < now->all.n; i++) {
		const char *path = arena_concat(a, "inputs/", now->all.at[i].path, (char *)NULL),
			   *frozen = map_get(then, path);

		map_set(seen, path, out);
		if (!frozen || !text_equal(frozen, edition_hash(a, now->all.at[i].source, dl)))
			*vec_push(a, &out->all) = now->all.at[i].path;
	}
	for (size_t i = 0; i < m->files.n; i++)
		if (text_starts(m->files.at[i].path, "inputs/") &&
		    !map_get(seen, m->files.at[i].path))
			*vec_push(a, &out->all) = m->files.at[i].path + strlen("inputs/");
	if (out->all.n)
		qsort(out->all.at, out->all.n, sizeof *out->all.at, compare_names);
}
