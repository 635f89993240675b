/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the editor and of comparisons. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String Compare_before;
  public static String Compare_choose;
  public static String Compare_next;
  public static String Compare_now;
  public static String Compare_of;
  public static String Compare_one;
  public static String Compare_reading;
  public static String Compare_title;
  public static String Compare_unread;
  public static String Compare_unreadLog;
  public static String DefinitionCheck_at;
  public static String DefinitionEditor_changed;
  public static String DefinitionEditor_gone;
  public static String DefinitionEditor_hindered;
  public static String DefinitionEditor_hosts;
  public static String DefinitionEditor_mine;
  public static String DefinitionEditor_refused;
  public static String DefinitionInput_tip;
  public static String Definition_noInput;
  public static String Definition_unopened;
  public static String Definition_unread;
  public static String Definition_unsaved;
  public static String EditDefinitionHandler_many;
  public static String LibvirtSchema_unread;
  public static String LongLines_refusal;
  public static String NewVm_asking;
  public static String NewVm_bridge;
  public static String NewVm_byDisk;
  public static String NewVm_byImage;
  public static String NewVm_byKernel;
  public static String NewVm_choose;
  public static String NewVm_commandLine;
  public static String NewVm_create;
  public static String NewVm_definition;
  public static String NewVm_devices;
  public static String NewVm_devicesDescription;
  public static String NewVm_diskInUse;
  public static String NewVm_diskNamesake;
  public static String NewVm_diskShared;
  public static String NewVm_diskUnknown;
  public static String NewVm_existingDisk;
  public static String NewVm_format;
  public static String NewVm_formatUnknown;
  public static String NewVm_host;
  public static String NewVm_hostsChoice;
  public static String NewVm_hvm;
  public static String NewVm_image;
  public static String NewVm_inNetwork;
  public static String NewVm_initrd;
  public static String NewVm_kernel;
  public static String NewVm_largeFile;
  public static String NewVm_likeFile;
  public static String NewVm_likeFileTitle;
  public static String NewVm_likeNone;
  public static String NewVm_likeVm;
  public static String NewVm_likeVmMessage;
  public static String NewVm_likeVmTitle;
  public static String NewVm_machine;
  public static String NewVm_memory;
  public static String NewVm_missingBridge;
  public static String NewVm_missingImage;
  public static String NewVm_missingKernel;
  public static String NewVm_missingPath;
  public static String NewVm_muchMemory;
  public static String NewVm_name;
  public static String NewVm_nameDescription;
  public static String NewVm_network;
  public static String NewVm_networkGone;
  public static String NewVm_newDisk;
  public static String NewVm_noDisk;
  public static String NewVm_noHost;
  public static String NewVm_noNetwork;
  public static String NewVm_noPool;
  public static String NewVm_noRoom;
  public static String NewVm_noSize;
  public static String NewVm_noTypes;
  public static String NewVm_noVolumes;
  public static String NewVm_readingVolumes;
  public static String NewVm_onBridge;
  public static String NewVm_otherType;
  public static String NewVm_path;
  public static String NewVm_plain;
  public static String NewVm_pool;
  public static String NewVm_poolFree;
  public static String NewVm_poolGone;
  public static String NewVm_pv;
  public static String NewVm_pvh;
  public static String NewVm_review;
  public static String NewVm_reviewDescription;
  public static String NewVm_schema;
  public static String NewVm_screen;
  public static String NewVm_size;
  public static String NewVm_start;
  public static String NewVm_system;
  public static String NewVm_systemDescription;
  public static String NewVm_taken;
  public static String NewVm_template;
  public static String NewVm_title;
  public static String NewVm_type;
  public static String NewVm_unreadFile;
  public static String NewVm_vcpus;
  public static String NewVm_vmOn;
  public static String NewVm_volume;
  public static String NewVm_volumeTaken;
  public static String NewVm_volumes;
  public static String NewVm_whichFormat;
  public static String NoticeBar_compare;
  public static String NoticeBar_keep;
  public static String NoticeBar_name;
  public static String NoticeBar_retry;
  public static String NoticeBar_take;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.definition.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
