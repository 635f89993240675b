/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.xenworkbench.ui.AccessibleNames;

/**
 * What is said above the charts, in as many lines as it needs, and what leads on from there: to now, to the window
 * before, to all there is. Not there while there is nothing to say. UI thread.
 */
final class PageBanner {

  private static final String NOW = "now";
  private static final String BACK = "back";
  private static final String ALL = "all";
  private static final int LEAST_WIDTH = 200;

  private final Composite banner;
  private final Label text;
  private final Link links;

  /**
   * Creates it.
   *
   * @param showAll shows all time
   */
  PageBanner(Composite parent, Navigation navigation, Runnable showAll) {
    banner = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 0).margins(8, 3).applyTo(banner);
    GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(banner);
    banner.setVisible(false);
    text = new Label(banner, SWT.WRAP);
    text.setData("org.eclipse.swtbot.widget.key", "performance.banner");
    GridDataFactory.fillDefaults().grab(true, false).hint(LEAST_WIDTH, SWT.DEFAULT).applyTo(text);
    links = new Link(banner, SWT.NONE);
    links.setData("org.eclipse.swtbot.widget.key", "performance.banner.links");
    GridDataFactory.fillDefaults().align(SWT.END, SWT.BEGINNING).applyTo(links);
    AccessibleNames.hideWhileUnseen(links);
    Map<String, Runnable> ways = Map.of(NOW, navigation::nowWanted, BACK, navigation::backWanted, ALL, showAll);
    links.addListener(SWT.Selection, event -> ways.getOrDefault(event.text, () -> {}).run());
  }

  /** Says it from now on. */
  void show(BoardFeed.Page page, boolean canGoBack) {
    String said = PageTexts.description(page);
    String ways = said.isEmpty() ? "" : ways(page, canGoBack);
    if (!said.equals(text.getText()) || !ways.equals(links.getText())) {
      text.setText(said);
      links.setText(ways);
      ((GridData) banner.getLayoutData()).exclude = said.isEmpty();
      banner.setVisible(!said.isEmpty());
      banner.getParent().layout(true, true);
    }
  }

  private static String ways(BoardFeed.Page page, boolean canGoBack) {
    List<String> ways = new ArrayList<>();
    if (!page.window().isLive()) {
      ways.add(link(NOW, Messages.Range_now));
    }
    boolean isOther = !page.window().isLive() || !page.board().hasValues();
    if (isOther && canGoBack) {
      ways.add(link(BACK, Messages.PageBanner_back));
    }
    if (!page.board().hasValues()) {
      ways.add(link(ALL, Messages.PageBanner_all));
    }
    return String.join("   ", ways);
  }

  private static String link(String id, String label) {
    return "<a href=\"" + id + "\">" + label + "</a>";
  }
}
