/* SPDX-License-Identifier: MIT
 *
 * Lines, backups and media of systems, and what a contract says of its registers' flows and premises.
 */
#ifndef BUNKAI_LOAD_OBJECTS_H
#define BUNKAI_LOAD_OBJECTS_H

#include "load/readers.h"

/* A member that a text may stand in, or null, as in `TEXT_FIELD(server, cycle)`. */
#define TEXT_FIELD(object, member)                                                                 \
	{.name = #member,                                                                          \
	 .type = FIELD_STRING,                                                                     \
	 .offset = offsetof(struct object, member),                                                \
	 .keep_null = true}

/* Whether what is to be done costs something: included, extra. */
extern const char *const fee_choices[];

#define FEE_FIELD(object)                                                                          \
	{.name = "fee",                                                                            \
	 .type = FIELD_STRING,                                                                     \
	 .offset = offsetof(struct object, fee),                                                   \
	 .keep_null = true,                                                                        \
	 .choices = fee_choices}

/* The members lines, backups and media of a system, which is the reader's owner. */
bool load_objects(struct list_reader *r, const struct json *system, const struct where *w);

/* The members forms, flows and premises of a contract, which is the reader's owner. */
bool load_shares(struct list_reader *r, const struct json *contract, const struct where *w);

#endif
