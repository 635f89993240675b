/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final KnownFiles known = new KnownFiles();
  private final SeriesLeaps leaps;
  private Optional<Instant> newestAtOpening;
  private PendingLoss loss = new PendingLoss();
  /** Those that go on while others write. */
  private final List<SeriesReading> readings = new ArrayList<>();
  /** What is told already of samples that wait and cannot be written, if any do. */
  private Optional<String> waitingTold = Optional.empty();

  /** What cannot be read and is told, with the text. */
  private final Map<Path, String> unreadTold = new HashMap<>();

  /**
   * Opens a folder, which is there, and ends what a process that was killed has left.
   *
   * @param found what is in it
   */
  SeriesDisk(Path root, Clock clock, FaultReporter reporter, FolderFiles found) throws IOException {
    this.root = root;
    this.clock = clock;
    this.reporter = reporter;
    leaps = new SeriesLeaps(this, reporter);
    List<Path> series = found.files().stream().filter(SeriesDisk::isSeries).toList();
    newestAtOpening = SeriesAge.newest(series);
    overwriting = new DoubleWrite(root, clock, text -> reporter.report(text, null));
    overwriting.recover();
    pending = new PendingSamples(root);
    series.forEach(known::add);
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
    pending.open(clock.instant(), loss);
    tellUnread();
    for (String label : pending.left()) {
      try {
        for (PendingSlot left : pending.left(label)) {
          write(label, left);
        }
      } catch (IOException | RuntimeException | Error e) { // such as that of a mapped file that was cut short
        failure = Optional.of(e);
      }
    }
    tellWaiting(failure);
  }

  /** Each once, until it can be read. */
  private void tellUnread() {
    Map<Path, String> unread = new HashMap<>();
    overwriting.unread().forEach(file -> unread.put(file, NLS.bind(Messages.HistoryStore_restUnread, file)));
    unread.putAll(pending.unopened());
    unread.forEach((file, text) -> {
      if (unreadTold.putIfAbsent(file, text) == null) {
        reporter.reportForNow(text, null);
      }
    });
    for (Path file : List.copyOf(unreadTold.keySet())) {
      if (!unread.containsKey(file)) {
        reporter.recovered(String.valueOf(unreadTold.remove(file)));
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
    return pending.left().stream().flatMap(label -> pending.left(label).stream()).mapToInt(PendingSlot::size).sum();
  }

  private void write(String label, PendingSlot left) throws IOException {
    List<String> parts = List.of(label.split(SEPARATOR));
    List<String> sources = parts.subList(1, parts.size());
    if (sources.isEmpty() || sources.size() != left.sources() || !isInside(parts.get(0), sources)) {
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
      if (pending.changed().isPresent()) {
        Files.setLastModifiedTime(file, FileTime.from(pending.changed().get()));
      }
    } catch (IOException e) {
      // a file of another owner, say: its samples are written, and its time is a hint only
    }
    newestAtOpening = Stream.of(newestAtOpening, SeriesAge.newest(List.of(file))).flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  /** A label of the first form has no checksum. */
  private boolean isInside(String name, List<String> sources) throws IOException {
    try {
      Path file = path(name);
      if (SeriesForm.isPlace(root, file.getParent().resolve("any"))) {
        setAsideLink(file, sources);
      }
      return SeriesForm.isPlace(root, file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Makes whole what was cut short or removed while it is in use, and opens what could not be opened before. */
  void mend() throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root);
    }
    try {
      pending.mend();
    } finally {
      noteMended();
    }
    if (!pending.unopened().isEmpty()) {
      writeLeft();
    }
  }

  /** The same with a slot, before it is touched. */
  void mend(PendingSlot slot) throws IOException {
    pending.look(slot);
    noteMended();
    loss.samples(slot.mend());
  }

  private void noteMended() {
    if (pending.takeMended()) {
      loss.blemish();
      countGone();
    }
  }

  /** Counts the files that somebody else has removed or replaced, for {@link #tellLoss}. */
  void countGone() {
    loss.files(known.gone());
    loss.replaced(known.replaced());
  }

  /** Whether a series' file was removed or replaced, and what is still at hand of it is not written again. */
  boolean isLost(String name) {
    return known.isAnyLost() && known.isLost(path(name));
  }

  /** What was still at hand of a file is in it. */
  void regained(String name) {
    known.regained(path(name));
  }

  /** Ends what is begun with a file. */
  private void finish(Path file) throws IOException {
    if (overwriting.mend(file)) {
      known.unsure(file);
    }
  }

  /** Begins to read a series; what a kill has left of its file is ended first. */
  SeriesReading begin(String name, List<String> sources, Optional<PendingSlot> waiting) throws IOException {
    finish(path(name));
    loss.replaced(known.isReplacedByWhole(path(name)) ? 1 : 0);
    SeriesReading reading = new SeriesReading(path(name), sources, waiting, isLost(name));
    readings.add(reading);
    return reading;
  }

  /** Whether what was read is of one state. */
  boolean end(SeriesReading reading) {
    readings.remove(reading);
    return !reading.isVoid();
  }

  /** A file is about to be changed, or just was: what is read of it meanwhile is void. */
  void changed(Path file) {
    readings.forEach(reading -> reading.changed(file));
  }

  /** A file was deleted because it keeps nothing any more. */
  void deleted(Path file) {
    changed(file);
    known.forget(file);
  }

  /** What was lost of the samples that wait, and is not told yet. */
  PendingLoss loss() {
    return loss;
  }

  /** Samples of a slot come too late for their file, and are left out of it. */
  void late(int count, PendingSlot slot) throws IOException {
    loss.late(count, slot.keepLate(clock.instant()));
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

  /** The name of the file of a series, without its extension and its folder. */
  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - EXTENSION.length());
  }

  /** A place for samples of a series that wait; those that a process has left are in it. */
  PendingSlot takeSlot(String name, List<String> sources) throws IOException {
    String label = label(name, sources);
    Optional<PendingSlot> left = pending.takeLeft(label);
    PendingSlot taken = left.isPresent() ? left.get() : pending.take(label, sources.size());
    noteMended();
    return taken;
  }

  /** The samples of a series that a process has left. */
  Optional<PendingSlot> leftSlot(String name, List<String> sources) {
    return pending.left(label(name, sources)).stream().findFirst();
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
    finish(path);
    if (!Files.exists(path)) {
      if (!setAsideLink(path, sources)) {
        loss.files(known.isGone(path) ? 1 : 0);
      }
      return Optional.empty();
    }
    if (Files.isDirectory(path)) {
      setAsideFolder(path, sources);
      return Optional.empty();
    }
    try {
      SeriesFile file = SeriesFile.open(path, sources);
      loss.replaced(known.isReplaced(path) ? 1 : 0);
      return Optional.of(file);
    } catch (UnusableFileException e) {
      Instant changed = Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS);
      Path moved = SetAside.move(path, clock.instant(), e.isDamaged());
      changed(path);
      known.forget(path);
      reporter.report(NLS.bind(e.isDamaged() ? Messages.HistoryStore_corrupt : Messages.HistoryStore_otherForm,
          new Object[] {path, moved.getFileName(), String.join(", ", sources), changed}), e);
      return Optional.empty();
    }
  }

  /** A link to nothing would be replaced by a new file without a word. */
  private boolean setAsideLink(Path path, List<String> sources) throws IOException {
    boolean isLink = Files.isSymbolicLink(path) && !Files.exists(path);
    if (isLink) {
      Path moved = SetAside.move(path, clock.instant(), false);
      reporter.report(NLS.bind(Messages.HistoryStore_brokenLink,
          new Object[] {path, moved.getFileName(), String.join(", ", sources)}), null);
      known.isGone(path); // told already
    }
    return isLink;
  }

  /** It would stay in the way of all samples to come. */
  private void setAsideFolder(Path path, List<String> sources) throws IOException {
    Path moved = SetAside.move(path, clock.instant(), false);
    known.forget(path);
    reporter.report(NLS.bind(Messages.HistoryStore_seriesNoFile,
        new Object[] {path, moved.getFileName(), String.join(", ", sources)}), null);
  }

  /** Makes a file whose first sample can come after {@code start}, in seconds since the epoch. */
  SeriesFile create(String name, List<String> sources, long start) throws IOException {
    changed(path(name));
    return SeriesFile.create(path(name), sources, start);
  }

  /** What is done about leaps of the clock. */
  SeriesLeaps leaps() {
    return leaps;
  }

  /** Puts another file of ours in the place of one. */
  void put(Path other, Path file) throws IOException {
    changed(file);
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    known.add(file);
  }

  /** Copies a file whose end is about to be cut off. */
  Path keepAhead(Path file) throws IOException {
    return SetAside.copyAhead(file, clock.instant());
  }

  /** Writes a file, all of it or nothing. */
  void save(SeriesFile file) throws IOException {
    changed(file.path());
    known.unsure(file.path());
    file.save(overwriting);
    known.add(file.path());
  }
}
