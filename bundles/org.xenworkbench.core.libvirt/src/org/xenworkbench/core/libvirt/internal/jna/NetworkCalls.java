/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;

/** The calls on networks, in the way of {@link StorageCalls}. */
public final class NetworkCalls {

  private static final int EVENT_LIFECYCLE = 0;

  static {
    Native.register(NetworkCalls.class, VirtLibrary.load());
  }

  private NetworkCalls() {
  }

  private static native int virConnectNumOfNetworks(Pointer connection);

  private static native int virConnectNetworkEventRegisterAny(Pointer connection, @Nullable Pointer network, int event,
      Callback callback, Pointer opaque, @Nullable Pointer free);

  private static native int virConnectNetworkEventDeregisterAny(Pointer connection, int callback);

  private static native int virConnectListAllNetworks(Pointer connection, PointerByReference networks, int flags);

  private static native @Nullable String virNetworkGetName(Pointer network);

  private static native int virNetworkIsActive(Pointer network);

  private static native int virNetworkIsPersistent(Pointer network);

  private static native int virNetworkGetAutostart(Pointer network, IntByReference on);

  private static native @Nullable Pointer virNetworkGetXMLDesc(Pointer network, int flags);

  private static native @Nullable Pointer virNetworkLookupByName(Pointer connection, String name);

  private static native @Nullable Pointer virNetworkDefineXML(Pointer connection, String xml);

  public static native int virNetworkCreate(Pointer network);

  public static native int virNetworkDestroy(Pointer network);

  public static native int virNetworkUndefine(Pointer network);

  public static native int virNetworkSetAutostart(Pointer network, int on);

  private static native int virNetworkFree(Pointer network);

  /**
   * A network.
   *
   * @param name its name
   * @param description what libvirt has of it, as XML; null if it has gone meanwhile
   */
  public record Network(String name, boolean active, boolean persistent, boolean autostart,
      @Nullable String description) {
  }

  /** Has what becomes of any network told; the answer is to be given back to {@link #unlisten}, -1 if that fails. */
  public static int listen(Pointer connection, Virt.ResourceCallback lifecycle, Pointer opaque) {
    return virConnectNetworkEventRegisterAny(connection, null, EVENT_LIFECYCLE, lifecycle, opaque, null);
  }

  /** Ends that. */
  public static void unlisten(Pointer connection, int callback) {
    virConnectNetworkEventDeregisterAny(connection, callback);
  }

  /** How many active networks there are; less than zero if the call fails. */
  public static int count(Pointer connection) {
    return virConnectNumOfNetworks(connection);
  }

  /** All networks; null if the call fails. */
  public static @Nullable List<Network> networks(Pointer connection, int most) {
    return StorageCalls.list(networks -> virConnectListAllNetworks(connection, networks, 0), most,
        NetworkCalls::network, NetworkCalls::virNetworkFree);
  }

  private static Network network(Pointer network) {
    String name = virNetworkGetName(network);
    IntByReference autostart = new IntByReference();
    virNetworkGetAutostart(network, autostart);
    Pointer text = virNetworkGetXMLDesc(network, 0);
    return new Network(name == null ? "" : name, virNetworkIsActive(network) == 1,
        virNetworkIsPersistent(network) == 1, autostart.getValue() == 1,
        text == null ? null : VirtLibrary.take(text));
  }

  /** Does something with the network of that name. */
  public static <T, X extends Exception> T onNetwork(Pointer connection, String name, StorageCalls.Use<T, X> use,
      Supplier<X> failure) throws X {
    return StorageCalls.on(virNetworkLookupByName(connection, name), NetworkCalls::virNetworkFree, use, failure);
  }

  /** Defines a network by XML, and does something with it. */
  public static <T, X extends Exception> T define(Pointer connection, String xml, StorageCalls.Use<T, X> use,
      Supplier<X> failure) throws X {
    return StorageCalls.on(virNetworkDefineXML(connection, xml), NetworkCalls::virNetworkFree, use, failure);
  }
}
