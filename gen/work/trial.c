/* SPDX-License-Identifier: MIT
 *
 * The state after is loaded like any project, from the same folder in an arena of its own, in which
 * the edited files read as they would be. A finding is new when the state before has fewer of its
 * code and subject: places move with the lists they count in, so that they are not compared.
 */
#include "work/trial.h"

#include <string.h>

#include "base/file.h"
#include "base/stage.h"
#include "base/text.h"

bool trial_open(struct trial *t, struct arena *a, const char *folder)
{
	*t = (struct trial){.arena = a, .folder = folder};
	if (!run_load_as(&t->before, a, folder, &(struct run_wish){.writing = true}))
		return false;
	run_check(&t->before);
	return true;
}

static struct trial_edit *find_edit(const struct trial *t, const char *name)
{
	for (size_t i = 0; i < t->edits.n; i++)
		if (strcmp(t->edits.at[i].name, name) == 0)
			return &t->edits.at[i];
	return NULL;
}

struct json_edit *trial_edit(struct trial *t, const char *name, const char *otherwise,
			     struct diag_list *dl)
{
	const struct trial_edit *made = find_edit(t, name);

	if (made)
		return made->edit;
	struct json_edit *e = json_edit_open(t->arena, file_join(t->arena, t->folder, name),
					     otherwise, dl);

	if (e)
		*vec_push(t->arena, &t->edits) =
			(struct trial_edit){.name = arena_strdup(t->arena, name), .edit = e};
	return e;
}

bool trial_put_text(struct trial *t, const char *name, const char *text, struct diag_list *dl)
{
	const char *path = file_join(t->arena, t->folder, name);
	struct trial_edit *e = find_edit(t, name), made = {.name = arena_strdup(t->arena, name)};

	if (!e) {
		enum file_kind kind = file_look(t->arena, path, dl);

		made.stands = kind == FILE_ABSENT ? NULL : file_read_text(t->arena, path, dl);
		if (kind == FILE_UNKNOWN || (kind != FILE_ABSENT && !made.stands))
			return false;
		e = vec_push(t->arena, &t->edits);
		*e = made;
	}
	e->text = arena_strdup(t->arena, text);
	return true;
}

const char *trial_text(const struct trial *t, const char *name)
{
	const struct trial_edit *e = find_edit(t, name);

	return e ? e->text : NULL;
}

bool trial_edit_changes(const struct trial_edit *e)
{
	return e->edit ? json_edit_changed(e->edit) : !text_equal(e->text, e->stands);
}

static struct project_draft draft_of(const struct trial *t)
{
	struct project_draft draft = {0};

	for (size_t i = 0; i < t->edits.n; i++) {
		const struct trial_edit *e = &t->edits.at[i];
		struct drafted_file f = {.name = e->name};

		if (!trial_edit_changes(e))
			continue;
		f.bytes = e->edit ? json_edit_bytes(e->edit, &f.len) : e->text;
		f.len = e->edit ? f.len : strlen(e->text);
		*vec_push(t->arena, &draft.files) = f;
	}
	return draft;
}

static bool is_same_error(const struct diag *x, const struct diag *y)
{
	return x->code == y->code && strcmp(x->subject, y->subject) == 0;
}

static size_t count_like(const struct diag_list *dl, const struct diag *d)
{
	size_t n = 0;

	for (size_t i = 0; i < dl->all.n; i++)
		n += is_same_error(&dl->all.at[i], d);
	return n;
}

static void tell_new_errors(const struct diag_list *before, const struct diag_list *after,
			    struct diag_list *dl)
{
	for (size_t i = 0; i < after->all.n; i++) {
		const struct diag *d = &after->all.at[i];

		if (diag_code_level(d->code) == LEVEL_ERROR &&
		    count_like(after, d) > count_like(before, d))
			diag_copy(dl, d);
	}
}

static void close_arena(void *arena)
{
	arena_free(arena);
}

/* What was loaded for the state after lives as long as the trial. */
static struct arena *new_arena(struct trial *t)
{
	struct arena *a = arena_new();

	arena_keep(t->arena, a, a, close_arena);
	return a;
}

/* What lies over the library is seen when the library is loaded. */
static bool touches_library(const struct project_draft *draft)
{
	for (size_t i = 0; i < draft->files.n; i++)
		if (text_starts(draft->files.at[i].name, "clauses/") ||
		    text_starts(draft->files.at[i].name, "templates/"))
			return true;
	return false;
}

bool trial_run(struct trial *t, struct diag_list *dl)
{
	const struct project_draft draft = draft_of(t);
	bool afresh = touches_library(&draft);
	const struct run_wish wish = {.held = true,
				      .draft = &draft,
				      .library = afresh ? NULL : t->before.library};
	size_t n = dl->count[LEVEL_ERROR];

	if (!run_load_as(&t->after, new_arena(t), t->folder, &wish)) {
		diag_append(dl, t->after.problems);
		return false;
	}
	t->after.statements = afresh ? NULL : t->before.statements;
	run_check(&t->after);
	tell_new_errors(t->before.findings, t->after.findings, dl);
	return dl->count[LEVEL_ERROR] == n;
}

bool trial_changes(const struct trial *t)
{
	for (size_t i = 0; i < t->edits.n; i++)
		if (trial_edit_changes(&t->edits.at[i]))
			return true;
	return false;
}

void trial_add(struct trial *t, const char *name, const char *bytes, size_t len)
{
	*vec_push(t->arena, &t->added) = (struct drafted_file){name, bytes, len};
}

bool trial_write(struct trial *t, struct diag_list *dl)
{
	struct project_draft draft = draft_of(t);
	struct stage *st = stage_new(t->arena, t->folder);

	for (size_t i = 0; i < t->added.n; i++)
		*vec_push(t->arena, &draft.files) = t->added.at[i];
	for (size_t i = 0; i < draft.files.n; i++) {
		const struct drafted_file *f = &draft.files.at[i];

		if (!stage_write(st, file_join(t->arena, t->folder, f->name), f->bytes, f->len,
				 dl)) {
			stage_abort(st);
			return false;
		}
	}
	return stage_commit(st, dl);
}
