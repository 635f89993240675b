/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String CapabilitiesTable_feature;
  public static String CapabilitiesTable_no;
  public static String CapabilitiesTable_notConnected;
  public static String CapabilitiesTable_reason;
  public static String CapabilitiesTable_there;
  public static String CapabilitiesTable_yes;
  public static String DescriptionDialog_label;
  public static String DescriptionDialog_title;
  public static String Details_address;
  public static String Details_alsoOn;
  public static String Details_architecture;
  public static String Details_autostart;
  public static String Details_autostartOff;
  public static String Details_autostartOn;
  public static String Details_cpuUsage;
  public static String Details_cpus;
  public static String Details_cpusOf;
  public static String Details_definition;
  public static String Details_disks;
  public static String Details_domain;
  public static String Details_failed;
  public static String Details_host;
  public static String Details_hostName;
  public static String Details_hosts;
  public static String Details_hypervisor;
  public static String Details_id;
  public static String Details_interfaces;
  public static String Details_memory;
  public static String Details_memoryUsed;
  public static String Details_name;
  public static String Details_nextTry;
  public static String Details_ofAtMost;
  public static String Details_persistent;
  public static String Details_running;
  public static String Details_since;
  public static String Details_state;
  public static String Details_transient;
  public static String Details_uuid;
  public static String Details_vcpus;
  public static String Details_vms;
  public static String DisconnectHostHandler_cancel;
  public static String DisconnectHostHandler_disconnect;
  public static String DisconnectHostHandler_one;
  public static String DisconnectHostHandler_several;
  public static String GroupActions_select;
  public static String GroupHandlers_choose;
  public static String GroupHandlers_move;
  public static String GroupHandlers_name;
  public static String GroupHandlers_nameOf;
  public static String GroupHandlers_nameOfMore;
  public static String GroupHandlers_new;
  public static String GroupHandlers_none;
  public static String GroupHandlers_rename;
  public static String GroupKind_hosts;
  public static String GroupKind_notConnected;
  public static String GroupMoves_changing;
  public static String GroupMoves_notChanged;
  public static String HostDialog_add;
  public static String HostDialog_addTitle;
  public static String HostDialog_insecure;
  public static String HostDialog_message;
  public static String HostDialog_passwordLost;
  public static String HostDialog_test;
  public static String HostDialog_testing;
  public static String HostDraft_nameTaken;
  public static String HostDraft_port;
  public static String HostDraft_transport;
  public static String HostForm_address;
  public static String HostForm_connectAtStart;
  public static String HostForm_local;
  public static String HostForm_name;
  public static String HostForm_password;
  public static String HostForm_passwordUnchanged;
  public static String HostForm_peerAddress;
  public static String HostForm_peerPort;
  public static String HostForm_peerTransport;
  public static String HostForm_peerWanted;
  public static String HostForm_port;
  public static String HostForm_portDefault;
  public static String HostForm_readOnly;
  public static String HostForm_ssh;
  public static String HostForm_tcp;
  public static String HostForm_tls;
  public static String HostForm_transport;
  public static String HostForm_type;
  public static String HostForm_user;
  public static String HostKind_failed;
  public static String HostSettingsJob_notRemoved;
  public static String HostSettingsJob_notSaved;
  public static String HostSettingsJob_other;
  public static String HostSettingsJob_removing;
  public static String HostSettingsJob_saving;
  public static String HostSettingsPage_removed;
  public static String HostTestJob_connected;
  public static String HostTestJob_failed;
  public static String HostTestJob_name;
  public static String HostTestJob_other;
  public static String HostsPanel_filter;
  public static String HostsPanel_noHosts;
  public static String HostsTree_accessible;
  public static String HostsTree_cpu;
  public static String HostsTree_memory;
  public static String HostsTree_memoryLeast;
  public static String HostsTree_memoryWanted;
  public static String HostsTree_name;
  public static String HostsTree_nameLeast;
  public static String HostsTree_nameWanted;
  public static String HostsTree_state;
  public static String HostsTree_stateLeast;
  public static String HostsTree_stateWanted;
  public static String HostsView_columns;
  public static String HostsView_commandFailed;
  public static String HostsView_simulatedFleet;
  public static String Nodes_marked;
  public static String RemoveHostHandler_groups;
  public static String RemoveHostHandler_one;
  public static String RemoveHostHandler_remove;
  public static String RemoveHostHandler_several;
  public static String SetDescriptionHandler_one;
  public static String SetDescriptionHandler_several;
  public static String SetDescriptionHandler_unread;
  public static String SimulatedMark_text;
  public static String SnapshotTree_current;
  public static String SnapshotTree_description;
  public static String SnapshotTree_disks;
  public static String SnapshotTree_name;
  public static String SnapshotTree_state;
  public static String SnapshotTree_taken;
  public static String SnapshotsDialog_delete;
  public static String SnapshotsDialog_deleteAction;
  public static String SnapshotsDialog_deleteQuestion;
  public static String SnapshotsDialog_none;
  public static String SnapshotsDialog_of;
  public static String SnapshotsDialog_reading;
  public static String SnapshotsDialog_revert;
  public static String SnapshotsDialog_revertAction;
  public static String SnapshotsDialog_revertQuestion;
  public static String SnapshotsDialog_some;
  public static String SnapshotsDialog_take;
  public static String SnapshotsDialog_title;
  public static String SnapshotsDialog_working;
  public static String SnapshotsHandler_one;
  public static String TakeSnapshot_one;
  public static String TakeSnapshot_several;
  public static String TakeSnapshot_title;
  public static String TestResult_accessible;
  public static String TypedConfirmation_cannotBeUndone;
  public static String VmHandlers_delete;
  public static String VmHandlers_deleteOne;
  public static String VmHandlers_deleteSeveral;
  public static String VmHandlers_line;
  public static String VmHandlers_more;
  public static String VmHandlers_name;
  public static String VmHandlers_nameTaken;
  public static String VmHandlers_rename;
  public static String VmHandlers_typeName;
  public static String VmHandlers_typeNumber;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.hosts.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
