/* SPDX-License-Identifier: MIT
 *
 * Lists of codes and levels become marks, one per code and level; a finding passes when all that
 * was asked for lets it. Whether it touches a contract is scope.h's question, as `issue` asks it.
 */
#include "check/finding_filter.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

static const char *next_word(struct arena *a, const char **list)
{
	size_t n = strcspn(*list, ",");
	const char *word = text_trim(a, arena_strndup(a, *list, n));

	*list += n + ((*list)[n] == ',');
	return word;
}

bool finding_filter_is_set(const struct finding_wish *wish)
{
	return wish->contract || wish->codes || wish->levels || wish->subject;
}

/* 'gap, no-accountable': the codes that findings here have. */
static const char *list_codes(const struct diag_list *found)
{
	struct known known = {0};
	bool seen[DIAG__MAX] = {false};

	for (size_t i = 0; i < found->all.n; i++) {
		enum diag_code code = found->all.at[i].code;

		if (!seen[code])
			*vec_push(found->arena, &known.all) = diag_code_name(code);
		seen[code] = true;
	}
	return known.all.n ? known_list(found->arena, &known) : "–";
}

static bool read_code(struct finding_filter *f, const char *word, const struct diag_list *found,
		      struct diag_list *dl)
{
	enum diag_code code = diag_code_find(word);

	if (code == DIAG__MAX) {
		struct known known = diag_known_codes(dl->arena);

		diag_add(dl, DIAG_UNKNOWN_FINDING, NULL, "--code", word, list_codes(found));
		diag_offer(dl, dl->all.n - 1, word, &known, false);
		return false;
	}
	f->codes[code] = true;
	return true;
}

static bool read_codes(struct finding_filter *f, const struct diag_list *found,
		       struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < DIAG__MAX; i++)
		f->codes[i] = !f->wish->codes;
	for (const char *list = f->wish->codes; list; list = *list ? list : NULL)
		ok = read_code(f, next_word(dl->arena, &list), found, dl) && ok;
	return ok;
}

static bool read_level(struct finding_filter *f, const char *word, struct diag_list *dl)
{
	enum diag_level level = diag_level_find(word);

	if (level == LEVEL__MAX) {
		struct known known = diag_known_levels(dl->arena);

		diag_add(dl, DIAG_UNKNOWN_VALUE, NULL, "--level", word,
			 known_list(dl->arena, &known));
		return false;
	}
	f->levels[level] = true;
	return true;
}

static bool read_levels(struct finding_filter *f, struct diag_list *dl)
{
	bool ok = true;

	for (size_t i = 0; i < LEVEL__MAX; i++)
		f->levels[i] = !f->wish->levels;
	for (const char *list = f->wish->levels; list; list = *list ? list : NULL)
		ok = read_level(f, next_word(dl->arena, &list), dl) && ok;
	return ok;
}

static bool is_known(const char *written, const struct diag_list *found,
		     const struct subjects *subjects)
{
	for (size_t i = 0; i < found->all.n; i++)
		if (subject_is_meant(found->all.at[i].subject, written))
			return true;
	for (size_t i = 0; i < subjects->all.n; i++)
		if (subject_is_meant(subjects->all.at[i]->id, written))
			return true;
	return false;
}

/* What findings speak of is nearer than what nothing was found about. */
static struct known known_subjects(struct arena *a, const struct diag_list *found,
				   const struct subjects *subjects)
{
	struct known known = {0};

	for (size_t i = 0; i < found->all.n; i++)
		*vec_push(a, &known.all) = found->all.at[i].subject;
	for (size_t i = 0; i < subjects->all.n; i++)
		*vec_push(a, &known.all) = subjects->all.at[i]->id;
	return known;
}

static bool read_subject(const struct finding_filter *f, const struct diag_list *found,
			 const struct subjects *subjects, struct diag_list *dl)
{
	const char *written = f->wish->subject;

	if (!written || is_known(written, found, subjects))
		return true;
	struct known known = known_subjects(dl->arena, found, subjects);

	diag_add(dl, DIAG_UNKNOWN_SUBJECT, NULL, "--subject", written);
	diag_offer(dl, dl->all.n - 1, written, &known, false);
	return false;
}

bool finding_filter_read(struct finding_filter *f, const struct finding_wish *wish,
			 const struct diag_list *found, const struct subjects *subjects,
			 struct diag_list *dl)
{
	f->wish = wish;
	bool ok = read_codes(f, found, dl);

	ok = read_levels(f, dl) && ok;
	return read_subject(f, found, subjects, dl) && ok;
}

static bool passes(const struct finding_filter *f, const struct diag *d)
{
	const struct finding_wish *wish = f->wish;

	return f->codes[d->code] && f->levels[diag_code_level(d->code)] &&
	       (!wish->subject || subject_is_meant(d->subject, wish->subject)) &&
	       (!wish->contract ||
		scope_touched(f->project, f->library, wish->contract, f->keeps, d));
}

struct diag_list *finding_filter_apply(struct arena *a, const struct finding_filter *f,
				       const struct diag_list *found)
{
	struct diag_list *out = diag_new(a);

	for (size_t i = 0; i < found->all.n; i++)
		if (passes(f, &found->all.at[i]))
			diag_copy(out, &found->all.at[i]);
	return out;
}
