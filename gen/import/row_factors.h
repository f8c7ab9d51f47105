/* SPDX-License-Identifier: MIT
 *
 * The factors of a scoring model that a row prints (fields 'factor.NAME').
 */
#ifndef BUNKAI_IMPORT_ROW_FACTORS_H
#define BUNKAI_IMPORT_ROW_FACTORS_H

#include "import/source_rows.h"
#include "model/register.h"

/*
 * Adds the row's factors of that prefix ('factor.', 'residual_factor.') to `out`. A factor that is
 * there keeps its value: another one goes to `at` and is a finding (printings-differ) on `subject`,
 * as is what is no number (no-factor).
 */
void row_factors_take(struct arena *a, const struct source_row *r, const char *prefix,
		      const char *subject, struct factors *out, struct row_origin *at,
		      struct diag_list *dl);

#endif
