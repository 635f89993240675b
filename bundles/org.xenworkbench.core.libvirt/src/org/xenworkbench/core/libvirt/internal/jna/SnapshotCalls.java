/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The calls on snapshots of a domain, whose handles none of these methods hands out. A call that fails says so, or
 * throws what it is given for that; {@link Virt#virGetLastErrorCode} on the same thread then tells why.
 */
public final class SnapshotCalls {

  /** VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL. */
  private static final int TOPOLOGICAL = 1 << 10;

  private SnapshotCalls() {
  }

  /**
   * One snapshot.
   *
   * @param name its name
   * @param description what libvirt has of it, as XML; null if it was deleted meanwhile
   * @param current whether the domain goes on from it
   */
  public record Row(String name, @Nullable String description, boolean current) {
  }

  /** Does something with a snapshot; less than zero if it fails. */
  private interface Deed {
    int with(Pointer snapshot);
  }

  /**
   * All of a domain, parents before their children; null if the call fails.
   *
   * @param most as many are described
   */
  public static @Nullable List<Row> list(Pointer domain, int most) {
    PointerByReference result = new PointerByReference();
    int count = Virt.virDomainListAllSnapshots(domain, result, TOPOLOGICAL);
    if (count < 0) {
      return null;
    }
    Pointer array = result.getValue();
    List<Row> rows = new ArrayList<>();
    for (Pointer snapshot : count == 0 ? new Pointer[0] : array.getPointerArray(0, count)) {
      if (rows.size() < most) {
        rows.add(row(snapshot));
      }
      Virt.virDomainSnapshotFree(snapshot);
    }
    Libc.free(array);
    return rows;
  }

  private static Row row(Pointer snapshot) {
    String name = Virt.virDomainSnapshotGetName(snapshot);
    Pointer text = Virt.virDomainSnapshotGetXMLDesc(snapshot, 0);
    return new Row(name == null ? "" : name, text == null ? null : VirtLibrary.take(text),
        Virt.virDomainSnapshotIsCurrent(snapshot, 0) == 1);
  }

  /** Takes one, described as XML; whether that succeeded. */
  public static boolean take(Pointer domain, String description) {
    Pointer snapshot = Virt.virDomainSnapshotCreateXML(domain, description, 0);
    if (snapshot == null) {
      return false;
    }
    Virt.virDomainSnapshotFree(snapshot);
    return true;
  }

  /** Puts the domain back to one. */
  public static <X extends Exception> void revert(Pointer domain, String name, Supplier<X> failure) throws X {
    on(domain, name, snapshot -> Virt.virDomainRevertToSnapshot(snapshot, 0), failure);
  }

  /** Deletes one. */
  public static <X extends Exception> void delete(Pointer domain, String name, Supplier<X> failure) throws X {
    on(domain, name, snapshot -> Virt.virDomainSnapshotDelete(snapshot, 0), failure);
  }

  /** The failure is made before the handle is given back, which would make libvirt forget it. */
  private static <X extends Exception> void on(Pointer domain, String name, Deed deed, Supplier<X> failure)
      throws X {
    Pointer snapshot = Virt.virDomainSnapshotLookupByName(domain, name, 0);
    if (snapshot == null) {
      throw failure.get();
    }
    try {
      if (deed.with(snapshot) < 0) {
        throw failure.get();
      }
    } finally {
      Virt.virDomainSnapshotFree(snapshot);
    }
  }
}
