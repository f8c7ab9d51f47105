/* SPDX-License-Identifier: MIT
 *
 * The network of the whole house as one list: every line, what runs in a cloud, what is stored
 * elsewhere, which systems exchange data, and what is handed over by hand. A list that nobody wrote
 * prints as not filled in, since a way that nobody wrote down is one that nobody watches.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"

enum way { WAY_LINE, WAY_CLOUD, WAY_STORAGE, WAY_EXCHANGE, WAY_MEDIUM };

static const char *const ways[] = {
	[WAY_LINE] = "line",         [WAY_CLOUD] = "cloud",   [WAY_STORAGE] = "storage",
	[WAY_EXCHANGE] = "exchange", [WAY_MEDIUM] = "medium",
};

/*
 * A way that data go. "" where the way has no such thing, NULL where somebody has to say it, in the
 * member of `members`.
 */
struct network_way {
	enum way way;
	const struct system *system;
	const char *place, *id;
	const char *name, *ends, *via, *answers, *checks, *when, *spare;
	const char *name_member; /* where a NULL name is written */
};

static void set_member(struct binding *b, struct view_row *row, const struct network_way *w,
		       const char *name, const char *text, const char *member)
{
	view_set_member(b, row, name, text, w->place, member);
}

static void add_way(struct binding *b, struct view *v, const struct network_way *w)
{
	struct view_row *row =
		view_add(b, v, "project", b->in->project->file, w->place, w->id);

	view_set(b, row, "kind", ways[w->way]);
	view_set(b, row, "kind.name", word_of(b, "network", ways[w->way]));
	view_set(b, row, "kind.order", arena_printf(b->a, "%d", (int)w->way));
	view_set(b, row, "system", w->system->name);
	set_member(b, row, w, "name", w->name, w->name_member);
	set_member(b, row, w, "ends", w->ends, w->way == WAY_MEDIUM ? "from" : "stored");
	set_member(b, row, w, "via", w->via, "medium");
	view_set(b, row, "answers", w->answers);
	set_member(b, row, w, "checks", w->checks, "checks");
	set_member(b, row, w, "when", w->when, "cycle");
	view_set(b, row, "spare", w->spare);
}

/* A way of which nothing else is known. */
static struct network_way way_of(enum way way, const struct system *s, const char *place,
				 const char *id)
{
	return (struct network_way){way, s, place, id, "", "", "", "", "", "", "", NULL};
}

static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

static void join_party(struct binding *b, struct strbuf *sb, const char *word, const char *party)
{
	if (party)
		strbuf_join(sb, library_word(b->in->library, "list.comma"),
			    text_replace(b->a, word_of(b, "network", word), "{{label}}",
					 view_tender_name(b, party)));
}

static const char *device_names(struct binding *b, const struct system *s)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < s->devices.n; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"), s->devices.at[i].name);
	return sb.text;
}

static const char *watcher(struct binding *b, const char *party)
{
	return party ? view_tender_name(b, party) : library_word(b->in->library, "object.open");
}

static void add_line(struct binding *b, struct view *v, const struct system *s,
		     const struct line *line)
{
	struct network_way w = way_of(WAY_LINE, s, line->place, line->id);
	struct strbuf answers = strbuf_new(b->a);

	join_party(b, &answers, "owner", line->owner);
	join_party(b, &answers, "carrier", line->carrier);
	join_party(b, &answers, "terminal", line->terminal);
	w.name = line->name;
	w.ends = or_nothing(s->location);
	w.via = device_names(b, s);
	w.answers = answers.text;
	w.checks = watcher(b, line->monitors ? line->monitors : s->monitors);
	w.spare = or_nothing(line->spare);
	add_way(b, v, &w);
}

/* Where nobody wrote its lines down, what `bunkai.json` says of them in one text. */
static void add_lines(struct binding *b, struct view *v, const struct system *s)
{
	struct network_way w = way_of(WAY_LINE, s, s->place, s->id);

	for (size_t i = 0; i < s->lines.n; i++)
		add_line(b, v, s, &s->lines.at[i]);
	if (s->own_lines)
		return;
	w.name = s->line;
	w.name_member = "lines";
	w.ends = or_nothing(s->location);
	w.via = device_names(b, s);
	w.checks = watcher(b, s->monitors);
	add_way(b, v, &w);
}

static bool has_flag(const struct system *s, const char *name)
{
	const char *flag = settings_get(&s->flags, name);

	return flag && *flag && strcmp(flag, "false") != 0;
}

/* By a flag of the system: it runs in a cloud, its data are stored outside. */
static void add_flag(struct binding *b, struct view *v, const struct system *s, enum way way,
		     const char *flag, const char *word)
{
	struct network_way w = way_of(way, s, s->place, s->id);
	struct strbuf answers = strbuf_new(b->a);

	if (!has_flag(s, flag))
		return;
	join_party(b, &answers, "provides", s->owner ? s->owner : s->vendor);
	w.name = word_of(b, "network.of", word);
	w.ends = or_nothing(s->location);
	w.answers = answers.text;
	w.checks = watcher(b, s->monitors);
	add_way(b, v, &w);
}

static void add_copies(struct binding *b, struct view *v, const struct system *s)
{
	for (size_t i = 0; i < s->backups.n; i++) {
		const struct backup *copy = &s->backups.at[i];
		struct network_way w = way_of(WAY_STORAGE, s, copy->place, copy->id);
		struct strbuf answers = strbuf_new(b->a);

		join_party(b, &answers, "takes", copy->takes);
		w.name = text_replace(b->a, word_of(b, "network", "copy"), "{{label}}", copy->name);
		w.ends = copy->stored;
		w.via = or_nothing(copy->method);
		w.answers = answers.text;
		w.when = copy->cycle;
		add_way(b, v, &w);
	}
}

static bool connects(const struct system *s, const char *other)
{
	for (size_t i = 0; i < s->connects.n; i++)
		if (strcmp(s->connects.at[i], other) == 0)
			return true;
	return false;
}

/* True when one of the systems before the nth has told of it. */
static bool is_told(struct binding *b, size_t nth, const struct system *other, const char *id)
{
	for (size_t k = 0; k < nth; k++)
		if (nth_system(b, k) == other && connects(other, id))
			return true;
	return false;
}

/* Two systems that name each other exchange data once: at the first of them. */
static void add_exchanges(struct binding *b, struct view *v, size_t nth)
{
	const struct system *s = nth_system(b, nth);

	for (size_t i = 0; i < s->connects.n; i++) {
		const struct system *other = project_system(b->in->project, s->connects.at[i]);
		struct network_way w = way_of(WAY_EXCHANGE, s, s->place, s->id);

		if (!other || is_told(b, nth, other, s->id))
			continue;
		w.name = other->name;
		w.ends = or_nothing(other->location);
		add_way(b, v, &w);
	}
}

static const char *both_ends(struct binding *b, const struct medium *m)
{
	return m->from && m->to ? text_fill(b->a, word_of(b, "network", "way"), "from", m->from,
					    "to", m->to)
				: NULL;
}

static void add_media(struct binding *b, struct view *v, const struct system *s)
{
	struct network_way unsaid = way_of(WAY_MEDIUM, s, s->place, s->id);

	for (size_t i = 0; i < s->media.n; i++) {
		const struct medium *m = &s->media.at[i];
		struct network_way w = way_of(WAY_MEDIUM, s, m->place, m->id);

		w.name = m->name;
		w.ends = both_ends(b, m);
		w.via = m->medium;
		w.checks = m->checks;
		w.when = m->cycle;
		add_way(b, v, &w);
	}
	unsaid.name = NULL;
	unsaid.name_member = "media";
	if (!s->own_media)
		add_way(b, v, &unsaid);
}

void fill_network(struct binding *b, struct view *v)
{
	for (size_t i = 0; i < count_systems(b); i++) {
		const struct system *s = nth_system(b, i);

		if (!s)
			continue;
		add_lines(b, v, s);
		add_flag(b, v, s, WAY_CLOUD, "cloud", "cloud");
		add_flag(b, v, s, WAY_STORAGE, "outside_storage", "outside-storage");
		add_copies(b, v, s);
		add_exchanges(b, v, i);
		add_media(b, v, s);
	}
}
