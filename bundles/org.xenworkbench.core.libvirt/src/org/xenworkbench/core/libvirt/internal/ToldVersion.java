/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.xenworkbench.core.text.SafeLog;

/** Of which outdated library the user of this workspace was told last. */
final class ToldVersion {

  /** Below the bundle's own, whose changes are settings and in the event log. */
  private static final String NODE = "org.xenworkbench.core.libvirt/told";
  private static final String KEY = "library.outdated";

  private ToldVersion() {
  }

  /** Whether it is another than the last that was asked about; remembers it. */
  static boolean isNew(String version) {
    IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);
    if (version.equals(node.get(KEY, ""))) {
      return false;
    }
    node.put(KEY, version);
    try {
      node.flush();
    } catch (BackingStoreException e) {
      SafeLog.of(ToldVersion.class).warn("It is not stored that the library was told of; it will be again", e);
    }
    return true;
  }
}
