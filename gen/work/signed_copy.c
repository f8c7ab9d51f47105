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

enum {
	HEAD = 1024,    /* a reader looks for %PDF- in so many bytes */
	FIRST_PAGES = 3 /* they name the paper, its parties and its edition */
};

/* Less than that of the words of both: it is another paper. */
static const double alike = 0.25;

/* A paper whose first pages are there to so much is looked for among the likes of it first. */
static const double nearly_all = 0.95, sure = 0.5;

struct issued_copy {
	const struct manifest *edition;
	const struct issued_file *file;
	const char *bytes;
	size_t len;
	bool latest;
};

struct issued_copies {
	VEC(struct issued_copy) all;
};

bool signed_copy_is_pdf(const char *bytes, size_t len)
{
	for (size_t i = 0; i + 5 <= len && i < HEAD; i++)
		if (memcmp(bytes + i, "%PDF-", 5) == 0)
			return true;
	return false;
}

static void add_files(struct arena *a, const struct manifest *m, bool latest,
		      struct issued_copies *out, struct diag_list *dl)
{
	for (size_t i = 0; i < m->files.n; i++) {
		const struct issued_file *f = &m->files.at[i];
		const char *path = file_join(a, m->folder, f->path);

		if (!text_ends(f->path, ".pdf") || file_look(a, path, dl) != FILE_PLAIN)
			continue;
		struct issued_copy c = {.edition = m, .file = f, .latest = latest};

		c.bytes = file_read(a, path, &c.len, dl);
		if (c.bytes && text_equal(edition_hash(a, path, dl), f->sha256))
			*(struct issued_copy *)vec_push(a, &out->all) = c;
	}
}

/* All PDFs that were issued, oldest first in their scopes. */
static struct issued_copies list_candidates(struct arena *a, const char *folder, struct diag_list *dl)
{
	struct issued_copies out = {0};
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

static const struct issued_copy *find_prefix(const struct issued_copies *c, const char *bytes, size_t len)
{
	const struct issued_copy *best = NULL;

	for (size_t i = 0; i < c->all.n; i++) {
		const struct issued_copy *k = &c->all.at[i];

		if (k->len <= len && memcmp(k->bytes, bytes, k->len) == 0 &&
		    (!best || k->len >= best->len))
			best = k;
	}
	return best;
}

/* An issued file that begins with these bytes and goes on. */
static const struct issued_copy *find_torn(const struct issued_copies *c, const char *bytes, size_t len)
{
	for (size_t i = c->all.n; i-- > 0;)
		if (len >= HEAD && len < c->all.at[i].len &&
		    memcmp(c->all.at[i].bytes, bytes, len) == 0)
			return &c->all.at[i];
	return NULL;
}

/* Whether all words of its first pages stand in the file: cheap, and true of few others. */
static bool begins_alike(const struct issued_copy *c, const struct file_words *words)
{
	struct arena *own = arena_new();
	struct file_words first = {0};
	bool is = page_words_begin(own, c->bytes, c->len, FIRST_PAGES, &first) &&
		  file_words_share(own, &first, words) >= nearly_all;

	arena_free(own);
	return is;
}

static struct issued_copies shorten(struct arena *a, const struct issued_copies *c,
				    const struct file_words *words)
{
	struct issued_copies few = {0};

	for (size_t i = 0; i < c->all.n; i++)
		if (begins_alike(&c->all.at[i], words))
			*(struct issued_copy *)vec_push(a, &few.all) = c->all.at[i];
	return few;
}

static double likeness(const struct issued_copy *c, const struct file_words *words)
{
	struct arena *own = arena_new();
	struct file_words other = {0};
	double l = page_words_read(own, c->bytes, c->len, &other)
			   ? file_words_likeness(own, &other, words)
			   : 0;

	arena_free(own);
	return l;
}

/* The likest one, if it is so much like the file as *most says, which then says how much. */
static const struct issued_copy *find_likest(const struct issued_copies *c,
					     const struct file_words *words, double *most)
{
	const struct issued_copy *best = NULL;

	for (size_t i = 0; i < c->all.n; i++) {
		double l = likeness(&c->all.at[i], words);

		best = l >= *most ? &c->all.at[i] : best;
		*most = l >= *most ? l : *most;
	}
	return best;
}

static const struct issued_copy *find_nearest(struct arena *a, const struct issued_copies *c,
					      const char *bytes, size_t len)
{
	struct file_words words = {0};
	double most = sure;

	if (!page_words_read(a, bytes, len, &words))
		return NULL;
	struct issued_copies few = shorten(a, c, &words);
	const struct issued_copy *best = find_likest(&few, &words, &most);

	most = alike;
	return best ? best : find_likest(c, &words, &most);
}

bool signed_copy_find(struct arena *a, const char *folder, const char *bytes, size_t len,
		      struct signed_copy *out, struct diag_list *dl)
{
	struct issued_copies all = list_candidates(a, folder, dl);
	const struct issued_copy *c = find_prefix(&all, bytes, len);

	if (!c)
		c = find_torn(&all, bytes, len);
	if (!c)
		c = find_nearest(a, &all, bytes, len);
	*out = (struct signed_copy){0};
	if (!c) {
		out->answer = signed_alone(a, bytes, len);
		return false;
	}
	out->edition = c->edition;
	out->file = c->file;
	out->document = file_stem(a, c->file->path);
	out->latest = c->latest;
	out->answer = signed_compare(a, c->bytes, c->len, bytes, len);
	return true;
}

const char *signed_copy_words(const struct signed_place *place)
{
	return _(signed_word_sentence(place->what));
}

void signed_copy_tell(struct arena *a, const char *path, const struct signed_copy *copy,
		      struct diag_list *dl)
{
	const struct signed_answer *s = copy->answer;
	const char *name = !copy->edition
				   ? ""
				   : arena_printf(a, _("edition %d of %s, %s"), copy->edition->number,
						  copy->edition->contract, copy->file->path);

	if (s->state == SIGNED_UNREADABLE)
		diag_add(dl, DIAG_COPY_UNREADABLE, NULL, path,
			 s->places.n ? signed_copy_words(&s->places.at[0]) : "");
	else if (!copy->edition)
		diag_add(dl, DIAG_NOT_ISSUED, NULL, path);
	else if (s->state == SIGNED_CHANGED)
		diag_add(dl, DIAG_COPY_CHANGED, NULL, path, name);
	else if (s->state == SIGNED_STAMPED)
		diag_add(dl, DIAG_COPY_STAMPED, NULL, path, name);
	for (size_t i = 0; i < s->signatures.n; i++)
		if (!s->signatures.at[i].whole)
			diag_add(dl, DIAG_SIGNATURE_PART, NULL, path,
				 s->signatures.at[i].field ? s->signatures.at[i].field : "");
}
