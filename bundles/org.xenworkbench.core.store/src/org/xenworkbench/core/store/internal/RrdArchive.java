/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.StoreUsage;

/**
 * All series on disk: a folder per object, an RRD file per group of metrics, mapped into memory. The files used last
 * stay open, up to a limit that keeps far from the system's limit of mappings. Any thread.
 */
final class RrdArchive implements AutoCloseable {

  private static final int MAX_OPEN = 8_192;
  private static final int SYNC_SECONDS = 300;
  private static final String EXTENSION = ".rrd";
  private static final Duration RETENTION = Duration.ofDays(366);

  private final Path root;
  private final Clock clock;
  private final FaultReporter reporter;
  private final int maxOpen;
  private final UndoJournal journal;
  private final UndoableBackendFactory backend;
  private final Map<FileKey, SeriesFile> files = new LinkedHashMap<>(64, 0.75f, true);
  private final SeriesLayout layout = new SeriesLayout();
  private final Set<FileKey> failing = new HashSet<>();

  /**
   * Creates it on a folder, which need not be there yet.
   *
   * @param sync forces the mapped files to the disk now and then
   */
  RrdArchive(Path root, Clock clock, FaultReporter reporter, ScheduledExecutorService sync) {
    this(root, clock, reporter, sync, MAX_OPEN);
  }

  /** Creates it with a limit of open files of its own. */
  RrdArchive(Path root, Clock clock, FaultReporter reporter, ScheduledExecutorService sync, int maxOpen) {
    this.root = root;
    this.clock = clock;
    this.reporter = reporter;
    this.maxOpen = maxOpen;
    journal = new UndoJournal(root);
    backend = new UndoableBackendFactory(SYNC_SECONDS, sync, journal);
  }

  /**
   * Writes the samples of one round.
   *
   * @param interval the sampling interval in force, in seconds
   * @return whether all of it lies before what is written already, so that nothing was taken
   */
  synchronized boolean write(SampleBatch batch, double interval) {
    long second = batch.time().getEpochSecond();
    boolean[] taken = {batch.values().values().stream().allMatch(Map::isEmpty)};
    batch.values().forEach((object, values) -> group(object, values).forEach(
        (group, row) -> taken[0] |= write(object, group, second, row, interval)));
    return !taken[0];
  }

  private Map<SeriesLayout.Group, double[]> group(ObjectId object, Map<String, Double> values) {
    Map<SeriesLayout.Group, double[]> rows = new HashMap<>();
    values.forEach((metric, value) -> {
      SeriesLayout.Place place = layout.place(object, metric);
      rows.computeIfAbsent(place.group(), RrdArchive::unknown)[place.index()] = value;
    });
    return rows;
  }

  private static double[] unknown(SeriesLayout.Group group) {
    double[] row = new double[group.sources().size()];
    Arrays.fill(row, Double.NaN);
    return row;
  }

  /** False if the time of the row lies before what is written already. */
  private boolean write(ObjectId object, SeriesLayout.Group group, long second, double[] row, double interval) {
    FileKey key = new FileKey(object, group.name());
    try {
      journal.open();
      Optional<SeriesFile> there = open(key, group);
      long start = second - Math.max(1, Math.round(interval));
      SeriesFile file = there.isPresent() ? there.get()
          : keep(key, SeriesFile.create(path(key), group.sources(), start, backend, journal));
      boolean taken = file.add(second, row, interval);
      failing.remove(key);
      return taken;
    } catch (IOException | RuntimeException e) {
      failed(key, Messages.HistoryStore_writeFailed, e);
      return true;
    }
  }

  /** The stored values of a metric in a range, at most {@code maxPoints}. */
  synchronized TimeSeries query(ObjectId object, String metric, Instant from, Instant to, int maxPoints) {
    SeriesLayout.Place place = layout.place(object, metric);
    FileKey key = new FileKey(object, place.group().name());
    try {
      if (Files.exists(root)) {
        journal.open();
      }
      Optional<SeriesFile> file = open(key, place.group());
      TimeSeries all = file.isPresent() ? file.get().read(place.index()) : TimeSeries.EMPTY;
      return PointList.thin(PointList.window(all, from.toEpochMilli(), to.toEpochMilli()), maxPoints);
    } catch (IOException | RuntimeException e) {
      failed(key, Messages.HistoryStore_readFailed, e);
      return TimeSeries.EMPTY;
    }
  }

  /** What all files take, open or not. */
  StoreUsage usage() throws IOException {
    long bytes = 0;
    long count = 0;
    for (Path file : seriesFiles()) {
      bytes += Files.size(file);
      count++;
    }
    return new StoreUsage(root.toString(), bytes, count, Optional.empty());
  }

  /** Removes files whose last sample is older than anything that they keep: their object is gone for a year. */
  synchronized void forgetUnused() {
    Instant oldest = clock.instant().minus(RETENTION);
    try {
      for (Path file : seriesFiles()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      reporter.report(NLS.bind(Messages.HistoryStore_readFailed, root), e);
    }
  }

  private List<Path> seriesFiles() throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root, 2)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Closes the file, so that the next use opens it again, and reports it once until it works. */
  private void failed(FileKey key, String message, Exception cause) {
    SeriesFile file = files.remove(key);
    if (file != null) {
      close(key, file);
    }
    if (failing.add(key)) {
      reporter.report(NLS.bind(message, path(key)), cause);
    }
  }

  private Path path(FileKey key) {
    return root.resolve(SeriesLayout.folder(key.object())).resolve(key.group() + EXTENSION);
  }

  /** The file if it is there; one whose content is broken is set aside and then is not. */
  private Optional<SeriesFile> open(FileKey key, SeriesLayout.Group group) throws IOException {
    SeriesFile open = files.get(key);
    if (open != null) {
      return Optional.of(open);
    }
    Path path = path(key);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(keep(key, SeriesFile.open(path, group.sources(), backend, journal)));
    } catch (SeriesFile.CorruptFileException e) {
      Path moved = SetAside.move(path, clock.instant());
      reporter.report(NLS.bind(Messages.HistoryStore_corrupt, path, moved.getFileName()), e);
      return Optional.empty();
    }
  }

  private SeriesFile keep(FileKey key, SeriesFile file) {
    files.put(key, file);
    if (files.size() > maxOpen) {
      Iterator<Map.Entry<FileKey, SeriesFile>> oldest = files.entrySet().iterator();
      Map.Entry<FileKey, SeriesFile> entry = oldest.next();
      oldest.remove();
      close(entry.getKey(), entry.getValue());
    }
    return file;
  }

  private void close(FileKey key, SeriesFile file) {
    try {
      file.close();
    } catch (IOException | RuntimeException e) {
      reporter.report(NLS.bind(Messages.HistoryStore_writeFailed, path(key)), e);
    }
  }

  /** Writes everything and closes all files. */
  @Override
  public synchronized void close() {
    files.forEach(this::close);
    files.clear();
    journal.close();
  }

  private record FileKey(ObjectId object, String group) {
  }
}
