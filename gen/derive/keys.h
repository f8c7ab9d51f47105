/* SPDX-License-Identifier: MIT
 *
 * Keys of register rows as people write and read them: `R24/④-1` for a requirement, `R24/duty` for
 * the hospital's duty, `tele:R24/④-1` where two registers are in play. Documents print the
 * register's name in place of its id, where the project gives one: `オンライン診療 R24/④-1`, which
 * is read as well.
 */
#ifndef BUNKAI_DERIVE_KEYS_H
#define BUNKAI_DERIVE_KEYS_H

#include "base/arena.h"
#include "model/project.h"
#include "model/register.h"

#define KEY_DUTY "duty"

/* What a bare key in a clause's `covers` is meant for. */
#define KEY_DEFAULT_FAMILY "metimic-1.1"

/* 'R24/④-1'; `no` NULL gives the risk's id alone. */
char *key_of(struct arena *a, const char *risk, const char *no);

/*
 * With the register's id in front when `qualified`; rows of what is open (`made`) have keys of their
 * own, and neither id nor name in front.
 */
char *key_qualified(struct arena *a, const struct risk_register *reg, const char *key,
		    bool qualified);

/*
 * What stands before a key that has to name its register in a document: 'オンライン診療 ', or
 * 'tele:' of one without a name.
 */
const char *key_lead(struct arena *a, const struct project *p, const struct risk_register *reg);

/*
 * What documents call a register: its own title, else its name in the project, else the file that
 * it came from. NULL: nobody gave it a name.
 */
const char *key_register_title(const struct project *p, const struct risk_register *reg);

/* A key taken apart. `reg` is NULL when no register is named. */
struct key {
	const struct risk_register *reg;
	const char *key;
};

struct key key_parse(const struct project *p, const char *written);

/*
 * The row a key names in a register: its risk, and its requirement unless the key is a risk or a
 * duty. False when there is no such row.
 */
struct key_row {
	const struct risk *risk;
	const struct requirement *requirement;
	bool duty;
};

bool key_find(const struct risk_register *reg, const char *key, struct key_row *row);

/*
 * True when registers of the family have the key's risk, but none of them the row. A register need
 * not have all of its family's risks, so that a risk that nobody has is not judged.
 */
bool key_is_lost(const struct project *p, const char *family, const char *key);

#endif
