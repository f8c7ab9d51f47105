/* SPDX-License-Identifier: MIT
 *
 * register.json (schema bunkai/register/1): one set of field tables reads and writes it, so that
 * what was read is written back the same, byte by byte.
 */
#ifndef BUNKAI_MODEL_REGISTER_JSON_H
#define BUNKAI_MODEL_REGISTER_JSON_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "model/register.h"

/*
 * Reads a register; `id` is 'register' or its name under registers/. NULL and findings of level
 * error when the file is no JSON of this schema or a member has the wrong type; what is wrong with
 * the content is left to the checks. Members that bunkai does not know are kept (register-member,
 * once per list and name).
 */
struct risk_register *register_read(struct arena *a, const char *path, const char *id,
				    struct diag_list *dl);

/* The register as a tree for json_print; strings are lent, not copied. */
struct json *register_to_json(struct arena *a, const struct risk_register *reg);

#endif
