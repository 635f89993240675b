/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.guide;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;

/** The fonts of the guide: as large as its text is, whose size is the user's. UI thread. */
final class GuideFonts {

  private static final double TITLE = 1.5;
  private static final double HEADING = 1.2;

  private final Font title;
  private final Font heading;
  private final Font code;

  /** Makes them for a text, with which they go. */
  GuideFonts(StyledText text) {
    LocalResourceManager fonts = new LocalResourceManager(JFaceResources.getResources(), text);
    FontData own = text.getFont().getFontData()[0];
    FontDescriptor bold = FontDescriptor.createFrom(own).setStyle(SWT.BOLD);
    title = fonts.create(bold.setHeight((int) Math.round(own.getHeight() * TITLE)));
    heading = fonts.create(bold.setHeight((int) Math.round(own.getHeight() * HEADING)));
    code = fonts.create(JFaceResources.getTextFontDescriptor().setHeight(own.getHeight()));
  }

  StyleRange style(GuidePage.Piece piece) {
    StyleRange style = new StyleRange(piece.start(), piece.length(), null, null);
    switch (piece.look()) {
      case TITLE -> style.font = title;
      case HEADING -> style.font = heading;
      case CODE -> style.font = code;
      case BOLD -> style.fontStyle = SWT.BOLD;
      case ITALIC -> style.fontStyle = SWT.ITALIC;
    }
    return style;
  }
}
