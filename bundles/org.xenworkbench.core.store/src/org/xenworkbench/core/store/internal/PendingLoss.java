/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.osgi.util.NLS;

/** What of the samples that wait could not be restored, to be told at once. Not for several threads at once. */
final class PendingLoss {

  private int samples;
  private int files;
  private int replaced;
  private int pages;
  private int late;
  private boolean any;
  private final Set<Path> kept = new LinkedHashSet<>();
  private final List<String> noFiles = new ArrayList<>();

  /** Samples are damaged, whose number is known. */
  void samples(int count) {
    samples += count;
    any |= count > 0;
  }

  /** Files of series are gone that nobody here has deleted. */
  void files(int count) {
    files += count;
    any |= count > 0;
  }

  /** Files of series are others than those that were left there. */
  void replaced(int count) {
    replaced += count;
    any |= count > 0;
  }

  /** A page is damaged, so that it is not known what it held. */
  void page() {
    pages++;
    any = true;
  }

  /** Something is not as it should be, and cost no sample so far. */
  void blemish() {
    any = true;
  }

  /** Samples are sound, and later ones were written before them; their file is kept there. */
  void late(int count, Path file) {
    late += count;
    kept.add(file);
  }

  /** What has the name of a file and is none; it was moved there. */
  void noFile(Path file, Path moved) {
    noFiles.add(NLS.bind(Messages.HistoryStore_pendingNoFile, file, moved.getFileName()));
  }

  /** A file was damaged, and is kept there as it was. */
  void kept(Path file) {
    kept.add(file);
  }

  /** What was found in one place. */
  void add(PendingLoss other) {
    samples += other.samples;
    files += other.files;
    replaced += other.replaced;
    pages += other.pages;
    late += other.late;
    noFiles.addAll(other.noFiles);
    any |= other.any;
    kept.addAll(other.kept);
  }

  /** Whether there is anything to tell. */
  boolean isAny() {
    return any || late > 0 || !noFiles.isEmpty();
  }

  /**
   * What to tell.
   *
   * @param folder where it was found
   */
  String text(Path folder) {
    List<String> sentences = new ArrayList<>(noFiles);
    if (files > 0) {
      sentences.add(MessageFormat.format(Messages.HistoryStore_filesGone, folder, files, PendingSlot.CAPACITY));
    }
    if (replaced > 0) {
      sentences.add(MessageFormat.format(Messages.HistoryStore_filesReplaced, folder, replaced, PendingSlot.CAPACITY));
    }
    if (samples + pages > 0) {
      sentences.add(MessageFormat.format(Messages.HistoryStore_pendingDamaged, folder, samples));
    } else if (any && files + replaced + late == 0) {
      sentences.add(NLS.bind(Messages.HistoryStore_pendingMended, folder));
    }
    if (pages > 0) {
      sentences.add(MessageFormat.format(Messages.HistoryStore_pagesDamaged, pages, PendingSlot.CAPACITY));
    }
    if (late > 0) {
      sentences.add(MessageFormat.format(Messages.HistoryStore_pendingLate, folder, late));
    }
    kept.forEach(file -> sentences.add(NLS.bind(Messages.HistoryStore_pendingKept, file.getFileName())));
    return String.join(" ", sentences);
  }
}
