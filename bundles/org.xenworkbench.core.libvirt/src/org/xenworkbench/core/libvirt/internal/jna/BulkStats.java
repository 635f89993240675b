/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Statistics of all domains in one call. */
public final class BulkStats {

  /** State, CPU total, balloon, vCPU, interface and block. */
  private static final int STATS = 1 | 2 | 4 | 8 | 16 | 32;
  /** Only what can be had without waiting for a domain's job. */
  private static final int NOWAIT = 1 << 29;
  /** virDomainStatsRecord: domain, parameters, their number. */
  private static final int RECORD = 20;
  private static final int PARAMS = 8;
  private static final int COUNT = 16;

  private BulkStats() {
  }

  /**
   * One domain's statistics.
   *
   * @param uuid its UUID
   * @param name its name
   * @param number its number, -1 if not active
   * @param persistent whether its definition survives its end
   * @param params the statistics
   */
  public record Row(UUID uuid, String name, int number, boolean persistent, TypedParams params) {
  }

  /** Tells whether a domain is persistent. */
  public interface Persistence {

    /** Asked during the call, with a handle that is valid until it returns. */
    boolean test(UUID uuid, long domain);
  }

  /** The UUID of a native domain; local, asks no host. */
  public static UUID uuid(Pointer domain) {
    byte[] text = new byte[37];
    if (Virt.virDomainGetUUIDString(domain, text) < 0) {
      throw new IllegalStateException(Virt.lastErrorText());
    }
    return UUID.fromString(new String(text, 0, 36, StandardCharsets.US_ASCII));
  }

  /** The name of a native domain; local, asks no host. */
  public static String name(Pointer domain) {
    String name = Virt.virDomainGetName(domain);
    return name == null ? "" : name;
  }

  /**
   * Statistics of all domains, active or not; empty if the call fails.
   *
   * @param persistent whether a domain is persistent, which the statistics do not tell
   */
  public static Optional<List<Row>> read(Pointer connection, Persistence persistent) {
    PointerByReference result = new PointerByReference();
    int count = Virt.virConnectGetAllDomainStats(connection, STATS, result, NOWAIT);
    if (count < 0) {
      return Optional.empty();
    }
    Pointer records = result.getValue();
    try {
      List<Row> rows = new ArrayList<>(count);
      // few and large reads: each costs as much as a local call of libvirt
      for (long address : count == 0 ? new long[0] : records.getLongArray(0, count)) {
        ByteBuffer fields = ByteBuffer.wrap(new Pointer(address).getByteArray(0, RECORD))
            .order(ByteOrder.nativeOrder());
        long domain = fields.getLong(0);
        UUID uuid = DomainCalls.uuid(domain);
        rows.add(new Row(uuid, DomainCalls.name(domain), DomainCalls.number(domain), persistent.test(uuid, domain),
            TypedParams.read(new Pointer(fields.getLong(PARAMS)), fields.getInt(COUNT))));
      }
      return Optional.of(rows);
    } finally {
      if (records != null) {
        Virt.virDomainStatsRecordListFree(records);
      }
    }
  }
}
