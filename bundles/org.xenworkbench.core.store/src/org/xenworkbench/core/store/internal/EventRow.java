/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * One state of a log entry as a row. Its checksum covers all of it, so that a row is either what was written or known
 * to be damaged, wherever in the file it was found. Times are nanoseconds since the epoch, from 1677 to 2262.
 */
final class EventRow {

  /** The columns after the number and before the checksum. */
  static final List<String> COLUMNS = List.of("correlation", "kind", "status", "message", "host", "host_name", "vm",
      "vm_name", "started", "finished", "user", "progress", "details", "attributes");
  /** All columns of the row, those of the table {@code e}. */
  static final String ALL = "e.seq, e." + String.join(", e.", COLUMNS) + ", e.checksum";
  /** How many columns that are. */
  static final int WIDTH = COLUMNS.size() + 2;

  private static final int PROGRESS = COLUMNS.indexOf("progress");
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final long seq;
  private final List<@Nullable Object> values;
  private final long checksum;

  private EventRow(long seq, List<@Nullable Object> values, @Nullable Long checksum) {
    this.seq = seq;
    List<@Nullable Object> exact = new ArrayList<>(values);
    if (exact.get(PROGRESS) instanceof Number number) { // SQLite stores 1.0 as 1
      exact.set(PROGRESS, number.doubleValue());
    }
    this.values = Collections.unmodifiableList(exact);
    this.checksum = checksum == null ? computed() : checksum;
  }

  static EventRow of(long seq, LogEntry entry) throws SQLException {
    Optional<Instant> finished = entry.finished();
    double progress = entry.progress().orElse(Double.NaN); // which SQLite stores as NULL
    return new EventRow(seq, Arrays.<@Nullable Object>asList(entry.correlation().toString(), entry.kind(),
        entry.status().name(), entry.message(), key(entry.host()), entry.hostName(), key(entry.vm()), entry.vmName(),
        nanos(entry.started()), finished.isPresent() ? nanos(finished.get()) : null, entry.user(),
        Double.isNaN(progress) ? null : progress, entry.details(), EventFacts.format(entry.attributes())), null);
  }

  /** A row of an older form, which had no checksum: it is taken as it is. */
  static EventRow unchecked(long seq, List<@Nullable Object> values) {
    return new EventRow(seq, values, null);
  }

  /** A row that was found with a checksum, which need not be right. */
  static EventRow found(long seq, List<@Nullable Object> values, long checksum) {
    return new EventRow(seq, values, checksum);
  }

  /** Reads the columns of {@link #ALL}. */
  static EventRow read(ResultSet row) throws SQLException {
    return new EventRow(row.getLong(1), values(row), row.getLong(WIDTH));
  }

  /** When the entry of a row with the columns of {@link #ALL} was started, as it stands there. */
  static Instant started(ResultSet row) throws SQLException {
    return instant(row.getLong(2 + COLUMNS.indexOf("started")));
  }

  private static List<@Nullable Object> values(ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 2; i < WIDTH; i++) {
      @Nullable Object value = row.getObject(i);
      values.add(value instanceof Integer number ? Long.valueOf(number) : value);
    }
    return values;
  }

  long seq() {
    return seq;
  }

  /** Whether it is as it was written. */
  boolean isWhole() {
    return checksum == computed();
  }

  /** The entry, empty if the row is damaged or says what this version does not know. */
  Optional<LogEntry> entry() {
    try {
      return isWhole() ? Optional.of(decoded()) : Optional.empty();
    } catch (IllegalArgumentException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private LogEntry decoded() {
    @Nullable Object finished = values.get(9);
    @Nullable Object progress = values.get(PROGRESS);
    return LogEntry.of(text(1), LogEntry.Status.valueOf(text(2)), text(3), time(values.get(8)))
        .correlation(UUID.fromString(text(0))).host(object(4).map(HostId.class::cast), text(5))
        .vm(object(6).map(VmId.class::cast), text(7))
        .finished(finished == null ? Optional.empty() : Optional.of(time(finished))).user(text(10))
        .progress(progress == null ? OptionalDouble.empty() : OptionalDouble.of((Double) progress))
        .details(text(12)).attributes(EventFacts.parse(text(13))).build();
  }

  private String text(int column) {
    if (values.get(column) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("No text in column " + COLUMNS.get(column));
  }

  private Optional<ObjectId> object(int column) {
    return values.get(column) == null ? Optional.empty() : Optional.of(ObjectId.parse(text(column)));
  }

  private static Instant time(@Nullable Object nanos) {
    if (nanos instanceof Long number) {
      return instant(number);
    }
    throw new IllegalArgumentException("Not a time: " + nanos);
  }

  private long computed() {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seq));
    for (@Nullable Object value : values) {
      byte[] bytes = bytes(value);
      sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      sum.update(bytes);
    }
    return sum.getValue();
  }

  private static byte[] bytes(@Nullable Object value) {
    String text = value instanceof byte[] blob ? Arrays.toString(blob) : String.valueOf(value);
    String type = value == null ? "" : value.getClass().getSimpleName();
    return (type + ' ' + text).getBytes(StandardCharsets.UTF_8);
  }

  /** Sets the columns of {@link #ALL}, in their order. */
  void bind(PreparedStatement to) throws SQLException {
    to.setLong(1, seq);
    for (int i = 0; i < values.size(); i++) {
      to.setObject(i + 2, values.get(i));
    }
    to.setLong(WIDTH, checksum);
  }

  /** The row of {@code latest} that points at this state. */
  static List<@Nullable Object> latest(LogEntry entry, long seq) throws SQLException {
    return Arrays.<@Nullable Object>asList(entry.correlation().toString(), seq, entry.isRunning() ? 1L : 0L,
        nanos(entry.started()), entry.kind(), entry.status().name(), key(entry.host()), key(entry.vm()),
        entry.attributes().get(LogAttribute.SOURCE.name()), entry.attributes().get(LogAttribute.TARGET.name()));
  }

  static void bindText(PreparedStatement to, LogEntry entry, long id) throws SQLException {
    to.setLong(1, id);
    to.setString(2, entry.message());
    to.setString(3, entry.details());
    to.setString(4, entry.hostName());
    to.setString(5, entry.vmName());
  }

  private static @Nullable String key(Optional<? extends ObjectId> id) {
    return id.isPresent() ? id.get().key() : null;
  }

  /** A time to compare with; one that is too far away to be stored is as good as the farthest that can be. */
  static long nanosOrBound(Instant time) {
    try {
      return nanos(time);
    } catch (SQLException e) {
      return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** Of each that {@link #instant} tells: the second before the first is itself out of range. */
  private static long nanos(Instant time) throws SQLException {
    long borrowed = time.getEpochSecond() < 0 ? 1 : 0;
    try {
      return Math.addExact(Math.multiplyExact(time.getEpochSecond() + borrowed, NANOS_PER_SECOND),
          time.getNano() - borrowed * NANOS_PER_SECOND);
    } catch (ArithmeticException e) {
      throw new SQLException("The time " + time + " is out of range.", e);
    }
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }
}
