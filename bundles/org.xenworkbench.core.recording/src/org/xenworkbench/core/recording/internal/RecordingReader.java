/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.recording.UnreadableRecordingException;

/** Reads a recording, and tells what of it cannot be read. */
final class RecordingReader implements PartsReader.Part {

  private final Path file;
  private Optional<Content> content = Optional.empty();
  private final Set<String> events = new HashSet<>();
  private int series;
  private int damagedSeries;
  private int damagedEvents;
  private int points;
  private boolean isHeadDamaged;
  /** How many series and parts of the log it should have; empty as long as its end was not read. */
  private Optional<int[]> expected = Optional.empty();

  private RecordingReader(Path file) {
    this.file = file;
  }

  /** Reads a file. */
  static Content read(Path file) throws UnreadableRecordingException {
    RecordingReader reader = new RecordingReader(file);
    try {
      new PartsReader(file, reader).read();
    } catch (IOException e) {
      throw new UnreadableRecordingException(NLS.bind(Messages.Open_Failed, file, e.getLocalizedMessage()), e);
    }
    return reader.whole();
  }

  @Override
  public void read(String name, List<String> lines) throws UnreadableRecordingException {
    if (name.equals(PartNames.HEAD)) {
      if (HeadLines.version(lines) > Limits.VERSION) {
        throw new UnreadableRecordingException(NLS.bind(Messages.Open_Newer, file));
      }
      content = Optional.of(HeadLines.content(lines));
    } else if (name.equals(PartNames.END)) {
      Fields counts = Fields.of(lines.isEmpty() ? "" : lines.get(0));
      expected = Optional.of(new int[] {Integer.parseInt(counts.get(0)), Integer.parseInt(counts.get(1))});
    } else if (content.isPresent() && name.startsWith(PartNames.SERIES)) {
      readSeries(lines, content.get());
    } else if (content.isPresent()) {
      readEvents(name, lines, content.get());
    }
  }

  private void readSeries(List<String> lines, Content into) throws UnreadableRecordingException {
    Fields first = Fields.of(lines.isEmpty() ? "" : lines.get(0));
    ObjectId object = new Identities(into.facts().id()).of(first.get(0));
    String metric = Bounds.text(first.get(1), Bounds.NAME);
    TimeSeries read = SeriesLines.series(lines);
    points += read.size();
    if (points > Limits.POINTS) {
      throw new UnreadableRecordingException(NLS.bind(Messages.Open_TooMuch, file));
    }
    into.series().computeIfAbsent(object, key -> new TreeMap<>()).put(metric, read);
    series++;
  }

  private void readEvents(String name, List<String> lines, Content into) throws UnreadableRecordingException {
    Identities ids = new Identities(into.facts().id());
    List<LogEntry> read = lines.stream().map(EntryLines::entry).map(ids::of).toList();
    if (into.entries().size() + read.size() > Limits.ENTRIES) {
      throw new UnreadableRecordingException(NLS.bind(Messages.Open_TooMuch, file));
    }
    into.entries().addAll(read);
    events.add(name);
  }

  @Override
  public void damaged(String name) {
    isHeadDamaged |= name.equals(PartNames.HEAD);
    damagedSeries += name.startsWith(PartNames.SERIES) ? 1 : 0;
    damagedEvents += name.startsWith(PartNames.EVENTS) ? 1 : 0;
  }

  private Content whole() throws UnreadableRecordingException {
    Content read = content.orElseThrow(() -> new UnreadableRecordingException(
        NLS.bind(isHeadDamaged ? Messages.Open_HeadDamaged : Messages.Open_NoRecording, file)));
    Set<Object> known = new HashSet<>();
    read.entries().removeIf(entry -> !known.add(entry.correlation()));
    read.entries().sort(Comparator.comparing(LogEntry::started));
    read.damage().addAll(damage());
    return read.with(read.facts().named(file));
  }

  private List<String> damage() {
    List<String> damage = new ArrayList<>();
    int allSeries = Math.max(expected.map(counts -> counts[0]).orElse(0), series + damagedSeries);
    int allEvents = Math.max(expected.map(counts -> counts[1]).orElse(0), events.size() + damagedEvents);
    if (series < allSeries) {
      damage.add(NLS.bind(Messages.Damage_Series, allSeries - series, allSeries));
    }
    if (events.size() < allEvents) {
      damage.add(MessageFormat.format(Messages.Damage_Events, allEvents - events.size(), allEvents));
    }
    if (expected.isEmpty()) {
      damage.add(Messages.Damage_End);
    }
    return damage;
  }
}
