/* SPDX-License-Identifier: MIT
 *
 * Subjects and origins of elements: by their keys, with their register in front where the project
 * has several.
 */
#include "changes/list_change.h"

#include <string.h>

#include "derive/keys.h"

static const void *member_at(const void *object, size_t offset)
{
	return (const char *)object + offset;
}

const char *list_change_place(const struct list_comparing *c, const void *element, int side)
{
	const struct model_list *list = c->list;

	if (!element || list->place == MODEL_NOWHERE)
		return NULL;
	if (!list->has_line)
		return *(const char *const *)member_at(element, list->place);
	return arena_printf(c->a, "%s:%d",
			    *(const char *const *)member_at(c->owners[side], list->file),
			    *(const int *)member_at(element, list->place));
}

/*
 * As documents name a row of a register: with the register in front where the project has several.
 */
static const char *origin_key(const struct list_comparing *c, const struct matched_element *e,
			      int side)
{
	const struct project *p = side ? c->after->project : c->before->project;

	if (!e)
		return NULL;
	if (!c->reg[side])
		return e->key;
	return key_qualified(c->a, c->reg[side], e->key, p->registers.n > 1);
}

static const char *named_by(const struct model_list *list)
{
	return list->key ? list->key[0] : list->moved ? list->moved[0] : "title";
}

const char *list_change_above(const struct list_comparing *c)
{
	bool several =
		c->after->project->registers.n > 1 || c->before->project->registers.n > 1;

	return (c->reg[0] || c->reg[1]) && !several ? strchr(c->above, ':') + 1 : c->above;
}

struct change *list_change_add(const struct list_comparing *c, enum change_op op,
				 const struct matched_element *x, const struct matched_element *y)
{
	struct change *change = vec_push(c->a, &c->out->all);
	const struct matched_element *named = y ? y : x;

	*change = (struct change){
		.op = op,
		.cause = c->list->cause,
		.kind = c->list->kind,
		.subject = arena_concat(c->a, list_change_above(c), named->key, (char *)NULL),
		.named_by = named_by(c->list),
		.contract = c->contract,
		.before = {.place = list_change_place(c, x ? x->at : NULL, 0),
			   .key = origin_key(c, x, 0),
			   .object = x ? x->at : NULL},
		.after = {.place = list_change_place(c, y ? y->at : NULL, 1),
			  .key = origin_key(c, y, 1),
			  .object = y ? y->at : NULL},
	};
	return change;
}
