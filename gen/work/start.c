/* SPDX-License-Identifier: MIT
 *
 * The questions are read once; what is answered is judged where it is said, so that a terminal asks
 * again at once and a file is told with its place.
 */
#include "work/start.h"

#include <string.h>

#include "base/data.h"
#include "base/fields.h"
#include "base/file.h"
#include "base/names.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "work/set.h"

#define QUESTIONS "templates/new/questions.json"

static const char *const kind_words[] = {
	[START_TEXT] = "text",     [START_DATE] = "date",     [START_ID] = "id",
	[START_CHOICE] = "choice", [START_YES_NO] = "yes-no", [START_PARTY] = "party",
	[START_PARTIES] = "parties", [START_SYSTEMS] = "systems"};
static const char *const place_words[] = {
	[START_ON_THING] = "thing",
	[START_ON_PROJECT] = "project",
	[START_ON_CONTACT] = "contact",
	[START_ON_WAY] = "way",
};

static int find_word(const char *const *words, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], word) == 0)
			return (int)i;
	return 0;
}

static void read_words(struct arena *a, const struct json *object, const char *name,
		       struct start_words *out)
{
	const struct json *list = json_get(object, name);

	for (const struct json *j = list ? list->first : NULL; j; j = j->next)
		if (j->string)
			*vec_push(a, &out->all) = j->string;
}

static bool read_choices(struct arena *a, const struct json *j, struct start_question *q)
{
	const struct json *list = json_get(j, "choices");
	bool ok = true;

	for (const struct json *c = list ? list->first : NULL; c; c = c->next) {
		struct start_choice *choice = vec_push(a, &q->choices);

		choice->id = json_string(c, "id", NULL);
		choice->word = json_string(c, "word", choice->id);
		choice->set = json_get(c, "set");
		read_words(a, c, "also", &choice->also);
		ok = ok && choice->id;
	}
	return ok && (q->kind != START_CHOICE || q->choices.n);
}

static bool read_question(struct arena *a, const struct json *j, struct start_part *p)
{
	struct start_question *q = vec_push(a, &p->questions);

	*q = (struct start_question){
		.id = json_string(j, "id", NULL),
		.label = json_string(j, "label", NULL),
		.text = json_string(j, "text", NULL),
		.to = json_string(j, "to", NULL),
		.otherwise = json_string(j, "otherwise", NULL),
		.inherits = json_string(j, "inherits", NULL),
		.in = json_string(j, "in", NULL),
		.thing = json_get(j, "thing"),
		.made = json_string(j, "made", "named"),
		.none = json_get(j, "none"),
		.named = json_get(j, "named"),
		.needed = json_true(j, "needed"),
		.unique = json_true(j, "unique"),
		.optional = json_true(j, "optional"),
		.kind = (enum start_kind)find_word(kind_words, ARRAY_LEN(kind_words),
						   json_string(j, "kind", "text")),
		.on = (enum start_place)find_word(place_words, ARRAY_LEN(place_words),
						  json_string(j, "on", "thing")),
	};
	return q->id && q->label && q->text && q->to && (!q->in || q->thing) &&
	       read_choices(a, j, q);
}

static bool read_part(struct arena *a, const struct json *j, struct start *s)
{
	struct start_part *p = vec_push(a, &s->parts);
	const struct json *list = json_get(j, "questions");
	bool ok = true;

	p->id = json_string(j, "id", NULL);
	p->title = json_string(j, "title", p->id);
	p->intro = json_string(j, "intro", NULL);
	p->id_lead = json_string(j, "id_lead", p->id);
	p->list = json_string(j, "list", NULL);
	p->of = json_string(j, "of", NULL);
	p->many = json_true(j, "many");
	for (const struct json *q = list ? list->first : NULL; q && ok; q = q->next)
		ok = read_question(a, q, p);
	return ok && p->id && p->questions.n && (!p->list || p->of);
}

struct start *start_new(struct arena *a, struct diag_list *dl)
{
	struct start *s = arena_alloc(a, sizeof *s);
	const char *path = file_join(a, data_folder(a), QUESTIONS);
	const struct json *root = fields_open(a, path, "questions", dl);
	const struct json *parts = root ? json_get(root, "parts") : NULL;
	bool ok = parts != NULL;

	if (!root)
		return NULL;
	s->arena = a;
	s->project = json_get(root, "project");
	read_words(a, root, "unknown", &s->unknown);
	read_words(a, root, "hospital", &s->hospital);
	read_words(a, root, "yes", &s->yes);
	read_words(a, root, "no", &s->no);
	read_words(a, root, "labels", &s->labels);
	for (const struct json *j = parts ? parts->first : NULL; j && ok; j = j->next)
		ok = read_part(a, j, s);
	if (ok)
		return s;
	diag_add(dl, DIAG_MISSING_MEMBER, NULL, path, "parts", "id, label, text, to");
	return NULL;
}

static const char *folded(struct arena *a, const char *word)
{
	return text_squash(a, unicode_fold(a, word));
}

/* The same to a reader: widths, case and blanks aside. */
static bool is_same(struct arena *a, const char *x, const char *y)
{
	return strcmp(folded(a, x), folded(a, y)) == 0;
}

static bool is_one_of(struct arena *a, const struct start_words *words, const char *said)
{
	for (size_t i = 0; i < words->all.n; i++)
		if (is_same(a, words->all.at[i], said))
			return true;
	return false;
}

const struct start_part *start_part_find(const struct start *s, const char *word)
{
	for (size_t i = 0; i < s->parts.n; i++)
		if (is_same(s->arena, s->parts.at[i].id, word) ||
		    is_same(s->arena, s->parts.at[i].title, word))
			return &s->parts.at[i];
	return NULL;
}

const struct start_question *start_question_find(const struct start *s,
						 const struct start_part *p, const char *word)
{
	for (size_t i = 0; i < p->questions.n; i++)
		if (is_same(s->arena, p->questions.at[i].id, word) ||
		    is_same(s->arena, p->questions.at[i].label, word))
			return &p->questions.at[i];
	return NULL;
}

struct start_thing *start_begin(struct start *s, const struct start_part *p, const char *place)
{
	struct start_thing *t = arena_alloc(s->arena, sizeof *t);

	t->part = p;
	t->place = place;
	t->said = arena_alloc(s->arena, p->questions.n * sizeof *t->said);
	*vec_push(s->arena, &s->things) = t;
	return t;
}

static struct start_said *said_of(const struct start_thing *t, const char *question)
{
	for (size_t i = 0; i < t->part->questions.n; i++)
		if (strcmp(t->part->questions.at[i].id, question) == 0)
			return &t->said[i];
	return NULL;
}

static const char *name_of(const struct start_thing *t)
{
	const struct start_said *said = said_of(t, "name");

	return said && said->text ? said->text : t->id;
}

/* The thing of the part that is called so, by name or id. */
static const struct start_thing *find_named(const struct start *s, const char *part,
					    const char *word)
{
	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];

		if (strcmp(t->part->id, part) == 0 && t->id &&
		    (is_same(s->arena, t->id, word) || is_same(s->arena, name_of(t), word)))
			return t;
	}
	return NULL;
}

static const char *list_named(const struct start *s, const char *part, struct strbuf *sb)
{
	for (size_t i = 0; i < s->things.n; i++)
		if (strcmp(s->things.at[i]->part->id, part) == 0 && s->things.at[i]->id)
			strbuf_join(sb, "、", name_of(s->things.at[i]));
	return sb->text;
}

static void join_first(struct strbuf *sb, const struct start_words *words)
{
	if (words->all.n)
		strbuf_join(sb, "、", words->all.at[0]);
}

const char *start_choices(const struct start *s, const struct start_question *q)
{
	struct strbuf sb = strbuf_new(s->arena);

	for (size_t i = 0; i < q->choices.n; i++)
		strbuf_join(&sb, "、", q->choices.at[i].word);
	if (q->kind == START_YES_NO) {
		join_first(&sb, &s->yes);
		join_first(&sb, &s->no);
	}
	if (q->kind == START_PARTY)
		join_first(&sb, &s->hospital);
	if (q->kind == START_PARTY || q->kind == START_PARTIES)
		list_named(s, "vendor", &sb);
	if (q->kind == START_PARTY && q->none)
		strbuf_join(&sb, "、", "なし");
	if (q->kind == START_SYSTEMS)
		list_named(s, "system", &sb);
	return sb.text;
}

struct start_judging {
	struct start *s;
	struct start_thing *t;
	const struct start_question *q;
	const char *place;
	struct diag_list *dl;
};

static bool refuse_choice(const struct start_judging *j, enum diag_code code, const char *said)
{
	struct strbuf sb = strbuf_new(j->s->arena);

	strbuf_add(&sb, start_choices(j->s, j->q));
	join_first(&sb, &j->s->unknown);
	diag_add(j->dl, code, NULL, j->place, said, j->q->label, sb.text);
	return false;
}

static bool judge_choice(const struct start_judging *j, const char *word, struct start_said *out)
{
	for (size_t i = 0; i < j->q->choices.n; i++) {
		const struct start_choice *c = &j->q->choices.at[i];

		if (is_same(j->s->arena, c->id, word) || is_same(j->s->arena, c->word, word) ||
		    is_one_of(j->s->arena, &c->also, word)) {
			out->choice = c;
			return true;
		}
	}
	return refuse_choice(j, DIAG_ANSWER_NO_CHOICE, word);
}

static bool judge_yes_no(const struct start_judging *j, const char *word, struct start_said *out)
{
	out->yes = is_one_of(j->s->arena, &j->s->yes, word);
	return out->yes || is_one_of(j->s->arena, &j->s->no, word) ||
	       refuse_choice(j, DIAG_ANSWER_NO_CHOICE, word);
}

static bool judge_party(const struct start_judging *j, const char *word, struct start_said *out)
{
	const struct start_thing *vendor = find_named(j->s, "vendor", word);

	if (!vendor && j->q->none && is_one_of(j->s->arena, &j->s->no, word)) {
		out->state = START_NONE;
		return true;
	}
	if (vendor)
		out->text = vendor->id;
	else if (is_one_of(j->s->arena, &j->s->hospital, word) ||
		 find_named(j->s, "hospital", word))
		out->text = "hospital";
	return out->text || refuse_choice(j, DIAG_ANSWER_NO_NAME, word);
}

static const struct start_thing *find_party(const struct start_judging *j, const char *name)
{
	return find_named(j->s, "vendor", name);
}

static const struct start_thing *find_system(const struct start_judging *j, const char *name)
{
	return find_named(j->s, "system", name);
}

/*
 * Beside its own vendor a contract has no other: two would be accountable for each row. Which other
 * kinds there are is told.
 */
static bool judge_third(const struct start_judging *j, const struct start_thing *vendor)
{
	const struct start_question *q = start_question_find(j->s, vendor->part, "kind");
	const struct start_said *said = said_of(vendor, "kind");
	struct strbuf others = strbuf_new(j->s->arena);

	if (!q || (said->choice && said->choice != q->choices.at))
		return true;
	for (size_t i = 1; i < q->choices.n; i++)
		strbuf_join(&others, "、", q->choices.at[i].word);
	diag_add(j->dl, DIAG_THIRD_IS_VENDOR, NULL, j->place, name_of(vendor),
		 q->choices.at[0].word, others.text);
	return false;
}

/* Names with '、' or ',' between, each of something that was named before. */
static bool judge_names(const struct start_judging *j, const char *word,
			const struct start_thing *(*find)(const struct start_judging *,
							  const char *),
			struct start_said *out)
{
	struct strbuf ids = strbuf_new(j->s->arena);
	char *rest = text_replace(j->s->arena, word, "、", ",");

	for (char *one = rest; one; one = rest) {
		rest = strchr(one, ',');
		if (rest)
			*rest++ = '\0';
		const char *name = text_trim(j->s->arena, one);
		const struct start_thing *t = find(j, name);

		if (!t)
			return refuse_choice(j, DIAG_ANSWER_NO_NAME, name);
		if (j->q->kind == START_PARTIES && !judge_third(j, t))
			return false;
		strbuf_join(&ids, ",", t->id);
	}
	out->text = ids.text;
	return true;
}

static bool is_unique(const struct start_thing *t, const char *question)
{
	for (size_t i = 0; i < t->part->questions.n; i++) {
		const struct start_question *q = &t->part->questions.at[i];

		if (strcmp(q->id, question) == 0)
			return q->unique || q->kind == START_ID || !t->part->many;
	}
	return false;
}

/* Of things that are named alike nobody knows which one is meant. */
static bool judge_unique(const struct start_judging *j, const char *word)
{
	for (size_t i = 0; i < j->s->things.n; i++) {
		const struct start_thing *t = j->s->things.at[i];
		const struct start_said *said = said_of(t, j->q->id);

		if (t == j->t || !said || !said->text || !is_unique(t, j->q->id) ||
		    (strcmp(t->part->id, j->t->part->id) != 0 && j->q->kind == START_ID))
			continue;
		if (!is_same(j->s->arena, said->text, word))
			continue;
		diag_add(j->dl, DIAG_NAMED_TWICE, NULL, j->place, word);
		return false;
	}
	return true;
}

static bool judge_id(const struct start_judging *j, const char *word)
{
	bool ok = name_is_portable(word) && strcmp(word, "hospital") != 0;

	for (const char *c = word; ok && *c; c++)
		ok = (unsigned char)*c > ' ';
	if (!ok)
		diag_add(j->dl, DIAG_BAD_ID, NULL, j->place, word);
	return ok && judge_unique(j, word);
}

static bool judge(const struct start_judging *j, const char *word, struct start_said *out)
{
	switch (j->q->kind) {
	case START_CHOICE:
		return judge_choice(j, word, out);
	case START_YES_NO:
		return judge_yes_no(j, word, out);
	case START_PARTY:
		return judge_party(j, word, out);
	case START_SYSTEMS:
		return judge_names(j, word, find_system, out);
	case START_PARTIES:
		return judge_names(j, word, find_party, out);
	case START_DATE:
		if (!fields_is_date(word)) {
			diag_add(j->dl, DIAG_ANSWER_NO_DATE, NULL, j->place, word);
			return false;
		}
		break;
	case START_ID:
		if (!judge_id(j, word))
			return false;
		break;
	case START_TEXT:
		if (j->q->unique && !judge_unique(j, word))
			return false;
		break;
	}
	out->text = word;
	return true;
}

bool start_answer(struct start *s, struct start_thing *t, const struct start_question *q,
		  const char *said, const char *place, struct diag_list *dl)
{
	const struct start_judging j = {s, t, q, place, dl};
	char *word = arena_strdup(s->arena, said);
	struct start_said out = {.state = START_GIVEN};

	if (!set_check_words(s->arena, &word, 1, dl))
		return false;
	word = text_trim(s->arena, word);
	if (!*word || is_one_of(s->arena, &s->unknown, word))
		out.state = START_UNKNOWN;
	else if (!judge(&j, word, &out))
		return false;
	out.word = word;
	if (out.state == START_UNKNOWN && q->needed) {
		diag_add(dl, DIAG_ANSWER_MISSING, NULL, place, q->label);
		return false;
	}
	if (!*word && q->inherits)
		out.state = START_UNASKED;
	t->said[q - t->part->questions.at] = out;
	return true;
}

/* The first number behind the part's word that no thing of the part has, by its own wish or not. */
static const char *free_id(struct start *s, const struct start_thing *t)
{
	for (size_t n = 1;; n++) {
		const char *id = arena_printf(s->arena, "%s%zu", t->part->id_lead, n);
		bool taken = false;

		for (size_t i = 0; i < s->things.n; i++) {
			const struct start_said *said = said_of(s->things.at[i], "id");

			taken = taken || text_equal(s->things.at[i]->id, id) ||
				(said && text_equal(said->text, id));
		}
		if (!taken)
			return id;
	}
}

bool start_end(struct start *s, struct start_thing *t, struct diag_list *dl)
{
	const struct start_said *id = said_of(t, "id");
	bool ok = true;

	for (size_t i = 0; i < t->part->questions.n; i++) {
		const struct start_question *q = &t->part->questions.at[i];

		if (!q->needed || t->said[i].state == START_GIVEN)
			continue;
		diag_add(dl, DIAG_ANSWER_MISSING, NULL, t->place, q->label);
		ok = false;
	}
	t->id = !t->part->many     ? t->part->id
		: id && id->text ? id->text
				 : free_id(s, t);
	return ok;
}

bool start_names(const struct start_said *said, const char *id)
{
	size_t len = strlen(id);

	for (const char *at = said->text; at; at = strchr(at, ',')) {
		at += *at == ',';
		if (strncmp(at, id, len) == 0 && (at[len] == ',' || !at[len]))
			return true;
	}
	return false;
}

size_t start_unknown(const struct start *s, size_t *unasked)
{
	size_t n = 0;

	*unasked = 0;
	for (size_t i = 0; i < s->things.n; i++) {
		const struct start_thing *t = s->things.at[i];

		for (size_t k = 0; k < t->part->questions.n; k++) {
			const struct start_question *q = &t->part->questions.at[k];
			bool told = !q->otherwise && !q->inherits && !q->optional &&
				    q->kind != START_ID;

			n += told && t->said[k].state == START_UNKNOWN;
			*unasked += told && t->said[k].state == START_UNASKED;
		}
	}
	return n;
}
