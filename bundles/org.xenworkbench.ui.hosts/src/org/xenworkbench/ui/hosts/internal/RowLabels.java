/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.Image;
import org.xenworkbench.core.text.SafeText;

/**
 * Labels of one column. It touches a cell only where something differs: every refresh asks for every cell, and GTK
 * pays for each colour and image that is set, even to what it was.
 */
final class RowLabels extends CellLabelProvider {

  private final Nodes nodes;
  private final HostColumn column;
  private final BooleanSupplier shown;
  private final Function<Object, @Nullable Image> image;

  /** @param shown whether the column is seen: one that is hidden costs nothing */
  RowLabels(Nodes nodes, HostColumn column, BooleanSupplier shown, Function<Object, @Nullable Image> image) {
    this.nodes = nodes;
    this.column = column;
    this.shown = shown;
    this.image = image;
  }

  @Override
  public void update(ViewerCell cell) {
    if (!shown.getAsBoolean()) {
      return;
    }
    String newText = SafeText.cell(nodes.text(cell.getElement(), column));
    if (!newText.equals(cell.getText())) {
      cell.setText(newText);
    }
    Image newImage = image.apply(cell.getElement());
    if (newImage != cell.getImage()) {
      cell.setImage(newImage);
    }
  }
}
