/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String FileLines_Missing;
  public static String FileLines_NotRegular;
  public static String FileLines_TooLarge;
  public static String FileLines_Unreadable;
  public static String FileLines_Utf16;
  public static String FileSection_Choice;
  public static String FileSection_Line;
  public static String FileSection_NoQuantity;
  public static String FileSection_NoSection;
  public static String FileSection_NoSetting;
  public static String FileSection_NotUtf8;
  public static String FileSection_NotWhole;
  public static String FileSection_OutOfRange;
  public static String FileSection_Twice;
  public static String FileSection_UnknownKey;
  public static String FileSection_UnknownSection;
  public static String GroupPath_BadName;
  public static String GroupPath_TooDeep;
  public static String HostsFile_BadHost;
  public static String HostsFile_BadPort;
  public static String HostsFile_BadTransport;
  public static String HostsFile_Insecure;
  public static String HostsFile_KeyNotUtf8;
  public static String HostsFile_KeyTwice;
  public static String HostsFile_Lines;
  public static String HostsFile_More;
  public static String HostsFile_NameTwice;
  public static String HostsFile_ListedTwice;
  public static String HostsFile_NoDriver;
  public static String HostsFile_NoHosts;
  public static String HostsFile_NoSetting;
  public static String HostsFile_NotTrueOrFalse;
  public static String HostsFile_NotUtf8;
  public static String HostsFile_StrayKey;
  public static String HostsFile_UnknownKey;
  public static String LaunchOptions_BadFile;
  public static String LaunchOptions_Contradiction;
  public static String LaunchOptions_NoFile;
  public static String LaunchOptions_Twice;

  static {
    NLS.initializeMessages("org.xenworkbench.core.host.messages", Messages.class);
  }

  private Messages() {
  }
}
