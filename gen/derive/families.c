/* SPDX-License-Identifier: MIT
 *
 * A register's risks are compared one by one, id and mark together; the family with the largest
 * share of them is taken if the share is large enough.
 */
#include "derive/families.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"

/* of a mark; of the risks in a finding */
enum { MARK_CHARS = 20, MARK_DIGITS = 12, SHOWN_RISKS = 12 };

/* Text beyond it cannot be among the first characters, and folding is dear. */
enum { MARK_BYTES = 400 };

char *family_mark(struct arena *a, const char *text)
{
	const char *end;

	if (text_empty(text))
		return NULL;
	size_t n = strnlen(text, MARK_BYTES);

	while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	end = text = text_squash(a, unicode_fold(a, arena_strndup(a, text, n)));
	for (int i = 0; i < MARK_CHARS && text_next(&end);)
		i++;
	char *mark = hash_sha256(a, text, (size_t)(end - text));

	mark[MARK_DIGITS] = '\0';
	return mark;
}

bool family_has_risk(struct arena *a, const struct family *f, const struct risk *risk)
{
	if (!f->texts.all.n)
		return true;
	const char *wanted = settings_get(&f->texts, risk->id),
		   *mark = family_mark(a, risk->scenario);

	return wanted && mark && strcmp(wanted, mark) == 0;
}

const struct family *family_of_risk(struct arena *a, const struct library *l,
				    const struct risk_register *reg, const struct risk *risk)
{
	const struct family *f = reg->family ? library_family(l, reg->family) : NULL;

	return f && family_has_risk(a, f, risk) ? f : NULL;
}

static size_t count_own(struct arena *a, const struct family *f, const struct risk_register *reg)
{
	size_t n = 0;

	for (size_t i = 0; i < reg->risks.n; i++)
		n += family_has_risk(a, f, &reg->risks.at[i]);
	return n;
}

const struct family *family_recognise(struct arena *a, const struct library *l,
				      const struct risk_register *reg)
{
	const struct family *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < l->families.n; i++) {
		const struct family *f = &l->families.at[i];
		size_t n = f->texts.all.n ? count_own(a, f, reg) : 0;

		if (n > most && n >= (size_t)f->least &&
		    (double)n >= f->share * (double)reg->risks.n) {
			most = n;
			best = f;
		}
	}
	return best;
}

static void report_others(struct arena *a, const struct family *f, const struct risk_register *reg,
			  struct diag_list *dl)
{
	struct strbuf sb = strbuf_new(a);
	size_t n = 0;

	for (size_t i = 0; i < reg->risks.n; i++) {
		const struct risk *r = &reg->risks.at[i];

		if (!settings_get(&f->texts, r->id) || family_has_risk(a, f, r))
			continue;
		if (n++ < SHOWN_RISKS)
			strbuf_join(&sb, ", ", r->id);
		else if (n == SHOWN_RISKS + 1)
			strbuf_add(&sb, ", …");
	}
	if (n)
		diag_add(dl, DIAG_OTHER_TEXTS, reg->id, reg->file, f->id, sb.text);
}

void family_settle(struct arena *a, const struct library *l, struct risk_register *reg,
		   struct diag_list *dl)
{
	const struct family *found = family_recognise(a, l, reg);
	const struct family *claimed = reg->family ? library_family(l, reg->family) : NULL;

	if (found) {
		reg->family = found->id;
		report_others(a, found, reg, dl);
	} else if (claimed && claimed->texts.all.n) {
		diag_add(dl, DIAG_NOT_ITS_FAMILY, reg->id, reg->file, claimed->id,
			 arena_printf(a, "%zu", count_own(a, claimed, reg)),
			 arena_printf(a, "%zu", reg->risks.n));
		reg->family = NULL;
	}
}
