/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.Words;

/**
 * A further fact of a log entry. The end of its name says what its value is: {@code .ns} a duration in nanoseconds,
 * {@code .bytes} bytes, {@code .time} a moment as {@link Instant} writes it; any other is a text. What the core knows
 * of is a row here, with its words beside this class; a third party's is shown by its name, and not at all if that
 * begins with a dot: it is for programs. Immutable.
 *
 * @since 0.1
 */
public final class LogAttribute {

  /** Service gap of a watched console. */
  public static final LogAttribute SERVICE_GAP = new LogAttribute("serviceGap.ns", "service_gap_s", true);
  /** Resolution of the service gap: the longest period of what the console printed just before. */
  public static final LogAttribute SERVICE_GAP_RESOLUTION =
      new LogAttribute("serviceGapResolution.ns", "service_gap_resolution_s", false);
  /** Downtime as the driver reported it. */
  public static final LogAttribute DOWNTIME = new LogAttribute("downtime.ns", "downtime_s", true);
  /** How long a migration was expected to take when it was asked for: the middle of the range. */
  public static final LogAttribute ESTIMATE = new LogAttribute("estimate.ns", "estimate_s", true);
  /** The lower end of that range. */
  public static final LogAttribute ESTIMATE_LEAST = new LogAttribute("estimateLeast.ns", "estimate_least_s", false);
  /** The upper end of that range. */
  public static final LogAttribute ESTIMATE_MOST = new LogAttribute("estimateMost.ns", "estimate_most_s", false);
  /** How many earlier migrations that was learned from. */
  public static final LogAttribute ESTIMATE_BASIS = new LogAttribute("estimateBasis", "", false);
  /** Memory of a migrated VM when that was asked for. */
  public static final LogAttribute MEMORY = new LogAttribute("memory.bytes", "", false);
  /** Set where a migration was asked for with options that change how long it takes: nothing is learned from it. */
  public static final LogAttribute NO_MEASURE = new LogAttribute(".noMeasure", "", false);
  /** How long a migration waited for its turn, before its start. */
  public static final LogAttribute WAITING = new LogAttribute("waiting.ns", "waiting_s", true);
  /** How long the checks of a migration took. */
  public static final LogAttribute CHECKS = new LogAttribute("checks.ns", "checks_s", true);
  /** How long the driver's call took until the guest went on at the target. */
  public static final LogAttribute CALL = new LogAttribute("call.ns", "call_s", true);
  /** How long it took then until the end was noticed. */
  public static final LogAttribute NOTICING = new LogAttribute("noticing.ns", "noticing_s", true);
  /** How long it took to ask both hosts where the VM is afterwards, and for the driver's statistics. */
  public static final LogAttribute LOOKING = new LogAttribute("looking.ns", "looking_s", true);
  /** Bytes transferred. */
  public static final LogAttribute DATA = new LogAttribute("data.bytes", "", true);
  /** Whether a transfer went on where an earlier one ended, or how far one is that broke off: a sentence. */
  public static final LogAttribute TRANSFER = new LogAttribute("transfer", "", true);
  /** Key of the source host of a migration. */
  public static final LogAttribute SOURCE = new LogAttribute("source", "", false);
  /** Key of the target host of a migration. */
  public static final LogAttribute TARGET = new LogAttribute("target", "", false);
  /** Name of the target host at that time: that of the source is the entry's own. */
  public static final LogAttribute TARGET_NAME = new LogAttribute("targetName", "", false);
  /** Set where the start or the end was not seen when it happened, so that there is no duration. */
  public static final LogAttribute DURATION_UNKNOWN = new LogAttribute("duration.unknown", "", false);
  /**
   * Which {@link org.xenworkbench.core.driver.PowerAction} a change of a VM's power state is, or what was set:
   * {@link org.xenworkbench.core.driver.VmSetting#name}, {@link org.xenworkbench.core.driver.VmChange#name},
   * {@link org.xenworkbench.core.driver.ResourceAction#name}, or that it was defined anew:
   * {@link org.xenworkbench.core.driver.Feature#DEFINE}.
   */
  public static final LogAttribute ACTION = new LogAttribute("action", "", false);
  /** What something was set to, in base units, or the text that it was changed with. */
  public static final LogAttribute VALUE = new LogAttribute("value", "", false);
  /**
   * The {@link org.xenworkbench.core.model.DomainState} that a VM has since something happened to it that is no
   * operation of ours; an operation tells by its {@link #ACTION}.
   */
  public static final LogAttribute STATE = new LogAttribute(".state", "", false);

  /** The definition, in the hypervisor's form and without passwords, that a VM had before it was given another one. */
  public static final LogAttribute FORMER_DEFINITION = new LogAttribute(".formerDefinition", "", false);
  /** Why {@link #FORMER_DEFINITION} is not there, as a sentence for the user. */
  public static final LogAttribute FORMER_DEFINITION_LEFT_OUT =
      new LogAttribute("formerDefinitionLeftOut", "", true);

  /** The {@link LogEntry#correlation} of the entry that this one is a part of: one of several done at once. */
  public static final LogAttribute PART_OF = new LogAttribute(".partOf", "", false);
  /** Set while an operation waits for its turn: nothing was begun yet. */
  public static final LogAttribute WAITS = new LogAttribute(".waits", "", false);
  /** Set where an operation ended before it had its turn: nothing was ever begun. */
  public static final LogAttribute NOT_BEGUN = new LogAttribute(".notBegun", "", false);
  /** How many entries are parts of this one. */
  public static final LogAttribute PARTS = new LogAttribute(".parts", "", false);
  /**
   * What is to be told of an operation that runs if its process ends before it:
   * {@link org.xenworkbench.core.operation.OperationMonitor#ifCut}.
   */
  public static final LogAttribute IF_CUT = new LogAttribute(".ifCut", "", false);

  /** Set where an operation may have been done though it failed, until that was looked at or nobody can. */
  public static final LogAttribute IN_DOUBT = new LogAttribute(".inDoubt", "", false);

  /** Set where what failed was done again, from this entry: who asked for that. */
  public static final LogAttribute RETRIED = new LogAttribute(".retried", "", false);

  /**
   * What an entry is about that is about several hosts or VMs, and has no VM of its own: their keys, each between
   * blanks. Made by {@link LogEntry.Builder#about}.
   */
  public static final LogAttribute ABOUT = new LogAttribute(".about", "", false);

  /** When somebody acknowledged the entry, a failure or a warning: it was seen, and needs nobody's eyes any more. */
  public static final LogAttribute ACKNOWLEDGED = new LogAttribute("acknowledged.time", "", true);
  /** Who that was, and from where. */
  public static final LogAttribute ACKNOWLEDGED_BY = new LogAttribute("acknowledgedBy", "", true);

  private static final List<LogAttribute> ROWS = List.of(SERVICE_GAP, SERVICE_GAP_RESOLUTION, DOWNTIME, DATA, TRANSFER,
      ESTIMATE, ESTIMATE_LEAST, ESTIMATE_MOST, ESTIMATE_BASIS, WAITING, CHECKS, CALL, NOTICING, LOOKING, MEMORY,
      NO_MEASURE, SOURCE, TARGET, TARGET_NAME, DURATION_UNKNOWN, ACTION, VALUE, STATE, FORMER_DEFINITION,
      FORMER_DEFINITION_LEFT_OUT, WAITS, NOT_BEGUN, PART_OF, PARTS, RETRIED, ACKNOWLEDGED,
      ACKNOWLEDGED_BY, IF_CUT, IN_DOUBT, ABOUT);
  private static final String FOR_PROGRAMS = ".";
  private static final int NANO_DECIMALS = 9;

  private final String name;
  private final String heading;
  private final boolean listed;

  private LogAttribute(String name, String heading, boolean listed) {
    this.name = name;
    this.heading = heading;
    this.listed = listed;
  }

  /** Those that the core knows of, in the order in which they are shown. */
  public static List<LogAttribute> rows() {
    return ROWS;
  }

  /** The row of that name, or what a third party's is taken for. */
  public static LogAttribute named(String name) {
    return ROWS.stream().filter(row -> row.name.equals(name)).findFirst()
        .orElseGet(() -> new LogAttribute(name, "", true));
  }

  /** Those that an entry has and users are shown: rows in their order, then others by their names. */
  public static List<LogAttribute> of(LogEntry entry) {
    Stream<LogAttribute> others = entry.attributes().keySet().stream()
        .filter(name -> !name.startsWith(FOR_PROGRAMS) && ROWS.stream().noneMatch(row -> row.name.equals(name)))
        .sorted(NameOrder.NAMES)
        .map(LogAttribute::named);
    return Stream.concat(ROWS.stream().filter(row -> row.isIn(entry)), others).toList();
  }

  /** The key of {@link LogEntry#attributes}. */
  public String name() {
    return name;
  }

  /** What the user reads before its value. */
  public String label() {
    return hasWords() ? words().of(name, "label") : name;
  }

  private boolean hasWords() {
    return listed && ROWS.contains(this);
  }

  /** The heading of its column in a file for machines; empty if it has no column of its own. */
  public String heading() {
    return heading;
  }

  /** Whether it has a line of its own where an entry is shown in full; else another line tells it. */
  public boolean isListed() {
    return listed;
  }

  /** Whether an entry has it. */
  public boolean isIn(LogEntry entry) {
    return entry.attributes().containsKey(name);
  }

  /** Its value as it is kept. */
  public Optional<String> value(LogEntry entry) {
    return Optional.ofNullable(entry.attributes().get(name));
  }

  /** Its value as a duration; empty if the entry has none, or none that is one. */
  public Optional<Duration> duration(LogEntry entry) {
    return number(entry).map(Duration::ofNanos);
  }

  /** Its value as a number of bytes, which may be negative; empty if the entry has none, or none that is one. */
  public OptionalLong bytes(LogEntry entry) {
    return number(entry).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** For the user, with its unit and resolution; empty if the entry does not have it. */
  public String text(LogEntry entry) {
    return said(entry, nanos -> duration(entry, Duration.ofNanos(nanos)), bytes -> Quantities.bytes(bytes),
        Quantities::dateTime);
  }

  private String duration(LogEntry entry, Duration value) {
    if (equals(ESTIMATE)) {
      return estimate(entry, value);
    }
    Optional<Duration> resolution =
        equals(SERVICE_GAP) ? SERVICE_GAP_RESOLUTION.duration(entry) : Optional.empty();
    return resolution.map(exact -> Quantities.duration(value, exact)).orElseGet(() -> Quantities.duration(value));
  }

  /** The range of {@link #ESTIMATE} alone: “18–31 s”; empty if the entry has none. */
  public static String estimated(LogEntry entry) {
    return ESTIMATE.duration(entry).map(likely -> Quantities.range(ESTIMATE_LEAST.duration(entry).orElse(likely),
        ESTIMATE_MOST.duration(entry).orElse(likely))).orElse("");
  }

  /** The range, and what came of it once that is known. */
  private static String estimate(LogEntry entry, Duration likely) {
    Duration least = ESTIMATE_LEAST.duration(entry).orElse(likely);
    Duration most = ESTIMATE_MOST.duration(entry).orElse(likely);
    String range = estimated(entry);
    Optional<Duration> took = entry.duration().filter(time -> entry.status() == LogEntry.Status.SUCCEEDED);
    return took.map(time -> words().of(ESTIMATE.name, time.compareTo(most) > 0 ? "longer"
        : time.compareTo(least) < 0 ? "shorter" : "within", range, Quantities.duration(time))).orElse(range);
  }

  /** The text with what it means, where its label does not say that; empty if the entry does not have it. */
  public String explained(LogEntry entry) {
    String text = text(entry);
    return text.isEmpty() || !hasWords() ? text : words().of(name, "explained", text);
  }

  /** For machines: seconds, bytes, ISO 8601 in UTC, or the text; empty if the entry does not have it. */
  public String plain(LogEntry entry) {
    return said(entry, nanos -> BigDecimal.valueOf(nanos, NANO_DECIMALS).stripTrailingZeros().toPlainString(),
        bytes -> Long.toString(bytes), Instant::toString);
  }

  /** A value that is not what its name says is as good as a text. */
  private String said(LogEntry entry, Function<Long, String> nanos, Function<Long, String> bytes,
      Function<Instant, String> time) {
    Optional<String> said = name.endsWith(".ns") ? number(entry).map(nanos)
        : name.endsWith(".bytes") ? number(entry).map(bytes)
        : name.endsWith(".time") ? time(entry).map(time) : Optional.empty();
    return said.or(() -> value(entry)).orElse("");
  }

  private Optional<Long> number(LogEntry entry) {
    try {
      return value(entry).map(Long::valueOf);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<Instant> time(LogEntry entry) {
    try {
      return value(entry).map(Instant::parse).filter(LogEntry::isInBounds);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Words words() {
    return Words.beside(LogAttribute.class);
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LogAttribute attribute && attribute.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
