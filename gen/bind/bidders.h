/* SPDX-License-Identifier: MIT
 *
 * Papers for whoever is asked for an offer (調達仕様書) name no party but the hospital: who has the
 * contract now, or another one, is nothing that bidders are told.
 */
#ifndef BUNKAI_BIND_BIDDERS_H
#define BUNKAI_BIND_BIDDERS_H

#include "bind/view.h"

/* What a paper for bidders calls a party: 発注者, 受注者, 他の事業者; NULL of NULL. */
const char *bidders_call(const struct binding *b, const char *party);

/* True of a party that is the hospital, and of one that takes part in the bid. */
bool bidders_are_hospital(const struct binding *b, const char *party);
bool bidders_are_asked(const struct binding *b, const char *party);

/*
 * A free text of the project in which parties may stand by their labels (最初に連絡する者は乙): a label
 * that is no part of a word gives way to what the paper calls the party. NULL of NULL.
 */
const char *bidders_text(const struct binding *b, const char *text);

/*
 * In all texts of the document that name a party, with or without the form of its company, stands
 * what it is called instead.
 */
void bidders_mask(struct binding *b);

#endif
