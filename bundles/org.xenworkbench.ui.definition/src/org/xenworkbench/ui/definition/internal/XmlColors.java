/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/**
 * The colors of a definition, which can be told from each other and read on their background, be it light or dark.
 *
 * @param text what is between tags
 * @param tag brackets and names of elements
 * @param attribute names of attributes
 * @param value values of attributes
 * @param comment comments
 */
record XmlColors(Color text, Color tag, Color attribute, Color value, Color comment) {

  private static final float MIDDLE = 0.5f;

  /** Those for what a text widget has behind it. */
  static XmlColors on(StyledText widget) {
    return isDark(widget.getBackground().getRGB())
        ? new XmlColors(widget.getForeground(), new Color(0x6c, 0xb6, 0xff), new Color(0xe0, 0xa5, 0x6a),
            new Color(0x8f, 0xd1, 0x8a), new Color(0xa0, 0xa6, 0xad))
        : new XmlColors(widget.getForeground(), new Color(0x1f, 0x5a, 0x9e), new Color(0x8a, 0x45, 0x00),
            new Color(0x1b, 0x6b, 0x2b), new Color(0x5a, 0x63, 0x6e));
  }

  private static boolean isDark(RGB background) {
    return background.getHSB()[2] < MIDDLE;
  }
}
