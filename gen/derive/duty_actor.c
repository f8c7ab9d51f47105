/* SPDX-License-Identifier: MIT
 *
 * Names are looked for as they are written, with placeholders. A name may own the subject: the
 * words between its の and the mark hold no comma.
 */
#include "derive/duty_actor.h"

#include <string.h>

#include "base/text.h"

/* Bytes between の and the mark; between a name and the word that says its part. */
enum { LONGEST_OWNED = 36, LONGEST_CLOSE = 120 };

const char *duty_bound(const struct statement_form *f)
{
	return f->office ? f->office : f->who;
}

const struct duty_how *duty_how_find(const struct duty_words *words, const char *how)
{
	for (size_t i = 0; i < words->hows.n; i++)
		if (strcmp(words->hows.at[i].id, how) == 0 && words->hows.at[i].words.n)
			return &words->hows.at[i];
	return NULL;
}

bool duty_has_any(const char *text, const struct duty_strings *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (strstr(text, words->at[i]))
			return true;
	return false;
}

static const struct duty_strings *names_of(const struct duty_words *words, const char *who)
{
	for (size_t i = 0; i < words->actors.n; i++)
		if (strcmp(words->actors.at[i].who, who) == 0)
			return &words->actors.at[i].names;
	return NULL;
}

bool duty_names(const struct duty_words *words, const char *sentence, const char *who)
{
	const struct duty_strings *names = names_of(words, who);

	for (size_t i = 0; names && i < names->n; i++)
		if (strstr(sentence, names->at[i]))
			return true;
	return !names && strstr(sentence, who);
}

/*
 * To whom something is given ({{hospital}}に提出し) his part is what is asked of him, a noun (承認を受け),
 * not what another does (許可してはならない).
 */
static const char *find_part(const char *behind, const char *word, bool asked)
{
	const char *at = strstr(behind, word);
	size_t n = strlen(word);

	while (at && asked && (text_starts(at + n, "し") || text_starts(at + n, "す")))
		at = strstr(at + 1, word);
	return at;
}

/* One of the words within a few characters behind the name. */
static bool is_close(const char *sentence, const char *name, const struct duty_how *how)
{
	for (const char *at = strstr(sentence, name); at; at = strstr(at + 1, name)) {
		const char *behind = at + strlen(name);
		bool asked = how->plain.n && text_starts(behind, "に");

		for (size_t i = 0; i < how->words.n; i++) {
			const char *word = find_part(behind, how->words.at[i], asked);

			if (word && word - behind <= LONGEST_CLOSE)
				return true;
		}
	}
	return false;
}

/* Of the other party, who need not be named. */
static bool is_others(const char *sentence, const struct duty_how *how)
{
	for (size_t i = 0; i < how->words.n; i++)
		if (find_part(sentence, how->words.at[i], how->plain.n > 0))
			return true;
	return false;
}

bool duty_says_how(const struct duty_words *words, const char *sentence, const struct duty_how *how,
		   const char *who)
{
	const struct duty_strings *names = names_of(words, who);

	if (!how->named)
		return duty_has_any(sentence, &how->words);
	if (strcmp(who, "other") == 0)
		return is_others(sentence, how);
	for (size_t i = 0; names && i < names->n; i++)
		if (is_close(sentence, names->at[i], how))
			return true;
	return !names && is_close(sentence, who, how);
}

/* His name, at most a few words without a comma but before them, and the words. */
static bool is_plain(const char *sentence, const char *name, const struct duty_strings *list)
{
	for (const char *at = strstr(sentence, name); at; at = strstr(at + 1, name)) {
		const char *behind = at + strlen(name), *comma = strstr(behind, "、"),
			   *other = strstr(behind, "{{");

		for (size_t i = 0; i < list->n; i++) {
			const char *word = strstr(behind, list->at[i]);

			if (word && word - behind <= LONGEST_OWNED &&
			    (!comma || word <= comma + strlen("、")) && (!other || word < other))
				return true;
		}
	}
	return false;
}

const struct duty_how *duty_plain_how(const struct duty_words *words, const char *sentence,
				      const char *who)
{
	const struct duty_strings *names = names_of(words, who);

	for (size_t h = 0; h < words->hows.n; h++) {
		const struct duty_how *how = &words->hows.at[h];

		for (size_t i = 0; names && i < names->n; i++)
			if (is_plain(sentence, names->at[i], &how->plain))
				return how;
		if (!names && is_plain(sentence, who, &how->plain))
			return how;
	}
	return NULL;
}

static bool starts_with_mark(const struct duty_strings *marks, const char *text)
{
	for (size_t i = 0; i < marks->n; i++)
		if (text_starts(text, marks->at[i]))
			return true;
	return false;
}

/* What stands before a は that marks nobody: 行っては, では, には, とは, 又は, 若しくは. */
static bool is_particle(uint32_t c)
{
	return c == U'て' || c == U'で' || c == U'に' || c == U'と' || c == U'又' || c == U'く';
}

/* の作業者は */
static bool owns_subject(const struct duty_strings *marks, const char *text)
{
	const char *p = text;
	uint32_t c = text_next(&p);

	if (c != U'の')
		return false;
	while (p < text + LONGEST_OWNED && !starts_with_mark(marks, p)) {
		c = text_next(&p);
		if (!c || c == U'、' || c == U'。' || c == '{')
			return false;
	}
	return starts_with_mark(marks, p) && !is_particle(c);
}

/* {{hospital}}及び{{vendor}}は: the one behind 及び is no subject of his own. */
static bool is_joined(const char *sentence, const char *at)
{
	static const char *const joins[] = {"及び", "と"};

	for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
		size_t n = strlen(joins[i]);

		if ((size_t)(at - sentence) > n && text_starts(at - n, joins[i]))
			return true;
	}
	return false;
}

static bool is_placeholder(const char *name)
{
	return text_starts(name, "{{");
}

/* `behind`: the end of the name that begins at `at`. */
static bool is_marked(const struct duty_strings *marks, const char *sentence, const char *at,
		      const char *behind)
{
	bool party = is_placeholder(at);

	return (starts_with_mark(marks, behind) || (party && owns_subject(marks, behind))) &&
	       !(party && is_joined(sentence, at));
}

static bool is_subject(const struct duty_strings *marks, const char *sentence, const char *name)
{
	for (const char *at = strstr(sentence, name); at; at = strstr(at + 1, name))
		if (is_marked(marks, sentence, at, at + strlen(name)))
			return true;
	return false;
}

bool duty_acts(const struct duty_words *words, const char *sentence, const char *who)
{
	const struct duty_strings *names = names_of(words, who);

	if (strcmp(who, "each") == 0 && duty_mutual(words, sentence))
		return true;
	for (size_t i = 0; names && i < names->n; i++)
		if (is_subject(&words->subject_marks, sentence, names->at[i]))
			return true;
	return !names && is_subject(&words->subject_marks, sentence, who);
}

const char *duty_mutual(const struct duty_words *words, const char *sentence)
{
	for (size_t i = 0; i < words->mutual.n; i++)
		if (strstr(sentence, words->mutual.at[i]))
			return words->mutual.at[i];
	return NULL;
}

/* The last place before `end` where one of the marks is behind the name; NULL: none. */
static const char *last_marked(const struct duty_strings *marks, const char *sentence,
			       const char *end, const char *name)
{
	const char *last = NULL;

	for (const char *at = strstr(sentence, name); at && at < end; at = strstr(at + 1, name))
		if (is_marked(marks, sentence, at, at + strlen(name)))
			last = at;
	return last;
}

static const char *later(const char *x, const char *y)
{
	return !x || (y && y > x) ? y : x;
}

/* Whose placeholder it is that has a mark behind it; NULL: nobody's ({{table:devices}}は). */
static const struct duty_actor *marked_at(const struct duty_words *words,
					  const struct duty_strings *marks, const char *sentence,
					  const char *at)
{
	const char *end = strstr(at, "}}");

	if (!end || !is_marked(marks, sentence, at, end + strlen("}}")))
		return NULL;
	for (size_t i = 0; i < words->actors.n; i++) {
		const struct duty_actor *actor = &words->actors.at[i];

		for (size_t n = 0; n < actor->names.n; n++)
			if (is_placeholder(actor->names.at[n]) &&
			    text_starts(at, actor->names.at[n]))
				return actor;
	}
	return NULL;
}

struct nearest_subject {
	const char *own, *any; /* his last, and that of any party or office */
};

/* The last place before `end` where both are bound, each for his own; NULL: none. */
static const char *last_mutual(const struct duty_words *words, const char *sentence,
			       const char *end)
{
	const char *last = NULL;

	for (size_t i = 0; i < words->mutual.n; i++)
		for (const char *at = strstr(sentence, words->mutual.at[i]); at && at < end;
		     at = strstr(at + 1, words->mutual.at[i]))
			last = later(last, at);
	return last;
}

struct subject_search {
	const struct duty_words *words;
	const struct duty_strings *marks;
	const char *sentence, *end; /* before which it stands */
	const char *who;
	struct nearest_subject near;
};

static void see_placeholders(struct subject_search *s)
{
	for (const char *at = strstr(s->sentence, "{{"); at && at < s->end;
	     at = strstr(at + 1, "{{")) {
		const struct duty_actor *actor = marked_at(s->words, s->marks, s->sentence, at);

		if (!actor)
			continue;
		s->near.any = at;
		if (strcmp(actor->who, s->who) == 0)
			s->near.own = at;
	}
}

static void see_name(struct subject_search *s, const char *name, bool own, bool any)
{
	const char *at = last_marked(s->marks, s->sentence, s->end, name);

	s->near.own = own ? later(s->near.own, at) : s->near.own;
	s->near.any = any ? later(s->near.any, at) : s->near.any;
}

/* Of names that are no placeholders his own count, and 当事者; others may be things (責任は). */
static void see_names(struct subject_search *s)
{
	for (size_t i = 0; i < s->words->actors.n; i++) {
		const struct duty_actor *actor = &s->words->actors.at[i];
		bool own = strcmp(actor->who, s->who) == 0, any = strcmp(actor->who, "each") == 0;

		for (size_t n = 0; (own || any) && n < actor->names.n; n++)
			if (!is_placeholder(actor->names.at[n]))
				see_name(s, actor->names.at[n], own, any);
	}
	for (size_t i = 0; i < s->words->offices.n; i++) {
		const char *office = s->words->offices.at[i];

		see_name(s, office, strcmp(office, s->who) == 0, true);
	}
}

static struct nearest_subject find_nearest(const struct duty_words *words,
					   const struct duty_strings *marks, const char *sentence,
					   const char *end, const char *who)
{
	struct subject_search s = {words, marks, sentence, end, who, {0}};
	const char *mutual = last_mutual(words, sentence, end);

	see_placeholders(&s);
	see_names(&s);
	s.near.any = later(s.near.any, mutual);
	if (strcmp(who, "each") == 0)
		s.near.own = later(s.near.own, mutual);
	return s.near;
}

/* 院長が、連絡がつかないときは係長が、これを行う: whose が has a comma shares the act of another. */
static bool shares_act(const char *subject)
{
	const char *mark = strstr(subject, "が"), *shared = strstr(subject, "が、");

	return shared && shared == mark;
}

bool duty_is_nearest(const struct duty_words *words, const char *sentence, const char *at,
		     const char *who)
{
	struct nearest_subject near = find_nearest(words, &words->topic_marks, sentence, at, who);

	if (!near.any)
		near = find_nearest(words, &words->subject_marks, sentence, at, who);
	return !near.any || (near.own && (near.own >= near.any || shares_act(near.own)));
}

/* A party, by its placeholder, each of them (当事者), or an office. */
static bool somebody_has(const struct duty_words *words, const char *sentence,
			 const struct duty_strings *marks)
{
	const struct duty_strings *each = names_of(words, "each");

	for (const char *at = strstr(sentence, "{{"); at; at = strstr(at + 1, "{{"))
		if (marked_at(words, marks, sentence, at))
			return true;
	for (size_t i = 0; each && i < each->n; i++)
		if (is_subject(marks, sentence, each->at[i]))
			return true;
	for (size_t i = 0; i < words->offices.n; i++)
		if (is_subject(marks, sentence, words->offices.at[i]))
			return true;
	return false;
}

/* 当直の責任者が、受け付けて …: whoever has a comma goes on as a topic does. */
static const char *const pausing[] = {"が、"};
static const struct duty_strings pausing_marks = {.at = (const char **)pausing, .n = 1};

bool duty_has_topic(const struct duty_words *words, const char *sentence)
{
	return duty_mutual(words, sentence) ||
	       somebody_has(words, sentence, &words->topic_marks) ||
	       somebody_has(words, sentence, &pausing_marks);
}

bool duty_has_subject(const struct duty_words *words, const char *sentence)
{
	return duty_mutual(words, sentence) || somebody_has(words, sentence, &words->subject_marks);
}
