/* SPDX-License-Identifier: MIT
 *
 * Writing, loading and binding of the little project; see the header.
 */
#include "fixture.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/bind.h"
#include "fixture_files.h"
#include "paths.h"
#include "scratch.h"

/* Files only, or those of a folder: what a test writes below data/ never reaches the repository. */
void fixture_link(struct fixture *f, const char *name)
{
	char path[PATH_MAX];
	const char *to = fixture_path(f, arena_concat(f->a, "data/", name, (char *)NULL));
	size_t n = 0;
	const char **names = file_is_folder(name) ? names_in(f->a, name, &n) : NULL;

	for (size_t i = 0; i < n; i++)
		fixture_link(f, file_join(f->a, name, names[i]));
	if (names)
		return;
	cr_assert(realpath(name, path), "tests run in the repository's folder");
	cr_assert(file_make_folder(f->a, file_folder(f->a, to)) && symlink(path, to) == 0, "%s",
		  to);
}

struct fixture *fixture_new(void)
{
	struct arena *a = arena_new();
	struct fixture *f = arena_alloc(a, sizeof *f);

	*f = (struct fixture){.a = a, .dl = diag_new(a), .folder = SCRATCH "/bunkai-fixture-XXXXXX"};
	cr_assert(mkdtemp(f->folder));
	for (size_t i = 0; i < fixture_files_n; i++)
		fixture_write(f, fixture_files[i].name, fixture_files[i].text);
	/*
	 * The rules of responsibility, the rules of wording and the words of documents and hours,
	 * and the papers of amendments and sendings are the repository's own: they are what the tests are about.
	 */
	fixture_link(f, "clauses/responsibility.json");
	fixture_link(f, "clauses/wording.json");
	fixture_link(f, "clauses/hours.json");
	fixture_link(f, "templates/words.json");
	fixture_link(f, "templates/amendments");
	fixture_link(f, "templates/sendings");
	fixture_link(f, "templates/audience.json");
	return f;
}

/* Hidden files too, which file_list passes over; a link is removed, not what it leads to. */
static void remove_tree(struct arena *a, const char *path)
{
	struct stat st;
	DIR *folder = lstat(path, &st) == 0 && S_ISDIR(st.st_mode) ? opendir(path) : NULL;

	for (struct dirent *e; folder && (e = readdir(folder));)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			remove_tree(a, file_join(a, path, e->d_name));
	if (folder)
		closedir(folder);
	cr_expect_eq(remove(path), 0, "%s stays", path);
}

void fixture_free(struct fixture *f)
{
	remove_tree(f->a, f->folder);
	arena_free(f->a);
}

const char *fixture_path(struct fixture *f, const char *name)
{
	return file_join(f->a, f->folder, name);
}

static const char *as_written(struct fixture *f, const char *name, const char *text)
{
	return text_ends(name, ".json") ? text_replace(f->a, text, "'", "\"") : text;
}

void fixture_write(struct fixture *f, const char *name, const char *text)
{
	const char *path = fixture_path(f, name), *bytes = as_written(f, name, text);
	/* hundreds of files: no flush to disk */
	FILE *out = file_make_folder(f->a, file_folder(f->a, path)) ? fopen(path, "w") : NULL;

	cr_assert(out && fputs(bytes, out) >= 0 && fclose(out) == 0, "%s is written", path);
}

void fixture_replace(struct fixture *f, const char *name, const char *from, const char *to)
{
	/*
	 * read afresh: the fixture's own arena remembers what the project said when it was loaded
	 */
	struct arena *scratch = arena_new();
	const char *text = file_read_text(scratch, fixture_path(f, name), f->dl);

	from = as_written(f, name, from);
	cr_assert(text && strstr(text, from), "%s does not have: %s", name, from);
	fixture_write(f, name, text_replace(f->a, text, from, as_written(f, name, to)));
	arena_free(scratch);
}

void fixture_remove(struct fixture *f, const char *name)
{
	cr_assert_eq(unlink(fixture_path(f, name)), 0, "%s was not there", name);
}

void fixture_register(struct fixture *f, const char *name, const char *risks,
		      const char *requirements)
{
	fixture_write(
		f, name,
		arena_concat(f->a,
			     "{'schema': 'bunkai/register/1', 'family': 'metimic-1.1', 'risks': [",
			     risks, "], 'requirements': [", requirements, "]}", (char *)NULL));
}

void fixture_decisions(struct fixture *f, const char *decisions)
{
	fixture_write(f, "project/decisions.json",
		      arena_concat(f->a, "{'schema': 'bunkai/decisions/1', 'decisions': [",
				   decisions, "]}", (char *)NULL));
}

void fixture_leave(struct fixture *f, const char *decisions, const char *left)
{
	fixture_write(f, "project/decisions.json",
		      arena_concat(f->a, "{'schema': 'bunkai/decisions/1', 'decisions': [",
				   decisions,
				   "], 'acceptances': [{'risk': 'R2', 'by': '院長', 'date': "
				   "'2026-09-20', 'owner': '院長', 'review': '2027-09-30'}, "
				   "{'risk': 'R3', 'by': '院長', 'date': '2026-09-20', 'owner': "
				   "'院長', 'review': '2027-09-30'}], 'left': [",
				   left, "]}", (char *)NULL));
}

void fixture_settle(struct fixture *f)
{
	fixture_leave(f, FIXTURE_SETTLED, "");
}

bool fixture_try(struct fixture *f)
{
	setenv("BUNKAI_DATA", f->data ? f->data : fixture_path(f, "data"), 1);
	return run_load(&f->run, f->a, fixture_path(f, "project"));
}

void fixture_load(struct fixture *f)
{
	cr_assert(fixture_try(f), "%s", found_all(f->a, f->run.problems));
}

void fixture_check(struct fixture *f)
{
	fixture_load(f);
	run_check(&f->run);
}

const struct responsibility *fixture_row(const struct fixture *f, const char *key)
{
	const struct responsibilities *all = f->run.responsibilities[0];

	for (size_t i = 0; i < all->rows.n; i++)
		if (strcmp(all->rows.at[i].key, key) == 0)
			return &all->rows.at[i];
	return NULL;
}

const char *fixture_role(const struct responsibility *r, const char *party)
{
	for (size_t i = 0; i < r->contract->parties.n; i++)
		if (strcmp(r->shares[i].party->party, party) == 0)
			return r->shares[i].role ? r->shares[i].role->id : "no such role";
	return "no such party";
}

const struct doc *fixture_bind(struct fixture *f, const char *document, const char *contract)
{
	struct bind_input in = {
		.project = f->run.project,
		.library = f->run.library,
		.covers = f->run.covers,
		.coverage = f->run.coverage,
		.responsibilities = f->run.responsibilities,
		.words = f->run.words,
		.template = library_template(f->run.library, document),
		.contract = contract ? project_contract(f->run.project, contract) : NULL,
		.findings = f->run.findings,
	};

	cr_assert(in.template && (!contract || in.contract), "%s for %s", document,
		  contract ? contract : "the hospital");
	return bind_document(f->a, &in, f->dl);
}

size_t found_count(const struct diag_list *dl, enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < dl->all.n; i++)
		n += dl->all.at[i].code == code;
	return n;
}

const struct diag *found(const struct diag_list *dl, enum diag_code code, const char *subject)
{
	for (size_t i = 0; i < dl->all.n; i++)
		if (dl->all.at[i].code == code &&
		    (!subject || strcmp(dl->all.at[i].subject, subject) == 0))
			return &dl->all.at[i];
	return NULL;
}

const char *found_all(struct arena *a, const struct diag_list *dl)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < dl->all.n; i++) {
		const struct diag *d = &dl->all.at[i];

		strbuf_printf(&sb, "\n  %s: %s: %s [%s]", d->place, d->subject, d->message,
			      diag_code_name(d->code));
	}
	return sb.text;
}

static bool print_node(const struct doc_node *node, void *context)
{
	struct strbuf *sb = context;

	if (node->label)
		strbuf_printf(sb, "%s ", node->label);
	if (node->text)
		strbuf_add(sb, node->text);
	if (node->label || node->text)
		strbuf_add(sb, "\n");
	return true;
}

const char *doc_text(struct arena *a, const struct doc *d)
{
	struct strbuf sb = strbuf_new(a);

	doc_walk(d, print_node, &sb);
	return sb.text;
}
