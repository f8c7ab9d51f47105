/* SPDX-License-Identifier: MIT
 *
 * Keys are built and taken apart here and nowhere else: the register's id and ':', or its printed
 * name and a blank; the risk; '/' and the number. A written key is tried on each register of the
 * project before it counts as one that names none.
 */
#include "derive/keys.h"

#include <string.h>

#include "base/text.h"

char *key_of(struct arena *a, const char *risk, const char *no)
{
	return no ? arena_concat(a, risk, "/", no, (char *)NULL) : arena_strdup(a, risk);
}

char *key_qualified(struct arena *a, const struct risk_register *reg, const char *key,
		    bool qualified)
{
	return qualified && !reg->made ? arena_concat(a, reg->id, ":", key, (char *)NULL)
				       : arena_strdup(a, key);
}

const char *key_lead(struct arena *a, const struct project *p, const struct risk_register *reg)
{
	const char *name = settings_get(&p->register_names, reg->id);

	if (reg->made)
		return "";
	return arena_concat(a, name ? name : reg->id, name ? " " : ":", (char *)NULL);
}

const char *key_register_title(const struct project *p, const struct risk_register *reg)
{
	const char *name = settings_get(&p->register_names, reg->id);

	return !text_empty(reg->title) ? reg->title : name ? name : reg->source.file;
}

/*
 * What follows 'ehr:', or '電子カルテ ' as documents print it; NULL: the key is not of this
 * register.
 */
static const char *behind_register(const struct project *p, const struct risk_register *reg,
				   const char *written)
{
	const char *name = settings_get(&p->register_names, reg->id);
	size_t id_length = strlen(reg->id), length = name ? strlen(name) : 0;

	if (strncmp(written, reg->id, id_length) == 0 && written[id_length] == ':')
		return written + id_length + 1;
	return name && strncmp(written, name, length) == 0 && written[length] == ' '
		       ? written + length + 1
		       : NULL;
}

struct key key_parse(const struct project *p, const char *written)
{
	for (size_t i = 0; i < p->registers.n; i++) {
		const char *key = behind_register(p, p->registers.at[i], written);

		if (key)
			return (struct key){p->registers.at[i], key};
	}
	return (struct key){NULL, written};
}

static const struct requirement *find_requirement(const struct risk_register *reg, const char *risk,
						  const char *no)
{
	for (size_t i = 0; i < reg->requirements.n; i++) {
		const struct requirement *r = &reg->requirements.at[i];

		if (r->no && strcmp(r->risk, risk) == 0 && strcmp(r->no, no) == 0)
			return r;
	}
	return NULL;
}

/* The risk of a key, with or without what stands behind its slash. */
static const struct risk *find_risk(const struct risk_register *reg, const char *key)
{
	const char *slash = strchr(key, '/');

	for (size_t i = 0; i < reg->risks.n; i++) {
		const char *id = reg->risks.at[i].id;
		size_t n = strlen(id);

		if (strcmp(id, key) == 0 ||
		    (slash && n == (size_t)(slash - key) && strncmp(id, key, n) == 0))
			return &reg->risks.at[i];
	}
	return NULL;
}

bool key_find(const struct risk_register *reg, const char *key, struct key_row *row)
{
	const char *slash = strchr(key, '/');

	*row = (struct key_row){.risk = find_risk(reg, key)};
	if (!row->risk)
		return false;
	if (!slash)
		return true;
	row->duty = strcmp(slash + 1, KEY_DUTY) == 0;
	if (row->duty)
		return row->risk->duty != NULL;
	row->requirement = find_requirement(reg, row->risk->id, slash + 1);
	return row->requirement != NULL;
}

bool key_is_lost(const struct project *p, const char *family, const char *key)
{
	bool judged = false;
	struct key_row row;

	for (size_t i = 0; i < p->registers.n; i++) {
		const struct risk_register *reg = p->registers.at[i];

		if (!text_equal(reg->family, family) || !find_risk(reg, key))
			continue;
		if (key_find(reg, key, &row))
			return false;
		judged = true;
	}
	return judged;
}
