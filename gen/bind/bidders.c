/* SPDX-License-Identifier: MIT
 *
 * Names stand in free texts (a place, a line), so that no table of members can keep them back: the
 * bound tree is gone through once, and each name gives way to a word. Looks and links inside of a
 * text that had one go with it.
 */
#include "bind/bidders.h"

#include <string.h>

#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "model/objects.h"

/* A name without the form of its company is looked for from so many characters on. */
enum { SHORT_NAME_MIN = 4 };

bool bidders_are_hospital(const struct binding *b, const char *party)
{
	const struct party *p = party ? project_party(b->in->project, party) : NULL;

	return p && text_equal(p->kind, "hospital");
}

bool bidders_are_asked(const struct binding *b, const char *party)
{
	return party && b->in->contract && !bidders_are_hospital(b, party) &&
	       contract_reaches_party(b->in->project, b->in->contract, party);
}

const char *bidders_call(const struct binding *b, const char *party)
{
	const struct settings *names = &b->selection->names;

	if (!party)
		return NULL;
	return bidders_are_hospital(b, party) ? settings_get(names, "hospital")
	       : bidders_are_asked(b, party)  ? settings_get(names, "vendor")
					      : library_word(b->in->library, "bid.third");
}

/* 見本メディカルネット, of 見本メディカルネット株式会社. */
static const char *without_form(const struct binding *b, const char *name)
{
	const struct known forms =
		known_parse(b->scratch, library_word(b->in->library, "bid.company"));

	for (size_t i = 0; i < forms.all.n; i++)
		name = text_replace(b->scratch, name, forms.all.at[i], "");
	return text_trim(b->scratch, name);
}

/* A name, or what is left of it without its form, and the word that takes its place. */
struct mask {
	const char *name, *word;
};

struct masks {
	const struct binding *b;
	VEC(struct mask) all;
};

static void add_mask(struct masks *m, const char *name, const char *word)
{
	if (*name)
		*vec_push(m->b->scratch, &m->all) = (struct mask){name, word};
}

static struct masks masks_of(const struct binding *b)
{
	const struct project *p = b->in->project;
	struct masks m = {.b = b};

	for (size_t i = 0; i < p->parties.n; i++) {
		const struct party *party = &p->parties.at[i];
		const char *word = bidders_call(b, party->id);

		if (bidders_are_hospital(b, party->id) || !party->name)
			continue;
		add_mask(&m, party->name, word);
		const char *brief = without_form(b, party->name);

		if (text_length(brief) >= SHORT_NAME_MIN)
			add_mask(&m, brief, word);
	}
	return m;
}

static const char *masked(const struct masks *m, const char *text)
{
	for (size_t i = 0; text && i < m->all.n; i++) {
		const struct mask *mask = &m->all.at[i];

		if (strstr(text, mask->name))
			text = text_replace(m->b->a, text, mask->name, mask->word);
	}
	return text;
}

/* A kanji beside a label makes it part of a word (甲状腺), but for those that join parties. */
static bool parts_word(uint32_t c)
{
	static const char *const joints = "及又並若";
	char letter[5] = {0};

	text_encode(c, letter);
	return c >= 0x4e00 && c <= 0x9fff && !strstr(joints, letter);
}

static const char *without_label(const struct binding *b, const char *text, const char *label,
				 const char *word)
{
	struct strbuf sb = strbuf_new(b->a);
	const char *from = text;

	for (const char *at = text; (at = strstr(at, label)) != NULL; at += strlen(label)) {
		const char *end = at + strlen(label), *next = end;

		if (parts_word(text_last(text, at)) || parts_word(text_next(&next)))
			continue;
		strbuf_add_bytes(&sb, from, (size_t)(at - from));
		strbuf_add(&sb, word);
		from = end;
	}
	strbuf_add(&sb, from);
	return sb.text;
}

const char *bidders_text(const struct binding *b, const char *text)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; text && c && i < c->parties.n; i++)
		text = without_label(b, text, c->parties.at[i].label,
				     bidders_call(b, c->parties.at[i].party));
	return text;
}

static void mask_below(const struct masks *m, struct doc_node *node)
{
	const char *text = masked(m, node->text);

	if (text != node->text) {
		node->text = text;
		node->spans = NULL;
		node->n_spans = 0;
	}
	for (struct doc_node *child = node->first; child; child = child->next)
		mask_below(m, child);
}

void bidders_mask(struct binding *b)
{
	const struct masks m = masks_of(b);

	b->doc->title = masked(&m, b->doc->title);
	b->doc->subtitle = masked(&m, b->doc->subtitle);
	for (struct doc_node *part = b->doc->first; part; part = part->next)
		mask_below(&m, part);
}
