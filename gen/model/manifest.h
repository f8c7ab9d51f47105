/* SPDX-License-Identifier: MIT
 *
 * manifest.json (schema bunkai/manifest/1): one set of field tables reads and writes it.
 */
#ifndef BUNKAI_MODEL_MANIFEST_H
#define BUNKAI_MODEL_MANIFEST_H

#include "base/diag.h"
#include "base/json.h"
#include "model/edition.h"

/*
 * Reads FOLDER/manifest.json. NULL and one or more findings when it is not there (edition-damaged),
 * was written by a newer bunkai (edition-newer) or is no manifest. Whether its files are what it
 * says is asked in change/.
 */
struct manifest *manifest_read(struct arena *a, const char *folder, struct diag_list *dl);

/* As a tree for json_print; strings are lent. */
struct json *manifest_to_json(struct arena *a, const struct manifest *m);

#endif
