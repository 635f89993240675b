/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.osgi.util.NLS;

/**
 * The texts of the rows of a table, found by the name of the row, so that a new row has its texts in one file and needs
 * no field of a Messages class. A test of each table looks that every row has its texts. Immutable.
 *
 * @since 0.1
 */
public final class Words {

  private final ResourceBundle texts;

  private Words(ResourceBundle texts) {
    this.texts = texts;
  }

  /** Those in {@code words.properties} beside a class. */
  public static Words beside(Class<?> owner) {
    return new Words(ResourceBundle.getBundle(owner.getPackageName() + ".words", Locale.getDefault(),
        owner.getClassLoader()));
  }

  /** Whether a row has that text: a row of somebody else may lack what was added later. */
  public boolean has(String row, String what) {
    return texts.containsKey(row + '.' + what);
  }

  /**
   * One text.
   *
   * @param row the name of its row
   * @param what which of the row's texts
   * @param values what takes the places of {0} and so on
   * @throws java.util.MissingResourceException if there is none
   */
  public String of(String row, String what, Object... values) {
    return NLS.bind(texts.getString(row + '.' + what), values);
  }
}
