/* SPDX-License-Identifier: MIT
 *
 * Articles and chapter headings are taken from the parts of a document in reading order; a heading
 * is split at its wide blank into number and name. The text of a code has a line per line of it.
 */
#include "amend/article_code.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "doc/article_run.h"

/* '第2章　総則' */
static struct provision chapter_of(struct arena *a, const struct doc_node *heading)
{
	const char *text = heading->text ? heading->text : "", *blank = strstr(text, "　");

	return (struct provision){
		.chapter = true,
		.label = blank ? arena_strndup(a, text, (size_t)(blank - text)) : text,
		.title = blank ? blank + strlen("　") : "",
	};
}

struct article_code article_code_of(struct arena *a, const struct library *l, const struct doc *d)
{
	struct article_code c = {0};

	struct article_run nodes = article_run_document(a, d);

	for (size_t i = 0; i < nodes.all.n; i++) {
		const struct doc_node *node = nodes.all.at[i];

		*vec_push(a, &c.all) = node->kind == DOC_ARTICLE ? provision_of(a, l, node)
								 : chapter_of(a, node);
	}
	return c;
}

const char *article_code_number(struct arena *a, const struct provision *p)
{
	const char *blank = strstr(p->label, "　");

	return blank ? arena_strndup(a, p->label, (size_t)(blank - p->label)) : p->label;
}

const char *article_code_print(struct arena *a, const struct article_code *c)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < c->all.n; i++) {
		const struct provision *p = &c->all.at[i];

		strbuf_printf(&sb, "%s\t%s\n", p->label, p->title);
		for (size_t k = 0; k < p->lines.n; k++)
			strbuf_printf(&sb, "%d\t%s\t%s\n", p->lines.at[k].depth,
				      p->lines.at[k].label, p->lines.at[k].text);
	}
	return sb.text;
}
