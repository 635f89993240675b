/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String ConsoleCommands_clear;
  public static String ConsoleCommands_copy;
  public static String ConsoleCommands_paste;
  public static String ConsoleCommands_scrollLock;
  public static String ConsoleCommands_selectAll;
  public static String ConsoleLink_closed;
  public static String ConsoleLink_closing;
  public static String ConsoleLink_notOpened;
  public static String ConsoleLink_opening;
  public static String ConsoleTexts_attached;
  public static String ConsoleTexts_host;
  public static String ConsoleTexts_opening;
  public static String ConsoleTexts_pressEnter;
  public static String ConsoleTexts_reconnect;
  public static String ConsoleTexts_title;
  public static String ConsoleTexts_tooltip;
  public static String ConsoleTexts_waitingSince;
  public static String ConsoleTexts_waiting;
  public static String ConsoleView_cancel;
  public static String ConsoleView_inUse;
  public static String ConsoleView_inUseTitle;
  public static String ConsoleView_noVm;
  public static String ConsoleView_takeOver;
  public static String OutputPump_failed;
  public static String OutputPump_lost;
  public static String OutputPump_name;
  public static String TerminalPane_closing;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.console.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
