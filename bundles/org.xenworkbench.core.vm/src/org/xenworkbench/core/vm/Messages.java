/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** What is wrong with plans of VMs, and what is not kept of them. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String FormerDefinition_changed;
  public static String FormerDefinition_same;
  public static String FormerDefinition_tooLong;
  public static String VmPlan_commandLine;
  public static String VmPlan_disk;
  public static String VmPlan_disks;
  public static String VmPlan_image;
  public static String VmPlan_initrd;
  public static String VmPlan_kernel;
  public static String VmPlan_memory;
  public static String VmPlan_needsKernel;
  public static String VmPlan_network;
  public static String VmPlan_noImage;
  public static String VmPlan_nothing;
  public static String VmPlan_template;
  public static String VmPlan_twice;
  public static String VmPlan_vcpus;

  static {
    NLS.initializeMessages("org.xenworkbench.core.vm.messages", Messages.class);
  }

  private Messages() {
  }
}
