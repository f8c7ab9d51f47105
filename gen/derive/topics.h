/* SPDX-License-Identifier: MIT
 *
 * Which topic (論点) a row of a register belongs to: an explicit one, else the family's table, else
 * the keyword rules. The family may say, too, in which phase the row is done: what is asked for
 * all the time stands among what is asked for at the end, since one risk asks for both.
 */
#ifndef BUNKAI_DERIVE_TOPICS_H
#define BUNKAI_DERIVE_TOPICS_H

#include "model/library.h"
#include "model/register.h"

enum topic_source { TOPIC_NONE, TOPIC_EXPLICIT, TOPIC_FAMILY, TOPIC_KEYWORD };

struct topic_link {
	/* NULL: none, or an explicit one that the library does not know */
	const struct topic *topic;
	/* the id that was asked for; NULL when no rule applies */
	const char *wanted;
	enum topic_source source;
	const char *phase; /* what its family says of the row; NULL: the topic's */
	const struct keyword_rule *rule;   /* TOPIC_KEYWORD */
};

struct topic_link topic_of_risk(struct arena *a, const struct library *l,
				const struct risk_register *reg, const struct risk *risk);

/* A requirement may have a topic of its own; otherwise it has its risk's. */
struct topic_link topic_of_requirement(struct arena *a, const struct library *l,
				       const struct risk_register *reg, const struct requirement *r,
				       struct topic_link risk);

/* So may the hospital's duty, where the register itself names no topic for the risk. */
struct topic_link topic_of_duty(struct arena *a, const struct library *l,
				const struct risk_register *reg, const struct risk *risk,
				struct topic_link link);

#endif
