/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.driver;

/**
 * Names a visible control.
 *
 * @param shell the title of its window; empty for the workbench window
 * @param kind what it is
 * @param by how it is told from others of its kind
 * @param value its key, label or text, see {@link By}
 */
public record Query(String shell, Kind kind, By by, String value) {

  /** The data key under which SWTBot expects a widget's key. */
  public static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";

  /** What a control is. */
  public enum Kind {
    TREE, TABLE, TEXT, STYLED_TEXT, LABEL, COMBO, BUTTON, CANVAS
  }

  /** How a control is found; mnemonics do not count. */
  public enum By {
    /** By its data {@link Query#WIDGET_KEY}. */
    KEY,
    /** By the label before it. */
    LABEL,
    /** By its own text. */
    TEXT
  }

  /** A control of the workbench window with that key. */
  public static Query key(Kind kind, String key) {
    return new Query("", kind, By.KEY, key);
  }

  /** A control of the workbench window after that label. */
  public static Query labelled(Kind kind, String label) {
    return new Query("", kind, By.LABEL, label);
  }

  /** A control of the workbench window with that text. */
  public static Query text(Kind kind, String text) {
    return new Query("", kind, By.TEXT, text);
  }

  /** The same in another window. */
  public Query in(String title) {
    return new Query(title, kind, by, value);
  }

  @Override
  public String toString() {
    return kind + " with " + by + " \"" + value + "\"" + (shell.isEmpty() ? "" : " in window \"" + shell + "\"");
  }
}
