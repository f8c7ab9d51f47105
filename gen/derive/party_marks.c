/* SPDX-License-Identifier: MIT
 *
 * Letters of the full width; behind the last one they are doubled, and so on.
 */
#include "derive/party_marks.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

enum { LETTERS = 26, LETTER_A = 0xFF21 };

static const char *nth_mark(struct arena *a, size_t n)
{
	struct strbuf sb = strbuf_new(a);
	char letter[4];
	size_t len = text_encode(LETTER_A + (uint32_t)(n % LETTERS), letter);

	for (size_t i = 0; i <= n / LETTERS; i++)
		strbuf_add_bytes(&sb, letter, len);
	return sb.text;
}

static bool has_mark(const struct party *p)
{
	return !text_equal(p->kind, "hospital");
}

const char *party_mark(struct arena *a, const struct project *p, const char *party)
{
	size_t n = 0;

	for (size_t i = 0; i < p->parties.n; i++) {
		if (strcmp(p->parties.at[i].id, party) == 0)
			return nth_mark(a, n);
		n += has_mark(&p->parties.at[i]);
	}
	return party;
}

const char *party_marks_text(struct arena *a, const struct project *p)
{
	struct strbuf sb = strbuf_new(a);
	size_t n = 0;

	for (size_t i = 0; i < p->parties.n; i++)
		if (has_mark(&p->parties.at[i]))
			strbuf_join(&sb, "　",
				    arena_concat(a, nth_mark(a, n++), " ", p->parties.at[i].name,
						 (char *)NULL));
	return sb.text;
}

const char *contract_mark(struct arena *a, const struct library *l, const struct project *p,
			  const struct contract *c)
{
	size_t n = 0;

	while (n < p->contracts.n && &p->contracts.at[n] != c)
		n++;
	return text_replace(a, library_word(l, "contract.mark"), "{{n}}",
			    arena_printf(a, "%zu", n + 1));
}

const char *contract_marks_text(struct arena *a, const struct library *l, const struct project *p)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < p->contracts.n; i++)
		strbuf_join(&sb, "　",
			    arena_concat(a, contract_mark(a, l, p, &p->contracts.at[i]), " ",
					 p->contracts.at[i].title, (char *)NULL));
	return sb.text;
}
