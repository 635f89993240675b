/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;

/**
 * The folder of the history: a folder for each object with its files, the samples that wait, and what makes writing a
 * file all or nothing. No file stays open. What is damaged is set aside and told; what cannot be read or written now
 * waits. Not for several threads at once.
 */
final class SeriesDisk {

  private static final String EXTENSION = ".rrd";
  private static final String SEPARATOR = "\n";

  private final Path root;
  private final Clock clock;
  private final FaultReporter reporter;
  private final DoubleWrite overwriting;
  private final PendingSamples pending;
  private final SeriesLeaps leaps;
  private Optional<Instant> newestAtOpening;
  private PendingLoss loss = new PendingLoss();
  /** What is told already of samples that wait and cannot be written, if any do. */
  private Optional<String> waitingTold = Optional.empty();

  private final Set<Path> unreadTold = new HashSet<>();

  /** Opens a folder, which is made if need be, and ends what a process that was killed has left. */
  SeriesDisk(Path root, Clock clock, FaultReporter reporter) throws IOException {
    this.root = root;
    this.clock = clock;
    this.reporter = reporter;
    Files.createDirectories(root);
    leaps = new SeriesLeaps(this, reporter);
    newestAtOpening = SeriesAge.newestBelow(root);
    overwriting = new DoubleWrite(root, clock, text -> reporter.report(text, null));
    overwriting.recover();
    pending = new PendingSamples(root);
    writeLeft();
    tellLoss();
  }

  /** Writes what a process has left, as far as that is possible now. */
  void writeLeft() {
    Optional<Throwable> failure = Optional.empty();
    try {
      overwriting.readLeft();
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    tellUnread();
    try {
      pending.open(clock.instant(), loss);
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    for (String label : pending.left()) {
      try {
        write(label, pending.left(label).orElseThrow());
      } catch (IOException | RuntimeException | InternalError e) { // the last if a mapped file was cut short just now
        failure = Optional.of(e);
      }
    }
    tellWaiting(failure);
  }

  /** Each once, until it can be read. */
  private void tellUnread() {
    Set<Path> unread = overwriting.unread();
    for (Path file : unread) {
      if (unreadTold.add(file)) {
        reporter.reportForNow(NLS.bind(Messages.HistoryStore_restUnread, file), null);
      }
    }
    for (Path file : List.copyOf(unreadTold)) {
      if (!unread.contains(file)) {
        unreadTold.remove(file);
        reporter.recovered(NLS.bind(Messages.HistoryStore_restUnread, file));
      }
    }
  }

  /** Whether something that was left waits and that is told. */
  boolean isWaiting() {
    return waitingTold.isPresent() || !unreadTold.isEmpty();
  }

  /** Once, until nothing waits any more. */
  private void tellWaiting(Optional<Throwable> failure) {
    if (failure.isEmpty()) {
      waitingTold.ifPresent(reporter::recovered);
      waitingTold = Optional.empty();
    } else if (waitingTold.isEmpty()) {
      String text = MessageFormat.format(Messages.HistoryStore_restWaits, root, waiting());
      waitingTold = Optional.of(text);
      reporter.reportForNow(text, failure.get());
    }
  }

  /**
   * The newest time of those that were here before this process wrote any: what it writes has the times of a
   * clock that may be wrong.
   */
  Optional<Instant> newestAtOpening() {
    return newestAtOpening;
  }

  private int waiting() {
    return pending.left().stream().mapToInt(label -> pending.left(label).map(PendingSlot::size).orElse(0)).sum();
  }

  private void write(String label, PendingSlot left) throws IOException {
    List<String> parts = List.of(label.split(SEPARATOR));
    List<String> sources = parts.subList(1, parts.size());
    if (sources.isEmpty() || sources.size() != left.sources() || !isInside(parts.get(0))) {
      loss.samples(left.size());
    } else {
      new Series(this, parts.get(0), sources, left).flush();
      noteTime(path(parts.get(0)));
    }
    pending.release(left);
  }

  /** What waited is as old as what it waited in: the clock may be wrong, and the file's time is compared later. */
  private void noteTime(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(pending.changed()));
    } catch (IOException e) {
      // a file of another owner, say: its samples are written, and its time is a hint only
    }
    newestAtOpening = Stream.of(newestAtOpening, SeriesAge.newest(List.of(file))).flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  /** A label of the first form has no checksum. */
  private boolean isInside(String name) {
    try {
      return SeriesForm.isPlace(root, path(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Makes whole what was cut short or removed while it is in use, and opens what could not be opened before. */
  void mend() throws IOException {
    if (pending.mend()) {
      loss.blemish();
    }
    if (pending.isIncomplete()) {
      writeLeft();
    }
  }

  /** What was lost of the samples that wait, and is not told yet. */
  PendingLoss loss() {
    return loss;
  }

  /** Tells what was lost of the samples that wait, if anything was. */
  void tellLoss() {
    if (loss.isAny()) {
      PendingLoss told = loss;
      loss = new PendingLoss();
      reporter.report(told.text(root), null);
    }
  }

  /** Where a series is kept. */
  Path path(String name) {
    return root.resolve(name + EXTENSION);
  }

  /** Whether it is the file of a series. */
  static boolean isSeries(Path file) {
    return file.toString().endsWith(EXTENSION);
  }

  /** A place for samples of a series that wait; those that a process has left are in it. */
  PendingSlot takeSlot(String name, List<String> sources) throws IOException {
    String label = label(name, sources);
    Optional<PendingSlot> left = pending.takeLeft(label);
    return left.isPresent() ? left.get() : pending.take(label, sources.size());
  }

  /** The samples of a series that a process has left. */
  Optional<PendingSlot> leftSlot(String name, List<String> sources) {
    return pending.left(label(name, sources));
  }

  private static String label(String name, List<String> sources) {
    return name + SEPARATOR + String.join(SEPARATOR, sources);
  }

  /** Gives a place back. */
  void release(PendingSlot slot) {
    pending.release(slot);
  }

  /** The file if it is there; one that cannot be used is set aside and then is not. */
  Optional<SeriesFile> open(String name, List<String> sources) throws IOException {
    Path path = path(name);
    overwriting.mend(path);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SeriesFile.open(path, sources));
    } catch (UnusableFileException e) {
      Instant changed = Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS);
      Path moved = SetAside.move(path, clock.instant(), e.isDamaged());
      reporter.report(NLS.bind(e.isDamaged() ? Messages.HistoryStore_corrupt : Messages.HistoryStore_otherForm,
          new Object[] {path, moved.getFileName(), String.join(", ", sources), changed}), e);
      return Optional.empty();
    }
  }

  /** Makes a file whose first sample can come after {@code start}, in seconds since the epoch. */
  SeriesFile create(String name, List<String> sources, long start) throws IOException {
    return SeriesFile.create(path(name), sources, start);
  }

  /** What is done about leaps of the clock. */
  SeriesLeaps leaps() {
    return leaps;
  }

  /** Copies a file whose end is about to be cut off. */
  Path keepAhead(Path file) throws IOException {
    return SetAside.copyAhead(file, clock.instant());
  }

  /** Writes a file, all of it or nothing. */
  void save(SeriesFile file) throws IOException {
    file.save(overwriting);
  }
}
