/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.model.Bounds;

/** The addresses of a domain's interfaces. A host may tell what it likes: there are bounds. */
public final class DomainAddresses {

  /** What a DHCP server of libvirt's has given. */
  public static final int LEASE = 0;
  /** What the host has learnt of its neighbours. */
  public static final int ARP = 2;

  private static final int MAX_TEXT = 64;
  /** Of virDomainInterface: name, hwaddr, naddrs, addrs. */
  private static final int COUNT = 2 * Native.POINTER_SIZE;
  private static final int ADDRESSES = 3 * Native.POINTER_SIZE;
  /** Of virDomainIPAddress: type, addr, prefix. */
  private static final int ADDRESS = Native.POINTER_SIZE;
  private static final int ADDRESS_SIZE = 3 * Native.POINTER_SIZE;

  static {
    Native.register(DomainAddresses.class, VirtLibrary.load());
  }

  private DomainAddresses() {
  }

  private static native int virDomainInterfaceAddresses(Pointer domain, PointerByReference interfaces, int source,
      int flags);

  private static native void virDomainInterfaceFree(Pointer description);

  /**
   * Asks for them.
   *
   * @param source {@link #LEASE} or {@link #ARP}
   * @return empty if the call fails; {@link Virt#virGetLastErrorCode} on the same thread tells why
   */
  public static Optional<List<String>> read(Pointer domain, int source) {
    PointerByReference result = new PointerByReference();
    int count = virDomainInterfaceAddresses(domain, result, source, 0);
    if (count < 0) {
      return Optional.empty();
    }
    List<String> addresses = new ArrayList<>();
    Pointer array = result.getValue();
    for (int i = 0; i < count; i++) {
      Pointer one = array.getPointer((long) i * Native.POINTER_SIZE);
      add(one, addresses);
      virDomainInterfaceFree(one);
    }
    if (array != null) {
      Libc.free(array);
    }
    return Optional.of(List.copyOf(addresses));
  }

  private static void add(Pointer description, List<String> addresses) {
    int count = Math.min(description.getInt(COUNT), Bounds.DEVICES);
    for (int i = 0; i < count && addresses.size() < Bounds.DEVICES; i++) {
      Pointer text = description.getPointer(ADDRESSES).getPointer((long) i * ADDRESS_SIZE + ADDRESS);
      String address = text(text);
      if (!address.isEmpty() && address.length() <= MAX_TEXT && !addresses.contains(address)) {
        addresses.add(address);
      }
    }
  }

  private static String text(@Nullable Pointer text) {
    return text == null ? "" : text.getString(0, VirtLibrary.ENCODING);
  }
}
