/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal.secret;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** What is wrong with marks for passwords. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String KeptPasswords_noPassword;
  public static String KeptPasswords_passwordElsewhere;
  public static String KeptPasswords_refusedHidden;

  static {
    NLS.initializeMessages("org.xenworkbench.core.vm.internal.secret.messages", Messages.class);
  }

  private Messages() {
  }
}
