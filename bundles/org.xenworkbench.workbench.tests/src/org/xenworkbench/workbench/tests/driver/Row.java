/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

import java.util.List;

/**
 * A row of a tree or table as it is shown.
 *
 * @param cells the texts of its columns
 * @param children the rows below it, shown or not; none in a table
 */
public record Row(List<String> cells, List<Row> children) {

  /** The text of a column. */
  public String cell(int column) {
    return cells.get(column);
  }
}
