/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import org.xenworkbench.ui.XenUi;

/** Ids of the commands of this view, the properties that enable them and its key binding context. */
public final class HostCommands {

  private static final String PREFIX = "org.xenworkbench.ui.hosts.";

  /** Adds a host. */
  public static final String ADD_HOST = PREFIX + "addHost";
  /** Shows the properties of a host or VM. */
  public static final String PROPERTIES_OF = PREFIX + "properties";
  /** Connects hosts. */
  public static final String CONNECT_HOST = PREFIX + "connectHost";
  /** The context in which the keys of this view are bound. */
  static final String CONTEXT = PREFIX + "context";
  /**
   * The context of keys that are bound only while the tree has the focus, since a text field has its own use for them.
   */
  static final String TREE_CONTEXT = PREFIX + "tree.context";

  /** Commands whose tooltip tells why they are greyed out. */
  static final List<String> EXPLAINED = List.of(PREFIX + "startVm", PREFIX + "shutDownVm", PREFIX + "forceOffVm",
      PREFIX + "rebootVm", PREFIX + "pauseVm", PREFIX + "resumeVm", XenUi.MIGRATE_VM, XenUi.OPEN_CONSOLE);

  /** Properties that change with the model and not only with the selection. */
  static final List<String> PROPERTIES = List.of("org.xenworkbench.vm.canStart", "org.xenworkbench.vm.canShutDown",
      "org.xenworkbench.vm.canForceOff", "org.xenworkbench.vm.canReboot", "org.xenworkbench.vm.canPause",
      "org.xenworkbench.vm.canResume", "org.xenworkbench.vm.canMigrate", "org.xenworkbench.vm.canOpenConsole",
      "org.xenworkbench.vm.canAdopt",
      "org.xenworkbench.host.canConnect", "org.xenworkbench.host.canDisconnect");

  private HostCommands() {
  }
}
