/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the credential store that a user can meet. Public because NLS sets public fields only. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String CredentialStore_aside = "";
  public static String CredentialStore_emptied = "";
  public static String CredentialStore_failed = "";
  public static String CredentialStore_gone = "";
  public static String CredentialStore_lines = "";
  public static String CredentialStore_lost = "";
  public static String CredentialStore_noFile = "";
  public static String CredentialStore_noFolder = "";
  public static String KeyFile_damaged = "";
  public static String KeyFile_gone = "";
  public static String KeyFile_readableByOthers = "";

  static {
    NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
  }

  private Messages() {
  }
}
