/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal.guide;

import java.util.List;
import java.util.Locale;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.internal.Messages;

/** The guide with its contents, beside the window or dialog that it was asked for from. UI thread. */
final class GuideWindow extends Window {

  /** How many characters a line of the text has, and how many lines are in sight, as long as nobody says otherwise. */
  private static final int WIDTH = 90;
  private static final int HEIGHT = 36;
  private static final int CONTENTS = 45;
  private static final int LEAST = 100;
  private static final int MARGIN = 12;
  private static final int ROW_INDENT = 20;

  private final GuidePage page;
  private org.eclipse.swt.widgets.List contents;
  private Text find;
  private Label notFound;
  private StyledText text;

  private GuideWindow(Shell parent, GuidePage page) {
    super(parent);
    this.page = page;
    setShellStyle(SWT.SHELL_TRIM);
    setBlockOnOpen(false);
  }

  /** A new one, or the one that is open, unless a dialog that was opened since keeps it from being used. */
  static GuideWindow over(Shell parent, GuidePage page) {
    for (Shell shell : parent.getDisplay().getShells()) {
      if (shell.getData() instanceof GuideWindow open) {
        if (shell == parent || shell.getParent() == parent) {
          return open;
        }
        open.close();
      }
    }
    return new GuideWindow(parent, page);
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(Messages.GuideWindow_title);
  }

  @Override
  protected Point getInitialSize() {
    PixelConverter pixels = new PixelConverter(text);
    return new Point(((GridData) contents.getLayoutData()).widthHint + pixels.convertWidthInCharsToPixels(WIDTH),
        pixels.convertHeightInCharsToPixels(HEIGHT));
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(2).applyTo(panel);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(panel);
    Composite left = new Composite(panel, SWT.NONE);
    GridLayoutFactory.fillDefaults().applyTo(left);
    GridDataFactory.fillDefaults().grab(false, true).applyTo(left);
    createFind(left);
    createParts(left);
    createNotFound(left);
    createText(panel);
    AccessibleNames.derive(panel);
    return panel;
  }

  private void createFind(Composite parent) {
    find = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
    find.setMessage(Messages.GuideWindow_find);
    find.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> find(find.getText())));
    GridDataFactory.fillDefaults().grab(true, false).applyTo(find);
  }

  /** Last, since a label is taken for that of what follows it. */
  private void createNotFound(Composite parent) {
    notFound = new Label(parent, SWT.NONE);
    notFound.setText(Messages.GuideWindow_notFound);
    GridDataFactory.fillDefaults().exclude(true).applyTo(notFound);
    notFound.setVisible(false);
    find.addModifyListener(event -> showNotFound(false));
  }

  private void createParts(Composite parent) {
    contents = new org.eclipse.swt.widgets.List(parent, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
    page.parts().forEach(part -> contents.add("  ".repeat(Math.max(0, part.level() - 2)) + part.title()));
    contents.addSelectionListener(SelectionListener.widgetSelectedAdapter(
        event -> scrollTo(page.parts().get(contents.getSelectionIndex()))));
    AccessibleNames.set(contents, Messages.GuideWindow_contents);
    // The text has the room: a heading that is longer than most is cut rather than it.
    int wanted = contents.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
    int most = new PixelConverter(contents).convertWidthInCharsToPixels(CONTENTS);
    GridDataFactory.fillDefaults().grab(true, true).hint(Math.min(wanted, most), SWT.DEFAULT).applyTo(contents);
  }

  private void createText(Composite parent) {
    text = new StyledText(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
    text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
    text.setLineSpacing(2);
    text.setText(page.text());
    GuideFonts fonts = new GuideFonts(text);
    text.setStyleRanges(page.pieces().stream().map(fonts::style).toArray(StyleRange[]::new));
    page.rows().forEach(row -> text.setLineWrapIndent(text.getLineAtOffset(row), 1, ROW_INDENT));
    text.addKeyListener(KeyListener.keyPressedAdapter(event -> {
      if (event.stateMask == SWT.MOD1 && event.keyCode == 'f') {
        find.setFocus();
      }
    }));
    AccessibleNames.set(text, Messages.GuideWindow_title);
    // Less than it gets: what it would like is its longest line.
    GridDataFactory.fillDefaults().grab(true, true).hint(LEAST, LEAST).applyTo(text);
    text.setFocus();
  }

  /** Shows a part, or the beginning if there is none of that id. */
  void show(String id) {
    open();
    getShell().layout(true, true); // lines are broken before one of them is gone to
    getShell().forceActive();
    List<GuidePage.Part> parts = page.parts();
    GuidePage.Part shown = parts.stream().filter(part -> part.id().equals(id)).findFirst().orElse(parts.get(0));
    contents.setSelection(parts.indexOf(shown));
    scrollTo(shown);
  }

  /** Goes to the first place of these words. */
  void search(String words) {
    show("");
    find.setText(words);
    find(words);
  }

  private void scrollTo(GuidePage.Part part) {
    text.setCaretOffset(part.start());
    int line = text.getLinePixel(text.getLineAtOffset(part.start()));
    text.setTopPixel(text.getTopPixel() + line - MARGIN);
  }

  /** Goes to the next place of a text, and from the last to the first. */
  private void find(String wanted) {
    String all = page.text().toLowerCase(Locale.ROOT);
    String words = wanted.toLowerCase(Locale.ROOT);
    int next = all.indexOf(words, text.getCaretOffset());
    int found = next >= 0 ? next : all.indexOf(words);
    showNotFound(found < 0);
    if (found >= 0 && !words.isEmpty()) {
      text.setSelection(found, found + words.length());
      text.showSelection();
    }
  }

  private void showNotFound(boolean shown) {
    if (notFound.getVisible() != shown) {
      ((GridData) notFound.getLayoutData()).exclude = !shown;
      notFound.setVisible(shown);
      notFound.getParent().layout();
    }
  }
}
