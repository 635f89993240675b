/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.workspace.BoundedFile;

/**
 * Samples that are kept as fine as they were, longer than all others: those of the time around a migration. Each call
 * makes a file of its own, see {@link KeptForm}, whose name tells its time; the oldest go when there are too many. Any
 * thread.
 */
final class KeptSamples {

  /** In the folder of the history. */
  static final String FOLDER = "kept";
  /** Of all files: some hundred migrations between hosts of fifty VMs, and thousands between small ones. */
  static final long MOST_BYTES = 64L << 20;
  static final int MOST_FILES = 4_000;
  /** Nobody sees samples in coarser steps. */
  private static final long COARSEST_STEP = Resolution.MINUTES.step().toMillis();
  private static final Pattern NAME = Pattern.compile("(\\d{1,15})-(\\d{1,15})-([0-9a-f]{1,8})\\.samples");
  private static final int OPEN_FILES = 4;

  private final Path folder;
  private final Clock clock;
  private final FaultReporter reporter;
  private final PathFaults faults;
  private final long mostBytes;
  /** By their names, which are in the order of their times where these have as many digits; null until it is read. */
  private @Nullable Map<Path, Span> files;
  /** What was read of the last ones: a page asks for one object after the other. */
  private final Map<Path, SoftReference<Map<String, byte[]>>> open = new LinkedHashMap<>();

  /** The time of a file, in milliseconds, and a checksum of its content. */
  private record Span(long from, long to, int checksum) {

    static Optional<Span> of(Path file) {
      Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
      return name.matches() ? Optional.of(new Span(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)),
          Integer.parseUnsignedInt(name.group(3), 16))) : Optional.empty();
    }

    Path in(Path folder) {
      return folder.resolve(from + "-" + to + "-" + Integer.toHexString(checksum) + ".samples");
    }
  }

  /** Creates it in the folder of the history, which need not be there yet. */
  KeptSamples(Path root, Clock clock, FaultReporter reporter, long mostBytes) {
    folder = root.resolve(FOLDER);
    this.clock = clock;
    this.reporter = reporter;
    faults = new PathFaults(folder, reporter);
    this.mostBytes = mostBytes;
  }

  private Map<Path, Span> files() throws IOException {
    Map<Path, Span> known = files;
    if (known == null) {
      known = new HashMap<>();
      if (Files.exists(folder)) {
        try (Stream<Path> all = Files.list(folder)) {
          for (Path file : all.toList()) {
            Optional<Span> span = Span.of(file);
            if (span.isPresent() && Files.isRegularFile(file)) {
              known.put(file, span.get());
            }
          }
        }
      }
      files = known;
    }
    return known;
  }

  /** Keeps samples; what cannot be is told. */
  synchronized void keep(Map<ObjectId, Map<String, TimeSeries>> samples) {
    Map<String, Map<String, TimeSeries>> parts = new HashMap<>();
    samples.forEach((object, series) -> parts.put(SeriesLayout.folder(object), series));
    long[] times = samples.values().stream().flatMap(series -> series.values().stream())
        .flatMapToLong(series -> LongStream.of(series.times())).toArray();
    if (times.length == 0) {
      return;
    }
    try {
      byte[] content = KeptForm.content(parts);
      if (content.length > Math.min(KeptForm.LARGEST, mostBytes)) {
        reporter.report(NLS.bind(Messages.HistoryStore_keptTooLarge, folder, content.length), null);
        return;
      }
      Span span = new Span(LongStream.of(times).min().orElseThrow(), LongStream.of(times).max().orElseThrow(),
          KeptForm.checksum(content));
      write(span.in(folder), content);
      files().put(span.in(folder), span);
      removeOldest();
      faults.recovered(folder, Messages.HistoryStore_keptUnwritten);
    } catch (IOException e) {
      faults.failed(folder, Messages.HistoryStore_keptUnwritten, e);
    }
  }

  /** Under another name until it is whole: neither a kill nor a full disk leaves a broken file. */
  private void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(folder);
    Path made = folder.resolve(file.getFileName() + ".new");
    try {
      Files.write(made, content);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private void removeOldest() throws IOException {
    List<Path> newest = new ArrayList<>(files().keySet());
    newest.sort(Comparator.comparing((Path file) -> to(file)).reversed());
    long bytes = 0;
    for (int i = 0; i < newest.size(); i++) {
      Path file = newest.get(i);
      bytes += Files.exists(file) ? Files.size(file) : 0;
      if (bytes > mostBytes || i >= MOST_FILES) {
        delete(file);
      }
    }
  }

  private long to(Path file) {
    return Span.of(file).map(Span::to).orElse(Long.MIN_VALUE);
  }

  private void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    files().remove(file);
    open.remove(file);
  }

  /**
   * What a query is answered with, in place of what is kept of it otherwise.
   *
   * @param found all that is, by metric; changed
   */
  synchronized void refine(HistoryQuery query, Map<String, TimeSeries> found) {
    if (query.step().filter(step -> step.toMillis() > COARSEST_STEP).isPresent()) {
      return;
    }
    long from = query.from().toEpochMilli();
    long to = query.to().toEpochMilli();
    try {
      files().entrySet().stream().filter(each -> each.getValue().to() >= from && each.getValue().from() <= to)
          .sorted(Map.Entry.comparingByValue(Comparator.comparingLong(Span::from))).map(Map.Entry::getKey).toList()
          .forEach(file -> series(file, query.object()).forEach((metric, fine) -> {
            if (query.metrics().contains(metric)) {
              found.merge(metric, fine, FineParts::put);
            }
          }));
      faults.recovered(folder, Messages.HistoryStore_keptUnread);
    } catch (IOException e) {
      faults.failed(folder, Messages.HistoryStore_keptUnread, e);
    }
  }

  private Map<String, TimeSeries> series(Path file, ObjectId object) {
    try {
      byte[] part = parts(file).get(SeriesLayout.folder(object));
      Map<String, TimeSeries> series = part == null ? Map.of() : KeptForm.series(part);
      faults.recovered(file, Messages.HistoryStore_keptUnread);
      return series;
    } catch (UnusableFileException e) {
      setAside(file, e);
    } catch (IOException e) {
      faults.failed(file, Messages.HistoryStore_keptUnread, e);
    }
    return Map.of();
  }

  private Map<String, byte[]> parts(Path file) throws IOException {
    SoftReference<Map<String, byte[]>> read = open.remove(file);
    Map<String, byte[]> parts = read == null ? null : read.get();
    if (parts == null) {
      parts = read(file);
    }
    open.put(file, new SoftReference<>(parts)); // as the newest
    if (open.size() > OPEN_FILES) {
      open.remove(open.keySet().iterator().next());
    }
    return parts;
  }

  private static Map<String, byte[]> read(Path file) throws IOException {
    byte[] content = BoundedFile.read(file, KeptForm.LARGEST)
        .orElseThrow(() -> new UnusableFileException(true, "No file, or too large"));
    if (Span.of(file).filter(span -> span.checksum() == KeptForm.checksum(content)).isEmpty()) {
      throw new UnusableFileException(true, "Not what its name says");
    }
    return KeptForm.parts(content);
  }

  private void setAside(Path file, UnusableFileException cause) {
    try {
      Path kept = SetAside.move(file, clock.instant());
      files().remove(file);
      open.remove(file);
      reporter.report(NLS.bind(Messages.HistoryStore_keptDamaged, file, kept), cause);
    } catch (IOException e) {
      faults.failed(file, Messages.HistoryStore_keptUnread, e);
    }
  }

  /**
   * Deletes what is too old at that time.
   *
   * @param before the time of an earlier call: what was too old then, and is there, a clock that was behind wrote
   */
  synchronized void forgetExpired(Instant reached, Optional<Instant> before) {
    try {
      for (Path file : List.copyOf(files().keySet())) {
        if (isExpired(file, reached)) {
          if (before.isPresent() && isExpired(file, before.get())) {
            SeriesAge.makeNew(file, reached);
          } else {
            delete(file);
          }
        }
      }
      faults.recovered(folder, Messages.HistoryStore_keptUnread);
    } catch (IOException e) {
      faults.failed(folder, Messages.HistoryStore_keptUnread, e);
    }
  }

  private boolean isExpired(Path file, Instant now) throws IOException {
    Instant oldest = now.minus(SeriesAge.RETENTION);
    return to(file) < oldest.toEpochMilli() && Files.exists(file) && SeriesAge.changed(file).isBefore(oldest);
  }

  /** What was told may be over. */
  synchronized void lookAgain() {
    faults.lookAgain();
  }
}
