/* SPDX-License-Identifier: MIT
 *
 * bunkai impact: before anything is built, what the changes since a state touch: clauses, rows,
 * documents, parties that must agree again, and people to tell. Without --against it asks the
 * latest edition of every contract.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/strbuf.h"
#include "changes/print.h"
#include "cmd/command.h"
#include "cmd/options.h"
#include "cmd/report.h"
#include "editions/edition.h"
#include "effects/impact.h"
#include "work/twins.h"

/* So many names stand on a line, then the number of the others. */
enum { SHOWN = 6 };

struct impact_options {
	bool json;
	const char *folder, *against;
};

/* The comparison with one state. */
struct asking {
	struct arena *a;
	const char *state;         /* as it is named */
	/* it is an edition: only the papers of its contract are asked for */
	bool scoped;
	struct run before;
	const struct run *after;
	struct change_list *changes;
	struct twins twins;
	struct impact *impact;
	struct project_state states[2];
};

static bool read_options(struct impact_options *o, int argc, char **argv)
{
	const struct option_word words[] = {
		FLAG("json", &o->json), OPTION("against", &o->against), {0}};

	return options_read(argc, argv, words, OPERANDS(&o->folder));
}

static struct impact_document *list_documents(struct asking *k)
{
	struct impact_document *list = arena_alloc(k->a, k->twins.all.n * sizeof *list);

	for (size_t i = 0; i < k->twins.all.n; i++) {
		const struct twin *t = &k->twins.all.at[i];

		list[i] = (struct impact_document){t->name, t->template->id,
						   t->after ? t->after : t->before, t->diff};
	}
	return list;
}

/* False when a state cannot be used (reported in `dl`). */
static bool ask(struct asking *k, struct diag_list *dl)
{
	if (!run_load_state(&k->before, k->a, k->state)) {
		diag_append(dl, k->before.problems);
		return false;
	}
	const struct manifest *frozen = twins_edition(&k->before);

	k->scoped = frozen != NULL;
	if (!twins_compare(&k->before, k->after, frozen ? frozen->contract : NULL, &k->twins, dl))
		return false;
	k->states[0] = (struct project_state){k->before.project, k->before.library};
	k->states[1] = (struct project_state){k->after->project, k->after->library};
	const struct derived_state before = {k->states[0], k->before.responsibilities},
				   after = {k->states[1], k->after->responsibilities};

	k->changes = compare_states(k->a, &k->states[0], &k->states[1]);
	k->impact = impact_of(k->a, k->changes, &before, &after, list_documents(k), k->twins.all.n);
	return true;
}

static const struct unit *unit_of(const struct unit_pair *p)
{
	return p->after ? p->after : p->before;
}

static bool is_article(const struct unit_pair *p)
{
	return unit_of(p)->node->kind == DOC_ARTICLE;
}

/* 第8条（リモート保守）, R24/④-1, or the first words of what has no name. */
static const char *pair_name(struct arena *a, const struct unit_pair *p)
{
	const struct unit *u = unit_of(p);
	const struct doc_origin *o = u->node->origin;

	if (u->node->kind == DOC_ARTICLE)
		return arena_concat(a, u->label, u->node->text ? u->node->text : "", (char *)NULL);
	if (u->table && o && o->key)
		return o->key;
	return change_shorten(a, u->words);
}

/* What an article rests on is told by its number alone. */
enum part { ARTICLES, ROWS, NOTES };

static enum part part_of(const struct unit_pair *p)
{
	return !is_article(p) ? ROWS : p->state == UNIT_NOTES ? NOTES : ARTICLES;
}

static const char *count_text(struct arena *a, enum part part, size_t n)
{
	if (part == NOTES)
		return arena_printf(
			a, ngettext("references of %zu article", "references of %zu articles", n),
			n);
	if (part == ARTICLES)
		return arena_printf(a, ngettext("%zu article", "%zu articles", n), n);
	return arena_printf(a, ngettext("%zu row", "%zu rows", n), n);
}

/* NULL when there is none. */
static const char *list_pairs(struct arena *a, const struct impact_entry *e,
			      const struct impact_document *d, enum part part)
{
	struct strbuf sb = strbuf_new(a);
	size_t n = 0;

	for (size_t i = 0; i < e->touched.n; i++) {
		const struct touched *t = &e->touched.at[i];

		if (t->document != d || part_of(t->pair) != part)
			continue;
		if (n++ < SHOWN)
			strbuf_join(&sb, ", ", pair_name(a, t->pair));
	}
	if (!n)
		return NULL;
	if (part == NOTES)
		return count_text(a, part, n);
	return arena_concat(a, count_text(a, part, n), " (", sb.text, n > SHOWN ? ", …" : "", ")",
			    (char *)NULL);
}

static void print_touched(struct asking *k, const struct impact_entry *e)
{
	const struct impact_document *last = NULL;

	if (!e->touched.n)
		printf("      %s\n", _("no document says it"));
	for (size_t i = 0; i < e->touched.n; i++) {
		const struct impact_document *d = e->touched.at[i].document;

		if (d == last)
			continue;
		struct strbuf sb = strbuf_new(k->a);

		for (enum part part = ARTICLES; part <= NOTES; part++) {
			const char *text = list_pairs(k->a, e, d, part);

			if (text)
				strbuf_join(&sb, ", ", text);
		}
		printf("      %s: %s\n", d->name, sb.text);
		last = d;
	}
}

static void print_ids(const char *what, const struct ids *ids)
{
	for (size_t i = 0; i < ids->all.n; i++)
		printf("%s%s", i ? ", " : what, ids->all.at[i]);
	if (ids->all.n)
		putchar('\n');
}

static void print_entry(struct asking *k, const struct impact_entry *e)
{
	size_t alike =
		e->change ? change_count_alike(k->changes, (size_t)(e->change - k->changes->all.at))
			  : 0;

	if (alike == SIZE_MAX)
		return;
	if (e->change)
		change_print(k->a, e->change, alike, stdout);
	else
		printf("- %s\n", _("follows from the other changes"));
	print_touched(k, e);
	print_ids(arena_concat(k->a, "      ", _("agree again"), ": ", (char *)NULL), &e->agree);
	print_ids(arena_concat(k->a, "      ", _("tell"), ": ", (char *)NULL), &e->tell);
}

static const char *standing_name(const struct twin *t)
{
	if (!t->diff->before)
		return N_("new");
	if (!t->diff->after)
		return N_("gone");
	return t->is_same ? N_("untouched") : N_("changed");
}

static void print_lines(struct asking *k)
{
	size_t others = 0;

	printf("%s: %s\n", _("since"), k->state);
	for (size_t i = 0; i < k->impact->all.n; i++) {
		const struct impact_entry *e = &k->impact->all.at[i];

		if (k->scoped && !e->touched.n)
			others++;
		else
			print_entry(k, e);
	}
	if (others)
		printf(ngettext("%zu other change touches none of these documents\n",
				"%zu other changes touch none of these documents\n", others),
		       others);
	for (size_t i = 0; i < k->twins.all.n; i++) {
		const struct twin *t = &k->twins.all.at[i];
		size_t articles = doctree_count(t->diff, true),
		       rows = doctree_count(t->diff, false);

		printf("%s: %s", t->name, _(standing_name(t)));
		if (!t->is_same && t->diff->before && t->diff->after)
			printf(" (%s, %s)", count_text(k->a, ARTICLES, articles),
			       count_text(k->a, ROWS, rows));
		putchar('\n');
	}
}

static struct json *ids_to_json(struct arena *a, const struct ids *ids)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < ids->all.n; i++)
		json_append(list, json_new_string(a, ids->all.at[i]));
	return list;
}

static const char *pair_state(const struct unit_pair *p)
{
	static const char *const names[] = {"same",    "notes", "number", "columns",
					    "changed", "added", "removed"};

	return names[p->state];
}

static struct json *touched_to_json(struct arena *a, const struct touched *t)
{
	const struct unit *u = unit_of(t->pair);
	const struct doc_origin *o = u->node->origin;
	struct json *j = json_new_object(a);

	json_set_string(a, j, "document", t->document->name);
	json_set_string(a, j, "what", is_article(t->pair) ? "article" : u->table ? "row" : "text");
	json_set_string(a, j, "state", pair_state(t->pair));
	json_set_string(a, j, "name", pair_name(a, t->pair));
	if (o && o->key)
		json_set_string(a, j, "key", o->key);
	return j;
}

static struct json *entry_to_json(struct asking *k, const struct impact_entry *e)
{
	struct json *j = e->change ? change_to_json(k->a, e->change, &k->states[0], &k->states[1])
				   : json_new_object(k->a);
	struct json *touched = json_set(j, "touched", json_new_array(k->a));

	for (size_t i = 0; i < e->touched.n; i++)
		json_append(touched, touched_to_json(k->a, &e->touched.at[i]));
	json_set(j, "agree", ids_to_json(k->a, &e->agree));
	json_set(j, "tell", ids_to_json(k->a, &e->tell));
	return j;
}

static struct json *asking_to_json(struct asking *k)
{
	struct json *j = json_new_object(k->a);

	json_set_string(k->a, j, "since", k->state);
	struct json *changes = json_set(j, "changes", json_new_array(k->a)), *documents;

	for (size_t i = 0; i < k->changes->all.n; i++)
		json_append(changes, entry_to_json(k, &k->impact->all.at[i]));
	if (k->impact->all.n > k->changes->all.n)
		json_set(j, "following", entry_to_json(k, &k->impact->all.at[k->changes->all.n]));
	documents = json_set(j, "documents", json_new_array(k->a));
	for (size_t i = 0; i < k->twins.all.n; i++) {
		const struct twin *t = &k->twins.all.at[i];
		struct json *d = json_append(documents, json_new_object(k->a));

		json_set_string(k->a, d, "name", t->name);
		json_set_string(k->a, d, "state", standing_name(t));
		json_set(d, "articles",
			 json_new_number(k->a, (double)doctree_count(t->diff, true)));
		json_set(d, "rows", json_new_number(k->a, (double)doctree_count(t->diff, false)));
	}
	return j;
}

struct askings {
	VEC(struct asking) all;
};

static void add_state(struct arena *a, struct askings *list, const char *state,
		      const struct run *after)
{
	*vec_push(a, &list->all) = (struct asking){.a = a, .state = state, .after = after};
}

/* The latest edition of every contract and of the hospital. */
static void add_editions(struct arena *a, struct askings *list, const struct impact_options *o,
			 const struct run *after)
{
	for (size_t i = 0; i < after->project->issued.n; i++) {
		const struct manifest *m = after->project->issued.at[i];

		add_state(a, list, arena_printf(a, "%s@%s/%d", o->folder, m->contract, m->number),
			  after);
	}
}

/* What check says of decisions whose subject is gone. */
static struct diag_list *find_orphans(struct arena *a, struct run *run)
{
	struct diag_list *found = diag_new(a);

	run_check(run);
	for (size_t i = 0; i < run->findings->all.n; i++) {
		const struct diag *d = &run->findings->all.at[i];

		if (d->code == DIAG_ORPHANED_DECISION)
			diag_copy(found, d);
	}
	return found;
}

static void print_all(struct arena *a, struct askings *list, const struct impact_options *o,
		      const struct diag_list *orphans)
{
	if (!o->json) {
		for (size_t i = 0; i < list->all.n; i++)
			print_lines(&list->all.at[i]);
		diag_print(orphans, stdout);
		return;
	}
	struct json *root = json_new_object(a);

	json_set_string(a, root, "schema", "bunkai/impact/1");
	struct json *states = json_set(root, "states", json_new_array(a));

	for (size_t i = 0; i < list->all.n; i++)
		json_append(states, asking_to_json(&list->all.at[i]));
	json_set(root, "findings", report_findings(a, orphans));
	fputs(json_print(a, root), stdout);
}

static int cmd_impact(struct arena *a, int argc, char **argv)
{
	struct impact_options o = {0};
	struct run after;
	struct askings list = {0};
	struct diag_list *dl = diag_new(a);

	if (!read_options(&o, argc, argv))
		return command_usage(&command_impact);
	if (!run_load(&after, a, o.folder))
		return report_print(after.problems);
	if (o.against)
		add_state(a, &list, o.against, &after);
	else
		add_editions(a, &list, &o, &after);
	if (!list.all.n)
		diag_add(dl, DIAG_NOTHING_ISSUED, NULL, o.folder);
	for (size_t i = 0; i < list.all.n && !diag_failed(dl); i++)
		ask(&list.all.at[i], dl);
	if (diag_failed(dl))
		return report_print(dl);
	const struct diag_list *orphans = find_orphans(a, &after);

	print_all(a, &list, &o, orphans);
	return diag_failed(orphans) ? EXIT_UNUSABLE : EXIT_FINE;
}

const struct command command_impact = {
	.name = "impact",
	.run = cmd_impact,
	.usage = "DIR [--against FOLDER|EDITION] [--json]",
	.what = N_("say what the changes since an edition touch, who must agree again and whom "
		   "to tell"),
};
