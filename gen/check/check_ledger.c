/* SPDX-License-Identifier: MIT
 *
 * Findings about the list of devices. A list has thousands of rows, so what many of them share is
 * one finding with their number and the first of them; it is the hospital's alone.
 */
#include "check/check_ledger.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/ledger_said.h"

/* Names that a finding lists before it counts the rest. */
enum { SHOWN_NAMES = 5 };

struct ledger_check {
	struct arena *a;
	const struct project *project;
	const struct library *library;
	const struct known_devices *all;
	struct diag_list *dl;
};

static const char *count_text(const struct ledger_check *k, size_t n)
{
	return arena_printf(k->a, "%zu", n);
}

/* Devices that a finding speaks of. */
struct told {
	VEC(const struct known_device *) all;
};

static const char *list_names(const struct ledger_check *k, const struct told *t)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < t->all.n && i < SHOWN_NAMES; i++)
		strbuf_join(&sb, ", ", device_name(k->a, t->all.at[i]->entry));
	if (t->all.n > SHOWN_NAMES)
		strbuf_add(&sb, ", …");
	return sb.text;
}

struct told_word {
	const char *word;
	struct told devices;
};

/* Devices by a word that they share, in the order of the first of each. */
struct told_words {
	VEC(struct told_word) all;
	struct map *by_word;
};

static struct told_words words_new(const struct ledger_check *k)
{
	return (struct told_words){.by_word = map_new(k->a)};
}

static void add_word(const struct ledger_check *k, struct told_words *t,
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

static void tell_past(const struct ledger_check *k, const struct told_words *past)
{
	for (size_t i = 0; i < past->all.n; i++) {
		const struct told *t = &past->all.at[i].devices;
		const char *os = support_name(t->all.at[0]);

		diag_add(k->dl, DIAG_LEDGER_SUPPORT_ENDED, os, t->all.at[0]->entry->at, os,
			 t->all.at[0]->end, count_text(k, t->all.n), list_names(k, t));
	}
}

/* 'Windows 11 120, - 14' */
static const char *list_counts(const struct ledger_check *k, const struct told_words *t)
{
	struct strbuf sb = strbuf_new(k->a);

	for (size_t i = 0; i < t->all.n && i < SHOWN_NAMES; i++)
		strbuf_join(&sb, ", ",
			    arena_concat(k->a, t->all.at[i].word, " ",
					 count_text(k, t->all.at[i].devices.all.n), (char *)NULL));
	if (t->all.n > SHOWN_NAMES)
		strbuf_add(&sb, ", …");
	return sb.text;
}

static void check_support(const struct ledger_check *k)
{
	struct told_words past = words_new(k), unknown = words_new(k);
	size_t n = 0;

	FOR_DEVICES(k, d) {
		if (d->support == SUPPORT_PAST)
			add_word(k, &past,
				 arena_concat(k->a, support_name(d), "\n", d->end, (char *)NULL),
				 d);
		if (d->support != SUPPORT_UNKNOWN)
			continue;
		add_word(k, &unknown, support_name(d), d);
		n++;
	}
	tell_past(k, &past);
	if (n)
		diag_add(k->dl, DIAG_LEDGER_SUPPORT_UNKNOWN, NULL, k->project->ledger.file,
			 count_text(k, n), list_counts(k, &unknown));
}

/* --- who, and by which line --- */

static void check_updates(const struct ledger_check *k)
{
	struct told nobody = {0};

	FOR_DEVICES(k, d)
		if (!d->updates && !d->entry->updates_said && device_is_central(d))
			*vec_push(k->a, &nobody.all) = d;
	if (nobody.all.n)
		diag_add(k->dl, DIAG_LEDGER_WITHOUT_UPDATES, NULL, nobody.all.at[0]->entry->at,
			 count_text(k, nobody.all.n), list_names(k, &nobody));
}

static void check_lines(const struct ledger_check *k)
{
	struct told_words unknown = words_new(k);
	struct told unsaid = {0};

	FOR_DEVICES(k, d) {
		if (text_equal(d->entry->remote, "no") || d->line)
			continue;
		if (!ledger_says_nothing(k->a, k->library, d->entry->line))
			add_word(k, &unknown, d->entry->line, d);
		else if (d->entry->remote)
			*vec_push(k->a, &unsaid.all) = d;
	}
	for (size_t i = 0; i < unknown.all.n; i++) {
		const struct told_word *w = &unknown.all.at[i];

		diag_add(k->dl, DIAG_LEDGER_LINE_UNKNOWN, w->word,
			 w->devices.all.at[0]->entry->at, w->word,
			 count_text(k, w->devices.all.n), list_names(k, &w->devices));
	}
	if (unsaid.all.n)
		diag_add(k->dl, DIAG_LEDGER_LINE_UNSAID, NULL, unsaid.all.at[0]->entry->at,
			 count_text(k, unsaid.all.n), list_names(k, &unsaid));
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

static void check_figure(const struct ledger_check *k)
{
	struct told lost = {0};

	FOR_DEVICES(k, d) {
		if (belongs_in_figure(d))
			*vec_push(k->a, &lost.all) = d;
		if (d->maybe)
			diag_add(k->dl, DIAG_LEDGER_LINK_DOUBTFUL, d->entry->id, d->entry->at,
				 d->entry->id, d->maybe);
		if (d->entry->object && !d->object)
			diag_add(k->dl, DIAG_UNKNOWN_LEDGER_OBJECT, d->entry->id, d->entry->at,
				 d->entry->object);
	}
	if (lost.all.n)
		diag_add(k->dl, DIAG_LEDGER_NOT_IN_FIGURE, NULL, lost.all.at[0]->entry->at,
			 count_text(k, lost.all.n), list_names(k, &lost));
	for (size_t i = 0; i < k->all->absent.n; i++) {
		const struct object *o = k->all->absent.at[i];

		if (belongs_in_list(o))
			diag_add(k->dl, DIAG_LEDGER_NOT_IN_LIST, o->id, o->place, o->kind,
				 o->name ? o->name : o->id, o->system->name,
				 arena_concat(k->a, o->kind, "/", o->system->id, "/", o->id,
					      (char *)NULL));
	}
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

static void check_doubles(const struct ledger_check *k)
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
		for (size_t n = 0; n < words.all.n; n++) {
			const struct told_word *w = &words.all.at[n];

			if (w->devices.all.n > 1)
				diag_add(k->dl, DIAG_LEDGER_DOUBLE, w->word,
					 w->devices.all.at[1]->entry->at, kinds[i].member, w->word,
					 count_text(k, w->devices.all.n),
					 list_names(k, &w->devices));
		}
	}
}

/* --- words and addresses --- */

struct said_party {
	const char *member, *said, *id;
};

static void add_parties(const struct ledger_check *k, struct told_words *words,
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

static void check_ids(const struct ledger_check *k, const struct known_device *d)
{
	const struct ledger_entry *e = d->entry;
	const char *const ids[] = {e->owner, e->updates, e->maintains};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		if (ids[i] && !project_party(k->project, ids[i]))
			diag_add(k->dl, DIAG_UNKNOWN_PARTY, e->id, e->at, ids[i], "");
	if (e->system && !project_system(k->project, e->system))
		diag_add(k->dl, DIAG_UNKNOWN_SYSTEM, e->id, e->at, e->system);
}

static void tell_words(const struct ledger_check *k, const struct told_words *words,
		       enum diag_code code)
{
	for (size_t i = 0; i < words->all.n; i++) {
		const struct told_word *w = &words->all.at[i];

		diag_add(k->dl, code, w->word, w->devices.all.at[0]->entry->at, w->word,
			 count_text(k, w->devices.all.n));
	}
}

static void tell_parties(const struct ledger_check *k, const struct told_words *words)
{
	for (size_t i = 0; i < words->all.n; i++) {
		const struct told_word *w = &words->all.at[i];
		const char *said = strchr(w->word, '\n') + 1;

		diag_add(k->dl, DIAG_LEDGER_PARTY_UNKNOWN, said, w->devices.all.at[0]->entry->at,
			 arena_strndup(k->a, w->word, (size_t)(said - 1 - w->word)), said,
			 count_text(k, w->devices.all.n));
	}
}

static void check_words(const struct ledger_check *k)
{
	struct told_words parties = words_new(k), systems = words_new(k), kinds = words_new(k);
	struct told unsaid = {0};

	FOR_DEVICES(k, d) {
		const struct ledger_entry *e = d->entry;

		add_parties(k, &parties, d);
		check_ids(k, d);
		if (e->system_said && !d->system)
			add_word(k, &systems, e->system_said, d);
		if (e->kind_said && !e->kind)
			add_word(k, &kinds, e->kind_said, d);
		else if (!e->kind)
			*vec_push(k->a, &unsaid.all) = d;
	}
	tell_parties(k, &parties);
	tell_words(k, &systems, DIAG_LEDGER_SYSTEM_UNKNOWN);
	tell_words(k, &kinds, DIAG_LEDGER_KIND_UNKNOWN);
	if (unsaid.all.n)
		diag_add(k->dl, DIAG_LEDGER_KIND_UNSAID, NULL, unsaid.all.at[0]->entry->at,
			 count_text(k, unsaid.all.n), list_names(k, &unsaid));
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

static void check_addresses(const struct ledger_check *k)
{
	struct told macs = {0}, ips = {0};

	FOR_DEVICES(k, d) {
		if (d->entry->mac && !is_mac(d->entry->mac))
			*vec_push(k->a, &macs.all) = d;
		if (d->entry->ip && !is_ip(d->entry->ip))
			*vec_push(k->a, &ips.all) = d;
	}
	if (macs.all.n)
		diag_add(k->dl, DIAG_BAD_LEDGER_ADDRESS, macs.all.at[0]->entry->id,
			 macs.all.at[0]->entry->at, "mac", macs.all.at[0]->entry->mac,
			 "00:11:22:aa:bb:cc", count_text(k, macs.all.n));
	if (ips.all.n)
		diag_add(k->dl, DIAG_BAD_LEDGER_ADDRESS, ips.all.at[0]->entry->id,
			 ips.all.at[0]->entry->at, "ip", ips.all.at[0]->entry->ip, "192.0.2.10",
			 count_text(k, ips.all.n));
}

void check_devices(struct arena *a, const struct project *p, const struct library *l,
		   const struct known_devices *all, struct diag_list *dl)
{
	const struct ledger_check k = {a, p, l, all, dl};
	size_t n = dl->all.n;

	check_support(&k);
	check_updates(&k);
	check_lines(&k);
	check_figure(&k);
	check_doubles(&k);
	check_words(&k);
	check_addresses(&k);
	diag_about(dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
}

void check_ledger(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct known_devices all = devices_of(a, in->project, in->library);

	if (in->project->ledger.stands)
		check_devices(a, in->project, in->library, &all, dl);
}
