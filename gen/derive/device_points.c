/* SPDX-License-Identifier: MIT
 *
 * A list has thousands of rows, so what many of them share is one point: rows are gathered by the
 * word that they share, in the order of the first of each.
 */
#include "derive/device_points.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "derive/ledger_said.h"

/* Operating systems that a point lists. */
enum { SHOWN_WORDS = 5 };

static const char *const kind_names[] = {
	[POINT_SUPPORT_ENDED] = "support-ended",     [POINT_SUPPORT_UNKNOWN] = "support-unknown",
	[POINT_WITHOUT_UPDATES] = "without-updates", [POINT_LINE_UNKNOWN] = "line-unknown",
	[POINT_LINE_UNSAID] = "line-unsaid",         [POINT_NOT_IN_FIGURE] = "not-in-figure",
	[POINT_NOT_IN_LIST] = "not-in-list",         [POINT_LINK_DOUBTFUL] = "link-doubtful",
	[POINT_OBJECT_UNKNOWN] = "object-unknown",   [POINT_DOUBLE] = "double",
	[POINT_PARTY_UNKNOWN] = "party-unknown",     [POINT_SYSTEM_UNKNOWN] = "system-unknown",
	[POINT_KIND_UNKNOWN] = "kind-unknown",       [POINT_KIND_UNSAID] = "kind-unsaid",
	[POINT_BAD_ADDRESS] = "bad-address"};

const char *device_point_name(enum device_point_kind kind)
{
	return kind_names[kind];
}

struct point_search {
	struct arena *a;
	const struct project *project;
	const struct library *library;
	const struct known_devices *all;
	struct device_points *out;
};

static struct device_point *add_point(const struct point_search *k, enum device_point_kind kind,
				      const char *word, const struct told_devices *devices)
{
	struct device_point *p = vec_push(k->a, &k->out->all);

	*p = (struct device_point){.kind = kind, .word = word};
	if (devices)
		p->devices = *devices;
	return p;
}

struct told_word {
	const char *word;
	struct told_devices devices;
};

/* Devices by a word that they share, in the order of the first of each. */
struct told_words {
	VEC(struct told_word) all;
	struct map *by_word;
};

static struct told_words words_new(const struct point_search *k)
{
	return (struct told_words){.by_word = map_new(k->a)};
}

static void add_word(const struct point_search *k, struct told_words *t,
				  const char *word, const struct known_device *d)
{
	size_t *at = map_get(t->by_word, word);

	if (!at) {
		at = arena_alloc(k->a, sizeof *at);
		*at = t->all.n;
		map_set(t->by_word, word, at);
		vec_push(k->a, &t->all)->word = word;
	}
	*vec_push(k->a, &t->all.at[*at].devices.all) = d;
}

static void tell_words(const struct point_search *k, const struct told_words *words,
		       enum device_point_kind kind, const char *member)
{
	for (size_t i = 0; i < words->all.n; i++)
		add_point(k, kind, words->all.at[i].word, &words->all.at[i].devices)->member =
			member;
}

#define FOR_DEVICES(k, d) \
	for (const struct known_device *d = (k)->all->all.at; \
	     d < (k)->all->all.at + (k)->all->all.n; d++)

/* --- support --- */

static const char *support_name(const struct known_device *d)
{
	if (d->os && !d->entry->support_end)
		return d->os->name;
	return d->entry->os ? d->entry->os : "-";
}

static void tell_past(const struct point_search *k, const struct told_words *past)
{
	for (size_t i = 0; i < past->all.n; i++) {
		const struct told_devices *t = &past->all.at[i].devices;

		add_point(k, POINT_SUPPORT_ENDED, support_name(t->all.at[0]), t)->day =
			t->all.at[0]->end;
	}
}

/* 'Windows 11 120, - 14' */
static const char *list_counts(const struct point_search *k, const struct told_words *t)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < t->all.n && i < SHOWN_WORDS; i++)
		strbuf_join(&sb, ", ",
			    arena_concat(k->a, t->all.at[i].word, " ",
					 arena_printf(k->a, "%zu", t->all.at[i].devices.all.n), (char *)NULL));
	if (t->all.n > SHOWN_WORDS)
		strbuf_add(&sb, ", …");
	return sb.text;
}

static void find_support(const struct point_search *k)
{
	struct told_words past = words_new(k), unknown = words_new(k);
	struct told_devices all = {0};

	FOR_DEVICES(k, d) {
		if (d->support == SUPPORT_PAST)
			add_word(k, &past,
				 arena_concat(k->a, support_name(d), "\n", d->end, (char *)NULL),
				 d);
		if (d->support != SUPPORT_UNKNOWN)
			continue;
		add_word(k, &unknown, support_name(d), d);
		*vec_push(k->a, &all.all) = d;
	}
	tell_past(k, &past);
	if (all.all.n)
		add_point(k, POINT_SUPPORT_UNKNOWN, list_counts(k, &unknown), &all);
}

/* --- who, and by which line --- */

static void find_updates(const struct point_search *k)
{
	struct told_devices nobody = {0};

	FOR_DEVICES(k, d)
		if (!d->updates && !d->entry->updates_said && device_is_central(d))
			*vec_push(k->a, &nobody.all) = d;
	if (nobody.all.n)
		add_point(k, POINT_WITHOUT_UPDATES, NULL, &nobody);
}

static void find_lines(const struct point_search *k)
{
	struct told_words unknown = words_new(k);
	struct told_devices unsaid = {0};

	FOR_DEVICES(k, d) {
		if (text_equal(d->entry->remote, "no") || d->line)
			continue;
		if (!ledger_says_nothing(k->a, k->library, d->entry->line))
			add_word(k, &unknown, d->entry->line, d);
		else if (d->entry->remote)
			*vec_push(k->a, &unsaid.all) = d;
	}
	tell_words(k, &unknown, POINT_LINE_UNKNOWN, NULL);
	if (unsaid.all.n)
		add_point(k, POINT_LINE_UNSAID, NULL, &unsaid);
}

/* --- the list and the figure --- */

/* Of terminals, and of switches that no system has, no figure has to know. */
static bool belongs_in_figure(const struct known_device *d)
{
	bool bound = d->system || text_equal(d->entry->remote, "yes") ||
		     text_equal(d->entry->kind, "server");

	return !d->object && !d->maybe && !d->entry->object && device_is_central(d) && bound;
}

static bool is_true(const struct system *s, const char *flag)
{
	return text_equal(settings_get(&s->flags, flag), "true");
}

static const char *member(const struct object *o, const char *name)
{
	const struct field *f = field_find(o->table, name);

	return f ? *(const char *const *)((const char *)o->at + f->offset) : NULL;
}

/* What stands elsewhere, or is another's to answer for, is in no list of the hospital. */
static bool belongs_in_list(const struct object *o)
{
	return !is_true(o->system, "cloud") && !text_equal(member(o, "site"), "vendor") &&
	       !member(o, "out_of_scope");
}

static void add_alone(const struct point_search *k, enum device_point_kind kind, const char *word,
		      const struct known_device *d)
{
	struct device_point *p = add_point(k, kind, word, NULL);

	*vec_push(k->a, &p->devices.all) = d;
}

static void find_figure(const struct point_search *k)
{
	struct told_devices lost = {0};

	FOR_DEVICES(k, d)
		if (belongs_in_figure(d))
			*vec_push(k->a, &lost.all) = d;
	if (lost.all.n)
		add_point(k, POINT_NOT_IN_FIGURE, NULL, &lost);
	for (size_t i = 0; i < k->all->absent.n; i++)
		if (belongs_in_list(k->all->absent.at[i]))
			add_point(k, POINT_NOT_IN_LIST, NULL, NULL)->object = k->all->absent.at[i];
	FOR_DEVICES(k, d)
		if (d->maybe)
			add_alone(k, POINT_LINK_DOUBTFUL, d->maybe, d);
	FOR_DEVICES(k, d)
		if (d->entry->object && !d->object)
			add_alone(k, POINT_OBJECT_UNKNOWN, d->entry->object, d);
}

/* --- doubles --- */

typedef const char *double_key(const struct ledger_entry *e);

static const char *id_of(const struct ledger_entry *e)
{
	return e->numbered ? NULL : e->id;
}

static const char *mac_of(const struct ledger_entry *e)
{
	return e->mac;
}

/* An address that a server gives out (DHCP) is no address. */
static const char *ip_of(const struct ledger_entry *e)
{
	return e->ip && isdigit((unsigned char)*e->ip) ? e->ip : NULL;
}

/* Many machines are of one make; a name is one's own where nothing else tells rows apart. */
static const char *name_of(const struct ledger_entry *e)
{
	return e->numbered && !e->mac && !e->ip && !e->location ? e->name : NULL;
}

static void find_doubles(const struct point_search *k)
{
	static const struct {
		const char *member;
		double_key *key;
	} kinds[] = {{"id", id_of}, {"mac", mac_of}, {"ip", ip_of}, {"name", name_of}};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		struct told_words words = words_new(k);

		FOR_DEVICES(k, d)
			if (kinds[i].key(d->entry))
				add_word(k, &words, kinds[i].key(d->entry), d);
		for (size_t n = 0; n < words.all.n; n++)
			if (words.all.at[n].devices.all.n > 1)
				add_point(k, POINT_DOUBLE, words.all.at[n].word,
					  &words.all.at[n].devices)
					->member = kinds[i].member;
	}
}

/* --- words and addresses --- */

struct said_party {
	const char *member, *said, *id;
};

static void add_parties(const struct point_search *k, struct told_words *words,
			const struct known_device *d)
{
	const struct ledger_entry *e = d->entry;
	const struct said_party all[] = {{"owner", e->owner_said, e->owner},
					 {"updates", e->updates_said, e->updates},
					 {"maintains", e->maintains_said, e->maintains}};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (all[i].said && !all[i].id &&
		    !ledger_party(k->a, k->project, k->library, d->system, all[i].said))
			add_word(k, words,
				 arena_concat(k->a, all[i].member, "\n", all[i].said, (char *)NULL),
				 d);
}

static void tell_parties(const struct point_search *k, const struct told_words *words)
{
	for (size_t i = 0; i < words->all.n; i++) {
		const struct told_word *w = &words->all.at[i];
		const char *said = strchr(w->word, '\n') + 1;

		add_point(k, POINT_PARTY_UNKNOWN, said, &w->devices)->member =
			arena_strndup(k->a, w->word, (size_t)(said - 1 - w->word));
	}
}

static void find_words(const struct point_search *k)
{
	struct told_words parties = words_new(k), systems = words_new(k), kinds = words_new(k);
	struct told_devices unsaid = {0};

	FOR_DEVICES(k, d) {
		const struct ledger_entry *e = d->entry;

		add_parties(k, &parties, d);
		if (e->system_said && !d->system)
			add_word(k, &systems, e->system_said, d);
		if (e->kind_said && !e->kind)
			add_word(k, &kinds, e->kind_said, d);
		else if (!e->kind)
			*vec_push(k->a, &unsaid.all) = d;
	}
	tell_parties(k, &parties);
	tell_words(k, &systems, POINT_SYSTEM_UNKNOWN, NULL);
	tell_words(k, &kinds, POINT_KIND_UNKNOWN, NULL);
	if (unsaid.all.n)
		add_point(k, POINT_KIND_UNSAID, NULL, &unsaid);
}

static bool is_mac(const char *s)
{
	for (size_t i = 0; i < 17; i++)
		if (i % 3 == 2 ? s[i] != ':' : !isxdigit((unsigned char)s[i]))
			return false;
	return !s[17];
}

/* Four numbers up to 255; an address of version 6, a name or DHCP is not judged. */
static bool is_ip(const char *s)
{
	if (!isdigit((unsigned char)*s) || strchr(s, ':'))
		return true;
	for (int part = 0; part < 4; part++) {
		char *end;
		long n = isdigit((unsigned char)*s) ? strtol(s, &end, 10) : 256;

		if (n > 255 || *end != (part < 3 ? '.' : '\0'))
			return false;
		s = end + 1;
	}
	return true;
}

static void find_addresses(const struct point_search *k)
{
	struct told_devices macs = {0}, ips = {0};

	FOR_DEVICES(k, d) {
		if (d->entry->mac && !is_mac(d->entry->mac))
			*vec_push(k->a, &macs.all) = d;
		if (d->entry->ip && !is_ip(d->entry->ip))
			*vec_push(k->a, &ips.all) = d;
	}
	if (macs.all.n)
		add_point(k, POINT_BAD_ADDRESS, macs.all.at[0]->entry->mac, &macs)->member = "mac";
	if (ips.all.n)
		add_point(k, POINT_BAD_ADDRESS, ips.all.at[0]->entry->ip, &ips)->member = "ip";
}

struct device_points device_points_of(struct arena *a, const struct project *p,
				      const struct library *l, const struct known_devices *all)
{
	struct device_points out = {0};
	const struct point_search k = {a, p, l, all, &out};

	find_support(&k);
	find_updates(&k);
	find_lines(&k);
	find_figure(&k);
	find_doubles(&k);
	find_words(&k);
	find_addresses(&k);
	return out;
}
