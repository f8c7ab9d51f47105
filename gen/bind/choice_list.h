/* SPDX-License-Identifier: MIT
 *
 * What people may choose in a column that they fill in: the texts of its template, or the words of
 * a list that has a name (`choose`), of which it is known what each one means.
 */
#ifndef BUNKAI_BIND_CHOICE_LIST_H
#define BUNKAI_BIND_CHOICE_LIST_H

#include "model/library.h"
#include "model/template.h"

/*
 * The words of the list of that name, as documents print them, each with the id that it stands for:
 * ◎ -> accountable (role), 承諾 -> accepted (verdict), 別途 -> extra (fee). Empty when there is no
 * such list, or for NULL.
 */
struct settings choice_list(struct arena *a, const struct library *l, const char *name);

/* All that the column offers, ended by NULL; NULL: nothing. */
const char *const *choices_of(struct arena *a, const struct library *l, const struct column *c);

#endif
