/* SPDX-License-Identifier: MIT
 *
 * Command lines, by getopt_long; see the header.
 */
#include "cmd/options.h"

#include <getopt.h>
#include <string.h>

enum { MOST = 16, LONG = 256 }; /* options of a command; what getopt returns for a long one */

static void list_options(const struct option_word *words, struct option *known)
{
	size_t n = 0;

	for (; words[n].name && n < MOST; n++)
		known[n] = (struct option){words[n].name,
					   words[n].value ? required_argument : no_argument, NULL,
					   LONG};
	known[n] = (struct option){0};
}

static int find_out(const struct option_word *words)
{
	for (int i = 0; words[i].name; i++)
		if (strcmp(words[i].name, "out") == 0)
			return i;
	return -1;
}

static void take(const struct option_word *word)
{
	if (word->value)
		*word->value = optarg;
	else
		*word->flag = true;
}

bool options_read(int argc, char **argv, const struct option_word *words, struct operands operands)
{
	struct option known[MOST + 1];
	int c, at = 0, out = find_out(words);

	list_options(words, known);
	while ((c = getopt_long(argc, argv, out >= 0 ? "o:" : "", known, &at)) != -1) {
		if (c != LONG && c != 'o')
			return false;
		take(&words[c == 'o' ? out : at]);
	}
	size_t given = (size_t)(argc - optind);

	for (size_t i = 0; i < given && i < operands.n; i++)
		*operands.at[i] = argv[optind + (int)i];
	return given >= operands.needed && given <= operands.n;
}
