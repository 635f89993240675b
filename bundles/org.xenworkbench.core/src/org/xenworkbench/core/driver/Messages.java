/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Amount_Range;
  public static String Capabilities_NotOffered;
  public static String DefinitionText_name;
  public static String DefinitionText_one;
  public static String DefinitionText_root;
  public static String DefinitionText_uuid;
  public static String DiskPlan_source;
  public static String DiskPlan_target;
  public static String Endpoint_BadAddress;
  public static String Endpoint_BadDriver;
  public static String Endpoint_BadLocalAddress;
  public static String Endpoint_BadPort;
  public static String Endpoint_BadUser;
  public static String Endpoint_Space;
  public static String HypervisorDriver_NoIdentity;
  public static String InterfacePlan_mac;
  public static String InterfacePlan_model;
  public static String NetworkAddress_At;
  public static String NetworkAddress_Bracket;
  public static String NetworkAddress_Character;
  public static String NetworkAddress_Colon;
  public static String NetworkAddress_Empty;
  public static String NetworkAddress_Form;
  public static String NetworkAddress_Hyphen;
  public static String NetworkAddress_Letter;
  public static String NetworkAddress_Percent;
  public static String NetworkPlan_bridge;
  public static String NetworkPlan_subnet;
  public static String PoolPlan_path;
  public static String Session_NoFacet;
  public static String VmText_control;
  public static String VmText_empty;
  public static String VmText_long;
  public static String VmText_longName;
  public static String VmText_name;
  public static String VmText_snapshot;
  public static String VolumePlan_allocation;
  public static String VolumePlan_capacity;
  public static String VolumePlan_format;

  static {
    NLS.initializeMessages("org.xenworkbench.core.driver.messages", Messages.class);
  }

  private Messages() {
  }
}
