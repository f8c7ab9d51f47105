/* SPDX-License-Identifier: MIT
 *
 * The loader has filled in what holds for registers; of the project's documents those that are made
 * for contracts are meant.
 */
#include "work/usual_list.h"

#include <string.h>

#include "base/text.h"

static const struct json *registers_of(struct arena *a, const struct contract *c)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < c->registers.n; i++)
		json_append(list, json_new_string(a, c->registers.at[i]));
	return list;
}

static const struct json *documents_of(struct arena *a, const struct run *run)
{
	struct json *list = json_new_array(a);

	for (size_t i = 0; i < run->project->documents.n; i++) {
		const char *id = run->project->documents.at[i];
		const struct template *t = library_paper(run->library, id);

		if (t && !text_equal(t->scope, "hospital"))
			json_append(list, json_new_string(a, id));
	}
	return list;
}

const struct json *usual_list(const struct trial *t, const struct thing *s, const char *name)
{
	const char *id = s->object ? json_string(s->object, "id", NULL) : NULL;
	const struct contract *c = id && strcmp(s->kind->name, "contract") == 0
					   ? project_contract(t->before.project, id)
					   : NULL;

	if (c && strcmp(name, "registers") == 0)
		return registers_of(t->arena, c);
	if (c && strcmp(name, "documents") == 0)
		return documents_of(t->arena, &t->before);
	return NULL;
}
