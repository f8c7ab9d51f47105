/* SPDX-License-Identifier: MIT
 *
 * The hospital's list of servers, terminals and devices (機器台帳): ledger.json, one row each, as an
 * import of the hospital's own list wrote it. Plain structs, filled by load/ledger.c; NULL strings:
 * the list says nothing.
 */
#ifndef BUNKAI_MODEL_LEDGER_H
#define BUNKAI_MODEL_LEDGER_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/register.h"

struct ledger_entry {
	const char *id;           /* 筐体名, 管理番号: unique in the list, or bunkai's own number */
	bool numbered;            /* the id is bunkai's own */
	const char *name;         /* 機器名 */
	const char *model;        /* 機種, 型番 */
	const char *kind;         /* server, terminal, network, medical, storage, other */
	const char *kind_said;    /* as the list prints it */
	const char *system;       /* id of a system, or as printed (`system_said`) */
	const char *system_said;
	const char *object;       /* 'server/tele-gw/app', what of bunkai.json it is; NULL: unsaid */
	const char *os, *support_end; /* support_end: ISO date */
	const char *mac, *ip, *outlet; /* outlet: 登録情報コンセント番号 */
	const char *location, *applicant, *cost; /* 設置場所, 申請者, 支払区分 */
	const char *registered;   /* ISO date: 登録日 */
	/* ids of parties, or NULL; as printed in `…_said` */
	const char *owner, *updates, *maintains;
	const char *owner_said, *updates_said, *maintains_said;
	const char *remote;       /* yes, no; NULL: unsaid */
	const char *line;         /* by which it is maintained from outside */
	const char *note;
	VEC(struct extra) extra;
	const char *place;        /* where the source has it: '機器一覧 12行' */
	const char *at;           /* JSON path, for findings */
};

struct ledger {
	const char *file;         /* DIR/ledger.json, be it there or not */
	bool stands;              /* it is there */
	struct {
		const char *file, *sha256, *profile, *date;
	} source;
	VEC(struct ledger_entry) entries;
	VEC(const char *) notes;
};

#endif
