/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

/** What of the samples that wait could not be restored, to be told at once. Not for several threads at once. */
final class PendingLoss {

  private int samples;
  private int pages;
  private boolean any;

  /** Samples are damaged, whose number is known. */
  void samples(int count) {
    samples += count;
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

  /** What was found in one place. */
  void add(PendingLoss other) {
    samples += other.samples;
    pages += other.pages;
    any |= other.any;
  }

  /** How many samples are known to be lost. */
  int samples() {
    return samples;
  }

  /** Of how many pages it is not known what they held. */
  int pages() {
    return pages;
  }

  /** Whether there is anything to tell. */
  boolean isAny() {
    return any;
  }
}
