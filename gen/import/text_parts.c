/* SPDX-License-Identifier: MIT
 *
 * A line that is a title of the profile starts a part; the heads below it, and those repeated at
 * the top of a page, are taken out by comparing their words with the profile's heads. All other
 * lines belong to the part above.
 */
#include "import/text_parts.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

struct squashed_texts {
	VEC(const char *) all;
};

static void add_text(struct arena *a, struct squashed_texts *out, const char *s)
{
	*vec_push(a, &out->all) = text_squash(a, s);
}

static void add_heads(struct arena *a, struct squashed_texts *out,
		      const struct profile_column *column, bool apart)
{
	for (const char *const *head = column->heads; head && *head; head++) {
		const char *slash = strchr(*head, '/');

		add_text(a, out, *head);
		if (!apart || !slash)
			continue;
		add_text(a, out, arena_strndup(a, *head, (size_t)(slash - *head)));
		add_text(a, out, slash + 1);
	}
}

static void add_pieces(struct arena *a, struct squashed_texts *out, const struct profile_table *t)
{
	for (const char *const *title = t->titles; title && *title; title++)
		add_text(a, out, *title);
	for (size_t c = 0; c < t->columns.n; c++)
		add_heads(a, out, &t->columns.at[c], false);
}

/* The heads of the levels may stand beside those of the cross table. */
static const char *const *list_pieces(struct arena *a, const struct profile *p,
				      const struct profile_table *t)
{
	struct squashed_texts list = {0};

	add_pieces(a, &list, t);
	for (size_t i = 0; t->cross && i < p->tables.n; i++)
		if (text_equal(p->tables.at[i].kind, "levels"))
			add_pieces(a, &list, &p->tables.at[i]);
	*vec_push(a, &list.all) = NULL;
	return list.all.at;
}

static const char *const *list_heads(struct arena *a, const struct profile_table *t)
{
	struct squashed_texts list = {0};

	for (size_t c = 0; c < t->columns.n; c++)
		add_heads(a, &list, &t->columns.at[c], true);
	*vec_push(a, &list.all) = NULL;
	return list.all.at;
}

static void add_part(struct arena *a, struct flat_parts *out, const struct profile *p,
		     const struct profile_table *t)
{
	struct flat_part *part = vec_push(a, &out->all);

	part->table = fit_table(a, t);
	part->pieces = list_pieces(a, p, t);
	part->heads = list_heads(a, t);
}

static bool has_title(const struct flat_part *part, const struct flat_line *line)
{
	for (const char *const *title = part->table->profile->titles; title && *title; title++)
		if (**title == *line->s && flat_lines_same(line, *title))
			return true;
	return false;
}

/*
 * Where a cross table shares its title with another one, both stand side by side, and the cross
 * table leads.
 */
static struct flat_part *find_title(struct flat_parts *parts, const struct flat_line *line)
{
	struct flat_part *found = NULL;

	for (size_t i = 0; i < parts->all.n; i++) {
		struct flat_part *part = &parts->all.at[i];

		if ((!found || part->table->profile->cross) && has_title(part, line))
			found = part;
	}
	return found;
}

static bool is_head(const char *s, size_t len, const char *const *heads)
{
	for (; *heads; heads++)
		if (strlen(*heads) == len && memcmp(*heads, s, len) == 0)
			return true;
	return false;
}

/* Two heads or more and nothing else: a head wherever it stands. */
static bool only_heads(const struct flat_line *line, const char *const *heads)
{
	size_t n = 0;

	for (const char *s = line->s, *end = s + line->len; s < end;) {
		const char *blank = memchr(s, ' ', (size_t)(end - s));
		size_t len = (size_t)((blank ? blank : end) - s);

		if (len && !is_head(s, len, heads))
			return false;
		n += len > 0;
		s += len + (blank != NULL);
	}
	return n > 1;
}

static bool holds_head(const char *squashed, const char *const *heads)
{
	for (; *heads; heads++)
		if (strstr(squashed, *heads))
			return true;
	return false;
}

/*
 * Whether a page that opens with line i repeats the heads. They are wrapped and may have been cut
 * by the page break, but one of them is there whole; a row that goes on from the page before may
 * look like pieces of heads, too.
 */
static bool repeats_heads(struct arena *a, const struct flat_lines *lines, size_t i,
			  const struct flat_part *part)
{
	struct strbuf sb = strbuf_new(a);

	for (; i < lines->all.n && (lines->all.at[i].use == USE_MARK ||
				    flat_lines_pieces(&lines->all.at[i], part->pieces));
	     i++)
		if (lines->all.at[i].use != USE_MARK)
			strbuf_add_bytes(&sb, lines->all.at[i].s, lines->all.at[i].len);
	return *sb.text && holds_head(text_squash(a, sb.text), part->heads);
}

static void take_line(struct arena *a, struct flat_part *part, struct flat_lines *lines, size_t i,
		      bool *heading)
{
	struct flat_line *line = &lines->all.at[i];

	*heading = *heading || (line->opens_page && repeats_heads(a, lines, i, part));
	line->table = part->table->profile;
	if ((*heading && flat_lines_pieces(line, part->pieces)) || only_heads(line, part->heads)) {
		line->use = USE_HEAD;
		part->first_head = part->first_head ? part->first_head : line;
		return;
	}
	*heading = false;
	*vec_push(a, &part->lines) = line;
}

static void take_title(struct arena *a, struct flat_part *part, struct flat_line *line)
{
	line->use = USE_HEAD;
	line->table = part->table->profile;
	if (!part->title)
		part->title = arena_strndup(a, line->s, line->len);
}

static bool heads_follow(const struct flat_lines *lines, size_t i, const struct flat_part *part)
{
	for (i++; i < lines->all.n && lines->all.at[i].use == USE_MARK; i++)
		;
	return i < lines->all.n && (flat_lines_pieces(&lines->all.at[i], part->pieces) ||
				    only_heads(&lines->all.at[i], part->heads));
}

/*
 * The words of another table's title in the middle of a table: without heads below they may be a
 * line of a row. Of a table that had its title already they are taken for that; else the table
 * begins there. Either way somebody should look.
 */
static struct flat_part *doubt_title(struct arena *a, const struct flat_lines *lines, size_t i,
				     struct flat_part *titled, struct flat_part *at,
				     struct diag_list *dl)
{
	const struct flat_line *line = &lines->all.at[i];
	struct flat_part *taken = titled && titled->title ? at : titled;

	if (!titled || !at || titled == at || heads_follow(lines, i, titled))
		return titled;
	diag_add(dl, DIAG_TEXT_TITLE, titled->table->profile->kind, flat_lines_range(a, line, line),
		 arena_strndup(a, line->s, line->len), at->title,
		 taken == at ? at->title : arena_strndup(a, line->s, line->len));
	return taken == at ? NULL : titled;
}

bool flat_parts_find(struct arena *a, const struct profile *p, struct flat_lines *lines,
		     struct flat_parts *out, struct diag_list *dl)
{
	struct flat_part *at = NULL;
	bool heading = false, any = false;

	for (size_t i = 0; i < p->tables.n; i++)
		add_part(a, out, p, &p->tables.at[i]);
	for (size_t i = 0; i < lines->all.n; i++) {
		struct flat_line *line = &lines->all.at[i];
		struct flat_part *titled = line->use == USE_NONE ? find_title(out, line) : NULL;

		titled = doubt_title(a, lines, i, titled, at, dl);
		if (titled) {
			at = titled;
			take_title(a, at, line);
			heading = any = true;
		} else if (line->use == USE_NONE && at) {
			take_line(a, at, lines, i, &heading);
		} else if (at) {
			line->table = at->table->profile;
		}
	}
	return any;
}

struct flat_part *flat_parts_get(const struct flat_parts *parts, const char *kind)
{
	for (size_t i = 0; i < parts->all.n; i++)
		if (text_equal(parts->all.at[i].table->profile->kind, kind))
			return &parts->all.at[i];
	return NULL;
}

void flat_parts_words(struct arena *a, const struct flat_part *part, size_t from, size_t to,
		      const char *dash, const struct hash_tally *ids, bool arrow,
		      struct flat_words *w)
{
	w->all.n = 0;
	for (; from < to; from++)
		flat_words_cut(a, w, part->lines.at[from]->s, part->lines.at[from]->len, dash, ids,
			       &arrow);
}

void flat_parts_claim(const struct flat_part *part, size_t from, size_t to, enum line_use use)
{
	for (; from < to; from++)
		part->lines.at[from]->use = use;
}
