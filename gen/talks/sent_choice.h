/* SPDX-License-Identifier: MIT
 *
 * What of a contract's rows a party is asked, in which order, under which numbers and codes.
 *
 * A party of the contract is asked about all rows of the table, all 項, and the contacts that are
 * its own or its subcontractors'. The hospital is asked about the answers of others that are open,
 * about the other rows, and about its own contacts. What has to be settled stands first. Nothing of
 * a row that is for the hospital alone goes to another party.
 *
 * With `open_only` are left out: rows and 項 that are settled, rows that the hospital's board has to
 * accept, contacts and others that the party has answered already, as long as they are what they
 * were then.
 */
#ifndef BUNKAI_TALKS_SENT_CHOICE_H
#define BUNKAI_TALKS_SENT_CHOICE_H

#include "talks/sent_rows.h"

struct sending_wish {
	const char *party, *date, *due; /* dates ISO */
	bool open_only;
	/* what was sent to the party before, to know what it answered; may be none */
	const struct sending_record *const *earlier;
	size_t n_earlier;
};

/*
 * The rows, the id and the codes of the next sending of the contract to the party; sheets and
 * files are left to whoever makes them. The same rows, party, number and days have the same id.
 */
struct sending_record *sent_choice(struct arena *a, const struct project *p,
				   const struct sent_rows *rows, const struct sending_wish *wish);

/* How many of its rows ask that; ASKS_…. */
size_t sent_choice_count(const struct sending_record *r, const char *asks);

#endif
