/* SPDX-License-Identifier: MIT
 *
 * Until the templates of sendings are there, both papers are the pledge's: this file is replaced by
 * that of the branch `book`.
 */
#include "talks/sending_papers.h"
bool sending_papers_bind(struct arena *a, const struct bind_input *in,
			 const struct sending_about *about, struct sending_papers *out,
			 struct diag_list *dl)
{
	struct bind_input own = *in;
	(void)about;
	own.template = library_template(in->library, "pledge");
	out->answers = out->letter = bind_document(a, &own, dl);
	return out->answers != NULL;
}
