/* SPDX-License-Identifier: MIT
 *
 * A document tree read back from its JSON form (bunkai/document/1), as editions keep it in trees/.
 */
#ifndef BUNKAI_EDITIONS_DOC_READ_H
#define BUNKAI_EDITIONS_DOC_READ_H

#include "base/diag.h"
#include "doc/doc.h"

/*
 * Everything a reader sees, with origins, ids and links; columns are left out. NULL and a finding
 * when the file is no such tree.
 */
struct doc *doc_read(struct arena *a, const char *path, struct diag_list *dl);

#endif
