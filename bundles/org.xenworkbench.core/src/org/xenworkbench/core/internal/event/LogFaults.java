/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.StoreDamage;

/** What the event log and other parts of the engine suffer from, as the banner and the end tell it. Any thread. */
final class LogFaults {

  private final Runnable changed;
  private Optional<String> reading = Optional.empty();
  /** What other parts of the engine told of, by their names. */
  private final Map<String, String> told = new TreeMap<>();
  /** What the store found damaged; each is an entry, and the banner shows it until the workbench ends. */
  private final Map<UUID, StoreDamage> damages = new LinkedHashMap<>();
  private Optional<String> lostByStore = Optional.empty();
  private Optional<String> lostAtEnd = Optional.empty();
  private boolean ended;

  /**
   * Nothing is wrong.
   *
   * @param changed hears that the text is another
   */
  LogFaults(Runnable changed) {
    this.changed = changed;
  }

  /** Says that the text is another, of which {@link #note} and whoever writes say nothing. */
  void tell() {
    changed.run();
  }

  synchronized boolean isUnreadable() {
    return reading.isPresent();
  }

  /** Whether nothing that was written is known to be lost, damaged or unreadable. */
  synchronized boolean isWhole() {
    return reading.isEmpty() && damages.isEmpty() && lostByStore.isEmpty();
  }

  /** Why what was written earlier cannot be read; returns whether that is news. */
  synchronized boolean setReading(Optional<String> text) {
    if (reading.equals(text)) {
      return false;
    }
    reading = text;
    tell();
    return true;
  }

  /** What another part of the engine tells of. */
  synchronized void set(String source, Optional<String> text) {
    Optional<String> before = Optional.ofNullable(told.remove(source));
    text.ifPresent(now -> told.put(source, now));
    if (!before.equals(text)) {
      tell();
    }
  }

  /** Takes over what a store has lost and found; returns what of its damage is news. */
  synchronized List<StoreDamage> note(EventStore store) {
    List<StoreDamage> news = new ArrayList<>();
    lostByStore = store.lost();
    for (StoreDamage found : store.damage()) {
      if (!found.equals(damages.put(found.id(), found))) {
        news.add(found);
      }
    }
    return news;
  }

  /** The log has ended. */
  synchronized void end() {
    ended = true;
  }

  /** What was not written when the log ended. */
  synchronized void setLostAtEnd(String text) {
    lostAtEnd = Optional.of(text);
  }

  synchronized Optional<String> lostAtEnd() {
    return lostAtEnd;
  }

  /**
   * All of it, in sentences.
   *
   * @param writing why entries cannot be written
   */
  synchronized Optional<String> text(Optional<String> writing) {
    // the reason is the same mostly, and was said
    Optional<String> unread = reading.map(text -> writing.isEmpty() ? text : Messages.EventLog_UnreadableToo);
    return sentences(Stream.of(writing.stream(), unread.stream(),
        told.values().stream(), damages.values().stream().map(StoreDamage::message)).flatMap(texts -> texts));
  }

  /**
   * What is gone when the process ends, in sentences.
   *
   * @param writing why entries that wait cannot be written, and how many do
   */
  synchronized Optional<String> unsaved(Optional<String> writing) {
    Stream<String> others = told.entrySet().stream().filter(each -> each.getKey().startsWith(EventLog.UNSAVED))
        .map(Map.Entry::getValue);
    return sentences(Stream.concat(
        Stream.of(ended ? lostAtEnd : writing, lostByStore).flatMap(Optional::stream),
        others));
  }

  /** A sentence, whether the system's own text is one or not. */
  static String reason(Throwable e) {
    String text = Objects.requireNonNullElse(e.getMessage(), e.toString());
    return text.endsWith(".") ? text : text + '.';
  }

  private static Optional<String> sentences(Stream<String> texts) {
    String all = texts.collect(Collectors.joining(" "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
