/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * How many files the history has, kept apart from it, so that a start can tell that some were removed meanwhile: what
 * is not there cannot be found damaged. Any thread.
 */
final class HistoryContents {

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
   * Tells what is missing, once; before anything is written, since what is written makes files anew.
   *
   * @param found what is there
   */
  synchronized void compare(FolderFiles found) {
    if (found.unreadable().isEmpty()) { // what cannot be read is told when it is needed
      Stream.of(series, pending).flatMap(each -> each.damage().stream()).forEach(text -> reporter.report(text, null));
      tell(Messages.HistoryStore_seriesGone, series.read(), count(found.files(), false));
      tell(Messages.HistoryStore_pendingGone, pending.read(), count(found.files(), true));
      note(found.files());
    }
    isCompared = true;
  }

  private void tell(String message, long before, long now) {
    if (now < before) {
      reporter.report(NLS.bind(message, new Object[] {before - now, before, folder}), null);
    }
  }

  /** Keeps how many there are now, if it is told already that there were more. */
  synchronized void note() {
    if (isCompared) {
      files().ifPresent(this::note);
    }
  }

  private void note(List<Path> files) {
    series.write(count(files, false));
    pending.write(count(files, true));
  }

  private static long count(List<Path> files, boolean isPending) {
    return files.stream().filter(isPending ? PendingSamples::isFile : SeriesDisk::isSeries).count();
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
