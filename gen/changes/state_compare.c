/* SPDX-License-Identifier: MIT
 *
 * The comparison of two states: every list of the model (changes/model_lists.h) is compared by
 * changes/list_compare.h; what stands in no list, and files that the model does not keep, here.
 */
#include "changes/state_compare.h"

#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "changes/hours_compare.h"
#include "changes/library_files.h"
#include "changes/list_compare.h"
#include "derive/keys.h"
#include "model/tables.h"

static void compare_all(struct list_comparing *c, const struct model_list *lists,
			const void *before, const void *after)
{
	for (c->list = lists; c->list->kind; c->list++)
		list_compare(c, before, after);
}

/* What a register says of itself; how its rows are keyed does not concern it. */
static void compare_register_itself(struct list_comparing *c, const struct risk_register *before,
				    const struct risk_register *after)
{
	struct matched_element x = {.at = before, .key = after->id},
			       y = {.at = after, .key = after->id};

	c->list = &register_itself;
	list_compare_fields(c, &x, &y);
}

/* One that came or went, before its rows, which are told one by one. */
static void tell_register(struct list_comparing *c, const struct risk_register *before,
			  const struct risk_register *after)
{
	struct matched_element x = {.at = before, .key = before ? before->id : NULL},
			       y = {.at = after, .key = after ? after->id : NULL};

	c->list = &register_itself;
	if (before)
		list_change_add(c, CHANGE_REMOVED, &x, NULL)->before.value =
			key_register_title(c->before->project, before);
	else
		list_change_add(c, CHANGE_ADDED, NULL, &y)->after.value =
			key_register_title(c->after->project, after);
}

static void compare_register(struct list_comparing *c, const struct risk_register *before,
			     const struct risk_register *after)
{
	if (before && after)
		compare_register_itself(c, before, after);
	else
		tell_register(c, before, after);
	c->reg[0] = before;
	c->reg[1] = after;
	c->above = arena_concat(c->a, (after ? after : before)->id, ":", (char *)NULL);
	compare_all(c, register_lists, before, after);
	c->reg[0] = c->reg[1] = NULL;
	c->above = "";
}

static void compare_registers(struct list_comparing *c)
{
	const struct project *x = c->before->project, *y = c->after->project;

	for (size_t i = 0; i < y->registers.n; i++)
		compare_register(c, project_register(x, y->registers.at[i]->id),
				 y->registers.at[i]);
	for (size_t i = 0; i < x->registers.n; i++)
		if (!project_register(y, x->registers.at[i]->id))
			compare_register(c, x->registers.at[i], NULL);
}

/* Members of the project and its contracts that are not system description. */
static const struct {
	const char *kind, *field;
	enum change_cause cause;
} project_causes[] = {{"project", "guideline", CAUSE_GUIDELINE},
		      {"project", "checklist", CAUSE_GUIDELINE},
		      {"project", "documents", CAUSE_LAYOUT},
		      {"project", "date", CAUSE_LAYOUT},
		      {"project", "register_names", CAUSE_LAYOUT},
		      {"project", "calendar", CAUSE_LAYOUT},
		      {"contract", "documents", CAUSE_LAYOUT}};

/* 'params.notice_days' is a value of the member params. */
static bool is_of_member(const char *field, const char *member)
{
	size_t n = strlen(member);

	return field && strncmp(field, member, n) == 0 && (field[n] == '\0' || field[n] == '.');
}

static void set_project_causes(struct change_list *out, size_t from)
{
	for (size_t i = from; i < out->all.n; i++)
		for (size_t k = 0; k < ARRAY_LEN(project_causes); k++)
			if (strcmp(out->all.at[i].kind, project_causes[k].kind) == 0 &&
			    is_of_member(out->all.at[i].field, project_causes[k].field))
				out->all.at[i].cause = project_causes[k].cause;
}

static const char *number_text(struct arena *a, int n)
{
	return n ? arena_printf(a, "%d", n) : NULL;
}

static void set_known(struct arena *a, struct settings *out, const char *name, const char *value)
{
	if (value)
		settings_set(a, out, name, value);
}

static void set_slots(struct arena *a, struct settings *out, const char *name,
		      const struct calendar_slots *slots)
{
	for (size_t i = 0; i < slots->n; i++)
		settings_set(a, out,
			     arena_concat(a, name, slots->at[i].topic, ".", slots->at[i].occasion,
					  (char *)NULL),
			     number_text(a, slots->at[i].number));
}

/* What bunkai.json says in `calendar`, by the names that it has there. */
static struct settings calendar_settings(struct arena *a, const struct calendar_wish *w)
{
	struct settings out = {0};

	set_known(a, &out, "from", w->from);
	set_slots(a, &out, "months.", &w->months);
	set_slots(a, &out, "days.", &w->days);
	for (size_t i = 0; i < w->minutes.n; i++)
		settings_set(a, &out,
			     arena_concat(a, "minutes.", w->minutes.at[i].of, (char *)NULL),
			     number_text(a, w->minutes.at[i].minutes));
	set_known(a, &out, "capacity.office", w->capacity.office);
	set_known(a, &out, "capacity.people", number_text(a, w->capacity.people));
	set_known(a, &out, "capacity.hours", number_text(a, w->capacity.hours));
	return out;
}

static void compare_calendar(struct list_comparing *c, const struct matched_element *x,
			     const struct matched_element *y)
{
	const struct settings before = calendar_settings(c->a, &c->before->project->calendar),
			      after = calendar_settings(c->a, &c->after->project->calendar);

	list_compare_settings(c, x, y, "calendar", &before, &after);
}

static void compare_project(struct list_comparing *c)
{
	const struct model_list itself = {.kind = "project",
					  .cause = CAUSE_SYSTEM,
					  .place = offsetof(struct project, file),
					  .table = &project_table};
	struct matched_element x = {.at = c->before->project, .key = ""},
			       y = {.at = c->after->project, .key = ""};
	size_t first = c->out->all.n;

	c->list = &itself;
	list_compare_fields(c, &x, &y);
	list_compare_settings(c, &x, &y, "params", &c->before->project->params,
			      &c->after->project->params);
	list_compare_settings(c, &x, &y, "terms", &c->before->project->terms,
			      &c->after->project->terms);
	compare_calendar(c, &x, &y);
	list_compare_settings(c, &x, &y, "register_names", &c->before->project->register_names,
			      &c->after->project->register_names);
	compare_all(c, project_lists, c->before->project, c->after->project);
	set_project_causes(c->out, first);
}

/* What inspection.json says but for its lists, which stand with those of the project. */
static void compare_inspection(struct list_comparing *c)
{
	const struct model_list itself = {.kind = "inspection",
					  .cause = CAUSE_DECISION,
					  .place = offsetof(struct inspection, file),
					  .table = &inspection_table};
	struct matched_element x = {.at = &c->before->project->inspection, .key = ""},
			       y = {.at = &c->after->project->inspection, .key = ""};

	c->list = &itself;
	list_compare_fields(c, &x, &y);
}

/* All words of the chain, the project's own in front. */
static struct settings flatten(struct arena *a, const struct settings *words)
{
	struct settings flat = {0};
	struct map *seen = map_new(a);

	for (const struct settings *s = words; s; s = s->up) {
		for (size_t i = 0; i < s->all.n; i++) {
			if (map_get(seen, s->all.at[i].name))
				continue;
			map_set(seen, s->all.at[i].name, &flat);
			settings_set(a, &flat, s->all.at[i].name, s->all.at[i].value);
		}
	}
	return flat;
}

static bool knows_core(const struct library *l)
{
	return l->core.kinds.n || l->core.modules.n;
}

static void core_places(struct arena *a, const char *name, const struct core_places *places,
			struct settings *out)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < places->n; i++)
		strbuf_join(&sb, ", ", places->at[i].name);
	settings_set(a, out, name, sb.text);
}

static void core_kinds(struct arena *a, const char *name, const struct duty_strings *kinds,
		       struct settings *out)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < kinds->n; i++)
		strbuf_join(&sb, ", ", kinds->at[i]);
	settings_set(a, out, name, sb.text);
}

/* What clauses/core.json says but for its modules, which are a list of their own. */
static void compare_core(struct list_comparing *c)
{
	static const struct model_list itself = {
		.kind = "core-rule", .cause = CAUSE_LIBRARY, .place = MODEL_NOWHERE};
	const struct library *of[] = {c->before->library, c->after->library};
	struct settings said[2] = {0};
	struct matched_element x = {.at = of[0], .key = ""}, y = {.at = of[1], .key = ""};

	for (int i = 0; i < 2; i++) {
		core_kinds(c->a, "kinds", &of[i]->core.kinds, &said[i]);
		core_kinds(c->a, "alone", &of[i]->core.alone, &said[i]);
		core_places(c->a, "text", &of[i]->core.text, &said[i]);
		core_places(c->a, "table", &of[i]->core.table, &said[i]);
	}
	c->list = &itself;
	if (!c->coreless)
		list_compare_settings(c, &x, &y, "", &said[0], &said[1]);
}

/* Files that belong to no object of the model. */
static void compare_files(struct list_comparing *c)
{
	static const struct {
		const char *kind;
		enum change_cause cause;
		void (*compare)(struct arena *a, const struct project_state *before,
				const struct project_state *after, struct settings *old,
				struct settings *new, struct diag_list *dl);
		bool is_of_duties;
	} files[] = {{"duty-word", CAUSE_LIBRARY, library_files_compare_duty_words, true},
		     {"chain-word", CAUSE_LIBRARY, library_files_compare_chain, false},
		     {"hour-word", CAUSE_LIBRARY, hours_compare, false},
		     {"calendar-rule", CAUSE_LIBRARY, library_files_compare_calendar, false},
		     {"wording", CAUSE_LIBRARY, library_files_compare_wording, false},
		     {"style", CAUSE_LAYOUT, library_files_compare_style, false}};
	struct matched_element x = {.at = c->before->library, .key = ""},
			       y = {.at = c->after->library, .key = ""};

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		const struct model_list itself = {
			.kind = files[i].kind, .cause = files[i].cause, .place = MODEL_NOWHERE};
		struct settings old = {0}, new = {0};

		if (c->untold && files[i].is_of_duties)
			continue;
		c->list = &itself;
		files[i].compare(c->a, c->before, c->after, &old, &new, c->dl);
		list_compare_settings(c, &x, &y, "", &old, &new);
	}
}

static size_t count_statements(const struct library *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->clauses.n; i++)
		n += l->clauses.at[i].duties ? l->clauses.at[i].duties->statements.n : 0;
	return n;
}

/* They came with a later program: that is one piece of news, and not hundreds. */
static void tell_duties(struct list_comparing *c, const struct library *l, bool came)
{
	const struct model_list itself = {
		.kind = "duties", .cause = CAUSE_LIBRARY, .place = MODEL_NOWHERE};
	struct matched_element element = {.at = l, .key = ""};

	c->list = &itself;
	struct change *change = list_change_add(c, came ? CHANGE_ADDED : CHANGE_REMOVED,
						came ? NULL : &element, came ? &element : NULL);

	(came ? &change->after : &change->before)->value = arena_printf(
		c->a,
		_("measures %zu, statements %zu, shared terms %zu; the other state knew none of "
		  "them, so they are not told one by one"),
		l->measures.n, count_statements(l), l->terms.n);
}

static void compare_library(struct list_comparing *c)
{
	const struct library *old = c->before->library, *new = c->after->library;
	const struct model_list words = {
		.kind = "word", .cause = CAUSE_LAYOUT, .place = MODEL_NOWHERE};
	struct settings before = flatten(c->a, &old->words), after = flatten(c->a, &new->words);
	struct matched_element x = {.at = old, .key = ""}, y = {.at = new, .key = ""};

	c->untold = model_knows_duties(old) != model_knows_duties(new);
	c->coreless = knows_core(old) != knows_core(new);
	if (c->untold)
		tell_duties(c, model_knows_duties(new) ? new : old, model_knows_duties(new));
	compare_all(c, library_lists, old, new);
	c->list = &words;
	list_compare_settings(c, &x, &y, "", &before, &after);
	compare_core(c);
	compare_files(c);
}

struct change_list *state_compare(struct arena *a, const struct project_state *before,
				  const struct project_state *after, struct diag_list *dl)
{
	struct change_list *out = arena_alloc(a, sizeof *out);
	struct list_comparing c = {
		.a = a, .out = out, .before = before, .after = after, .above = "", .dl = dl};

	compare_registers(&c);
	compare_project(&c);
	compare_inspection(&c);
	compare_library(&c);
	for (size_t i = 0; i < out->all.n; i++)
		out->all.at[i].id = arena_printf(a, "C%zu", i + 1);
	return out;
}

const char *state_path(struct arena *a, const struct project_state *s, const char *path)
{
	const char *folders[] = {s->project->folder, s->library->data};

	for (size_t i = 0; path && i < ARRAY_LEN(folders); i++) {
		const char *start = file_join(a, folders[i], "");

		if (text_starts(path, start))
			return path + strlen(start);
	}
	return path;
}
