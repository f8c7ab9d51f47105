/* SPDX-License-Identifier: MIT
 *
 * All that is due in one incident, in the order of time: the chain (derive/chain_links.h) and what
 * each vendor owes by its annex (derive/incident_owed.h). derive/incident_times.h says how it is
 * counted.
 *
 *     const struct incident_event found = {"discovery", {"2026-11-21", 3 * 60}};
 *     struct incident *i = incident_of(a, &(struct incident_wish){
 *             .project = p, .library = l, .coverage = c, .words = w,
 *             .events = &found, .n_events = 1});
 */
#ifndef BUNKAI_DERIVE_INCIDENT_H
#define BUNKAI_DERIVE_INCIDENT_H

#include "derive/incident_times.h"

/* Everything lives in the arena; `events` is not kept. NULL of a library without a chain. */
struct incident *incident_of(struct arena *a, const struct incident_wish *wish);

#endif
