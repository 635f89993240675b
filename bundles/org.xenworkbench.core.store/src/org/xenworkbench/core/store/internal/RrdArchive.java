/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.StoreUsage;

/**
 * All series on disk. Any thread. Whoever writes holds the lock; whoever reads holds it only to begin and to end, and
 * reads again what was written meanwhile.
 */
final class RrdArchive {

  private static final Duration IDLE = Duration.ofHours(1);
  private static final int SERIES_OF_AN_OBJECT = 4;
  /** A file is written every few minutes, and read in less than a millisecond. */
  private static final int ATTEMPTS = 3;

  private final Path root;
  private final Clock clock;
  private final FaultReporter reporter;
  private final Map<ObjectId, Map<SeriesLayout.Group, Series>> objects = new HashMap<>();
  /** The newest second that was written by this process, the least number if there is none. */
  private long newest = Long.MIN_VALUE;
  private final SeriesLayout layout = new SeriesLayout();
  private final PathFaults faults;
  private final Consumer<FolderFiles> opening;
  private final SeriesBounds bounds;
  private final SeriesReading.Content files;
  /** Null until it is first used. */
  private @Nullable SeriesDisk disk;

  /** Creates it on a folder, which need not be there yet. */
  RrdArchive(Path root, Clock clock, FaultReporter reporter) {
    this(root, clock, reporter, found -> {});
  }

  /**
   * Creates one that shows the files that are there.
   *
   * @param opening takes them before anything is written; perhaps again if they could not be opened
   */
  RrdArchive(Path root, Clock clock, FaultReporter reporter, Consumer<FolderFiles> opening) {
    this(root, clock, reporter, opening, SeriesFile::stored);
  }

  /**
   * Creates one that reads files in a way of its own.
   *
   * @param files called without a lock, for what is read while others may write
   */
  RrdArchive(Path root, Clock clock, FaultReporter reporter, Consumer<FolderFiles> opening,
      SeriesReading.Content files) {
    this.files = files;
    this.root = root;
    this.opening = opening;
    this.faults = new PathFaults(root, reporter);
    this.clock = clock;
    this.reporter = reporter;
    this.bounds = new SeriesBounds(reporter, SeriesBounds.FILES_OF_HOST);
  }

  /** The folder of all files; it need not be there. */
  Path root() {
    return root;
  }

  private SeriesDisk disk() throws IOException {
    SeriesDisk open = disk;
    if (open == null) {
      Files.createDirectories(root);
      FolderFiles found = FolderFiles.below(root);
      opening.accept(found);
      open = new SeriesDisk(root, clock, reporter, found);
      disk = open;
    }
    return open;
  }

  /** Whether it can be used now; otherwise its reason is told, once. */
  synchronized boolean isReady() {
    try {
      if (disk == null) {
        disk();
        recovered(root, Messages.HistoryStore_writeFailed);
        faults.lookForObstacles();
      }
      return true;
    } catch (IOException | RuntimeException | Error e) { // whatever it is, it is told and tried again
      failed(root, Messages.HistoryStore_writeFailed, e);
      return false;
    }
  }

  /**
   * Writes the samples of one round.
   *
   * @param interval the sampling interval in force, in seconds
   * @return whether all of it lies before what is written already, so that nothing was taken
   */
  synchronized boolean write(SampleBatch batch, double interval) {
    try {
      SeriesDisk open = disk();
      mend(open);
      return write(open, batch, interval);
    } catch (IOException | InternalError e) {
      failed(root, Messages.HistoryStore_writeFailed, e);
      return false;
    }
  }

  private void mend(SeriesDisk open) {
    try {
      open.mend();
      recovered(root, Messages.HistoryStore_writeFailed);
      faults.lookForObstacles();
    } catch (IOException e) {
      failed(root, Messages.HistoryStore_writeFailed, e);
    }
  }

  private boolean write(SeriesDisk open, SampleBatch batch, double interval) {
    long second = batch.time().getEpochSecond();
    newest = second;
    boolean[] taken = {batch.values().values().stream().allMatch(Map::isEmpty)};
    batch.values().forEach((object, values) -> {
      Map<SeriesLayout.Group, Series> series = objects.computeIfAbsent(object,
          any -> new HashMap<>(SERIES_OF_AN_OBJECT));
      values.forEach((metric, value) -> {
        SeriesLayout.Place place = layout.place(object, metric);
        if (series.containsKey(place.group()) || admits(batch.host(), series(open, object, place.group()).path())) {
          series.computeIfAbsent(place.group(), group -> series(open, object, group)).set(place.index(), value);
        }
      });
      for (Series each : series.values()) {
        taken[0] |= each.isBegun() && commit(each, second, interval);
      }
    });
    open.tellLoss();
    return !taken[0];
  }

  private static Series series(SeriesDisk disk, ObjectId object, SeriesLayout.Group group) {
    return new Series(disk, SeriesLayout.folder(object) + '/' + group.name(), group.sources());
  }

  private boolean admits(HostId host, Path file) {
    try {
      return bounds.admits(host, file);
    } catch (IOException e) {
      failed(file, Messages.HistoryStore_writeFailed, e);
      return false;
    }
  }

  /** False if the time of the sample lies before what is written already. */
  private boolean commit(Series series, long second, double interval) {
    try {
      boolean taken = series.commit(second, interval);
      worksAgain(series);
      return taken;
    } catch (IOException | RuntimeException | Error e) { // such as that of a mapped file that was cut short just now
      failed(series.path(), Messages.HistoryStore_writeFailed, e);
      return true;
    }
  }

  /** What did not wait any more is told now that its number is known. */
  private void worksAgain(Series series) {
    if (!series.isFailing()) {
      recovered(series.path(), Messages.HistoryStore_writeFailed);
      long missed = series.missed();
      if (missed > 0) {
        reporter.report(MessageFormat.format(Messages.HistoryStore_missed, series.path(), missed), null);
      }
    }
  }

  /**
   * All values of metrics that share a file; none if it cannot be read now, which is told.
   *
   * @param sources which source of the file each of them is
   */
  Map<String, TimeSeries> read(ObjectId object, SeriesLayout.Group group, Map<String, Integer> sources) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<SeriesReading> reading = begin(object, group);
      Optional<Map<String, TimeSeries>> found = reading.flatMap(begun -> begun.read(files, sources));
      if (reading.isEmpty() || end(reading.get(), found.isPresent())) {
        return found.orElseGet(() -> readAlone(object, group, sources));
      }
    }
    return readAlone(object, group, sources);
  }

  /** Empty if that is not possible now. */
  private synchronized Optional<SeriesReading> begin(ObjectId object, SeriesLayout.Group group) {
    try {
      return Optional.of(find(disk(), object, group).begin());
    } catch (IOException | RuntimeException | InternalError e) { // met again by whoever reads alone, and told
      return Optional.empty();
    }
  }

  private Series find(SeriesDisk open, ObjectId object, SeriesLayout.Group group) {
    Series series = objects.getOrDefault(object, Map.of()).get(group);
    return series == null ? series(open, object, group) : series;
  }

  /** Whether nobody has written it meanwhile. */
  private synchronized boolean end(SeriesReading reading, boolean isRead) {
    SeriesDisk open = Objects.requireNonNull(disk);
    if (isRead) {
      open.tellLoss();
      recovered(root, Messages.HistoryStore_readFailed);
      recovered(reading.path(), Messages.HistoryStore_readFailed);
    }
    return open.end(reading);
  }

  /** The same while nobody writes: what is not there or cannot be used is found out, dealt with and told. */
  private synchronized Map<String, TimeSeries> readAlone(ObjectId object, SeriesLayout.Group group,
      Map<String, Integer> sources) {
    Path path = root;
    try {
      SeriesDisk open = disk();
      Series asked = find(open, object, group);
      path = asked.path();
      Optional<SeriesFile> file = asked.read();
      Map<String, TimeSeries> found = new HashMap<>();
      if (file.isPresent()) {
        found.putAll(file.get().read(sources));
      }
      open.tellLoss();
      recovered(root, Messages.HistoryStore_readFailed);
      recovered(path, Messages.HistoryStore_readFailed);
      return found;
    } catch (IOException | RuntimeException | InternalError e) {
      failed(path, Messages.HistoryStore_readFailed, e);
      return Map.of();
    }
  }

  /** Whether a file was made to end earlier, since the clock went back, after that was last asked. */
  synchronized boolean takeTurnedBack() {
    SeriesDisk open = disk;
    return open != null && open.leaps().takeTurnedBack();
  }

  /** What all files take. */
  StoreUsage usage() throws IOException {
    long bytes = 0;
    long count = 0;
    FolderFiles found = FolderFiles.below(root);
    Optional<IOException> unreadable = found.unreadable().values().stream().findFirst();
    if (unreadable.isPresent()) {
      throw unreadable.get(); // to say less than there is would be wrong
    }
    for (Path file : found.files()) {
      bytes += Files.size(file);
      count += SeriesDisk.isSeries(file) ? 1 : 0;
    }
    return new StoreUsage(root.toString(), bytes, count, Optional.empty());
  }

  /** The time of the newest sample on disk; empty if there is none. */
  synchronized Optional<Instant> newest() {
    try {
      if (newest != Long.MIN_VALUE) {
        return Optional.of(Instant.ofEpochSecond(newest));
      }
      return Files.exists(root) && isReady() ? disk().newestAtOpening() : Optional.empty();
    } catch (IOException e) {
      failed(root, Messages.HistoryStore_readFailed, e);
      return Optional.empty();
    }
  }

  /**
   * Deletes the files that at that time keep nothing any more; it does not stop whoever writes while it looks.
   *
   * @param before the time of an earlier call: what kept nothing then, and is there, a clock that was behind wrote
   */
  void forgetExpired(Instant reached, Optional<Instant> before) {
    try {
      FolderFiles found = FolderFiles.below(root);
      found.unreadable().forEach((folder, e) -> failed(folder, Messages.HistoryStore_readFailed, e));
      found.files().forEach(file -> forgetExpired(file, reached, before));
    } catch (IOException e) {
      failed(root, Messages.HistoryStore_readFailed, e);
    }
  }

  private void forgetExpired(Path file, Instant reached, Optional<Instant> before) {
    try {
      if ((SeriesDisk.isSeries(file) || SeriesLeaps.isCopy(file)) && SeriesAge.isExpired(file, reached)) {
        settleExpired(file, reached, before);
      }
      recovered(file.getParent(), Messages.HistoryStore_readFailed);
      recovered(file, Messages.HistoryStore_readFailed);
    } catch (IOException e) {
      if (!Files.notExists(file)) { // otherwise it was set aside meanwhile
        failed(file, Messages.HistoryStore_readFailed, e);
      }
    }
  }

  /** It may have been written since somebody looked. */
  private synchronized void settleExpired(Path file, Instant reached, Optional<Instant> before) throws IOException {
    if (!SeriesAge.isExpired(file, reached)) {
      return;
    }
    if (before.isPresent() && SeriesAge.isExpired(file, before.get())) {
      SeriesAge.makeNew(file, reached);
    } else {
      delete(file);
    }
  }

  private void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    if (disk != null) {
      disk.deleted(file);
    }
  }

  /** Lets go of what has no samples any more: series of objects that are gone. */
  synchronized void tidy() {
    bounds.recount();
    SeriesDisk open = disk;
    if (open != null) {
      open.writeLeft();
      open.tellLoss();
    }
    long idle = clock.instant().minus(IDLE).getEpochSecond(); // nothing is deleted: a wrong time does no harm
    objects.values().forEach(series -> series.values().removeIf(each -> each.last() < idle && release(each)));
    objects.values().removeIf(Map::isEmpty);
  }

  private boolean release(Series series) {
    try {
      series.flush();
    } catch (IOException | RuntimeException | Error e) { // as above
      failed(series.path(), Messages.HistoryStore_writeFailed, e);
      return false;
    }
    worksAgain(series);
    series.release();
    return true;
  }

  /** Tells what cannot be done now, once. */
  synchronized void failed(Path path, String message, Throwable cause) {
    faults.failed(path, message, cause);
  }

  /** It can be done again, if it was told. */
  synchronized void recovered(Path path, String message) {
    faults.recovered(path, message);
  }

  /** The process ends: what somebody has removed since the last look is told now, or never. */
  synchronized void end() {
    SeriesDisk open = disk;
    if (open != null) {
      mend(open);
    }
    lookAgain();
  }

  /** Looks whether what is told is over: what waits is tried again, and somebody may have removed what failed. */
  synchronized void lookAgain() {
    SeriesDisk open = disk;
    if (open != null) {
      if (open.isWaiting()) {
        open.writeLeft();
      }
      open.countGone();
      open.tellLoss();
    }
    faults.lookAgain();
  }
}
