/* SPDX-License-Identifier: MIT
 *
 * Findings about the list of devices: one for each point of derive/device_points.h, with how many
 * rows there are and the first of them. The list is the hospital's alone.
 */
#include "check/check_ledger.h"

#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/device_points.h"

/* Names that a finding lists before it counts the rest. */
enum { SHOWN_NAMES = 5 };

static const char *list_names(struct arena *a, const struct told_devices *t)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < t->all.n && i < SHOWN_NAMES; i++)
		strbuf_join(&sb, ", ", device_name(a, t->all.at[i]->entry));
	if (t->all.n > SHOWN_NAMES)
		strbuf_add(&sb, ", …");
	return sb.text;
}

/* What a message is made of. */
enum part { PART_END, WORD, MEMBER, DAY, COUNT, NAMES, ID, KIND, NAME, SYSTEM, PATH, EXAMPLE };

enum { PARTS = 5 };

static const struct {
	enum diag_code code;
	enum part parts[PARTS];
} told[] = {
	[POINT_SUPPORT_ENDED] = {DIAG_LEDGER_SUPPORT_ENDED, {WORD, DAY, COUNT, NAMES}},
	[POINT_SUPPORT_UNKNOWN] = {DIAG_LEDGER_SUPPORT_UNKNOWN, {COUNT, WORD}},
	[POINT_WITHOUT_UPDATES] = {DIAG_LEDGER_WITHOUT_UPDATES, {COUNT, NAMES}},
	[POINT_LINE_UNKNOWN] = {DIAG_LEDGER_LINE_UNKNOWN, {WORD, COUNT, NAMES}},
	[POINT_LINE_UNSAID] = {DIAG_LEDGER_LINE_UNSAID, {COUNT, NAMES}},
	[POINT_NOT_IN_FIGURE] = {DIAG_LEDGER_NOT_IN_FIGURE, {COUNT, NAMES}},
	[POINT_NOT_IN_LIST] = {DIAG_LEDGER_NOT_IN_LIST, {KIND, NAME, SYSTEM, PATH}},
	[POINT_LINK_DOUBTFUL] = {DIAG_LEDGER_LINK_DOUBTFUL, {ID, WORD}},
	[POINT_OBJECT_UNKNOWN] = {DIAG_UNKNOWN_LEDGER_OBJECT, {WORD}},
	[POINT_DOUBLE] = {DIAG_LEDGER_DOUBLE, {MEMBER, WORD, COUNT, NAMES}},
	[POINT_PARTY_UNKNOWN] = {DIAG_LEDGER_PARTY_UNKNOWN, {MEMBER, WORD, COUNT}},
	[POINT_SYSTEM_UNKNOWN] = {DIAG_LEDGER_SYSTEM_UNKNOWN, {WORD, COUNT}},
	[POINT_KIND_UNKNOWN] = {DIAG_LEDGER_KIND_UNKNOWN, {WORD, COUNT}},
	[POINT_KIND_UNSAID] = {DIAG_LEDGER_KIND_UNSAID, {COUNT, NAMES}},
	[POINT_BAD_ADDRESS] = {DIAG_BAD_LEDGER_ADDRESS, {MEMBER, WORD, EXAMPLE, COUNT}},
};

static const char *part_text(struct arena *a, const struct device_point *p, enum part part)
{
	const struct object *o = p->object;

	switch (part) {
	case WORD:
		return p->word;
	case MEMBER:
		return p->member;
	case DAY:
		return p->day;
	case COUNT:
		return arena_printf(a, "%zu", p->devices.all.n);
	case NAMES:
		return list_names(a, &p->devices);
	case ID:
		return p->devices.all.at[0]->entry->id;
	case KIND:
		return o->kind;
	case NAME:
		return o->name ? o->name : o->id;
	case SYSTEM:
		return o->system->name;
	case PATH:
		return object_path(a, o);
	case EXAMPLE:
		return text_equal(p->member, "mac") ? "00:11:22:aa:bb:cc" : "192.0.2.10";
	default:
		return NULL;
	}
}

static const char *subject_of(const struct device_point *p)
{
	if (p->object)
		return p->object->id;
	if (p->kind == POINT_LINK_DOUBTFUL || p->kind == POINT_OBJECT_UNKNOWN ||
	    p->kind == POINT_BAD_ADDRESS)
		return p->devices.all.at[0]->entry->id;
	return p->kind == POINT_SUPPORT_UNKNOWN ? NULL : p->word;
}

/* Of a double the second row is the one to look at. */
static const char *place_of(const struct project *p, const struct device_point *point)
{
	size_t nth = point->kind == POINT_DOUBLE;

	if (point->object)
		return point->object->place;
	return point->kind == POINT_SUPPORT_UNKNOWN ? p->ledger.file
						    : point->devices.all.at[nth]->entry->at;
}

static void tell(struct arena *a, const struct project *p, const struct device_point *point,
		 struct diag_list *dl)
{
	const char *all[PARTS + 2] = {place_of(p, point)};

	for (size_t i = 0; i < PARTS && told[point->kind].parts[i]; i++)
		all[i + 1] = part_text(a, point, told[point->kind].parts[i]);
	diag_add_(dl, told[point->kind].code, subject_of(point), all);
}

/* Ids that the file itself names, by whatever hand. */
static void check_ids(const struct project *p, const struct ledger_entry *e,
		      struct diag_list *dl)
{
	const char *const ids[] = {e->owner, e->updates, e->maintains};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		if (ids[i] && !project_party(p, ids[i]))
			diag_add(dl, DIAG_UNKNOWN_PARTY, e->id, e->at, ids[i], "");
	if (e->system && !project_system(p, e->system))
		diag_add(dl, DIAG_UNKNOWN_SYSTEM, e->id, e->at, e->system);
}

void check_devices(struct arena *a, const struct project *p, const struct library *l,
		   const struct known_devices *all, struct diag_list *dl)
{
	const struct device_points points = device_points_of(a, p, l, all);
	size_t n = dl->all.n;

	for (size_t i = 0; i < points.all.n; i++)
		tell(a, p, &points.all.at[i], dl);
	for (size_t i = 0; i < p->ledger.entries.n; i++)
		check_ids(p, &p->ledger.entries.at[i], dl);
	diag_about(dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
}

void check_ledger(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct known_devices all = devices_of(a, in->project, in->library);

	if (in->project->ledger.stands)
		check_devices(a, in->project, in->library, &all, dl);
}
