/* SPDX-License-Identifier: MIT
 *
 * getopt_long takes the command line apart, which allows options behind operands and shortened
 * ones. What it refuses is told here, since it knows neither our language nor the nearest option.
 */
#include "cmd/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "base/text.h"

/* Options of a command; the nth long one is LONG + n to getopt, which no letter is. */
enum { MOST = 32, LONG = 256 };

static void list_options(const struct option_word *words, struct option *known)
{
	size_t n = 0;

	for (; words[n].name && n < MOST; n++)
		known[n] = (struct option){words[n].name,
					   words[n].value ? required_argument : no_argument, NULL,
					   LONG + (int)n};
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

/* '--format, --draft': those that begin with `prefix`. */
static const char *list_words(struct arena *a, const struct option_word *words, const char *prefix,
			      size_t *n)
{
	struct strbuf sb = strbuf_new(a);

	*n = 0;
	for (size_t i = 0; words[i].name; i++) {
		if (!text_starts(words[i].name, prefix))
			continue;
		strbuf_join(&sb, ", ", arena_concat(a, "--", words[i].name, (char *)NULL));
		++*n;
	}
	return sb.text;
}

/* The element of the command line that getopt has just refused: it stands on it, or behind it. */
static const char *refused_word(struct arena *a, char **argv)
{
	const char *last = argv[optind - 1], *next = argv[optind];
	bool amid = optopt > 0 && optopt < LONG && next && next[0] == '-' && next[1] != '-' &&
		    strchr(next, optopt);
	const char *word = amid ? next : last;

	return arena_strndup(a, word, strcspn(word, "="));
}

static void tell_unknown(struct arena *a, const struct option_word *words, const char *place,
			 const char *word, struct diag_list *dl)
{
	size_t n, all;
	const char *long_name = text_starts(word, "--") ? word + 2 : "-";
	const char *several = list_words(a, words, long_name, &n);

	if (n > 1)
		diag_add(dl, DIAG_AMBIGUOUS_OPTION, NULL, place, word, several);
	else
		diag_add(dl, DIAG_UNKNOWN_OPTION, NULL, place, word,
			 list_words(a, words, "", &all));
}

/* `c` is what getopt returned, ':' or '?'. */
static void tell_refused(const struct option_word *words, int c, char **argv)
{
	struct arena *a = arena_new();
	struct diag_list *dl = diag_new(a);
	const char *word = refused_word(a, argv);

	if (c == ':')
		diag_add(dl, DIAG_OPTION_VALUE, NULL, argv[0], word);
	else if (optopt >= LONG)
		diag_add(dl, DIAG_OPTION_FLAG, NULL, argv[0], word);
	else
		tell_unknown(a, words, argv[0], word, dl);
	diag_print(dl, stderr);
	arena_free(a);
}

static void tell_word(enum diag_code code, const char *place, const char *word)
{
	struct arena *a = arena_new();
	struct diag_list *dl = diag_new(a);

	diag_add(dl, code, NULL, place, word);
	diag_print(dl, stderr);
	arena_free(a);
}

/* False when something was refused, and told. */
static bool read_words(int argc, char **argv, const struct option_word *words)
{
	struct option known[MOST + 1];
	int c, out = find_out(words);

	list_options(words, known);
	opterr = 0;
	optind = 0;
	while ((c = getopt_long(argc, argv, out >= 0 ? ":o:" : ":", known, NULL)) != -1) {
		if (c < LONG && c != 'o') {
			tell_refused(words, c, argv);
			return false;
		}
		const struct option_word *word = &words[c == 'o' ? out : c - LONG];

		if (word->once && *word->value) {
			tell_word(DIAG_OPTION_TWICE, argv[0], word->name);
			return false;
		}
		take(word);
	}
	return true;
}

bool options_read(int argc, char **argv, const struct option_word *words, struct operands operands)
{
	if (!read_words(argc, argv, words))
		return false;
	size_t given = (size_t)(argc - optind);

	for (size_t i = 0; i < given && i < operands.n; i++)
		*operands.at[i] = argv[optind + (int)i];
	if (operands.rest && given > operands.n)
		*operands.rest = (struct operand_list){argv + optind + operands.n,
						       given - operands.n};
	else if (given > operands.n)
		tell_word(DIAG_EXTRA_OPERAND, argv[0], argv[optind + (int)operands.n]);
	return given >= operands.needed && (operands.rest || given <= operands.n);
}
