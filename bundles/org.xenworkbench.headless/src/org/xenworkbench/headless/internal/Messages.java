/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the headless application. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String HeadlessApplication_NoEngine;
  public static String HeadlessApplication_NoFile;
  public static String HeadlessApplication_NoPasswords;
  public static String HeadlessApplication_NoStore;
  public static String HeadlessApplication_NoTerminal;
  public static String HeadlessApplication_Running;
  public static String HostPasswords_Missing;
  public static String HostPasswords_NoPassword;
  public static String HostPasswords_NoSuchHost;
  public static String HostPasswords_NoUser;
  public static String HostPasswords_OpenToOthers;
  public static String HostPasswords_Question;

  static {
    NLS.initializeMessages("org.xenworkbench.headless.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
