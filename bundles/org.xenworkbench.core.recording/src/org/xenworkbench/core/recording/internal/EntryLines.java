/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/** An entry of the log as a line, without addresses that it writes as such: they may hold passwords. */
final class EntryLines {

  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}://(?:[^\\s/@]{0,512}@)?([^\\s/:?#'\"]{0,255})[^\\s'\"]*");
  /** Fields before the attributes. */
  private static final int FIXED = 12;

  private EntryLines() {
  }

  static String line(LogEntry entry) {
    List<Object> fields = new ArrayList<>(List.of(entry.correlation(), entry.kind(), entry.status(),
        plain(entry.message()), entry.host().map(HostId::key).orElse(""), entry.hostName(),
        entry.vm().map(VmId::key).orElse(""), entry.vmName(), entry.started(),
        entry.finished().map(Instant::toString).orElse(""), entry.user(), plain(entry.details())));
    new TreeMap<>(entry.attributes()).forEach((name, value) -> {
      if (!name.equals(LogAttribute.FORMER_DEFINITION.name())) { // whoever gets a recording need not know it
        fields.add(name);
        fields.add(plain(value));
      }
    });
    return Fields.line(fields.toArray());
  }

  /** A text without addresses that are written as such. */
  static String plain(String text) {
    return text.contains("://") ? ADDRESS.matcher(text).replaceAll(KnownAddresses.HIDDEN) : text;
  }

  /** The hosts of addresses that are written as such. */
  static List<String> hosts(String text) {
    return text.contains("://") ? ADDRESS.matcher(text).results()
        .map(found -> found.group(1).replaceAll("[^\\p{L}\\p{M}\\p{N}]+$", "")).toList() : List.of();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static LogEntry entry(String line) {
    Fields fields = Fields.of(line);
    Map<String, String> attributes = new HashMap<>();
    for (int i = FIXED; i < fields.size(); i += 2) {
      attributes.put(fields.get(i), fields.get(i + 1));
    }
    int next = 0;
    UUID correlation = UUID.fromString(fields.get(next++));
    String kind = fields.get(next++);
    LogEntry.Status status = LogEntry.Status.valueOf(fields.get(next++));
    String message = fields.get(next++);
    Optional<HostId> host = id(fields.get(next++), HostId.class);
    String hostName = fields.get(next++);
    Optional<VmId> vm = id(fields.get(next++), VmId.class);
    String vmName = fields.get(next++);
    Instant started = Times.instant(fields.get(next++));
    Optional<Instant> finished =
        Optional.of(fields.get(next++)).filter(text -> !text.isEmpty()).map(Times::instant);
    return LogEntry.of(kind, status, message, started).correlation(correlation).host(host, hostName).vm(vm, vmName)
        .finished(finished).user(fields.get(next++)).details(fields.get(next)).attributes(attributes).build()
        .withinBounds();
  }

  private static <T extends ObjectId> Optional<T> id(String key, Class<T> kind) {
    return key.isEmpty() ? Optional.empty() : Optional.of(ObjectId.parse(key)).filter(kind::isInstance).map(kind::cast);
  }
}
