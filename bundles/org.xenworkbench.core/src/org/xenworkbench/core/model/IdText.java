/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.text.SafeText;

/**
 * Reads identities that were written as text.
 *
 * @since 0.1
 */
public final class IdText {

  private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private IdText() {
  }

  /**
   * Only in its full form: Java reads "1-1-1-1-1", too, as an identity that was never written.
   *
   * @throws IllegalArgumentException whose message is for the user
   */
  public static UUID uuid(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(NLS.bind(Messages.Id_Invalid, SafeText.line(text)));
    }
    return UUID.fromString(text);
  }
}
