/* SPDX-License-Identifier: MIT
 *
 * The list of the rules about registers. They share an index of rows (rule.c), which is built once
 * per register.
 */
#include "check/check_register.h"

#include "check/check_characters.h"
#include "check/check_flows.h"
#include "check/check_links.h"
#include "check/check_numbers.h"
#include "check/check_scoring.h"
#include "check/check_texts.h"
#include "check/check_values.h"

static void (*const rules[])(const struct check *c) = {
	check_links, check_scoring, check_flows,      check_values,
	check_texts, check_numbers, check_characters,
};

void check_register(struct arena *a, const struct risk_register *reg, const struct library *l,
		    struct diag_list *dl)
{
	struct check c = check_new(a, reg, l, dl);

	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		rules[i](&c);
}
