/* SPDX-License-Identifier: MIT
 *
 * Look-ups by id, and the level that the register's own matrix gives. Walks, not maps: rules that
 * ask for every row have an index of their own (check/rule.h).
 */
#include "model/register.h"

#include <string.h>

const struct risk *register_risk(const struct risk_register *r, const char *id)
{
	for (size_t i = 0; i < r->risks.n; i++)
		if (strcmp(r->risks.at[i].id, id) == 0)
			return &r->risks.at[i];
	return NULL;
}

const struct flow *register_flow(const struct risk_register *r, const char *id)
{
	for (size_t i = 0; i < r->flows.n; i++)
		if (strcmp(r->flows.at[i].id, id) == 0)
			return &r->flows.at[i];
	return NULL;
}

const struct threat *register_threat(const struct risk_register *r, const char *id)
{
	for (size_t i = 0; i < r->threats.n; i++)
		if (strcmp(r->threats.at[i].id, id) == 0)
			return &r->threats.at[i];
	return NULL;
}

const char *register_matrix_level(const struct risk_register *r, int severity, int frequency)
{
	for (size_t i = 0; i < r->matrix.n; i++)
		if (r->matrix.at[i].severity == severity && r->matrix.at[i].frequency == frequency)
			return r->matrix.at[i].level;
	return NULL;
}
