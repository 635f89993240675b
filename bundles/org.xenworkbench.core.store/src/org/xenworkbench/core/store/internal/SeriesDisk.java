/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * The folder of the history: a folder for each object with its files, the samples that wait, and what makes writing a
 * file all or nothing. No file stays open. Not for several threads at once.
 */
final class SeriesDisk {

  private static final String EXTENSION = ".rrd";
  private static final String SEPARATOR = "\n";

  private final Path root;
  private final Clock clock;
  private final FaultReporter reporter;
  private final DoubleWrite overwriting;
  private final PendingSamples pending;

  /** Opens a folder, which is made if need be, and ends what a process that was killed has left. */
  SeriesDisk(Path root, Clock clock, FaultReporter reporter) throws IOException {
    this.root = root;
    this.clock = clock;
    this.reporter = reporter;
    Files.createDirectories(root);
    overwriting = openOverwriting();
    pending = new PendingSamples(root);
    writeLeft();
  }

  private DoubleWrite openOverwriting() throws IOException {
    try {
      return new DoubleWrite(root);
    } catch (IOException e) {
      reporter.report(NLS.bind(Messages.HistoryStore_damagedRest, root), e);
      return new DoubleWrite(root); // what made no sense is gone
    }
  }

  /** What cannot be written is given up, and said once: there may be thousands. */
  private void writeLeft() {
    Exception failure = null;
    for (PendingSamples.Slot left : pending.left()) {
      try {
        List<String> label = List.of(left.label().split(SEPARATOR));
        new Series(this, label.get(0), label.subList(1, label.size()), left).flush();
      } catch (IOException | RuntimeException e) {
        failure = e;
      } finally {
        left.release();
      }
    }
    if (failure != null) {
      reporter.report(NLS.bind(Messages.HistoryStore_damagedRest, root), failure);
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

  /** A place for samples of a series that wait. */
  PendingSamples.Slot takeSlot(String name, List<String> sources) throws IOException {
    return pending.take(name + SEPARATOR + String.join(SEPARATOR, sources), sources.size());
  }

  /** The file if it is there; one whose content is broken is set aside and then is not. */
  Optional<SeriesFile> open(String name, List<String> sources) throws IOException {
    Path path = path(name);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SeriesFile.open(path, sources));
    } catch (SeriesFile.CorruptFileException e) {
      Path moved = SetAside.move(path, clock.instant());
      reporter.report(NLS.bind(Messages.HistoryStore_corrupt, path, moved.getFileName()), e);
      return Optional.empty();
    }
  }

  /** Makes a file whose first sample can come after {@code start}, in seconds since the epoch. */
  SeriesFile create(String name, List<String> sources, long start) throws IOException {
    return SeriesFile.create(path(name), sources, start);
  }

  /** Writes a file, all of it or nothing. */
  void save(SeriesFile file) throws IOException {
    file.save(overwriting);
  }
}
