/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.HostId;

/**
 * How many files are made: a host can make up devices and VMs for as long as it is connected, and would fill the disk.
 * What is there already is written on. Not for several threads at once.
 */
final class SeriesBounds {

  /** Of a host or VM: 128 of CPUs, 512 each of interfaces and disks, and room for others' metrics; at most 85 MB. */
  static final int FILES = 1_280;
  /** Made for a host and its VMs while the workbench runs: what is in memory of it, four to a file; at most 1.6 GB. */
  static final int FILES_OF_HOST = Bounds.SERIES / 4;

  private final FaultReporter reporter;
  private final int filesOfHost;
  private final Map<HostId, Integer> made = new HashMap<>();
  /** Files of an object, those included that are admitted and not made yet. */
  private final Map<Path, Integer> counts = new HashMap<>();
  private final Set<Path> full = new HashSet<>();
  private final Set<HostId> told = new HashSet<>();

  /**
   * Creates it.
   *
   * @param filesOfHost how many files are made for a host
   */
  SeriesBounds(FaultReporter reporter, int filesOfHost) {
    this.reporter = reporter;
    this.filesOfHost = filesOfHost;
  }

  /** Whether a file that the host's metrics want is there or may be made. */
  boolean admits(HostId host, Path file) throws IOException {
    if (Files.exists(file)) {
      return true;
    }
    Path folder = file.getParent();
    if (full.contains(folder) || told.contains(host)) {
      return false;
    }
    if (made.getOrDefault(host, 0) >= filesOfHost) {
      told.add(host);
      reporter.report(NLS.bind(Messages.HistoryStore_manyOfHost, filesOfHost), null);
      return false;
    }
    int count = counts.containsKey(folder) ? counts.get(folder) : count(folder);
    if (count >= FILES) {
      full.add(folder);
      reporter.report(NLS.bind(Messages.HistoryStore_manyOfObject, folder, FILES), null);
      return false;
    }
    counts.put(folder, count + 1);
    made.merge(host, 1, Integer::sum);
    return true;
  }

  /** Counts anew from now on: most objects never get another file. */
  void recount() {
    counts.clear();
  }

  private static int count(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.count();
    }
  }
}
