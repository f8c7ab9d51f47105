/* SPDX-License-Identifier: MIT
 *
 * A path is read from its end to its beginning as people say it: each member by its word, each
 * element by its own words where those are Japanese. What has no word is passed over.
 */
#include "amend/change_paths.h"

#include <ctype.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

static const char *const path_kinds[] = {"template",    "style",         "wording",  "scoring",
					 "duty-word",   "hour-word",     "core-rule", "calendar-rule",
					 "chain-word"};

bool change_paths_has(const char *kind)
{
	for (size_t i = 0; i < ARRAY_LEN(path_kinds); i++)
		if (strcmp(path_kinds[i], kind) == 0)
			return true;
	return false;
}

static bool has_japanese(const char *s)
{
	for (uint32_t c; (c = text_next(&s)) != 0;)
		if (text_is_japanese(c))
			return true;
	return false;
}

/* 'table agreements' is a block by its kind and what names it; '#2' and '+' tell elements apart. */
static const char *element_words(const struct telling *t, const char *element)
{
	const char *own = element + strspn(element, "+-#");
	size_t n = strcspn(own, " ");
	const char *block = telling_word(t, "change.path.", arena_strndup(t->a, own, n));
	const char *rest = block && own[n] ? own + n + 1 : own;

	rest = telling_text(t, rest);
	if (!has_japanese(rest))
		return block ? block : "";
	return arena_concat(t->a, block ? block : "", "「",
			    arena_strndup(t->a, rest, strcspn(rest, "\n")), "」", (char *)NULL);
}

static void join_word(struct strbuf *sb, const char *word)
{
	if (word && *word)
		strbuf_join(sb, text_starts(word, "「") ? "" : "の", word);
}

/* One piece of a path: up to the next dot or bracket, or what stands in brackets. */
static const char *next_piece(struct arena *a, const char **path, bool *element)
{
	const char *s = *path;
	int depth = 0;
	size_t n = 0;

	*element = *s == '[';
	if (!*element) {
		n = strcspn(s, ".[");
		*path = s[n] == '.' ? s + n + 1 : s + n;
		return arena_strndup(a, s, n);
	}
	do {
		depth += s[n] == '[' ? 1 : s[n] == ']' ? -1 : 0;
		n++;
	} while (depth && s[n]);
	*path = s[n] == '.' ? s + n + 1 : s + n;
	return arena_strndup(a, s + 1, n - (depth ? 1 : 2));
}

const char *change_path_words(const struct telling *t, const char *path)
{
	struct strbuf sb = strbuf_new(t->a);

	while (*path) {
		bool element;
		const char *piece = next_piece(t->a, &path, &element);
		const char *word = element              ? element_words(t, piece)
				   : has_japanese(piece) ? arena_concat(t->a, "「", piece, "」",
									(char *)NULL)
							: telling_word(t, "change.path.", piece);

		join_word(&sb, word);
	}
	return sb.len ? sb.text : amendment_word(t->in, "change.path");
}

static bool is_member_name(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)s[i]) && !strchr("_-.$", s[i]))
			return false;
	return n > 0;
}

/* A value behind its member's name: {head: 項番, width: 8} */
static const char *without_name(struct arena *a, const char *piece, size_t n)
{
	const char *own = arena_strndup(a, piece, n), *colon = strstr(own, ": ");

	return colon && is_member_name(own, (size_t)(colon - own)) ? colon + 2 : own;
}

static const char *object_words(const struct telling *t, const char *value)
{
	struct strbuf sb = strbuf_new(t->a);

	while (*value) {
		value += strspn(value, "{}[], ");
		size_t n = strcspn(value, "{}[],");
		const char *piece = without_name(t->a, value, n);

		if (has_japanese(piece))
			strbuf_join(&sb, "、", piece);
		value += n;
	}
	return sb.text;
}

static bool is_number(const char *s)
{
	return *s && s[strspn(s, "0123456789.-")] == '\0';
}

const char *change_path_value(const struct telling *t, const char *value, bool after)
{
	value = telling_text(t, value);
	const char *shown = strchr(value, '{') || *value == '[' ? object_words(t, value) : value;

	if (has_japanese(shown) || is_number(shown))
		return shown;
	if (strcmp(value, "true") == 0 || strcmp(value, "false") == 0)
		return telling_word(t, "change.", strcmp(value, "true") == 0 ? "yes" : "no");
	return amendment_word(t->in, after ? "change.undescribed.new" : "change.undescribed");
}
