/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The part of libvirt's C interface that libvirt-java does not cover or covers unsafely. Names and meanings are
 * libvirt's; a negative result or a null pointer is a failure, told by {@link #virGetLastErrorCode} on the same thread.
 */
public final class Virt {

  public static final int CONNECT_RO = 1;
  public static final int AFFECT_LIVE = 1;
  public static final int AFFECT_CONFIG = 2;
  public static final int XML_SECURE = 1;
  public static final int XML_INACTIVE = 2;
  public static final int DEFINE_VALIDATE = 1;
  /** VIR_DOMAIN_MEM_MAXIMUM and VIR_DOMAIN_VCPU_MAXIMUM. */
  public static final int SET_MAXIMUM = 4;
  public static final int METADATA_DESCRIPTION = 0;
  public static final int ERR_NO_DOMAIN_METADATA = 80;
  public static final int UNDEFINE_MANAGED_SAVE = 1;
  public static final int UNDEFINE_SNAPSHOTS = 2;
  public static final int UNDEFINE_NVRAM = 4;
  public static final int UNDEFINE_CHECKPOINTS = 16;
  public static final int START_PAUSED = 1;
  public static final int STREAM_NONBLOCK = 1;
  public static final int STREAM_READABLE = 1;
  public static final int STREAM_WRITABLE = 2;
  public static final int STREAM_ERROR = 4;
  public static final int STREAM_HANGUP = 8;
  public static final int STREAM_WOULD_BLOCK = -2;
  public static final int CONSOLE_FORCE = 1;
  public static final int EVENT_LIFECYCLE = 0;
  public static final int EVENT_REBOOT = 1;
  public static final int EVENT_WATCHDOG = 3;
  public static final int EVENT_IO_ERROR_REASON = 6;
  public static final int EVENT_BALLOON_CHANGE = 13;
  public static final int EVENT_DEVICE_REMOVED = 15;
  public static final int EVENT_DEVICE_ADDED = 19;
  public static final int EVENT_MIGRATION_ITERATION = 20;
  public static final int EVENT_JOB_COMPLETED = 21;
  public static final int EVENT_METADATA_CHANGE = 23;
  public static final int IO_ERROR_PAUSE = 1;
  public static final int CLOSE_REASON_KEEPALIVE = 2;
  public static final int CLOSE_REASON_CLIENT = 3;
  public static final int STATS_ALL_HOST = -1;

  private static final ErrorFunction SILENT = (data, error) -> {};

  static {
    Native.register(Virt.class, VirtLibrary.load());
  }

  private Virt() {
  }

  /** Receives errors as they happen. */
  public interface ErrorFunction extends Callback {
    void invoke(@Nullable Pointer data, @Nullable Pointer error);
  }

  /** Fills in an array of virConnectCredential. */
  public interface AuthCallback extends Callback {
    int invoke(Pointer credentials, int count, @Nullable Pointer data);
  }

  /** VIR_DOMAIN_EVENT_ID_LIFECYCLE. */
  public interface LifecycleCallback extends Callback {
    int invoke(Pointer connection, Pointer domain, int event, int detail, Pointer opaque);
  }

  /** VIR_DOMAIN_EVENT_ID_REBOOT. */
  public interface DomainCallback extends Callback {
    void invoke(Pointer connection, Pointer domain, Pointer opaque);
  }

  /** VIR_DOMAIN_EVENT_ID_WATCHDOG, with what the hypervisor does. */
  public interface WatchdogCallback extends Callback {
    void invoke(Pointer connection, Pointer domain, int action, Pointer opaque);
  }

  /** VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON; the texts are C strings in UTF-8. */
  public interface IoErrorCallback extends Callback {
    void invoke(Pointer connection, Pointer domain, @Nullable Pointer path, @Nullable Pointer device, int action,
        @Nullable Pointer reason, Pointer opaque);
  }

  /** VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE, with the memory in KiB. */
  public interface BalloonCallback extends Callback {
    void invoke(Pointer connection, Pointer domain, long memory, Pointer opaque);
  }

  /** VIR_DOMAIN_EVENT_ID_DEVICE_ADDED and _REMOVED. */
  public interface DeviceCallback extends Callback {
    void invoke(Pointer connection, Pointer domain, Pointer device, Pointer opaque);
  }

  /** VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION. */
  public interface IterationCallback extends Callback {
    void invoke(Pointer connection, Pointer domain, int iteration, Pointer opaque);
  }

  /** VIR_DOMAIN_EVENT_ID_METADATA_CHANGE. */
  public interface MetadataCallback extends Callback {
    void invoke(Pointer connection, Pointer domain, int type, Pointer namespace, Pointer opaque);
  }

  /** VIR_DOMAIN_EVENT_ID_JOB_COMPLETED. */
  public interface JobCompletedCallback extends Callback {
    void invoke(Pointer connection, Pointer domain, Pointer params, int count, Pointer opaque);
  }

  /** VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE and VIR_NETWORK_EVENT_ID_LIFECYCLE. */
  public interface ResourceCallback extends Callback {
    void invoke(Pointer connection, Pointer resource, int event, int detail, Pointer opaque);
  }

  /** A connection was closed. */
  public interface CloseCallback extends Callback {
    void invoke(Pointer connection, int reason, Pointer opaque);
  }

  /** Something can be done with a stream. */
  public interface StreamCallback extends Callback {
    void invoke(Pointer stream, int events, Pointer opaque);
  }

  public static native @Nullable Pointer virConnectOpenAuth(String uri, Pointer auth, int flags);

  public static native int virGetLastErrorCode();

  public static native @Nullable String virGetLastErrorMessage();

  public static native void virSetErrorFunc(@Nullable Pointer data, @Nullable ErrorFunction function);

  static native int virEventRegisterDefaultImpl();

  static native int virEventRunDefaultImpl();

  static native void virEventRegisterImpl(Callback addHandle, Callback updateHandle, Callback removeHandle,
      Callback addTimeout, Callback updateTimeout, Callback removeTimeout);

  public static native int virConnectRegisterCloseCallback(Pointer connection, CloseCallback callback, Pointer opaque,
      @Nullable Pointer free);

  public static native int virConnectUnregisterCloseCallback(Pointer connection, CloseCallback callback);

  public static native int virConnectDomainEventRegisterAny(Pointer connection, @Nullable Pointer domain, int event,
      Callback callback, Pointer opaque, @Nullable Pointer free);

  public static native int virConnectDomainEventDeregisterAny(Pointer connection, int callback);

  public static native @Nullable String virDomainGetName(Pointer domain);

  public static native int virDomainGetUUIDString(Pointer domain, byte[] text);

  public static native int virDomainGetID(Pointer domain);

  public static native int virDomainGetState(Pointer domain, IntByReference state, @Nullable IntByReference reason,
      int flags);

  public static native int virDomainPMWakeup(Pointer domain, int flags);

  public static native int virDomainCreateWithFlags(Pointer domain, int flags);

  public static native int virDomainManagedSave(Pointer domain, int flags);

  /** 1 if there is a saved state, 0 if not. */
  public static native int virDomainHasManagedSaveImage(Pointer domain, int flags);

  public static native int virDomainManagedSaveRemove(Pointer domain, int flags);

  public static native int virDomainSetAutostart(Pointer domain, int on);

  /** The memory is in KiB. */
  public static native int virDomainSetMemoryFlags(Pointer domain, NativeLong memory, int flags);

  public static native int virDomainSetVcpusFlags(Pointer domain, int count, int flags);

  public static native int virDomainGetVcpusFlags(Pointer domain, int flags);

  public static native int virDomainRename(Pointer domain, String name, int flags);

  /** A C string that is the caller's to free. */
  public static native @Nullable Pointer virDomainGetMetadata(Pointer domain, int type, @Nullable String uri,
      int flags);

  public static native int virDomainSetMetadata(Pointer domain, int type, @Nullable String metadata,
      @Nullable String key, @Nullable String uri, int flags);

  static native int virDomainListAllSnapshots(Pointer domain, PointerByReference snapshots, int flags);

  static native @Nullable String virDomainSnapshotGetName(Pointer snapshot);

  static native @Nullable Pointer virDomainSnapshotGetXMLDesc(Pointer snapshot, int flags);

  static native int virDomainSnapshotIsCurrent(Pointer snapshot, int flags);

  static native @Nullable Pointer virDomainSnapshotCreateXML(Pointer domain, String xml, int flags);

  static native @Nullable Pointer virDomainSnapshotLookupByName(Pointer domain, String name, int flags);

  static native int virDomainRevertToSnapshot(Pointer snapshot, int flags);

  static native int virDomainSnapshotDelete(Pointer snapshot, int flags);

  static native int virDomainSnapshotFree(Pointer snapshot);

  /** The connection of a domain, which stays its own. */
  public static native Pointer virDomainGetConnect(Pointer domain);

  public static native @Nullable Pointer virDomainDefineXMLFlags(Pointer connection, String xml, int flags);

  public static native int virDomainFree(Pointer domain);

  public static native int virDomainUndefineFlags(Pointer domain, int flags);

  public static native int virDomainAttachDeviceFlags(Pointer domain, String xml, int flags);

  public static native int virDomainDetachDeviceFlags(Pointer domain, String xml, int flags);

  public static native int virDomainUpdateDeviceFlags(Pointer domain, String xml, int flags);

  public static native int virDomainIsPersistent(Pointer domain);

  public static native int virConnectGetAllDomainStats(Pointer connection, int stats, PointerByReference records,
      int flags);

  public static native void virDomainStatsRecordListFree(Pointer records);

  public static native int virNodeGetCPUStats(Pointer connection, int cpu, @Nullable Pointer params,
      IntByReference count, int flags);

  public static native int virNodeGetMemoryStats(Pointer connection, int cell, @Nullable Pointer params,
      IntByReference count, int flags);

  /** The bandwidth is in MiB/s. */
  public static native int virDomainMigrateSetMaxSpeed(Pointer domain, NativeLong bandwidth, int flags);

  /** The downtime is in milliseconds. */
  public static native int virDomainMigrateSetMaxDowntime(Pointer domain, long downtime, int flags);

  public static native int virDomainMigrateStartPostCopy(Pointer domain, int flags);

  public static native int virDomainGetJobStats(Pointer domain, IntByReference type, PointerByReference params,
      IntByReference count, int flags);

  public static native void virTypedParamsFree(Pointer params, int count);

  public static native @Nullable Pointer virStreamNew(Pointer connection, int flags);

  public static native int virDomainOpenConsole(Pointer domain, @Nullable String device, Pointer stream, int flags);

  public static native int virStreamEventAddCallback(Pointer stream, int events, StreamCallback callback,
      Pointer opaque, @Nullable Pointer free);

  public static native int virStreamEventUpdateCallback(Pointer stream, int events);

  public static native int virStreamEventRemoveCallback(Pointer stream);

  public static native int virStreamSend(Pointer stream, byte[] data, NativeLong count);

  public static native int virStreamRecv(Pointer stream, byte[] data, NativeLong count);

  public static native int virStreamAbort(Pointer stream);

  public static native int virStreamFree(Pointer stream);

  /** Keeps libvirt from writing errors to standard error; every call reports its own. */
  public static void silence() {
    virSetErrorFunc(null, SILENT);
  }

  /** The text of this thread's last error, empty if there is none. */
  public static String lastErrorText() {
    String text = virGetLastErrorMessage();
    return text == null ? "" : text;
  }
}
