/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.Image;

/** Icon and name; what marks it (simulated) stands behind in another colour. */
final class NameLabels extends StyledCellLabelProvider {

  private final HostRows rows;
  private final Function<Object, @Nullable Image> images;

  NameLabels(HostRows rows, Function<Object, @Nullable Image> images) {
    this.rows = rows;
    this.images = images;
  }

  @Override
  public void update(ViewerCell cell) {
    Object element = cell.getElement();
    StyledString text = new StyledString(rows.name(element));
    String mark = rows.mark(element);
    if (!mark.isEmpty()) {
      text.append("  " + mark, StyledString.DECORATIONS_STYLER);
    }
    cell.setText(text.getString());
    cell.setStyleRanges(text.getStyleRanges());
    cell.setImage(images.apply(element));
    super.update(cell);
  }

  @Override
  public String getToolTipText(@Nullable Object element) {
    return element == null ? "" : rows.details(element);
  }
}
