/* SPDX-License-Identifier: MIT
 *
 * What papers call a statement, whoever acts by it, and when: never by an id of a file, and with no
 * placeholder left open.
 */
#ifndef BUNKAI_AMEND_DUTY_NAMING_H
#define BUNKAI_AMEND_DUTY_NAMING_H

#include "amend/amendment.h"

/*
 * 'セキュリティインシデントの通知「発生を甲の定める連絡先へ電話で通知する」' of the statement that
 * changed; its act is left out where no row of a table fills in what it names.
 */
const char *duty_name_statement(struct arena *a, const struct amendment *in,
				const struct change *c);

/* 更新を行う者 for updates(server), 事業者 for vendor. */
const char *duty_name_actor(struct arena *a, const struct amendment *in, const char *who);

/* The name of an event or of an occasion ('occasion: monthly'); the id of none. */
const char *duty_name_time(struct arena *a, const struct amendment *in, const struct library *l,
			   const char *when);

#endif
