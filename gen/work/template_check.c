/* SPDX-License-Identifier: MIT
 *
 * Papers of amendments and of sendings have views of their own besides those of all documents.
 */
#include "work/template_check.h"

#include "amend/amendment_views.h"
#include "bind/template_views.h"
#include "talks/sending_view.h"

void template_check(struct arena *a, const struct library *l, struct diag_list *dl)
{
	size_t n;
	const struct view_entry *views = amendment_views(&n);

	for (size_t i = 0; i < l->templates.n; i++)
		template_views_check(a, &l->templates.at[i], NULL, 0, dl);
	for (size_t i = 0; i < l->amendments.n; i++)
		template_views_check(a, &l->amendments.at[i], views, n, dl);
	views = sending_views(&n);
	for (size_t i = 0; i < l->sendings.n; i++)
		template_views_check(a, &l->sendings.at[i], views, n, dl);
}
