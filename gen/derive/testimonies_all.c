/* SPDX-License-Identifier: MIT
 *
 * The sources are asked one after the other.
 */
#include "derive/testimonies_all.h"

#include "derive/testimonies_gather.h"

struct testimonies testimonies_of(struct arena *a, const struct testimony_sources *in)
{
	struct testimonies out = {0};
	struct witnessing g = {a, in, in->project, in->library, &out, map_new(a)};

	gather_answers(&g);
	gather_checklist(&g);
	gather_papers(&g);
	gather_systems(&g);
	gather_ledger(&g);
	gather_words(&g);
	gather_rows(&g);
	gather_articles(&g);
	return out;
}
