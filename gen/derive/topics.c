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
		return link_to(l, id, TOPIC_FAMILY);
	rule = risk->scenario ? rule_for(l, risk->scenario) : NULL;
	if (!rule)
		return (struct topic_link){0};
	struct topic_link link = link_to(l, rule->topic, TOPIC_KEYWORD);

	link.rule = rule;
	return link;
}

struct topic_link topic_of_requirement(struct arena *a, const struct library *l,
				       const struct risk_register *reg, const struct requirement *r,
				       struct topic_link risk)
{
	const struct family *family = reg->family ? library_family(l, reg->family) : NULL;
	const char *id = NULL;

	if (r->topic)
		return link_to(l, r->topic, TOPIC_EXPLICIT);
	if (family && family->requirements.all.n && r->no)
		id = settings_get(&family->requirements, key_of(a, r->risk, r->no));
	/* few rows have a topic of their own, and to look for a risk is dear */
	const struct risk *its = id ? register_risk(reg, r->risk) : NULL;

	return its && family_of_risk(a, l, reg, its) ? link_to(l, id, TOPIC_FAMILY) : risk;
}
