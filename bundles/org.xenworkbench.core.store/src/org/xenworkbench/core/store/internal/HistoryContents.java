/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.workspace.BoundedFile;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * Which files the history has and where they end, kept apart from it, so that a start can tell that some were removed
 * or replaced by older ones meanwhile: what is not there cannot be found damaged. Any thread.
 */
final class HistoryContents {

  /** Of more only the number is kept. */
  private static final int MOST = 50_000;
  private static final String SEPARATOR = " ";

  private final Path folder;
  private final KeptCount series;
  private final KeptCount pending;
  private final FaultReporter reporter;
  private boolean isCompared;

  HistoryContents(Path folder, KeptCount series, KeptCount pending, FaultReporter reporter) {
    this.folder = folder;
    this.series = series;
    this.pending = pending;
    this.reporter = reporter;
  }

  /** Of a folder in the instance area; empty without such an area. */
  static Optional<HistoryContents> inWorkspace(Path folder, FaultReporter reporter) {
    return KeptCount.inWorkspace("history").flatMap(series -> KeptCount.inWorkspace("history-pending")
        .map(pending -> new HistoryContents(folder, series, pending, reporter)));
  }

  /**
   * Tells what is missing or older, once; before anything is written, since what is written makes files anew.
   *
   * @param found what is there
   */
  synchronized void compare(FolderFiles found) {
    if (found.unreadable().isEmpty()) { // what cannot be read is told when it is needed
      Stream.of(series, pending).flatMap(each -> each.damage().stream()).forEach(text -> reporter.report(text, null));
      List<Path> files = series(found.files());
      List<Path> waiting = pending(found.files());
      tellGone(Messages.HistoryStore_seriesGone, series.read(), files.size());
      tellGone(Messages.HistoryStore_pendingGone, pending.read(), waiting.size());
      tell(Messages.HistoryStore_seriesOlder, files.stream().filter(older(lines(series))).count(), files.size());
      tell(Messages.HistoryStore_pendingChanged, waiting.stream().filter(changed(lines(pending))).count(),
          waiting.size());
      note(found.files());
    }
    isCompared = true;
  }

  private void tellGone(String message, long before, long now) {
    tell(message, before - now, before);
  }

  private void tell(String message, long count, long all) {
    if (count > 0) {
      reporter.report(NLS.bind(message, new Object[] {count, all, folder}), null);
    }
  }

  /** What is kept of each file, by its name. */
  private static Map<String, String> lines(KeptCount kept) {
    return kept.names().stream().filter(line -> line.indexOf(SEPARATOR) > 0).collect(Collectors
        .toMap(line -> line.substring(0, line.lastIndexOf(SEPARATOR)),
            line -> line.substring(line.lastIndexOf(SEPARATOR) + 1), (one, other) -> other));
  }

  private Predicate<Path> older(Map<String, String> before) {
    return file -> before.containsKey(name(file))
        && end(file).filter(now -> now < Long.parseLong(before.getOrDefault(name(file), ""))).isPresent();
  }

  private Predicate<Path> changed(Map<String, String> before) {
    return file -> before.containsKey(name(file))
        && sum(file).filter(now -> !now.equals(before.get(name(file)))).isPresent();
  }

  private String name(Path file) {
    return folder.relativize(file).toString();
  }

  /** The second that a series' file ends at; empty if it cannot be read now. */
  private static Optional<Long> end(Path file) {
    try {
      return Optional.of(SeriesAge.last(file).getEpochSecond());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Of all that is in a small file; empty if it cannot be read now. */
  private static Optional<String> sum(Path file) {
    try {
      CRC32C sum = new CRC32C();
      sum.update(BoundedFile.read(file, SeriesForm.LARGEST).orElse(new byte[0]));
      return Optional.of(Long.toHexString(sum.getValue()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps how many there are now, if it is told already that there were more. */
  synchronized void note() {
    if (isCompared) {
      files().ifPresent(this::note);
    }
  }

  /** The same when nothing is written any more, so that what waits stays as it is. */
  synchronized void noteEnd() {
    note();
    if (isCompared) {
      files().ifPresent(files -> write(pending, pending(files), HistoryContents::sum));
    }
  }

  private void note(List<Path> files) {
    write(series, series(files), HistoryContents::end);
    pending.write(pending(files).size());
  }

  private void write(KeptCount kept, List<Path> files, Function<Path, Optional<?>> fact) {
    if (files.size() > MOST) {
      kept.write(files.size());
    } else {
      kept.write(files.stream()
          .map(file -> name(file) + fact.apply(file).map(text -> SEPARATOR + text).orElse("")).toList());
    }
  }

  private static List<Path> series(List<Path> files) {
    return files.stream().filter(SeriesDisk::isSeries).toList();
  }

  private static List<Path> pending(List<Path> files) {
    return files.stream().filter(PendingSamples::isFile).toList();
  }

  /** Empty if they are not all known; what cannot be read is told when it is needed. */
  private Optional<List<Path>> files() {
    try {
      FolderFiles found = FolderFiles.below(folder);
      return found.unreadable().isEmpty() ? Optional.of(found.files()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
