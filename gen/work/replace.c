/* SPDX-License-Identifier: MIT
 *
 * A table says which members of which kinds hold a party's id; contacts follow as well, and roles
 * of decisions, which are members by that name. What only the old party can have confirmed or
 * handed in is forgotten. Whatever else holds the old id or name is text: it is shown, and not
 * touched.
 */
#include "work/replace.h"

#include <ctype.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

#define DECISIONS "decisions.json"
#define NO_DECISIONS "{\"schema\": \"bunkai/decisions/1\", \"decisions\": []}\n"

static const struct {
	const char *kind, *member;
} named[] = {
	{"party", "under"},          {"contract-party", "party"},
	{"system", "vendor"},        {"system", "owner"},
	{"system", "monitors"},      {"system", "maintains"},
	{"system", "out_of_scope"},  {"server", "updates"},
	{"server", "owner"},         {"server", "configures"},
	{"server", "monitors"},      {"server", "maintains"},
	{"server", "out_of_scope"},  {"device", "owner"},
	{"device", "updates"},       {"device", "configures"},
	{"device", "monitors"},      {"device", "maintains"},
	{"device", "out_of_scope"},  {"line", "owner"},
	{"line", "carrier"},         {"line", "terminal"},
	{"line", "monitors"},        {"line", "out_of_scope"},
	{"backup", "takes"},         {"backup", "restores"},
	{"backup", "out_of_scope"},  {"flow-share", "handles"},
	{"flow-share", "out_of_scope"}, {"premise", "holds"},
};

struct replacing {
	struct trial *t;
	const char *old, *id;
	struct made_changes *made;
	struct diag_list *dl;
};

static void note_change(struct replacing *r, const char *subject, const struct where *w,
			const struct json *before, const struct json *after)
{
	struct arena *a = r->t->arena;

	*vec_push(a, &r->made->all) = (struct made_change){
		.subject = subject,
		.place = where_print(a, w),
		.before = before ? json_print_line(a, before) : NULL,
		.after = after ? json_print_line(a, after) : NULL,
	};
}

/*
 * What the new one has from the old one: where it stands and who answers for it. A name, an address
 * or a signatory would be another's.
 */
static const struct json *inherit(struct arena *a, const struct json *object)
{
	static const char *const lent[] = {"kind", "owner", "updates", "configures",
					   "monitors", "maintains", "site", "out_of_scope"};
	struct json *some = json_new_object(a);

	for (size_t i = 0; i < ARRAY_LEN(lent); i++) {
		const struct json *j = json_get(object, lent[i]);
		struct json *copy = arena_alloc(a, sizeof *copy);

		if (!j)
			continue;
		*copy = *j;
		copy->next = NULL;
		json_set(some, lent[i], copy);
	}
	return some;
}

/* The new object in the old one's place. */
static bool put_in_place(struct replacing *r, const struct thing *s, const char *id,
			 const struct assignments *given)
{
	const struct json *object =
		set_new_object(r->t, s, id, given, inherit(r->t->arena, s->object), r->dl);

	if (!object)
		return false;
	note_change(r, s->name, s->where, s->object, object);
	json_edit_replace(s->edit, s->object, object);
	return true;
}

/* An id that stands in the list, the old one's as well, is no new one. */
static bool is_free(struct replacing *r, const struct thing *s, const char *id)
{
	for (const struct json *j = s->list->first; j; j = j->next) {
		if (strcmp(json_string(j, "id", ""), id) != 0)
			continue;
		diag_add(r->dl, DIAG_ID_TAKEN, NULL, s->name, id, s->kind->file,
			 json_string(s->object, "id", ""));
		return false;
	}
	return true;
}

static bool is_word_sign(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_';
}

/* An id counts as a word of its own: 'db' does not stand in 'db-2'. */
static bool names_id(const char *text, const char *id)
{
	size_t n = strlen(id);

	for (const char *at = text; n && (at = strstr(at, id)); at++)
		if ((at == text || !is_word_sign(at[-1])) && !is_word_sign(at[n]))
			return true;
	return false;
}

struct mention_search {
	struct arena *a;
	const char *id, *name; /* either may be NULL */
	struct mentions *told;
};

static const char *word_in(const struct mention_search *s, const char *text)
{
	if (s->name && strstr(text, s->name))
		return s->name;
	return s->id && names_id(text, s->id) ? s->id : NULL;
}

static void search_node(const struct mention_search *s, const struct json *j, const struct where *w)
{
	const char *word = j->kind == JSON_STRING ? word_in(s, j->string) : NULL;
	size_t index = 0;

	if (word)
		*vec_push(s->a, &s->told->all) =
			(struct mention){where_print(s->a, w), word, j->string};
	for (const struct json *k = j->first; k; k = k->next, index++)
		search_node(s, k, &(struct where){.up = w, .name = k->name, .index = index});
}

static void search_blocks(const struct mention_search *s, const char *file,
			  const struct block *b)
{
	for (; b; b = b->next) {
		const char *word = b->text ? word_in(s, b->text) : NULL;

		if (word)
			*vec_push(s->a, &s->told->all) = (struct mention){
				arena_printf(s->a, "%s:%d", file, b->line), word, b->text};
		search_blocks(s, file, b->first);
	}
}

/* Clauses of the project's own; those of the library name nobody's things. */
static void search_clauses(const struct trial *t, const struct mention_search *s)
{
	const struct library *l = t->before.library;
	const char *own = file_join(t->arena, t->folder, "clauses/");

	for (size_t i = 0; i < l->clauses.n; i++) {
		const struct clause *c = &l->clauses.at[i];

		for (size_t k = 0; text_starts(c->file, own) && k < clause_wordings(c); k++)
			search_blocks(s, c->file, clause_wording(c, k)->first);
	}
}

/* The project's own files as they will be. */
static bool search_files(struct trial *t, const struct mention_search *s, struct diag_list *dl)
{
	static const struct {
		const char *name, *otherwise;
	} files[] = {
		{"bunkai.json", NULL},
		{"contacts.json", "{}\n"},
		{"inspection.json", "{}\n"},
		{DECISIONS, NO_DECISIONS},
	};

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		const char *path = file_join(t->arena, t->folder, files[i].name);

		if (file_look(t->arena, path, dl) == FILE_ABSENT)
			continue;
		const struct json_edit *e = trial_edit(t, files[i].name, files[i].otherwise, dl);

		if (!e)
			return false;
		search_node(s, json_edit_root(e), &(struct where){.file = path});
	}
	search_clauses(t, s);
	return true;
}

/* A name that the new one has as well tells nothing. */
static const char *name_gone(const char *old, const char *now)
{
	return text_empty(old) || (now && strstr(now, old)) ? NULL : old;
}

bool replace_device(struct trial *t, const char *old, const char *id,
		    const struct assignments *given, struct made_changes *made,
		    struct mentions *told, struct diag_list *dl)
{
	struct arena *a = t->arena;
	struct replacing r = {t, old, id, made, dl};
	struct thing s;

	if (!thing_find(t, arena_concat(a, "device/", old, (char *)NULL), &s, dl) ||
	    !is_free(&r, &s, id))
		return false;
	struct mention_search search = {a, json_string(s.object, "id", ""),
				json_string(s.object, "name", ""), told};
	size_t index = s.where->index;
	const struct system *system =
		project_system(t->before.project, json_string(s.owner, "id", ""));

	if (!put_in_place(&r, &s, id, given) || !set_try(t, dl))
		return false;
	system = project_system(t->after.project, system->id);
	search.name = name_gone(search.name, system->devices.at[index].name);
	return search_files(t, &search, dl);
}

/* The first object that names the old party in this member. */
static const struct thing *find_naming(const struct things *all, const char *member,
					 const char *party)
{
	for (size_t i = 0; i < all->all.n; i++)
		if (strcmp(json_string(all->all.at[i].object, member, ""), party) == 0)
			return &all->all.at[i];
	return NULL;
}

static bool hand_over_member(struct replacing *r, const char *kind, const char *member)
{
	struct arena *a = r->t->arena;
	const struct json *id = json_new_string(a, r->id);
	const struct thing *s;
	struct things all;

	/* nodes hold until the next edit */
	while (things_list(r->t, kind, &all, r->dl)) {
		if (!(s = find_naming(&all, member, r->old)))
			return true;
		note_change(r, s->name, &(struct where){.up = s->where, .name = member},
			    json_get(s->object, member), id);
		json_edit_replace(s->edit, json_get(s->object, member), id);
	}
	return false;
}

/* The next form that a contract gives the old party, and the contract's place; NULL: none. */
static const struct json *find_form(const struct things *contracts, const char *party,
				    const struct thing **contract)
{
	for (size_t i = 0; i < contracts->all.n; i++) {
		const struct json *forms = json_get(contracts->all.at[i].object, "forms");

		*contract = &contracts->all.at[i];
		for (const struct json *j = forms ? forms->first : NULL; j; j = j->next)
			if (j->kind == JSON_STRING && strcmp(j->string, party) == 0)
				return j;
	}
	return NULL;
}

static bool hand_over_forms(struct replacing *r)
{
	const struct json *id = json_new_string(r->t->arena, r->id), *form;
	const struct thing *s;
	struct things all;

	while (things_list(r->t, "contract", &all, r->dl)) {
		if (!(form = find_form(&all, r->old, &s)))
			return true;
		note_change(r, s->name,
			    &(struct where){.up = &(struct where){.up = s->where, .name = "forms"},
					    .name = form->name},
			    form, id);
		json_edit_replace(s->edit, form, id);
	}
	return false;
}

/* What was said of the old party's thing is not said of the new one's. */
static bool forget_member(struct replacing *r, const char *name, const char *member)
{
	struct thing s;

	if (!thing_find(r->t, name, &s, r->dl))
		return false;
	const struct json *said = json_get(s.object, member);
	const struct json *nothing = json_new_null(r->t->arena);

	if (!said || said->kind == JSON_NULL)
		return true;
	note_change(r, name, &(struct where){.up = s.where, .name = member}, said, nothing);
	json_edit_replace(s.edit, said, nothing);
	return true;
}

static bool contact_is_of(const struct project *p, const char *id, const char *party)
{
	const struct contact *c = project_contact(p, id);

	return c && text_equal(c->party, party);
}

/*
 * Nobody has confirmed yet that the numbers of the old party's contacts are the new one's: check
 * says so until somebody has.
 */
static bool hand_over_contacts(struct replacing *r)
{
	struct things all;

	if (!things_list(r->t, "contact", &all, r->dl) ||
	    !hand_over_member(r, "contact", "party"))
		return false;
	for (size_t i = 0; i < all.all.n; i++)
		if (contact_is_of(r->t->before.project, strchr(all.all.at[i].name, '/') + 1,
				  r->old) &&
		    !forget_member(r, all.all.at[i].name, "confirmed"))
			return false;
	return true;
}

/*
 * A paper that the old vendor handed in answers for what that one did: the new one is asked anew.
 * Of the project before, since its systems have the new vendor by now.
 */
static bool forget_disclosures(struct replacing *r)
{
	static const char *const said[] = {"edition", "asked", "received", "where"};
	const struct project *p = r->t->before.project;

	for (size_t i = 0; i < p->inspection.disclosures.n; i++) {
		const struct disclosure *d = &p->inspection.disclosures.at[i];
		const struct system *s = project_system(p, d->system);
		const char *name = arena_concat(r->t->arena, "disclosure/", d->id, (char *)NULL);

		for (size_t k = 0; s && text_equal(s->vendor, r->old) && k < ARRAY_LEN(said); k++)
			if (!forget_member(r, name, said[k]))
				return false;
	}
	return true;
}

/* The roles of a decision with another party's name, in their order. */
static const struct json *rename_role(struct replacing *r, const struct json *roles)
{
	struct arena *a = r->t->arena;
	struct json *renamed = json_new_object(a);

	for (const struct json *j = roles->first; j; j = j->next) {
		struct json *copy = arena_alloc(a, sizeof *copy);

		*copy = *j;
		copy->next = NULL;
		json_set(renamed, strcmp(j->name, r->old) == 0 ? r->id : j->name, copy);
	}
	return renamed;
}

/* The next decision from `from` on that gives the old party a role. */
static const struct json *find_roles(const struct json *root, const char *party, size_t from,
				     size_t *index)
{
	const struct json *list = json_get(root, "decisions");

	*index = 0;
	for (const struct json *d = list ? list->first : NULL; d; d = d->next, ++*index)
		if (*index >= from && json_get(json_get(d, "roles"), party))
			return json_get(d, "roles");
	return NULL;
}

static bool hand_over_roles(struct replacing *r)
{
	struct arena *a = r->t->arena;
	const char *path = file_join(a, r->t->folder, DECISIONS);
	struct json_edit *e = trial_edit(r->t, DECISIONS, NO_DECISIONS, r->dl);
	const struct json *roles;
	size_t index = 0;

	while (e && (roles = find_roles(json_edit_root(e), r->old, index, &index))) {
		struct where file = {.file = path}, list = {.up = &file, .name = "decisions"},
			     in = {.up = &list, .index = index},
			     w = {.up = &in, .name = "roles"};
		const struct json *renamed;

		if (json_get(roles, r->id)) {
			diag_add(r->dl, DIAG_REPLACE_BOTH, NULL, where_print(a, &w), r->old, r->id,
				 where_print(a, &w));
			return false;
		}
		renamed = rename_role(r, roles);
		note_change(r, DECISIONS, &w, roles, renamed);
		json_edit_replace(e, roles, renamed);
	}
	return e != NULL;
}

/* A contract in which both stand would have the new one twice. */
static bool check_contracts(struct replacing *r)
{
	const struct project *p = r->t->before.project;
	bool ok = true;

	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];

		if (!contract_has_party(c, r->old) || !contract_has_party(c, r->id))
			continue;
		diag_add(r->dl, DIAG_REPLACE_BOTH, c->id, c->place, r->old, r->id, c->id);
		ok = false;
	}
	return ok;
}

/* The old party's element becomes the new one's, or goes where that is there already. */
static bool replace_element(struct replacing *r, const struct thing *s,
			    const struct assignments *given)
{
	struct thing other;

	if (given->n)
		return is_free(r, s, r->id) && put_in_place(r, s, r->id, given);
	if (strcmp(r->old, r->id) == 0)
		return is_free(r, s, r->id);
	if (!thing_find(r->t, arena_concat(r->t->arena, "party/", r->id, (char *)NULL), &other,
			  r->dl))
		return false;
	note_change(r, s->name, s->where, s->object, NULL);
	json_edit_remove(s->edit, s->list, s->object);
	return true;
}

bool replace_party(struct trial *t, const char *old, const char *id,
		   const struct assignments *given, struct made_changes *made,
		   struct mentions *told, struct diag_list *dl)
{
	struct replacing r = {t, old, id, made, dl};
	struct thing s;

	if (!thing_find(t, arena_concat(t->arena, "party/", old, (char *)NULL), &s, dl))
		return false;
	const char *name = json_string(s.object, "name", "");

	if (!replace_element(&r, &s, given) || !check_contracts(&r))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(named); i++)
		if (!hand_over_member(&r, named[i].kind, named[i].member))
			return false;
	if (!hand_over_forms(&r) || !hand_over_contacts(&r) || !forget_disclosures(&r) ||
	    !hand_over_roles(&r) || !set_try(t, dl))
		return false;
	const struct party *now = project_party(t->after.project, id);

	return search_files(t, &(struct mention_search){t->arena, NULL,
						name_gone(name, now ? now->name : NULL), told},
			    dl);
}
