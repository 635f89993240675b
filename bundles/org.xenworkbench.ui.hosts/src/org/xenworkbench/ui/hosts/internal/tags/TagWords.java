/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.tags;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of editing tags. */
@NonNullByDefault({}) // filled by reflection
final class TagWords extends NLS {

  public static String EditTags_changing;
  public static String EditTags_hint;
  public static String EditTags_new;
  public static String EditTags_notChanged;
  public static String EditTags_one;
  public static String EditTags_several;
  public static String EditTags_there;
  public static String EditTags_title;
  public static String TagActions_none;
  public static String TagActions_select;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.hosts.internal.tags.messages", TagWords.class);
  }

  private TagWords() {
  }
}
