/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts for the user. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Action_addresses;
  public static String Action_copyVolume;
  public static String Action_create;
  public static String Action_guestTypes;
  public static String Action_attach;
  public static String Action_changeMedium;
  public static String Action_definition;
  public static String Action_detach;
  public static String Action_volume;
  public static String Action_volumes;
  public static String Cpus_untold;
  public static String Action_upload;
  public static String Action_pools;
  public static String Action_networks;
  public static String Action_download;
  public static String Action_createVolume;
  public static String Action_createPool;
  public static String Action_createNetwork;
  public static String Action_abortJob;
  public static String Action_compareCpus;
  public static String Action_connect;
  public static String Action_console;
  public static String Action_define;
  public static String Action_describe;
  public static String Action_domain;
  public static String Action_hostInfo;
  public static String Action_jobProgress;
  public static String Action_limitMigration;
  public static String Action_migrate;
  public static String Action_startPostCopy;
  public static String Action_poll;
  public static String Action_putBack;
  public static String Action_send;
  public static String Action_snapshots;
  public static String Advice_AUTHENTICATION;
  public static String Advice_BUSY;
  public static String Advice_CONSOLE_IN_USE;
  public static String Advice_INVALID_STATE;
  public static String Advice_LOST;
  public static String Advice_NO_SUCH_DOMAIN;
  public static String Advice_UNREACHABLE;
  public static String Advice_UNSUPPORTED;
  public static String Advice_certificates;
  public static String Advice_unreachableLocal;
  public static String Advice_unreachableSsh;
  public static String Advice_sshHostKey;
  public static String Advice_sshKey;
  public static String Auth_missing;
  public static String Console_ended;
  public static String Console_full;
  public static String Console_hasEnded;
  public static String Console_inUse;
  public static String Console_missing;
  public static String Control_domain;
  public static String Create_nameTaken;
  public static String Create_uuidTaken;
  public static String Device_held;
  public static String Device_noDrive;
  public static String Device_none;
  public static String Device_notTaken;
  public static String Device_saved;
  public static String Device_taken;
  public static String Driver_network;
  public static String Driver_storage;
  public static String Endpoint_localName;
  public static String Endpoint_peer;
  public static String Endpoint_testPath;
  public static String Endpoint_transport;
  public static String Failed;
  public static String Failed_connect;
  public static String Failed_noDriver;
  public static String Interrupted;
  public static String Library_bits;
  public static String Library_missing;
  public static String Library_old;
  public static String Library_update;
  public static String Lost_closed;
  public static String Lost_connection;
  public static String Lost_keepalive;
  public static String Migration_noPeer;
  public static String Migration_otherDriver;
  public static String Migration_tunnel;
  public static String Missing_readOnly;
  public static String Missing_refused;
  public static String Probe_noTls;
  public static String Probe_nothing;
  public static String Probe_other;
  public static String Probe_otherDriver;
  public static String Probe_otherDriverKnown;
  public static String Probe_refused;
  public static String Probe_silent;
  public static String Probe_tls;
  public static String Probe_unknown;
  public static String Read_only;
  public static String Resource_gone;
  public static String State_active;
  public static String State_inactive;
  public static String State_paused;
  public static String State_running;
  public static String State_transient;
  public static String State_unsaved;
  public static String Step_answer;
  public static String Step_capabilities;
  public static String Step_connect;
  public static String Step_libvirt;
  public static String Step_libvirtSsh;
  public static String Step_libvirtTls;
  public static String Step_name;
  public static String Step_socket;
  public static String Step_tls;
  public static String Tls_certificates;
  public static String Tls_certificatesDefault;
  public static String Tls_folder;
  public static String Resource_cancelled;
  public static String Resource_inactive;
  public static String Resource_nameTaken;
  public static String Resource_noRoom;
  public static String Resource_shorter;
  public static String Trust_changed;
  public static String Trust_expired;
  public static String Trust_fromTo;
  public static String Trust_issuer;
  public static String Trust_itself;
  public static String Trust_keptIn;
  public static String Trust_keptNowhere;
  public static String Trust_keyType;
  public static String Trust_names;
  public static String Trust_noKey;
  public static String Trust_noPlace;
  public static String Trust_notForgotten;
  public static String Trust_notKept;
  public static String Trust_notLinked;
  public static String Trust_notListed;
  public static String Trust_notOne;
  public static String Trust_notYet;
  public static String Trust_other;
  public static String Trust_otherName;
  public static String Trust_sshChanged;
  public static String Trust_sshFormer;
  public static String Trust_sshUnknown;
  public static String Trust_subject;
  public static String Trust_unknown;
  public static String Trust_unreadable;
  public static String Trust_validity;
  public static String Unknown_error;

  static {
    NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
  }

  private Messages() {
  }
}
