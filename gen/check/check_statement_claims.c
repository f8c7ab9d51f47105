/* SPDX-License-Identifier: MIT
 *
 * What a sentence lays down, seen from the sentence: each verb inside of it that the subject does is
 * in an act, each party that is its subject has a statement, and a right, ban or effect at its end
 * is a statement of that kind. A verb is two characters and し、 behind the conditions (停止し、), or one
 * with an ending behind を (検査を行い、); one that 又は goes on from is an alternative and belongs to the
 * next.
 */
#include <string.h>

#include "base/text.h"
#include "check/check.h"
#include "check/duty_check.h"
#include "derive/duty_actor.h"
#include "derive/phrase.h"

/* Bytes of a character of Japanese; of the two before し; from a が to the end of its sentence. */
enum { CHARACTER = 3, STEM = 2 * CHARACTER, LONGEST_LAST = 7 * CHARACTER };

static const char *place_of(const struct duty_check *k, const struct duty_sentence *s)
{
	return arena_printf(k->a, "%s:%d", k->clause->file, s->line);
}

/* The form that speaks of the sentence; NULL: the statement speaks of another, or of none. */
static const struct statement_form *form_of(const struct duty_check *k, size_t i,
					    const struct duty_sentence *s)
{
	return k->sentences[i] == s
		       ? statement_in(&k->clause->duties->statements.at[i], k->position->name)
		       : NULL;
}

/* Verbs ------------------------------------------------------------------------------------- */

/* Behind what the sentence presupposes: its last 'when', 'if' and topic. */
static const char *behind_conditions(const char *sentence)
{
	static const char *const ends[] = {"ときは、", "場合は、", "場合には、", "までの間、", "は、"};
	const char *last = sentence;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		for (const char *at = strstr(sentence, ends[i]); at; at = strstr(at + 1, ends[i]))
			last = at > last ? at : last;
	return last;
}

static bool is_kanji(const char *p)
{
	uint32_t c = text_next(&p);

	return c >= 0x4E00 && c <= 0x9FFF;
}

/* Of a verb that し follows: 停止し, ログアウトし. */
static bool is_of_stem(const char *p)
{
	const char *next = p;
	uint32_t c = text_next(&next);

	return is_kanji(p) || (c >= 0x30A1 && c <= 0x30FC);
}

static bool is_link(const struct duty_check *k, const char *verb)
{
	for (size_t i = 0; i < k->words->links.n; i++)
		if (text_starts(verb, k->words->links.at[i]))
			return true;
	return false;
}

static bool goes_on(const char *behind)
{
	static const char *const others[] = {"又は", "若しくは", "かつ"};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (text_starts(behind, others[i]))
			return true;
	return false;
}

/* The next two characters with し、 behind them; NULL: none. */
static const char *next_verb(const char *from)
{
	static const char mark[] = "し、";

	for (const char *at = strstr(from, mark); at; at = strstr(at + 1, mark))
		if (at - from >= STEM && is_of_stem(at - STEM) && is_of_stem(at - CHARACTER) &&
		    !goes_on(at + sizeof mark - 1))
			return at - STEM;
	return NULL;
}

/*
 * The next verb of one character with an ending, behind を and before a comma (検査を行い、): its
 * character, and in *end what is behind the comma. Words that link and do nothing (を除き、) are none.
 */
static const char *next_native(const struct duty_check *k, const char *from, const char **end)
{
	static const char object[] = "を";

	for (const char *at = strstr(from, object); at; at = strstr(at + 1, object)) {
		const char *verb = at + sizeof object - 1;

		if (!is_kanji(verb))
			continue;
		for (size_t i = 0; i < k->words->native_endings.n; i++) {
			const char *ending = k->words->native_endings.at[i];

			*end = verb + CHARACTER + strlen(ending);
			if (text_starts(verb + CHARACTER, ending) && text_starts(*end, "、") &&
			    !goes_on(*end + CHARACTER) && !is_link(k, verb))
				return verb;
		}
	}
	return NULL;
}

/* An act, or a condition, at the sentence's place has the verb. */
static bool is_claimed(const struct duty_check *k, const struct duty_sentence *s, const char *verb)
{
	const struct duties *d = k->clause->duties;

	for (size_t i = 0; i < d->statements.n; i++) {
		const struct statement_form *f =
			statement_in(&d->statements.at[i], k->position->name);

		if (f && duty_stands_at(s, f->paragraph, f->item) &&
		    (strstr(f->act, verb) || (f->condition && strstr(f->condition, verb))))
			return true;
	}
	return false;
}

/* `claimed`: what of the verb an act has, whatever its ending there. */
static void check_verb(const struct duty_check *k, const struct duty_sentence *s, const char *at,
		       size_t claimed, const char *end)
{
	if (!is_claimed(k, s, arena_strndup(k->a, at, claimed)) && !duty_is_listed(k, s, at, end))
		diag_add(k->dl, DIAG_UNCLAIMED_VERB, k->clause->id, place_of(k, s),
			 arena_strndup(k->a, at, (size_t)(end - at)),
			 phrase_beginning(k->a, s->text));
}

static void check_verbs(const struct duty_check *k, const struct duty_sentence *s)
{
	const char *begin = behind_conditions(s->text), *at, *end;

	for (at = begin; (at = next_verb(at)); at += STEM)
		check_verb(k, s, at, STEM, at + STEM);
	for (at = begin; (at = next_native(k, at, &end)); at = end)
		check_verb(k, s, at, CHARACTER, end);
}

/* Subjects ---------------------------------------------------------------------------------- */

/* His は、 or が、, a が of the last words (甲が負う。), or a name at the end (サーバの更新　甲). */
static bool is_subject_at(const char *behind)
{
	if (text_starts(behind, "は、") || text_starts(behind, "が、"))
		return true;
	if (text_starts(behind, "が"))
		return strlen(behind) <= LONGEST_LAST && !strstr(behind, "、");
	return !*behind;
}

static bool acts_by_name(const char *sentence, const char *name)
{
	for (const char *at = strstr(sentence, name); at; at = strstr(at + 1, name))
		if (is_subject_at(at + strlen(name)))
			return true;
	return false;
}

/* Who loses by an effect need not be the subject (乙は責任を負わない). */
static bool binds_another(const struct duty_check *k, const struct statement_form *f)
{
	for (size_t i = 0; i < k->words->kinds.n; i++)
		if (strcmp(k->words->kinds.at[i].id, f->kind) == 0)
			return strcmp(f->kind, "effect") == 0 &&
			       !duty_ends_in(f->act, &k->words->kinds.at[i].bound_acts);
	return false;
}

static bool has_statement(const struct duty_check *k, const struct duty_sentence *s,
			  const char *who)
{
	for (size_t i = 0; i < k->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(k, i, s);

		if (!f)
			continue;
		if (strcmp(duty_bound(f), who) == 0 || strcmp(f->who, who) == 0 ||
		    strcmp(f->who, "each") == 0 || strchr(f->who, '(') || binds_another(k, f))
			return true;
		for (size_t n = 0; n < f->with.n; n++)
			if (strcmp(f->with.at[n], who) == 0)
				return true;
	}
	return false;
}

static void check_subject(const struct duty_check *k, const struct duty_sentence *s,
			  const char *name, const char *who)
{
	if (acts_by_name(s->text, name) && !has_statement(k, s, who) &&
	    !duty_is_listed(k, s, s->text, s->text + strlen(s->text)))
		diag_add(k->dl, DIAG_UNCLAIMED_SUBJECT, k->clause->id, place_of(k, s), who,
			 phrase_beginning(k->a, s->text));
}

/* 作業者 is another name of the party that acts. */
static bool is_partys_name(const struct duty_check *k, const char *office)
{
	for (size_t i = 0; i < k->words->actors.n; i++)
		for (size_t n = 0; n < k->words->actors.at[i].names.n; n++)
			if (strcmp(k->words->actors.at[i].names.at[n], office) == 0 &&
			    strcmp(k->words->actors.at[i].who, office) != 0)
				return true;
	return false;
}

static void check_subjects(const struct duty_check *k, const struct duty_sentence *s)
{
	for (size_t i = 0; i < k->words->actors.n; i++) {
		const struct duty_actor *actor = &k->words->actors.at[i];

		for (size_t n = 0; n < actor->names.n; n++)
			if (text_starts(actor->names.at[n], "{{"))
				check_subject(k, s, actor->names.at[n], actor->who);
	}
	for (size_t i = 0; i < k->words->offices.n; i++) {
		const char *office = k->words->offices.at[i];

		if (strstr(s->text, office) && !is_partys_name(k, office))
			check_subject(k, s, office, office);
	}
}

/* Its end ----------------------------------------------------------------------------------- */

static bool has_kind(const struct duty_check *k, const struct duty_sentence *s, const char *kind)
{
	for (size_t i = 0; i < k->clause->duties->statements.n; i++) {
		const struct statement_form *f = form_of(k, i, s);

		if (f && strcmp(f->kind, kind) == 0)
			return true;
	}
	return false;
}

static void check_end(const struct duty_check *k, const struct duty_sentence *s)
{
	for (size_t i = 0; i < k->words->kinds.n; i++) {
		const struct duty_kind *kind = &k->words->kinds.at[i];

		if (duty_ends_in(s->text, &kind->sentences) && !has_kind(k, s, kind->id) &&
		    !duty_is_listed(k, s, s->text, s->text + strlen(s->text)))
			diag_add(k->dl, DIAG_KIND_OF_SENTENCE, k->clause->id, place_of(k, s),
				 kind->id, phrase_beginning(k->a, s->text));
	}
}

void check_statement_claims(const struct duty_check *k, const struct duty_sentence *s)
{
	if (!s->claims)
		return;
	check_verbs(k, s);
	check_subjects(k, s);
	check_end(k, s);
}
