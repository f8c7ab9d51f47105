/* SPDX-License-Identifier: MIT
 *
 * 'MEMBER=VALUE', of lists += and -= as well, is looked up in the field table of the thing's kind,
 * which tells how the value is read and what is wrong with it. What a value points to (a party, a
 * system, a position) is nobody's business here: the trial finds it out as check does. Only
 * parameters are asked for by name, since check merely warns of one that no text uses.
 */
#include "work/set.h"

#include <stdio.h>
#include <string.h>

#include "base/names.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "work/known_features.h"
#include "work/usual_list.h"

/* A member as it is given: of the object itself, or of an object of free names in it. */
struct member {
	const char *written;  /* params.notice_days */
	const char *group;    /* params; NULL: the object's own */
	const char *name;     /* notice_days */
	const char *text;     /* the value */
	struct field field;   /* its type, its choices */
	bool is_open; /* the type is what the value looks like */
	char op;      /* of a list: '+' more of it, '-' less, '=' another one */
};

struct setting_job {
	struct trial *t;
	struct thing s;
	VEC(struct member) members;
	struct diag_list *dl;
};

static bool is_settable(const struct thing_kind *k, const struct field *f)
{
	return f->type != FIELD_ARRAY && f->type != FIELD_ANY &&
	       !(k->key && strcmp(f->name, k->key) == 0);
}

static struct known list_members(const struct setting_job *job)
{
	const struct thing_kind *k = job->s.kind;
	struct known known = {0};

	for (size_t i = 0; i < k->table->n; i++) {
		const struct field *f = &k->table->at[i];

		if (is_settable(k, f))
			known_add(job->t->arena, &known,
				  f->type == FIELD_OBJECT
					  ? arena_concat(job->t->arena, f->name, ".NAME",
							 (char *)NULL)
					  : f->name);
	}
	if (k->flags)
		known_add_features(job->t->arena, job->t->before.project, job->t->before.library,
				   &known);
	return known;
}

static bool is_flag(const struct setting_job *job, const char *name)
{
	struct known flags = {0};

	if (job->s.kind->flags)
		known_add_features(job->t->arena, job->t->before.project, job->t->before.library,
				   &flags);
	return known_has(&flags, name);
}

/* 'params.notice_days'; NULL: no object of free names. */
static const char *group_of(const struct setting_job *job, const char *written)
{
	size_t n = strcspn(written, ".");
	const char *group = arena_strndup(job->t->arena, written, n);
	const struct field *f = field_find(job->s.kind->table, group);

	return written[n] && written[n + 1] && f && f->type == FIELD_OBJECT ? group : NULL;
}

static void refuse_member(struct setting_job *job, const struct member *m)
{
	struct known known = list_members(job);
	struct arena *a = job->t->arena;

	if (job->s.kind->key && strcmp(m->written, job->s.kind->key) == 0)
		diag_add(job->dl, DIAG_SET_ID, NULL, job->s.name, m->written);
	else
		diag_add(job->dl, DIAG_NO_SUCH_MEMBER, NULL, job->s.name, m->written,
			 known_list(a, &known));
}

/* What the value is to be: by the field table, or as what stands there is. */
static bool find_type(struct setting_job *job, struct member *m)
{
	const struct field *f = field_find(job->s.kind->table, m->written);

	m->group = group_of(job, m->written);
	m->name = m->group ? m->written + strlen(m->group) + 1 : m->written;
	if (f && f->type != FIELD_OBJECT && is_settable(job->s.kind, f)) {
		m->field = *f;
		return true;
	}
	m->field = (struct field){.name = m->written};
	m->is_open = m->group ? strcmp(m->group, "params") == 0 : is_flag(job, m->written);
	if (m->group || m->is_open)
		return true;
	refuse_member(job, m);
	return false;
}

static bool is_given(const struct setting_job *job, const char *written)
{
	for (size_t i = 0; i < job->members.n; i++)
		if (strcmp(job->members.at[i].written, written) == 0)
			return true;
	return false;
}

static bool read_assignment(struct setting_job *job, const char *given)
{
	struct arena *a = job->t->arena;
	const char *sign = strchr(given, '=');

	if (!sign || sign == given) {
		diag_add(job->dl, DIAG_NO_ASSIGNMENT, NULL, job->s.name, given);
		return false;
	}
	bool alters = sign > given + 1 && (sign[-1] == '+' || sign[-1] == '-');
	struct member m = {.written = arena_strndup(a, given, (size_t)(sign - given) - alters),
			   .text = sign + 1,
			   .op = alters ? sign[-1] : '='};

	if (is_given(job, m.written)) {
		diag_add(job->dl, DIAG_GIVEN_TWICE, NULL, job->s.name, m.written);
		return false;
	}
	if (!find_type(job, &m))
		return false;
	if (alters && m.field.type != FIELD_STRINGS) {
		diag_add(job->dl, DIAG_NOT_A_LIST, NULL, job->s.name, m.written);
		return false;
	}
	*vec_push(a, &job->members) = m;
	return true;
}

static bool read_assignments(struct setting_job *job, const struct assignments *given)
{
	bool ok = true;

	for (size_t i = 0; i < given->n; i++)
		ok = read_assignment(job, given->at[i]) && ok;
	return ok;
}

static enum field_type type_of(const struct json *value)
{
	return value->kind == JSON_NUMBER ? FIELD_NUMBER
	       : value->kind == JSON_BOOL ? FIELD_BOOL
					  : FIELD_STRING;
}

/* A flag of a system is true, false or a text; no number. */
static const struct json *guess(const struct setting_job *job, const struct member *m)
{
	const struct json *value = field_guess(job->t->arena, m->text);

	return !m->group && value->kind == JSON_NUMBER ? json_new_string(job->t->arena, m->text)
						       : value;
}

static bool has_text(const struct json *list, const char *text)
{
	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (j->kind == JSON_STRING && strcmp(j->string, text) == 0)
			return true;
	return false;
}

/* The list that stands with those of `given` more, or less. */
static struct json *alter_list(struct arena *a, const struct json *stands, const struct json *given,
			       char op)
{
	struct json *list = json_new_array(a);

	for (const struct json *j = stands ? stands->first : NULL; j; j = j->next)
		if (op == '+' || !has_text(given, j->string))
			json_append(list, json_new_string(a, j->string));
	for (const struct json *j = op == '+' ? given->first : NULL; j; j = j->next)
		if (!has_text(stands, j->string))
			json_append(list, json_new_string(a, j->string));
	return list;
}

/* The member's new value beside what stands there (NULL: nothing); NULL: it was refused. */
static const struct json *read_value(struct setting_job *job, const struct member *m,
				     const struct json *stands)
{
	struct field f = m->field;
	const struct json *value = NULL;

	if (m->is_open && stands && stands->kind != JSON_NULL)
		f.type = type_of(stands);
	else if (m->is_open)
		value = guess(job, m);
	if (value)
		f.type = type_of(value);
	else
		value = field_parse(job->t->arena, &f, m->text);
	if (m->op != '=')
		value = alter_list(job->t->arena, stands ? stands
					  : usual_list(job->t, &job->s, m->field.name),
				   value,
				   m->op);
	return field_check(job->t->arena, &f, value, job->s.where, job->dl) ? value : NULL;
}

/* 'phone=': the member is to say nothing. One that has to say something is judged as a value. */
static bool clears(const struct member *m)
{
	return text_empty(m->text) && !m->field.required && m->op == '=';
}

/*
 * What says nothing: null where it may stand, which keeps the member's place in the file, or no
 * element of a list; else the member is taken out (NULL).
 */
static const struct json *nothing(struct arena *a, const struct member *m)
{
	if (!m->field.keep_null)
		return NULL;
	return m->field.type == FIELD_STRINGS ? json_new_array(a) : json_new_null(a);
}

static bool says_nothing(const struct json *value)
{
	return !value || value->kind == JSON_NULL || (value->kind == JSON_ARRAY && !value->n);
}

static bool is_same(struct arena *a, const struct json *x, const struct json *y)
{
	if (says_nothing(x) || says_nothing(y))
		return says_nothing(x) == says_nothing(y);
	return strcmp(json_print_line(a, x), json_print_line(a, y)) == 0;
}

/* The object whose member it is, as it stands; NULL: none stands there yet. */
static const struct json *parent_of(const struct setting_job *job, const struct member *m)
{
	const struct json *group = m->group ? json_get(job->s.object, m->group) : job->s.object;

	return group && group->kind == JSON_OBJECT ? group : NULL;
}

static struct json *copy_of(struct arena *a, const struct json *value)
{
	struct json *copy = arena_alloc(a, sizeof *copy);

	*copy = *value;
	copy->next = NULL;
	return copy;
}

static void edit(struct setting_job *job, const struct member *m, const struct json *value)
{
	struct arena *a = job->t->arena;
	const struct json *parent = parent_of(job, m);

	if (!value) {
		json_edit_remove(job->s.edit, parent, json_get(parent, m->name));
	} else if (parent) {
		json_edit_set(job->s.edit, parent, m->name, value);
	} else {
		struct json *group = json_new_object(a);

		json_set(group, m->name, copy_of(a, value));
		json_edit_set(job->s.edit, job->s.object, m->group, group);
	}
}

/* One member of a subject that stands. False: reported. */
static bool change(struct setting_job *job, const struct member *m, struct made_changes *out)
{
	struct arena *a = job->t->arena;
	const struct json *parent = parent_of(job, m), *stands = json_get(parent, m->name);
	const struct json *value = clears(m) ? nothing(a, m) : read_value(job, m, stands);

	if (!value && !clears(m))
		return false;
	if (m->op == '-' && !value->n)
		value = nothing(a, m);
	if (is_same(a, stands, value))
		return true;
	*vec_push(a, &out->all) = (struct made_change){
		.subject = job->s.name,
		.place = where_print(a, &(struct where){.up = job->s.where, .name = m->written}),
		.before = stands ? json_print_line(a, stands) : NULL,
		.after = value ? json_print_line(a, value) : NULL};
	edit(job, m, value);
	/* nodes of the tree before do not hold any more */
	return thing_find(job->t, job->s.name, &job->s, job->dl);
}

/* The object of free names in a new object; made where it is not there. */
static struct json *open_group(struct arena *a, struct json *object, const char *name)
{
	for (struct json *j = object->first; j; j = j->next)
		if (strcmp(j->name, name) == 0)
			return j;
	return json_set(object, name, json_new_object(a));
}

/* The members that are given, behind its id. False: reported. */
static bool put_members(struct setting_job *job, struct json *object)
{
	struct arena *a = job->t->arena;
	bool ok = true;

	for (size_t i = 0; i < job->members.n; i++) {
		const struct member *m = &job->members.at[i];
		const struct json *value = clears(m) ? nothing(a, m) : read_value(job, m, NULL);

		if (value)
			json_set(m->group ? open_group(a, object, m->group) : object, m->name,
				 copy_of(a, value));
		ok = ok && (value || clears(m));
	}
	return ok;
}

static void put_inherited(struct arena *a, struct json *object, const struct json *inherited)
{
	for (const struct json *j = inherited ? inherited->first : NULL; j; j = j->next) {
		if (!json_get(object, j->name))
			json_set(object, j->name, copy_of(a, j));
	}
}

const struct json *set_new_object(struct trial *t, const struct thing *s, const char *key,
				  const struct assignments *given, const struct json *inherited,
				  struct diag_list *dl)
{
	struct setting_job job = {.t = t, .s = *s, .dl = dl};
	struct json *object = json_new_object(t->arena);
	const struct field *id = field_find(s->kind->table, s->kind->key);
	struct json *name = field_parse(t->arena, id, key);

	job.s.object = NULL;
	if (!read_assignments(&job, given) || !field_check(t->arena, id, name, s->where, dl))
		return NULL;
	if (strchr(key, '/')) {
		diag_add(dl, DIAG_ID_WITH_SLASH, NULL, s->name, key);
		return NULL;
	}
	json_set(object, id->name, name);
	if (!put_members(&job, object))
		return NULL;
	put_inherited(t->arena, object, inherited);
	return object;
}

static bool add_subject(struct setting_job *job, const char *name, const struct assignments *given,
			struct made_changes *out)
{
	struct arena *a = job->t->arena;
	const char *key;

	if (!thing_place_new(job->t, name, &job->s, &key, job->dl) ||
	    !read_assignments(job, given))
		return false;
	const struct json *object =
		set_new_object(job->t, &job->s, key, given, NULL, job->dl);

	if (!object)
		return false;
	*vec_push(a, &out->all) = (struct made_change){.subject = job->s.name,
						       .place = where_print(a, job->s.where),
						       .after = json_print_line(a, object)};
	if (job->s.list && job->s.list->kind == JSON_ARRAY) {
		json_edit_append(job->s.edit, job->s.list, object);
	} else {
		struct json *list = json_new_array(a);

		json_append(list, copy_of(a, object));
		json_edit_set(job->s.edit, job->s.owner, job->s.kind->list, list);
	}
	return true;
}

static size_t count_unused(const struct diag_list *dl, const char *param)
{
	size_t n = 0;

	for (size_t i = 0; i < dl->all.n; i++)
		n += dl->all.at[i].code == DIAG_UNUSED_PARAMETER &&
		     strcmp(dl->all.at[i].arguments[0], param) == 0;
	return n;
}

/* 'notice_days', or of a name with a clause in front: 'clause.notice_days'. */
static void add_params(struct arena *a, const struct clause *c, bool qualified,
		       struct known *known)
{
	for (size_t i = 0; i < c->params.all.n; i++) {
		const char *name = c->params.all.at[i].name;

		known_add(a, known,
			  qualified ? arena_concat(a, c->id, ".", name, (char *)NULL) : name);
	}
}

/* A parameter that no text uses is a slip of the one who sets it now. */
static bool check_param(struct setting_job *job, const struct member *m)
{
	const struct trial *t = job->t;
	const struct library *l = t->before.library;
	struct known known = {0};

	if (!m->group || !m->is_open || text_empty(m->text) ||
	    count_unused(t->after.findings, m->name) <= count_unused(t->before.findings, m->name))
		return true;
	for (size_t i = 0; i < l->clauses.n; i++)
		add_params(t->arena, &l->clauses.at[i], strchr(m->name, '.') != NULL, &known);
	diag_add(job->dl, DIAG_UNKNOWN_PARAMETER, NULL, job->s.name, m->name);
	diag_offer(job->dl, job->dl->all.n - 1, m->name, &known, false);
	return false;
}

/* What is left to agree on, or to find somebody for: no word of a file is wrong for it. */
static bool is_left_to_do(enum diag_code code)
{
	static const enum diag_code codes[] = {
		DIAG_GAP,
		DIAG_RISK_WITHOUT_ACTION,
		DIAG_TWO_ACCOUNTABLE,
		DIAG_AGREED_WITHOUT_ONE,
		DIAG_ACCEPTED_BY_NOBODY,
		DIAG_OFFICE_WITHOUT_CONTACT,
		DIAG_DECISION_OF_TWO_ROWS,
		DIAG_NO_NUMBER,
	};

	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		if (codes[i] == code)
			return true;
	return false;
}

static bool has_code(const struct diag_list *dl, enum diag_code code)
{
	for (size_t i = 0; i < dl->all.n; i++)
		if (dl->all.at[i].code == code)
			return true;
	return false;
}

/* The first few of a code, and how many more there would be. */
static void tell_code(const struct diag_list *found, enum diag_code code, struct diag_list *dl)
{
	enum { TOLD = 5 };
	size_t n = 0;

	for (size_t i = 0; i < found->all.n; i++)
		if (found->all.at[i].code == code && n++ < TOLD)
			diag_copy(dl, &found->all.at[i]);
	if (n > TOLD)
		diag_add(dl, DIAG_MORE_LIKE_IT, NULL, "bunkai",
			 arena_printf(dl->arena, "%zu", n - TOLD), diag_code_name(code));
}

bool set_try(struct trial *t, struct diag_list *dl)
{
	struct diag_list *found = diag_new(t->arena);
	size_t errors = dl->count[LEVEL_ERROR];

	if (trial_run(t, found))
		return true;
	/* without a party no clause has its name: the one is told, the other follows */
	bool follows = has_code(found, DIAG_CONTRACT_WITHOUT) ||
		       has_code(found, DIAG_UNKNOWN_PARTY);

	for (int code = 0; code < DIAG__MAX; code++)
		if (!is_left_to_do((enum diag_code)code) &&
		    !(follows && code == DIAG_UNDEFINED_PLACEHOLDER))
			tell_code(found, (enum diag_code)code, dl);
	return dl->count[LEVEL_ERROR] == errors;
}

static bool try_it(struct setting_job *job)
{
	bool ok = true;

	if (!trial_changes(job->t))
		return true;
	if (!set_try(job->t, job->dl))
		return false;
	for (size_t i = 0; i < job->members.n; i++)
		ok = check_param(job, &job->members.at[i]) && ok;
	return ok;
}

bool set_members(struct trial *t, const char *subject, const struct assignments *given, bool is_new,
		 struct made_changes *out, struct diag_list *dl)
{
	struct setting_job job = {.t = t, .dl = dl};
	bool ok = true;

	if (is_new)
		return add_subject(&job, subject, given, out) && try_it(&job);
	if (!thing_find(t, subject, &job.s, dl) || !read_assignments(&job, given))
		return false;
	for (size_t i = 0; i < job.members.n; i++)
		ok = change(&job, &job.members.at[i], out) && ok;
	return ok && try_it(&job);
}

bool set_remove(struct trial *t, const char *subject, struct made_changes *out,
		struct diag_list *dl)
{
	struct thing s;

	if (!thing_find(t, subject, &s, dl))
		return false;
	if (!s.kind->list) {
		diag_add(dl, DIAG_NOT_REMOVED, NULL, s.name);
		return false;
	}
	*vec_push(t->arena, &out->all) =
		(struct made_change){.subject = s.name,
				     .place = where_print(t->arena, s.where),
				     .before = json_print_line(t->arena, s.object)};
	json_edit_remove(s.edit, s.list, s.object);
	return set_try(t, dl);
}

/* What is no text is shown as far as it is ASCII. */
static const char *show_bytes(struct arena *a, const char *word)
{
	char *shown = arena_strdup(a, word);

	for (char *p = shown; *p; p++)
		*p = (unsigned char)*p < 0x80 ? *p : '?';
	return shown;
}

/* True of a word, or of what follows its '=', that stands where people are to fill in their own. */
static bool is_to_fill_in(const char *word)
{
	static const char *const stand_ins[] = {"…", "氏名", "NAME", "NUMBER", "HOURS"};
	const char *sign = strchr(word, '=');

	for (size_t i = 0; i < ARRAY_LEN(stand_ins); i++)
		if (strcmp(sign ? sign + 1 : word, stand_ins[i]) == 0)
			return true;
	return false;
}

bool set_check_words(struct arena *a, char *const *words, size_t n, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < n; i++) {
		const char *word = words[i];
		bool utf8 = text_is_utf8(word, strlen(word), &(size_t){0});
		uint32_t c = utf8 ? name_deceiving(word) : 0;
		bool blank = is_to_fill_in(word);

		if (!utf8)
			diag_add(dl, DIAG_WORD_NOT_UTF8, NULL, show_bytes(a, word));
		else if (c)
			diag_add(dl, DIAG_WORD_DECEIVES, NULL, name_visible(a, word),
				 arena_printf(a, "U+%04X", (unsigned)c));
		else if (blank)
			diag_add(dl, DIAG_WORD_TO_FILL_IN, NULL, word, word);
		ok = ok && utf8 && !c && !blank;
	}
	return ok;
}
