/* SPDX-License-Identifier: MIT
 *
 * What vendors owe in an incident, by the statements of their contracts' articles in force.
 */
#ifndef BUNKAI_DERIVE_INCIDENT_OWED_H
#define BUNKAI_DERIVE_INCIDENT_OWED_H

#include "derive/incident_times.h"

/* A due for each statement and party, behind what is there. */
void incident_add_owed(struct arena *a, const struct incident_wish *wish, struct incident *out);

#endif
