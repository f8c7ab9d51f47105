/* SPDX-License-Identifier: MIT
 *
 * Answers as lines, as start_read takes them. An answer of one line stays one: none has a line feed.
 */
#include "base/strbuf.h"
#include "work/start.h"

static void add_question(const struct start *s, struct strbuf *sb, const struct start_question *q,
			 const struct start_said *said)
{
	const char *choices = start_choices(s, q);

	strbuf_printf(sb, "# %s%s", q->text, q->needed ? "（必須）" : "");
	if (*choices && q->kind != START_SYSTEMS)
		strbuf_printf(sb, "［%s］", choices);
	strbuf_printf(sb, "\n%s: %s\n", q->id, said && said->word ? said->word : "");
}

static void add_block(const struct start *s, struct strbuf *sb, const struct start_part *p,
		      const struct start_thing *t)
{
	strbuf_printf(sb, "\n[%s]\n# %s%s%s\n", p->id, p->title, p->intro ? "：" : "",
		      p->intro ? p->intro : "");
	for (size_t k = 0; k < p->questions.n; k++)
		add_question(s, sb, &p->questions.at[k], t ? &t->said[k] : NULL);
}

const char *start_form(const struct start *s)
{
	struct strbuf sb = strbuf_new(s->arena);

	strbuf_add(&sb, "# bunkai new DIR --answers FILE\n"
			"# 「:」の右に答える。分からないものは空欄又は「不明」とする。"
			"同じ部分を繰り返すときは、[ ] の行から写して続ける。\n");
	for (size_t i = 0; i < s->parts.n; i++) {
		bool any = false;

		for (size_t k = 0; k < s->things.n; k++) {
			if (s->things.at[k]->part != &s->parts.at[i])
				continue;
			add_block(s, &sb, &s->parts.at[i], s->things.at[k]);
			any = true;
		}
		if (!any)
			add_block(s, &sb, &s->parts.at[i], NULL);
	}
	return sb.text;
}
