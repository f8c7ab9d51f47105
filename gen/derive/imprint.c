/* SPDX-License-Identifier: MIT
 *
 * Three imprints of one scope: of the latest edition, of a draft that follows it, and of the
 * edition that is just being made. All start from the latest manifest: its lines of the 改定履歴,
 * and the numbers that stay; they differ in the edition's name and date, and the last one adds its
 * own line.
 */
#include "derive/imprint.h"

#include "base/text.h"

const char *scope_of(const struct contract *c)
{
	return c ? c->id : SCOPE_HOSPITAL;
}

const char *edition_name(struct arena *a, const struct library *l, int number)
{
	if (number == 1)
		return library_word(l, "edition.first");
	return text_replace(a, library_word(l, "edition.later"), "{{n}}",
			    arena_printf(a, "%d", number));
}

static struct imprint *imprint_of(struct arena *a, const struct project *p,
				  const struct contract *c)
{
	const struct manifest *m = project_issued(p, scope_of(c));
	struct imprint *i = arena_alloc(a, sizeof *i);

	i->date = p->date;
	i->numbers = m;
	for (size_t k = 0; m && k < m->editions.n; k++)
		*vec_push(a, &i->editions) = m->editions.at[k];
	return i;
}

const struct imprint *imprint_latest(struct arena *a, const struct project *p,
				     const struct library *l, const struct contract *c)
{
	struct imprint *i = imprint_of(a, p, c);

	i->edition = i->numbers ? edition_name(a, l, i->numbers->number) : c ? c->edition : NULL;
	if (i->numbers)
		i->date = i->numbers->date;
	return i;
}

const struct imprint *imprint_draft(struct arena *a, const struct project *p,
				    const struct library *l, const struct contract *c)
{
	struct imprint *i = imprint_of(a, p, c);
	const char *name = edition_name(a, l, (i->numbers ? i->numbers->number : 0) + 1);

	i->edition = text_replace(a, library_word(l, "edition.draft"), "{{edition}}", name);
	return i;
}

const struct imprint *imprint_next(struct arena *a, const struct project *p,
				   const struct library *l, const struct contract *c,
				   const struct edition *next)
{
	struct imprint *i = imprint_of(a, p, c);
	struct edition *line = vec_push(a, &i->editions);

	*line = *next;
	line->number = (i->numbers ? i->numbers->number : 0) + 1;
	i->edition = edition_name(a, l, line->number);
	i->date = next->date;
	return i;
}
