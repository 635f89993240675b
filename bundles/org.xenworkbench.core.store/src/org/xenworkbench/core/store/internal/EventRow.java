/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/** A log entry as a row and back. Times are nanoseconds since the epoch, which reach from 1677 to 2262. */
final class EventRow {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private EventRow() {
  }

  static void bindEvent(PreparedStatement to, LogEntry entry, long seq) throws SQLException {
    to.setString(1, entry.correlation().toString());
    to.setString(2, entry.kind());
    to.setString(3, entry.status().name());
    to.setString(4, entry.message());
    to.setString(5, key(entry.host()));
    to.setString(6, entry.hostName());
    to.setString(7, key(entry.vm()));
    to.setString(8, entry.vmName());
    to.setLong(9, nanos(entry.started()));
    if (entry.finished().isPresent()) {
      to.setLong(10, nanos(entry.finished().get()));
    } else {
      to.setNull(10, Types.INTEGER);
    }
    to.setString(11, entry.user());
    if (entry.progress().isPresent()) {
      to.setDouble(12, entry.progress().getAsDouble());
    } else {
      to.setNull(12, Types.REAL);
    }
    to.setString(13, entry.details());
    to.setLong(14, seq);
  }

  static void bindLatest(PreparedStatement to, LogEntry entry, long seq) throws SQLException {
    to.setString(1, entry.correlation().toString());
    to.setLong(2, seq);
    to.setInt(3, entry.isRunning() ? 1 : 0);
    to.setLong(4, nanos(entry.started()));
    to.setString(5, entry.kind());
    to.setString(6, entry.status().name());
    to.setString(7, key(entry.host()));
    to.setString(8, key(entry.vm()));
    to.setString(9, entry.attributes().get(LogEntry.ATTRIBUTE_SOURCE));
    to.setString(10, entry.attributes().get(LogEntry.ATTRIBUTE_TARGET));
    to.setLong(11, seq);
  }

  static void bindText(PreparedStatement to, LogEntry entry, long id) throws SQLException {
    to.setLong(1, id);
    to.setString(2, entry.message());
    to.setString(3, entry.details());
    to.setString(4, entry.hostName());
    to.setString(5, entry.vmName());
  }

  static LogEntry read(ResultSet row, Map<String, String> attributes) throws SQLException {
    long finished = row.getLong("finished");
    Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(instant(finished));
    double progress = row.getDouble("progress");
    OptionalDouble done = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(progress);
    return new LogEntry(UUID.fromString(row.getString("correlation")), row.getString("kind"),
        LogEntry.Status.valueOf(row.getString("status")), row.getString("message"),
        object(row.getString("host")).map(HostId.class::cast), row.getString("host_name"),
        object(row.getString("vm")).map(VmId.class::cast), row.getString("vm_name"),
        instant(row.getLong("started")), end, row.getString("user"), done, row.getString("details"), attributes);
  }

  private static @Nullable String key(Optional<? extends ObjectId> id) {
    return id.isPresent() ? id.get().key() : null;
  }

  private static Optional<ObjectId> object(@Nullable String key) {
    return key == null ? Optional.empty() : Optional.of(ObjectId.parse(key));
  }

  /** A time to compare with; one that is too far away to be stored is as good as the farthest that can be. */
  static long nanosOrBound(Instant time) {
    try {
      return nanos(time);
    } catch (SQLException e) {
      return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private static long nanos(Instant time) throws SQLException {
    try {
      return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
    } catch (ArithmeticException e) {
      throw new SQLException("The time " + time + " is out of range.", e);
    }
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }
}
