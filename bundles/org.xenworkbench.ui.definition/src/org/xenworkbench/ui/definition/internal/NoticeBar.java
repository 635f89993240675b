/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;

/** What the user should know of what is below, with what can be done about it; takes no room when there is nothing. */
final class NoticeBar {

  private final Composite bar;
  private final Text words;
  private final Composite links;
  private final Consumer<Deed> deeds;

  /** What can be done about it. */
  enum Deed {
    /** Look at both. */
    COMPARE(Messages.NoticeBar_compare),
    /** Give up what was typed. */
    TAKE(Messages.NoticeBar_take),
    /** Go on with what was typed. */
    KEEP(Messages.NoticeBar_keep),
    /** Ask the host once more. */
    RETRY(Messages.NoticeBar_retry);

    private final String label;

    Deed(String label) {
      this.label = label;
    }
  }

  NoticeBar(Composite parent, Consumer<Deed> deeds) {
    this.deeds = deeds;
    bar = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(3).margins(6, 4).applyTo(bar);
    Label icon = new Label(bar, SWT.NONE);
    icon.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_WARN_TSK));
    GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
    words = new Text(bar, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
    words.setBackground(bar.getBackground());
    words.setData("org.eclipse.swtbot.widget.key", "definition.notice");
    AccessibleNames.set(words, Messages.NoticeBar_name);
    GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(words);
    links = new Composite(bar, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(Deed.values().length).applyTo(links);
    GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(bar);
    bar.setVisible(false);
  }

  /** Whether it says something. */
  boolean isShown() {
    return bar.getVisible();
  }

  /** Says this and nothing else. */
  void show(String text, List<Deed> possible) {
    words.setText(SafeText.block(text));
    for (var old : links.getChildren()) {
      old.dispose();
    }
    for (Deed deed : possible) {
      Link link = new Link(links, SWT.NONE);
      link.setText("<a>" + deed.label + "</a>");
      link.setData("org.eclipse.swtbot.widget.key", "definition." + deed.name());
      link.addListener(SWT.Selection, event -> deeds.accept(deed));
    }
    set(true);
  }

  void hide() {
    words.setText("");
    set(false);
  }

  private void set(boolean visible) {
    ((GridData) bar.getLayoutData()).exclude = !visible;
    bar.setVisible(visible);
    bar.getParent().layout(true, true);
  }
}
