/* SPDX-License-Identifier: MIT
 *
 * Binding hands the caller's pointer through (bind_input.about); here it gets its type back.
 */
#include "amend/amendment_view.h"

const struct amendment *amendment_about(const struct binding *b)
{
	return b->in->about;
}
