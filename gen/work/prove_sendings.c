/* SPDX-License-Identifier: MIT
 *
 * No project is loaded: talks.json alone says what there has to be, so that a project that cannot
 * be used any more still proves what it sent.
 */
#include "work/prove_sendings.h"

#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/text.h"
#include "editions/edition.h"
#include "load/load.h"
#include "work/sent_record.h"

static void report(struct arena *a, struct proved_sending *s, const char *format, const char *what,
		   struct diag_list *dl)
{
	s->sound = false;
	diag_add(dl, DIAG_SENDING_DAMAGED, s->line->id, s->folder,
		 text_replace(a, format, "%1", what));
}

/* The checksum of a file that has to be there; NULL: reported. */
static const char *hash_of(struct arena *a, struct proved_sending *s, const char *name,
			   struct diag_list *dl)
{
	const char *path = file_join(a, s->folder, name);

	switch (file_look(a, path, dl)) {
	case FILE_PLAIN:
		return edition_hash(a, path, dl);
	case FILE_UNKNOWN:
		s->sound = false;
		return NULL;
	default:
		report(a, s, _("%1 is missing"), name, dl);
		return NULL;
	}
}

static bool prove_file(struct arena *a, struct proved_sending *s, const char *name,
		       const char *sha256, struct diag_list *dl)
{
	const char *hash = hash_of(a, s, name, dl);

	if (!hash)
		s->sound = false;
	else if (!text_equal(hash, sha256))
		report(a, s, _("%1 was changed"), name, dl);
	return hash && text_equal(hash, sha256);
}

static void prove_files(struct arena *a, struct proved_sending *s, struct diag_list *dl)
{
	for (size_t i = 0; i < s->record->files.n; i++)
		prove_file(a, s, file_join(a, "files", s->record->files.at[i].name),
			   s->record->files.at[i].sha256, dl);
}

static void prove_sending(struct arena *a, struct proved_sending *s, struct diag_list *dl)
{
	if (!prove_file(a, s, "sending.json", s->line->sha256, dl))
		return;
	s->record = sending_read(a, s->folder, dl);
	if (!s->record)
		s->sound = false;
	else if (!sent_record_is_of(s->record, s->line))
		report(a, s, _("%1 is of another sending"), "sending.json", dl);
	else
		prove_files(a, s, dl);
}

/* --- what came back --- */

static bool know_kept(struct arena *a, const char *folder, const char *name, struct map *kept,
		      struct diag_list *dl)
{
	const char *below = file_join(a, folder, name);
	struct folder_files files = {0};
	enum file_kind kind = file_look(a, below, dl);

	if (kind != FILE_FOLDER)
		return kind != FILE_UNKNOWN;
	if (!folder_list(a, below, &files, dl))
		return false;
	for (size_t i = 0; i < files.paths.n; i++) {
		const char *path = file_join(a, below, files.paths.at[i]),
			   *hash = edition_hash(a, path, dl);

		if (hash)
			map_set(kept, hash, (void *)path);
	}
	return true;
}

/* A file that came, of answers or a signed paper. */
struct kept_file {
	const char *name, *sha256, *place;
};

static void prove_kept(const struct map *kept, const struct kept_file *f, struct proved_sendings *out,
		       struct diag_list *dl)
{
	out->received++;
	if (map_get(kept, f->sha256))
		return;
	out->lost++;
	diag_add(dl, DIAG_RECEIVED_DAMAGED, f->name, f->place, f->name, f->sha256);
}

static bool prove_received(struct arena *a, const struct talks *talks, const char *folder,
			   struct proved_sendings *out, struct diag_list *dl)
{
	struct map *answers = map_new(a), *papers = map_new(a);

	if ((talks->received.n && !know_kept(a, folder, "answers", answers, dl)) ||
	    (talks->signed_papers.n && !know_kept(a, folder, "signed", papers, dl)))
		return false;
	for (size_t i = 0; i < talks->received.n; i++) {
		const struct received_file *f = &talks->received.at[i];

		prove_kept(answers, &(struct kept_file){f->name, f->sha256, f->place}, out, dl);
	}
	for (size_t i = 0; i < talks->signed_papers.n; i++) {
		const struct signed_paper *s = &talks->signed_papers.at[i];

		prove_kept(papers, &(struct kept_file){s->name, s->sha256, s->place}, out, dl);
	}
	return !out->lost;
}

bool prove_sendings(struct arena *a, const char *folder, struct proved_sendings *out,
		    struct diag_list *dl)
{
	struct project *p = arena_alloc(a, sizeof *p);
	bool ok;

	p->folder = folder;
	ok = load_talks(a, p, dl);
	for (size_t i = 0; ok && i < p->talks.sendings.n; i++) {
		const struct sending *line = &p->talks.sendings.at[i];

		*vec_push(a, &out->all) = (struct proved_sending){
			.line = line,
			.folder = sending_folder(a, folder, line->contract, line->party,
						 line->number),
			.sound = true};
	}
	for (size_t i = 0; ok && i < out->all.n; i++)
		prove_sending(a, &out->all.at[i], dl);
	for (size_t i = 0; i < out->all.n; i++)
		ok = ok && out->all.at[i].sound;
	return prove_received(a, &p->talks, folder, out, dl) && ok;
}

const struct sent_file *proved_sending_file(const struct proved_sending *s, const char *sha256)
{
	for (size_t i = 0; s->record && i < s->record->files.n; i++)
		if (text_equal(s->record->files.at[i].sha256, sha256))
			return &s->record->files.at[i];
	return NULL;
}
