/* SPDX-License-Identifier: MIT
 *
 * The walk over the library's folders: which file is read by which reader. First the installed
 * folders, then the project's own.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/data.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "load/readers.h"

typedef bool read_file(struct arena *a, struct library *l, const char *path, struct diag_list *dl);

/*
 * Single files, and folders in which every .json file is of one kind. `later`: libraries of old
 * editions have none.
 */
static const struct {
	const char *path;
	read_file *read;
	bool folder, later;
} sources[] = {
	{"clauses/topics.json", load_topics, false, false},
	{"clauses/keywords.json", load_keywords, false, false},
	{"clauses/responsibility.json", load_responsibility, false, false},
	{"clauses/desks.json", load_desks, false, false},
	{"clauses/wording.json", load_wording, false, false},
	{"clauses/families", load_family, true, false},
	{"clauses/guidelines", load_guideline, true, false},
	{"clauses/not-covered.json", load_not_covered, false, false},
	{"clauses/duty-words.json", load_duty_words, false, true},
	{"clauses/measures.json", load_measures, false, true},
	{"clauses/terms.json", load_terms, false, true},
	{"clauses/features.json", load_features, false, true},
	{"clauses/shared-facts.json", load_shared_facts, false, true},
	{"clauses/records.json", load_records, false, true},
	{"clauses/hours.json", load_hours, false, true},
	{"clauses/chain.json", load_chain, false, true},
	{"clauses/core.json", load_core, false, true},
	{"clauses/calendar.json", load_calendar, false, true},
	{"clauses/disclosures.json", load_disclosures, false, true},
	{"clauses/closing.json", load_closing, false, true},
	{"clauses/gaps.json", load_gaps, false, true},
	{"clauses/os-support.json", load_os_support, false, true},
	{"clauses/ledger-words.json", load_ledger_words, false, true},
	{"templates/questionnaires", load_questionnaire, true, true},
	{"clauses/remark-words.json", load_remark_words, false, true},
	{"clauses/contradiction-rules.json", load_contradiction_rules, false, true},
	{"templates/words.json", load_words, false, false},
	{"templates/scoring", load_scoring, true, false},
	{"templates/documents", load_template, true, false},
	{"templates/amendments", load_template, true, false},
	{"templates/sendings", load_template, true, false},
};

static bool read_folder(struct arena *a, struct library *l, const char *folder, const char *ending,
			read_file *read, struct diag_list *dl)
{
	struct file_names names;
	bool ok = file_list_optional(a, folder, &names, dl);

	for (size_t i = 0; i < names.all.n; i++)
		if (text_ends(names.all.at[i], ending))
			ok = read(a, l, file_join(a, folder, names.all.at[i]), dl) && ok;
	return ok;
}

/*
 * Clauses and their statements stand one folder deep, one folder per topic, and in a project also
 * directly in clauses/.
 */
static bool read_clauses(struct arena *a, struct library *l, const char *root, const char *ending,
			 read_file *read, struct diag_list *dl)
{
	const char *folder = file_join(a, root, "clauses");
	struct file_names names;
	bool ok = file_list_optional(a, folder, &names, dl);

	for (size_t i = 0; i < names.all.n; i++) {
		const char *path = file_join(a, folder, names.all.at[i]);
		enum file_kind kind = file_look(a, path, dl);

		ok = ok && kind != FILE_UNKNOWN;
		if (kind == FILE_FOLDER)
			ok = read_folder(a, l, path, ending, read, dl) && ok;
		else if (text_ends(path, ending) && strcmp(names.all.at[i], "README.md") != 0)
			ok = read(a, l, path, dl) && ok;
	}
	return ok;
}

static bool read_root(struct arena *a, struct library *l, const char *root, bool optional,
		      struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < ARRAY_LEN(sources); i++) {
		const char *path = file_join(a, root, sources[i].path);

		if ((optional || sources[i].later) && file_look(a, path, dl) == FILE_ABSENT)
			continue;
		if (sources[i].folder)
			ok = read_folder(a, l, path, ".json", sources[i].read, dl) && ok;
		else
			ok = sources[i].read(a, l, path, dl) && ok;
	}
	ok = read_clauses(a, l, root, ".md", load_clause, dl) && ok;
	return read_clauses(a, l, root, ".duties.json", load_duties, dl) && ok;
}

static void mark_own(struct arena *a, struct library *l, const char *project_folder)
{
	const char *folder = file_join(a, project_folder, "clauses/");

	for (size_t i = 0; i < l->clauses.n; i++)
		l->clauses.at[i].own = text_starts(l->clauses.at[i].file, folder);
}

/*
 * Nobody else has the id of a merged clause, or takes it over. A project's own clause of such an id
 * is told when what it was laid over is asked for (work/carry_over.h).
 */
static bool is_free(const struct library *l, const struct clause *c, const char *id,
		    struct diag_list *dl)
{
	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct clause *other = &l->clauses.at[i];
		bool has = strcmp(other->id, id) == 0 && (c->own || !other->own);

		if (!has && (other == c || !clause_replaces(other, id)))
			continue;
		diag_add(dl, DIAG_MERGED_TWICE, c->id, c->file, id, other->id);
		return false;
	}
	return true;
}

static bool link_merged(const struct library *l, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < l->clauses.n; i++)
		for (size_t k = 0; k < l->clauses.at[i].replaces.n; k++)
			ok = is_free(l, &l->clauses.at[i], l->clauses.at[i].replaces.at[k], dl) &&
			     ok;
	return ok;
}

struct library *load_families(struct arena *a, const char *data, const char *project_folder,
			      struct diag_list *dl)
{
	static const char folder[] = "clauses/families";
	struct library *l = arena_alloc(a, sizeof *l);
	bool ok = read_folder(a, l, file_join(a, data, folder), ".json", load_family, dl);

	l->data = data;
	ok = read_folder(a, l, file_join(a, project_folder, folder), ".json", load_family, dl) &&
	     ok;
	return ok ? l : NULL;
}

/* id -> struct topic: a sort asks for two at each step. */
static struct map *index_topics(struct arena *a, const struct library *l)
{
	struct map *topics = map_new(a);

	for (size_t i = l->topics.n; i-- > 0;)
		map_set(topics, l->topics.at[i].id, &l->topics.at[i]);
	return topics;
}

/* Behind all others without one. */
static size_t topic_order(const struct map *topics, const char *id)
{
	const struct topic *t = map_get(topics, id);

	return t ? t->order : SIZE_MAX;
}

static int compare_clauses(const void *x, const void *y, void *topics)
{
	const struct clause *a = x, *b = y;
	size_t topic_a = topic_order(topics, a->topic), topic_b = topic_order(topics, b->topic);

	if (topic_a != topic_b)
		return topic_a < topic_b ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return strcmp(a->id, b->id);
}

/* Words of today that the library of an old edition does not have: the installed one's stand in. */
static bool read_words_of_today(struct arena *a, struct library *l, struct diag_list *dl)
{
	const char *installed = data_folder(a);
	const char *path = file_join(a, installed, "templates/words.json");

	return strcmp(l->data, installed) == 0 || file_look(a, path, dl) == FILE_ABSENT ||
	       load_words(a, l, path, dl);
}

/* The same of the papers of amendments and of sendings, of which older editions have none. */
static bool read_papers_of_today(struct arena *a, struct library *l, struct diag_list *dl)
{
	static const char *const folders[] = {"templates/amendments", "templates/sendings"};
	const char *installed = data_folder(a);
	bool ok = true;

	for (size_t i = 0; i < ARRAY_LEN(folders) && strcmp(l->data, installed) != 0; i++)
		ok = read_folder(a, l, file_join(a, installed, folders[i]), ".json", load_template,
				 dl) &&
		     ok;
	return ok;
}

/* The library's alone; of an old edition that has none the installed one's. */
static bool read_audience(struct arena *a, struct library *l, struct diag_list *dl)
{
	const char *own = file_join(a, l->data, LIBRARY_AUDIENCE);

	return load_audience(
		a, l,
		file_stands(a, own, dl) ? own : file_join(a, data_folder(a), LIBRARY_AUDIENCE), dl);
}

struct library *load_library(struct arena *a, const char *data, const char *project_folder,
			     struct diag_list *dl)
{
	struct library *l = arena_alloc(a, sizeof *l);

	l->data = data;
	bool ok = read_words_of_today(a, l, dl) && read_papers_of_today(a, l, dl);

	ok = read_root(a, l, data, false, dl) && ok;
	ok = read_audience(a, l, dl) && ok;
	if (project_folder)
		ok = read_root(a, l, project_folder, true, dl) && ok;
	if (project_folder)
		mark_own(a, l, project_folder);
	library_index_words(a, l);
	ok = ok && link_templates(a, l, dl);
	ok = ok && link_merged(l, dl);
	ok = ok && link_duties(a, l, dl);
	ok = ok && link_shared_facts(a, l, dl);
	ok = ok && link_core(a, l, dl);
	ok = ok && link_closing(a, l, dl);
	if (l->clauses.n)
		qsort_r(l->clauses.at, l->clauses.n, sizeof *l->clauses.at, compare_clauses,
			index_topics(a, l));
	return ok ? l : NULL;
}
