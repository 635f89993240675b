/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of how the tree is arranged. */
@NonNullByDefault({}) // filled by reflection
final class TreeWords extends NLS {

  public static String HostsPanel_hidden;
  public static String HostsPanel_hiddenShow;
  public static String TagKind_none;
  public static String TagKind_vms;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.hosts.internal.words", TreeWords.class);
  }

  private TreeWords() {
  }
}
