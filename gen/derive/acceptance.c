/* SPDX-License-Identifier: MIT
 *
 * Looking up acceptances; see the header.
 */
#include "derive/acceptance.h"

#include <string.h>

#include "derive/keys.h"

const struct acceptance *acceptance_of(const struct project *p, const struct risk_register *reg, const struct risk *risk)
{
	for (size_t i = 0; i < p->acceptances.n; i++) {
		const struct acceptance *c = &p->acceptances.at[i];
		struct key key = key_parse(p, c->risk);
		bool same_register = c->reg ? strcmp(c->reg, reg->id) == 0 : !key.reg || key.reg == reg;

		if (same_register && strcmp(key.key, risk->id) == 0)
			return c;
	}
	return NULL;
}
