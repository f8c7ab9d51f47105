/* SPDX-License-Identifier: MIT
 *
 * Paragraphs and their runs. A text is cut where a stretch with a look or a link begins or ends.
 */
#include "docx/maker.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "doc/mark_name.h"
#include "page/blocks.h"

struct docx_paragraph maker_paragraph(struct docx_maker *m, const char *style,
				      const struct doc_node *node)
{
	struct docx_paragraph p = {.style = style, .node = node, .breaks = m->breaks};

	for (size_t i = 0; i < m->waiting.n; i++)
		*vec_push(m->a, &p.marks) = m->waiting.at[i];
	m->waiting.n = 0;
	m->breaks = false;
	return p;
}

struct docx_paragraph *maker_put(struct docx_maker *m, struct docx_paragraph p)
{
	struct docx_block *block = vec_push(m->a, &m->body->all);

	block->kind = DOCX_PARAGRAPH;
	block->paragraph = p;
	return &block->paragraph;
}

static void take_name(struct docx_maker *m, const char *name)
{
	if (map_get(m->taken, name))
		return;
	map_set(m->taken, name, m);
	*vec_push(m->a, &m->waiting) = name;
}

void maker_mark(struct docx_maker *m, const char *key)
{
	if (!text_empty(key))
		take_name(m, mark_name(m->a, key));
}

/*
 * A title without an id has a bookmark that word processors hide (_Toc and digits), made of its
 * words: it is the same as long as they are.
 */
const char *maker_title_mark(struct docx_maker *m, const struct doc_node *node)
{
	const char *title = blocks_title(m->a, node);

	if (node->id)
		return mark_name(m->a, node->id);
	if (!title)
		return NULL;
	unsigned long long signs = 0;
	const char *sum = hash_sha256(m->a, title, strlen(title));

	for (size_t i = 0; i < 8; i++)
		signs = signs * 16 + (unsigned)(sum[i] <= '9' ? sum[i] - '0' : sum[i] - 'a' + 10);
	return arena_printf(m->a, "_Toc%09llu", signs % 1000000000);
}

/* XML 1.0, 2.2 */
static bool is_forbidden(uint32_t c)
{
	return (c < 0x20 && c != '\n') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
}

static bool is_clean(const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p; p++)
		if ((*p < 0x20 && *p != '\n') || *p == 0x7F ||
		    (p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE))
			return false;
	return true;
}

static const char *place_of(const struct docx_maker *m)
{
	return m->doc->id ? m->doc->id : m->doc->title;
}

const char *maker_clean(struct docx_maker *m, const char *text)
{
	struct strbuf sb;
	uint32_t c;

	if (is_clean(text))
		return text;
	sb = strbuf_new(m->a);
	for (const char *from = text; (c = text_next(&text)); from = text) {
		if (c == '\t') {
			strbuf_add_char(&sb, ' ');
		} else if (c == '\r') {
			if (*text != '\n')
				strbuf_add_char(&sb, '\n');
		} else if (is_forbidden(c)) {
			diag_add(m->rc->dl, DIAG_CONTROL_CHARACTER, NULL, place_of(m),
				 arena_printf(m->a, "%04X", (unsigned)c));
			strbuf_add(&sb, "〓");
		} else {
			strbuf_add_bytes(&sb, from, (size_t)(text - from));
		}
	}
	return sb.text;
}

static void add_run(struct docx_maker *m, struct docx_paragraph *p, const char *text, size_t len,
		    const char *role, const char *link)
{
	if (!len)
		return;
	*vec_push(m->a, &p->runs) = (struct docx_run){
		.text = maker_clean(m, arena_strndup(m->a, text, len)), .role = role, .link = link};
}

void maker_add_words(struct docx_maker *m, struct docx_paragraph *p, const char *text,
		     const struct doc_span *spans, size_t n_spans, const char *link)
{
	size_t at = 0;

	if (!text)
		return;
	for (size_t i = 0; i < n_spans; i++) {
		const struct doc_span *s = &spans[i];

		add_run(m, p, text + at, s->from - at, NULL, link);
		add_run(m, p, text + s->from, s->to - s->from, s->role, s->link ? s->link : link);
		at = s->to;
	}
	add_run(m, p, text + at, strlen(text + at), NULL, link);
}

void maker_add_label(struct docx_maker *m, struct docx_paragraph *p, const char *label)
{
	if (text_empty(label))
		return;
	*vec_push(m->a, &p->runs) = (struct docx_run){
		.text = arena_concat(m->a, maker_clean(m, label), "\t", (char *)NULL)};
}
