/* SPDX-License-Identifier: MIT
 *
 * Ids have no slash (base/names.h), so that the words part for sure.
 */
#include "work/asked_code.h"

#include <string.h>

#include "base/fields.h"
#include "base/hash.h"
#include "base/names.h"
#include "base/text.h"

enum { WORDS_LEAST = 4, WORDS = 5, WORDS_MOST = 400, SUM_LENGTH = 6 };

static const char none[] = "-";

const char *asked_code_print(struct arena *a, const struct asked_code *code)
{
	return arena_concat(a, code->form, "/", code->party, "/", code->system ? code->system : none,
			    "/", code->date, code->hospital ? "/" : "",
			    code->hospital ? code->hospital : "", (char *)NULL);
}

const char *asked_code_hospital(struct arena *a, const struct project *p)
{
	const char *name = p->title ? p->title : "";

	for (size_t i = p->parties.n; i-- > 0;)
		if (text_equal(p->parties.at[i].kind, "hospital") && p->parties.at[i].name)
			name = p->parties.at[i].name;
	return arena_strndup(a, hash_sha256(a, name, strlen(name)), SUM_LENGTH);
}

static bool is_fine(const char *const *words)
{
	return name_is_portable(words[0]) && name_is_portable(words[1]) &&
	       (strcmp(words[2], none) == 0 || name_is_portable(words[2])) &&
	       fields_is_date(words[3]) &&
	       (!words[4] || strspn(words[4], "0123456789abcdef") == strlen(words[4]));
}

bool asked_code_read(struct arena *a, const char *text, struct asked_code *out)
{
	const char *words[WORDS] = {NULL}, *p = text, *slash;
	size_t n = 0;

	if (strlen(text) > WORDS_MOST)
		return false;
	p = text_trim(a, text);
	for (; n + 1 < WORDS && (slash = strchr(p, '/')); p = slash + 1)
		words[n++] = arena_strndup(a, p, (size_t)(slash - p));
	if (n + 1 < WORDS_LEAST || strchr(p, '/'))
		return false;
	words[n] = p;
	if (!is_fine(words))
		return false;
	*out = (struct asked_code){words[0], words[1],
				   strcmp(words[2], none) == 0 ? NULL : words[2], words[3],
				   words[4]};
	return true;
}
