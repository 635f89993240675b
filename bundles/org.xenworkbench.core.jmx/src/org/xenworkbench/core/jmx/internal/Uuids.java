/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.UUID;
import org.eclipse.osgi.util.NLS;

/** Reads the identities that clients give. */
final class Uuids {

  private Uuids() {
  }

  /** What a text names. @throws IllegalArgumentException with a sentence for the client if it is no UUID */
  static UUID read(String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      // without Java's own text
      throw new IllegalArgumentException(NLS.bind(Messages.Uuids_none, Quoted.text(text)));
    }
  }
}
