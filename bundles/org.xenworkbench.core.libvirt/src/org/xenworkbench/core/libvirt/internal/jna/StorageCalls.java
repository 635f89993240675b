/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Callback;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The calls on storage pools and volumes, whose handles none of these methods hands out but for as long as what it is
 * given runs. A call that fails says so, or throws what it is given for that; {@link Virt#virGetLastErrorCode} on the
 * same thread then tells why.
 */
public final class StorageCalls {

  private static final int EVENT_LIFECYCLE = 0;
  private static final int EVENT_REFRESH = 1;
  /** Of virStoragePoolInfo: state, and from 8 on capacity, allocation and what is available. */
  private static final int POOL_INFO = 32;
  /** Of virStorageVolInfo: type, and from 8 on capacity and allocation. */
  private static final int VOLUME_INFO = 24;

  private static final int ERR_NO_STORAGE_POOL = 49;
  private static final int ERR_NO_STORAGE_VOL = 50;

  static {
    Native.register(StorageCalls.class, VirtLibrary.load());
  }

  private StorageCalls() {
  }

  private static native int virConnectNumOfStoragePools(Pointer connection);

  private static native int virConnectStoragePoolEventRegisterAny(Pointer connection, @Nullable Pointer pool, int event,
      Callback callback, Pointer opaque, @Nullable Pointer free);

  private static native int virConnectStoragePoolEventDeregisterAny(Pointer connection, int callback);

  private static native int virConnectListAllStoragePools(Pointer connection, PointerByReference pools, int flags);

  private static native @Nullable String virStoragePoolGetName(Pointer pool);

  private static native int virStoragePoolGetInfo(Pointer pool, Pointer info);

  private static native int virStoragePoolIsPersistent(Pointer pool);

  private static native int virStoragePoolGetAutostart(Pointer pool, IntByReference on);

  private static native @Nullable Pointer virStoragePoolGetXMLDesc(Pointer pool, int flags);

  private static native @Nullable Pointer virStoragePoolLookupByName(Pointer connection, String name);

  private static native @Nullable Pointer virStoragePoolDefineXML(Pointer connection, String xml, int flags);

  public static native int virStoragePoolCreate(Pointer pool, int flags);

  public static native int virStoragePoolDestroy(Pointer pool);

  public static native int virStoragePoolUndefine(Pointer pool);

  public static native int virStoragePoolRefresh(Pointer pool, int flags);

  public static native int virStoragePoolSetAutostart(Pointer pool, int on);

  private static native int virStoragePoolFree(Pointer pool);

  private static native int virStoragePoolListAllVolumes(Pointer pool, PointerByReference volumes, int flags);

  private static native @Nullable String virStorageVolGetName(Pointer volume);

  private static native int virStorageVolGetInfo(Pointer volume, Pointer info);

  private static native @Nullable Pointer virStorageVolGetXMLDesc(Pointer volume, int flags);

  private static native @Nullable Pointer virStorageVolLookupByName(Pointer pool, String name);

  private static native @Nullable Pointer virStorageVolLookupByPath(Pointer connection, String path);

  private static native @Nullable Pointer virStoragePoolLookupByVolume(Pointer volume);

  private static native @Nullable Pointer virStorageVolCreateXML(Pointer pool, String xml, int flags);

  private static native @Nullable Pointer virStorageVolCreateXMLFrom(Pointer pool, String xml, Pointer volume,
      int flags);

  public static native int virStorageVolDelete(Pointer volume, int flags);

  public static native int virStorageVolDownload(Pointer volume, Pointer stream, long offset, long length, int flags);

  public static native int virStorageVolUpload(Pointer volume, Pointer stream, long offset, long length, int flags);

  public static native int virStreamFinish(Pointer stream);

  private static native int virStorageVolFree(Pointer volume);

  /**
   * A pool.
   *
   * @param name its name
   * @param state the number of its state
   * @param description what libvirt has of it, as XML; null if it has gone meanwhile
   */
  public record Pool(String name, int state, long capacity, long allocation, long available, boolean persistent,
      boolean autostart, @Nullable String description) {
  }

  /**
   * A volume.
   *
   * @param name its name
   * @param description what libvirt has of it, as XML: one call for all of it; null if it has gone meanwhile
   */
  public record Volume(String name, @Nullable String description) {
  }

  /**
   * A volume that was looked for.
   *
   * @param pool the name of the pool that it is in
   * @param volume what it is
   */
  public record Found(String pool, Volume volume) {
  }

  /** Has what becomes of any pool told; each answer is to be given back to {@link #unlisten}, -1 if it failed. */
  public static int[] listen(Pointer connection, Virt.ResourceCallback lifecycle, Virt.DomainCallback refreshed,
      Pointer opaque) {
    return new int[] {
        virConnectStoragePoolEventRegisterAny(connection, null, EVENT_LIFECYCLE, lifecycle, opaque, null),
        virConnectStoragePoolEventRegisterAny(connection, null, EVENT_REFRESH, refreshed, opaque, null)};
  }

  /** Ends that. */
  public static void unlisten(Pointer connection, int callback) {
    virConnectStoragePoolEventDeregisterAny(connection, callback);
  }

  /** How many active pools there are; less than zero if the call fails. */
  public static int count(Pointer connection) {
    return virConnectNumOfStoragePools(connection);
  }

  /** All pools; null if the call fails. */
  public static @Nullable List<Pool> pools(Pointer connection, int most) {
    return list(pools -> virConnectListAllStoragePools(connection, pools, 0), most, StorageCalls::pool,
        StorageCalls::virStoragePoolFree);
  }

  /** Calls that take an array of handles, and free it with them. */
  static <T> @Nullable List<T> list(ToIntFunction<PointerByReference> call, int most, Function<Pointer, T> reader,
      ToIntFunction<Pointer> free) {
    PointerByReference result = new PointerByReference();
    int count = call.applyAsInt(result);
    if (count < 0) {
      return null;
    }
    Pointer array = result.getValue();
    List<T> rows = new ArrayList<>();
    for (Pointer handle : count == 0 ? new Pointer[0] : array.getPointerArray(0, count)) {
      if (rows.size() < most) {
        rows.add(reader.apply(handle));
      }
      free.applyAsInt(handle);
    }
    Libc.free(array);
    return rows;
  }

  private static Pool pool(Pointer pool) {
    String name = virStoragePoolGetName(pool);
    IntByReference autostart = new IntByReference();
    virStoragePoolGetAutostart(pool, autostart);
    try (Memory info = new Memory(POOL_INFO)) {
      info.clear();
      boolean told = virStoragePoolGetInfo(pool, info) >= 0;
      Pointer text = told ? virStoragePoolGetXMLDesc(pool, 0) : null;
      return new Pool(name == null ? "" : name, info.getInt(0), info.getLong(8), info.getLong(16), info.getLong(24),
          virStoragePoolIsPersistent(pool) == 1, autostart.getValue() == 1,
          text == null ? null : VirtLibrary.take(text));
    }
  }

  /** The volumes of a pool; null if the call fails. */
  public static @Nullable List<Volume> volumes(Pointer pool, int most) {
    return list(volumes -> virStoragePoolListAllVolumes(pool, volumes, 0), most, StorageCalls::volume,
        StorageCalls::virStorageVolFree);
  }

  private static Volume volume(Pointer volume) {
    String name = virStorageVolGetName(volume);
    Pointer text = virStorageVolGetXMLDesc(volume, 0);
    return new Volume(name == null ? "" : name, text == null ? null : VirtLibrary.take(text));
  }

  /**
   * The volume at that path in any active pool; empty if there is none ({@link #isNoVolume}) or the call fails. A pool
   * that goes meanwhile takes it along.
   */
  public static Optional<Found> volumeAt(Pointer connection, String path) {
    Pointer volume = virStorageVolLookupByPath(connection, path);
    if (volume == null) {
      return Optional.empty();
    }
    try {
      Pointer pool = virStoragePoolLookupByVolume(volume);
      if (pool == null) {
        return Optional.empty();
      }
      String name = virStoragePoolGetName(pool);
      Found found = new Found(name == null ? "" : name, volume(volume));
      virStoragePoolFree(pool);
      return Optional.of(found);
    } finally {
      virStorageVolFree(volume);
    }
  }

  /** Whether this thread's last call failed since there is no such volume, or its pool has gone. */
  public static boolean isNoVolume() {
    int code = Virt.virGetLastErrorCode();
    return code == 0 || code == ERR_NO_STORAGE_VOL || code == ERR_NO_STORAGE_POOL;
  }

  /** What can be written to a volume, in bytes; less than zero if the call fails. */
  public static long capacity(Pointer volume) {
    try (Memory info = new Memory(VOLUME_INFO)) {
      return virStorageVolGetInfo(volume, info) < 0 ? -1 : info.getLong(8);
    }
  }

  /** What is done with a handle. */
  @FunctionalInterface
  public interface Use<T, X extends Exception> {
    T with(Pointer handle) throws X;
  }

  /** Does something with the pool of that name. */
  public static <T, X extends Exception> T onPool(Pointer connection, String name, Use<T, X> use, Supplier<X> failure)
      throws X {
    return on(virStoragePoolLookupByName(connection, name), StorageCalls::virStoragePoolFree, use, failure);
  }

  /** Defines a pool by XML, and does something with it. */
  public static <T, X extends Exception> T define(Pointer connection, String xml, Use<T, X> use, Supplier<X> failure)
      throws X {
    return on(virStoragePoolDefineXML(connection, xml, 0), StorageCalls::virStoragePoolFree, use, failure);
  }

  /** Does something with a volume of a pool. */
  public static <T, X extends Exception> T onVolume(Pointer pool, String name, Use<T, X> use, Supplier<X> failure)
      throws X {
    return on(virStorageVolLookupByName(pool, name), StorageCalls::virStorageVolFree, use, failure);
  }

  /** Makes a volume that XML describes; whether that succeeded. */
  public static boolean create(Pointer pool, String xml) {
    Pointer volume = virStorageVolCreateXML(pool, xml, 0);
    if (volume == null) {
      return false;
    }
    virStorageVolFree(volume);
    return true;
  }

  /** Makes a volume that XML describes of what is on another; whether that succeeded. */
  public static boolean copy(Pointer pool, String xml, Pointer volume) {
    Pointer made = virStorageVolCreateXMLFrom(pool, xml, volume, 0);
    if (made == null) {
      return false;
    }
    virStorageVolFree(made);
    return true;
  }

  /** What it throws is made before the handle is given back, which would make libvirt forget the failure. */
  static <T, X extends Exception> T on(@Nullable Pointer handle, ToIntFunction<Pointer> free, Use<T, X> use,
      Supplier<X> failure) throws X {
    if (handle == null) {
      throw failure.get();
    }
    try {
      return use.with(handle);
    } finally {
      free.applyAsInt(handle);
    }
  }
}
