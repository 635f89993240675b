/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

/** Ids of commands that this view runs, and of the contexts of its keys. */
public final class HostCommands {

  private static final String PREFIX = "org.xenworkbench.ui.hosts.";

  /** Adds a host. */
  public static final String ADD_HOST = PREFIX + "addHost";
  /** Shows the properties of a host or VM. */
  public static final String PROPERTIES_OF = PREFIX + "properties";
  /** Connects hosts. */
  public static final String CONNECT_HOST = PREFIX + "connectHost";
  /** Removes hosts, and groups of hosts. */
  public static final String REMOVE_HOST = PREFIX + "removeHost";
  /** Puts hosts into a group. */
  public static final String MOVE_TO_GROUP = PREFIX + "moveToGroup";
  /** Gives tags to hosts and VMs, and takes them away. */
  public static final String EDIT_TAGS = PREFIX + "editTags";
  /** Leaves out hosts that are not connected, or shows them again. */
  static final String HIDE_OFF = PREFIX + "hideOffHosts";
  /** The workbench's: gives a group or a VM another name. */
  public static final String RENAME = "org.eclipse.ui.edit.rename";
  /** The context in which the keys of this view are bound. */
  public static final String CONTEXT = PREFIX + "context";
  /**
   * The context of keys that are bound only while the tree has the focus, since a text field has its own use for them.
   */
  public static final String TREE_CONTEXT = PREFIX + "tree.context";

  private HostCommands() {
  }

  /** The id of a command of this bundle. */
  static String of(String name) {
    return PREFIX + name;
  }
}
