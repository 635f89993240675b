/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the editor and of comparisons. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String Compare_before;
  public static String Compare_choose;
  public static String Compare_next;
  public static String Compare_now;
  public static String Compare_of;
  public static String Compare_one;
  public static String Compare_reading;
  public static String Compare_title;
  public static String Compare_unread;
  public static String Compare_unreadLog;
  public static String DefinitionCheck_at;
  public static String DefinitionEditor_changed;
  public static String DefinitionEditor_gone;
  public static String DefinitionEditor_hindered;
  public static String DefinitionEditor_hosts;
  public static String DefinitionEditor_mine;
  public static String DefinitionEditor_refused;
  public static String DefinitionInput_tip;
  public static String Definition_noInput;
  public static String Definition_unopened;
  public static String Definition_unread;
  public static String Definition_unsaved;
  public static String EditDefinitionHandler_many;
  public static String LibvirtSchema_unread;
  public static String NoticeBar_compare;
  public static String NoticeBar_keep;
  public static String NoticeBar_name;
  public static String NoticeBar_retry;
  public static String NoticeBar_take;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.definition.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
