/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;

/** What of the samples that wait could not be restored, to be told at once. Not for several threads at once. */
final class PendingLoss {

  private int samples;
  private int files;
  private int pages;
  private boolean any;
  private final List<Path> kept = new ArrayList<>();

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

  /** A page is damaged, so that it is not known what it held. */
  void page() {
    pages++;
    any = true;
  }

  /** Something is not as it should be, and cost no sample so far. */
  void blemish() {
    any = true;
  }

  /** A file was damaged, and is kept there as it was. */
  void kept(Path file) {
    kept.add(file);
  }

  /** What was found in one place. */
  void add(PendingLoss other) {
    samples += other.samples;
    files += other.files;
    pages += other.pages;
    any |= other.any;
    kept.addAll(other.kept);
  }

  /** Whether there is anything to tell. */
  boolean isAny() {
    return any;
  }

  /**
   * What to tell.
   *
   * @param folder where it was found
   */
  String text(Path folder) {
    List<String> text = new ArrayList<>();
    if (files > 0) {
      text.add(MessageFormat.format(Messages.HistoryStore_filesGone, folder, files));
    }
    if (samples + pages > 0) {
      text.add(MessageFormat.format(Messages.HistoryStore_pendingDamaged, folder, samples));
    } else if (files == 0) {
      text.add(NLS.bind(Messages.HistoryStore_pendingMended, folder));
    }
    if (pages > 0) {
      text.add(MessageFormat.format(Messages.HistoryStore_pagesDamaged, pages, PendingSlot.CAPACITY));
    }
    for (Path file : kept) {
      text.add(NLS.bind(Messages.HistoryStore_pendingKept, file.getFileName()));
    }
    return String.join(" ", text);
  }
}
