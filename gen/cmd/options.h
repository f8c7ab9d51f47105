/* SPDX-License-Identifier: MIT
 *
 * Command lines: a command says which options and operands it takes, and where their words go.
 *
 *     const struct option_word words[] = {OPTION("out", &o.out), FLAG("draft", &o.draft), {0}};
 *     if (!options_read(argc, argv, words, OPERANDS(&o.folder)) || !o.out)
 *             return command_usage(&command_build);
 */
#ifndef BUNKAI_CMD_OPTIONS_H
#define BUNKAI_CMD_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * An option with a word (--format xlsx) or without (--draft): one of the two is set. Of a word that
 * is given again the last one holds, but `once` refuses that. The list ends with a NULL name.
 */
struct option_word {
	const char *name;
	const char **value;
	bool *flag;
	bool once;
};

#define ONCE(word, to) {.name = (word), .value = (to), .once = true}
#define OPTION(word, to) {.name = (word), .value = (to)}
#define FLAG(word, to) {.name = (word), .flag = (to)}

/* Operands without a name of their own: KEY …; they stand in argv. */
struct operand_list {
	char **at;
	size_t n;
};

/* Operands, in their order: the first `needed` must be there. */
struct operands {
	const char ***at;
	size_t n, needed;
	struct operand_list *rest; /* what stands behind them; NULL: nothing may */
};

#define OPERANDS_FROM(least, ...)                                                                  \
	((struct operands){(const char **[]){__VA_ARGS__},                                         \
			   ARRAY_LEN(((const char **[]){__VA_ARGS__})), (least), NULL})
#define OPERANDS_AND(list, ...)                                                                    \
	((struct operands){(const char **[]){__VA_ARGS__},                                         \
			   ARRAY_LEN(((const char **[]){__VA_ARGS__})),                            \
			   ARRAY_LEN(((const char **[]){__VA_ARGS__})), (list)})
#define OPERANDS(...) OPERANDS_FROM(ARRAY_LEN(((const char **[]){__VA_ARGS__})), __VA_ARGS__)

/*
 * False when an option is unknown, may be one of several or lacks its word, or an operand is too
 * many (each is told on stderr), and when one is missing. -o stands for --out; an option may be
 * written as far as it is clear. `argv[0]` is put in front of what is told.
 */
bool options_read(int argc, char **argv, const struct option_word *words, struct operands operands);

#endif
