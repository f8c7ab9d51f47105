/* SPDX-License-Identifier: MIT
 *
 * A written key is parted at its slash; the risk before it and the number behind it are compared
 * each for itself, so that * never reaches over the slash. Most keys are plain, and most rows are
 * of another risk: that is asked first.
 */
#include "derive/row_keys.h"

#include <string.h>

#include "base/text.h"
#include "derive/keys.h"

static bool is_wild(const char *from, const char *end)
{
	for (; from < end; from++)
		if (*from == '*' || *from == '?')
			return true;
	return false;
}

bool row_key_is_wide(const struct project *p, const char *written)
{
	const char *key = key_parse(p, written).key;

	return !strchr(key, '/') || is_wild(key, key + strlen(key));
}

static bool names_duty(const struct library *l, const char *no)
{
	return strcmp(no, KEY_DUTY) == 0 || strcmp(no, library_word(l, "key.duty")) == 0;
}

bool row_key_takes(const struct project *p, const struct library *l, const char *written,
		   const struct risk_register *reg, const struct risk *risk,
		   const struct requirement *requirement)
{
	struct key key = key_parse(p, written);
	const char *slash = strchr(key.key, '/'), *no = slash ? slash + 1 : NULL;
	struct key_row own;

	if ((key.reg && key.reg != reg) ||
	    !text_matches_part(risk->id, key.key, slash ? slash : key.key + strlen(key.key)))
		return false;
	if (!requirement || !no)
		return requirement ? true : no && names_duty(l, no);
	if (strcmp(no, requirement->no) == 0)
		return true;
	return is_wild(no, no + strlen(no)) && text_matches(requirement->no, no) &&
	       !key_find(reg, key.key, &own);
}

static size_t count_duties(const struct project *p, const struct library *l, const char *written,
			   const struct risk_register *reg)
{
	size_t n = 0;

	for (size_t i = 0; i < reg->risks.n; i++)
		n += reg->risks.at[i].duty &&
		     row_key_takes(p, l, written, reg, &reg->risks.at[i], NULL);
	return n;
}

size_t row_key_count(const struct project *p, const struct library *l, const char *written,
		     const struct risk_register *reg)
{
	size_t n = count_duties(p, l, written, reg);

	for (size_t i = 0; i < reg->requirements.n; i++) {
		const struct requirement *r = &reg->requirements.at[i];
		const struct risk named = {.id = r->risk};

		n += r->risk && r->no && row_key_takes(p, l, written, reg, &named, r);
	}
	return n;
}

static void add(struct arena *a, struct known *known, struct map *seen, const char *key)
{
	if (map_get(seen, key))
		return;
	map_set(seen, key, known);
	*vec_push(a, &known->all) = key;
}

/* '②-12' is one of '②-*'; a number that does not end in digits is one of its own. */
static const char *widen(struct arena *a, const char *no)
{
	size_t n = strlen(no);

	while (n && no[n - 1] >= '0' && no[n - 1] <= '9')
		n--;
	return arena_concat(a, arena_strndup(a, no, n), "*", (char *)NULL);
}

void row_key_list_wide(struct arena *a, const struct risk_register *reg, const char *risk,
		       const char *lead, struct map *seen, struct known *known)
{
	for (size_t i = 0; i < reg->requirements.n; i++) {
		const struct requirement *r = &reg->requirements.at[i];

		if (!r->risk || !r->no || (risk && strcmp(r->risk, risk) != 0))
			continue;
		add(a, known, seen,
		    arena_concat(a, lead, r->risk, "/", widen(a, r->no), (char *)NULL));
		add(a, known, seen, arena_concat(a, lead, r->risk, "/*", (char *)NULL));
	}
}
