/* SPDX-License-Identifier: MIT
 *
 * Random words and texts, Japanese with Latin words in between; see the header.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "layout.h"

static const char *pick_char(struct writer *w)
{
	static const char set[] =
		"医療情報管理者端末利用記録保存確認対策実施手順運用設備点検変更権限外部接続監視証明"
		"書媒体搬送施錠来訪"
		"のをにはがとでもやりするれるいたなきこあしサバログデタシステムネトワク";
	unsigned n = (unsigned)(sizeof set - 1) / 3;

	return arena_strndup(w->arena, set + (size_t)dice_roll(w->dice, n) * 3, 3);
}

static void add_chars(struct writer *w, struct strbuf *sb, unsigned n)
{
	while (n--)
		strbuf_add(sb, pick_char(w));
}

const char *layout_word(struct writer *w, unsigned min, unsigned max)
{
	struct strbuf sb = strbuf_new(w->arena);

	add_chars(w, &sb, min + dice_roll(w->dice, max - min + 1));
	return sb.text;
}

static void add_latin(struct writer *w, struct strbuf *sb)
{
	static const char *const words[] = {"Server", "VPN",     "Object Storage",  "IPv4", "OS",
					    "Router", "Web API", "Private Zone Log"};

	strbuf_add(sb, words[dice_roll(w->dice, ARRAY_LEN(words))]);
}

/* About n characters of prose that starts and ends with Japanese, without a full stop. */
const char *layout_phrase(struct writer *w, unsigned n)
{
	struct strbuf sb = strbuf_new(w->arena);

	add_chars(w, &sb, 3);
	while (text_length(sb.text) + 3 < n) {
		unsigned kind = dice_roll(w->dice, 10);

		if (kind == 0)
			strbuf_add(&sb, "・");
		else if (kind == 1)
			strbuf_add(&sb, "、");
		else if (kind == 2)
			add_latin(w, &sb);
		add_chars(w, &sb, 2 + dice_roll(w->dice, 5));
	}
	add_chars(w, &sb, 2);
	return sb.text;
}

const char *layout_sentence(struct writer *w, unsigned n)
{
	return arena_concat(w->arena, layout_phrase(w, n / 2 + dice_roll(w->dice, n)), "。", NULL);
}

const char *layout_sentences(struct writer *w, unsigned n)
{
	struct strbuf sb = strbuf_new(w->arena);

	for (unsigned count = 1 + dice_roll(w->dice, 2); count--;)
		strbuf_add(&sb, layout_sentence(w, n));

	return sb.text;
}

const char *layout_requirement(struct writer *w)
{
	struct strbuf sb = strbuf_new(w->arena);

	strbuf_add(&sb, layout_sentences(w, 30));
	if (dice_chance(w->dice, 25))
		for (unsigned n = 2 + dice_roll(w->dice, 3); n--;)
			strbuf_printf(&sb, "\n・%s%s", layout_phrase(w, 8 + dice_roll(w->dice, 30)),
				      n ? "" : "。");
	return sb.text;
}
