/* SPDX-License-Identifier: MIT
 *
 * Bytes first, since a signature leaves them as they are; words only if no issued file is the
 * beginning of this one. Of two editions that are as near the later one is taken.
 */
#include "work/signed_copy.h"

#include "base/file.h"
#include "base/intl.h"
#include "base/text.h"
#include "editions/edition.h"
#include "signed/page_words.h"
#include "signed/signed_words.h"

enum { HEAD = 1024 }; /* a reader looks for %PDF- in so many bytes */

/* Less than that of the words of both: it is another paper. */
static const double alike = 0.25;

struct candidate {
	const struct manifest *edition;
	const struct issued_file *file;
	const char *bytes;
	size_t len;
	bool latest;
};

struct candidates {
	VEC(struct candidate) all;
};

bool signed_copy_is_pdf(const char *bytes, size_t len)
{
	for (size_t i = 0; i + 5 <= len && i < HEAD; i++)
		if (memcmp(bytes + i, "%PDF-", 5) == 0)
			return true;
	return false;
}

static void add_files(struct arena *a, const struct manifest *m, bool latest,
		      struct candidates *out, struct diag_list *dl)
{
	for (size_t i = 0; i < m->files.n; i++) {
		const struct issued_file *f = &m->files.at[i];
		const char *path = file_join(a, m->folder, f->path);

		if (!text_ends(f->path, ".pdf") || file_look(a, path, dl) != FILE_PLAIN)
			continue;
		struct candidate c = {.edition = m, .file = f, .latest = latest};

		c.bytes = file_read(a, path, &c.len, dl);
		if (c.bytes && text_equal(edition_hash(a, path, dl), f->sha256))
			*(struct candidate *)vec_push(a, &out->all) = c;
	}
}

/* All PDFs that were issued, oldest first in their scopes. */
static struct candidates list_candidates(struct arena *a, const char *folder, struct diag_list *dl)
{
	struct candidates out = {0};
	struct scopes scopes = {0};

	edition_scopes(a, folder, &scopes, dl);
	for (size_t i = 0; i < scopes.all.n; i++) {
		struct editions list = {0};

		edition_prove(a, folder, scopes.all.at[i], &list, diag_new(a));
		for (size_t k = 0; k < list.all.n; k++)
			add_files(a, list.all.at[k], k + 1 == list.all.n, &out, dl);
	}
	return out;
}

static const struct candidate *find_prefix(const struct candidates *c, const char *bytes, size_t len)
{
	const struct candidate *best = NULL;

	for (size_t i = 0; i < c->all.n; i++) {
		const struct candidate *k = &c->all.at[i];

		if (k->len <= len && memcmp(k->bytes, bytes, k->len) == 0 &&
		    (!best || k->len >= best->len))
			best = k;
	}
	return best;
}

static const struct candidate *find_nearest(struct arena *a, const struct candidates *c,
					    const char *bytes, size_t len)
{
	struct arena *own = arena_new();
	struct file_words words = {0};
	const struct candidate *best = NULL;
	double most = alike;

	(void)a;
	for (size_t i = 0; page_words_read(own, bytes, len, &words) && i < c->all.n; i++) {
		struct arena *each = arena_new();
		struct file_words other = {0};

		if (page_words_read(each, c->all.at[i].bytes, c->all.at[i].len, &other)) {
			double l = file_words_likeness(each, &other, &words);

			best = l >= most ? &c->all.at[i] : best;
			most = l >= most ? l : most;
		}
		arena_free(each);
	}
	arena_free(own);
	return best;
}

bool signed_copy_find(struct arena *a, const char *folder, const char *bytes, size_t len,
		      struct signed_copy *out, struct diag_list *dl)
{
	struct candidates all = list_candidates(a, folder, dl);
	const struct candidate *c = find_prefix(&all, bytes, len);

	if (!c)
		c = find_nearest(a, &all, bytes, len);
	*out = (struct signed_copy){0};
	if (!c)
		return false;
	out->edition = c->edition;
	out->file = c->file;
	out->document = file_stem(a, c->file->path);
	out->latest = c->latest;
	out->answer = signed_compare(a, c->bytes, c->len, bytes, len);
	return true;
}

void signed_copy_tell(struct arena *a, const char *path, const struct signed_copy *copy,
		      struct diag_list *dl)
{
	const struct signed_answer *s = copy->answer;
	const char *name = arena_printf(a, _("edition %d of %s, %s"), copy->edition->number,
					copy->edition->contract, copy->file->path);

	if (s->state == SIGNED_CHANGED)
		diag_add(dl, DIAG_COPY_CHANGED, NULL, path, name);
	else if (s->state == SIGNED_STAMPED)
		diag_add(dl, DIAG_COPY_STAMPED, NULL, path, name);
	else if (s->state == SIGNED_UNREADABLE)
		diag_add(dl, DIAG_COPY_UNREADABLE, NULL, path,
			 s->places.n ? _(signed_word_sentence(s->places.at[0].what)) : "");
}
