/* SPDX-License-Identifier: MIT
 *
 * Three sources are asked in this order: the register's own `topic`, the family's table by the
 * row's id, and the first keyword rule one of whose words stands in the scenario and none of whose
 * exceptions does. A requirement without an own or a family's topic has its risk's.
 */
#include "derive/topics.h"

#include <string.h>

#include "derive/families.h"
#include "derive/keys.h"

static struct topic_link link_to(const struct library *l, const char *id, enum topic_source source)
{
	return (struct topic_link){.topic = library_topic(l, id), .wanted = id, .source = source};
}

/* The link with the phase that the family names for the risk or the row. */
static struct topic_link in_phase(struct topic_link link, const struct family *f, const char *key)
{
	const char *phase = settings_get(&f->phases, key);

	if (phase)
		link.phase = phase;
	return link;
}

static bool any_stands_in(const char *const *words, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (strstr(text, words[i]))
			return true;
	return false;
}

static const struct keyword_rule *rule_for(const struct library *l, const char *text)
{
	for (size_t i = 0; i < l->keywords.n; i++) {
		const struct keyword_rule *k = &l->keywords.at[i];

		if (any_stands_in(k->any.at, k->any.n, text) &&
		    !any_stands_in(k->none.at, k->none.n, text))
			return k;
	}
	return NULL;
}

struct topic_link topic_of_risk(struct arena *a, const struct library *l,
				const struct risk_register *reg, const struct risk *risk)
{
	const struct family *family = family_of_risk(a, l, reg, risk);
	const char *id = family ? settings_get(&family->topics, risk->id) : NULL;
	const struct keyword_rule *rule;

	if (risk->topic)
		return link_to(l, risk->topic, TOPIC_EXPLICIT);
	if (id)
		return in_phase(link_to(l, id, TOPIC_FAMILY), family, risk->id);
	rule = risk->scenario ? rule_for(l, risk->scenario) : NULL;
	if (!rule)
		return (struct topic_link){0};
	struct topic_link link = link_to(l, rule->topic, TOPIC_KEYWORD);

	link.rule = rule;
	return link;
}

/* What the family says of one row; `link` where it says nothing. */
static struct topic_link topic_of_key(struct arena *a, const struct library *l,
				      const struct risk_register *reg, const char *risk,
				      const char *no, struct topic_link link)
{
	const struct family *family = reg->family ? library_family(l, reg->family) : NULL;

	if (!family || !no)
		return link;
	const char *key = key_of(a, risk, no);
	const char *id = settings_get(&family->requirements, key);

	if (!id && !settings_get(&family->phases, key))
		return link;
	/* few rows have a topic or a phase of their own, and to look for a risk is dear */
	const struct risk *its = register_risk(reg, risk);

	if (!its || !family_of_risk(a, l, reg, its))
		return link;
	return in_phase(id ? link_to(l, id, TOPIC_FAMILY) : link, family, key);
}

struct topic_link topic_of_requirement(struct arena *a, const struct library *l,
				       const struct risk_register *reg, const struct requirement *r,
				       struct topic_link risk)
{
	if (r->topic)
		return link_to(l, r->topic, TOPIC_EXPLICIT);
	return topic_of_key(a, l, reg, r->risk, r->no, risk);
}

struct topic_link topic_of_duty(struct arena *a, const struct library *l,
				const struct risk_register *reg, const struct risk *risk,
				struct topic_link link)
{
	return risk->topic ? link : topic_of_key(a, l, reg, risk->id, KEY_DUTY, link);
}
