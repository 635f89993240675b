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
import java.util.Map;
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
  private final Weight weight;
  private Optional<Content> content = Optional.empty();
  private final Set<String> events = new HashSet<>();
  private int series;
  private int damagedSeries;
  private int damagedEvents;
  private int impossible;
  private boolean isHeadDamaged;
  /** How many series and parts of the log it should have; empty as long as its end was not read. */
  private Optional<int[]> expected = Optional.empty();

  private RecordingReader(Path file, long room) {
    this.file = file;
    weight = new Weight(room);
  }

  /** Reads a file beside which there is nothing else. */
  static Content read(Path file) throws UnreadableRecordingException {
    return read(file, Limits.MEMORY);
  }

  /** Reads a file that may take so many bytes of memory. */
  static Content read(Path file, long room) throws UnreadableRecordingException {
    RecordingReader reader = new RecordingReader(file, room);
    try {
      new PartsReader(file, reader).read();
    } catch (IOException e) {
      throw new UnreadableRecordingException(NLS.bind(Messages.Open_Failed, file, e.getLocalizedMessage()), e);
    }
    return reader.whole();
  }

  @Override
  public void read(String name, List<String> lines) throws UnreadableRecordingException {
    try {
      readLines(name, lines);
    } catch (TooMuchException e) {
      throw new UnreadableRecordingException(NLS.bind(
          weight.isSharing() ? Messages.Open_NoRoom : Messages.Open_TooMuch, file), e);
    }
  }

  private void readLines(String name, List<String> lines) throws UnreadableRecordingException, TooMuchException {
    if (name.equals(PartNames.HEAD)) {
      readHead(lines);
    } else if (name.equals(PartNames.END)) {
      Fields counts = Fields.of(lines.isEmpty() ? "" : lines.get(0));
      expected = Optional.of(new int[] {count(counts.get(0)), count(counts.get(1))});
    } else if (content.isPresent() && name.startsWith(PartNames.SERIES)) {
      readSeries(lines, content.get());
    } else if (content.isPresent()) {
      readEvents(name, lines, content.get());
    }
  }

  private static int count(String text) {
    int count = Integer.parseInt(text);
    if (count < 0 || count > Limits.PARTS) {
      throw new IllegalArgumentException("No file has so many parts: " + text);
    }
    return count;
  }

  private void readHead(List<String> lines) throws UnreadableRecordingException, TooMuchException {
    if (HeadLines.version(lines) > Limits.VERSION) {
      throw new UnreadableRecordingException(NLS.bind(Messages.Open_Newer, file));
    }
    if (content.isPresent()) {
      return; // there is one only
    }
    if (lines.size() > Limits.HEAD) {
      throw new TooMuchException();
    }
    weight.addHead(lines);
    try {
      Content read = HeadLines.content(lines);
      if (!SaveRecordingOperation.isWithinBounds(read)) {
        throw new TooMuchException();
      }
      content = Optional.of(read);
    } catch (Times.OutsideException e) {
      throw new UnreadableRecordingException(NLS.bind(Messages.Open_Times, file), e);
    }
  }

  private void readSeries(List<String> lines, Content into) throws TooMuchException {
    Fields first = Fields.of(lines.isEmpty() ? "" : lines.get(0));
    ObjectId object = new Identities(into.facts().id()).of(first.get(0));
    String metric = Bounds.text(first.get(1), Bounds.NAME);
    Map<String, TimeSeries> all = into.series().computeIfAbsent(object, key -> new TreeMap<>());
    if (all.containsKey(metric)) {
      throw new IllegalArgumentException("It has " + metric + " twice.");
    }
    SeriesLines.Points read = SeriesLines.points(lines);
    all.put(metric, weight.add(read.series()));
    impossible += read.impossible();
    series++;
  }

  private void readEvents(String name, List<String> lines, Content into) throws TooMuchException {
    Identities ids = new Identities(into.facts().id());
    List<LogEntry> read = lines.stream().map(EntryLines::entry).map(ids::of).toList();
    for (LogEntry entry : read) {
      weight.add(entry);
    }
    if (into.entries().size() + read.size() > Limits.ENTRIES) {
      throw new TooMuchException();
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
    read.series().values().removeIf(Map::isEmpty);
    int allSeries = Math.max(expected.map(counts -> counts[0]).orElse(0), series + damagedSeries);
    int lost = expected.isEmpty() ? Math.max(1, allSeries - series) : allSeries - series;
    read.damage().addAll(damage(allSeries));
    return read.read(file, new Content.State(lost, weight.bytes()));
  }

  private List<String> damage(int allSeries) {
    List<String> damage = new ArrayList<>();
    int allEvents = Math.max(expected.map(counts -> counts[1]).orElse(0), events.size() + damagedEvents);
    if (series < allSeries) {
      damage.add(NLS.bind(Messages.Damage_Series, allSeries - series, allSeries));
    }
    if (events.size() < allEvents) {
      damage.add(MessageFormat.format(Messages.Damage_Events, allEvents - events.size(), allEvents));
    }
    if (impossible > 0) {
      damage.add(MessageFormat.format(Messages.Damage_Values, impossible));
    }
    if (expected.isEmpty()) {
      damage.add(MessageFormat.format(Messages.Damage_End, series));
    }
    return damage;
  }
}
