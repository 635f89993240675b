/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.jface.preference.PreferenceStore;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

/** Makes a display of its own unless the test runs on the thread of one. */
class XmlConfigurationTest {

  private static final String XML = "<domain type='xen'>\n  <name>VM1</name> <!-- mine -->\n</domain>\n";

  /** What is open when the theme is switched is read on the new background. */
  @Test
  void colorsFollowTheBackground() {
    Display own = Display.getCurrent() == null ? new Display() : null;
    Shell shell = new Shell(Display.getCurrent());
    try {
      shell.setLayout(new FillLayout());
      SourceViewer viewer = new SourceViewer(shell, null, SWT.MULTI);
      StyledText text = viewer.getTextWidget();
      paint(text, 255, 0);
      viewer.configure(new XmlConfiguration(new PreferenceStore(), null));
      Document document = new Document(XML);
      XmlPartitions.connect(document);
      viewer.setDocument(document);
      shell.setSize(600, 300);
      shell.open();
      for (int background : new int[] {255, 30, 255}) {
        paint(text, background, 255 - background);
        text.redraw();
        XmlColors wanted = XmlColors.on(text);
        await(text, XML.indexOf("domain"), wanted.tag());
        await(text, XML.indexOf("type"), wanted.attribute());
        await(text, XML.indexOf("'xen'"), wanted.value());
        await(text, XML.indexOf("VM1"), wanted.text());
        await(text, XML.indexOf("mine"), wanted.comment());
      }
    } finally {
      shell.dispose();
      if (own != null) {
        own.dispose();
      }
    }
  }

  private static void paint(StyledText text, int background, int foreground) {
    text.setBackground(new Color(background, background, background));
    text.setForeground(new Color(foreground, foreground, foreground));
  }

  private static void await(StyledText text, int offset, Color wanted) {
    long start = System.nanoTime();
    while (!wanted.equals(text.getStyleRangeAtOffset(offset).foreground)
        && System.nanoTime() - start < Duration.ofSeconds(20).toNanos()) {
      text.getDisplay().readAndDispatch();
    }
    assertThat(text.getStyleRangeAtOffset(offset).foreground).as("at %d", offset).isEqualTo(wanted);
  }
}
