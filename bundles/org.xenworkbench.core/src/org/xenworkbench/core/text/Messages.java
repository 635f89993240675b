/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Quantities_Of;
  public static String SafeXml_deep;
  public static String SafeXml_doctype;
  public static String SafeXml_limits;
  public static String SafeXml_malformed;

  static {
    NLS.initializeMessages("org.xenworkbench.core.text.messages", Messages.class);
  }

  private Messages() {
  }
}
