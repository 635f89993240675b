/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The metrics that share a file: the file, and the samples that wait to be written to it. Not for several threads at
 * once.
 */
final class Series {

  private final SeriesDisk disk;
  private final String name;
  private final List<String> sources;
  /** Whether it is for samples of an earlier run only, beside which there may be those of this one. */
  private final boolean isLeft;
  /** The sample that is being put together. */
  private final double[] row;
  private boolean begun;
  /** Null until the first sample. */
  private @Nullable PendingSlot slot;
  private long last = Long.MIN_VALUE;
  private int due;
  /** Samples that found no room while the file could not be written. */
  private long missed;
  private boolean failing;

  /** Creates it for a file that need not be there. */
  Series(SeriesDisk disk, String name, List<String> sources) {
    this(disk, name, sources, false);
  }

  /** Creates it for samples that were left waiting. */
  Series(SeriesDisk disk, String name, List<String> sources, PendingSlot left) {
    this(disk, name, sources, true);
    slot = left;
  }

  private Series(SeriesDisk disk, String name, List<String> sources, boolean isLeft) {
    this.disk = disk;
    this.name = name;
    this.sources = sources;
    this.isLeft = isLeft;
    row = new double[sources.size()];
    clear();
  }

  private void clear() {
    Arrays.fill(row, Double.NaN);
    begun = false;
  }

  /** Where the file is. */
  Path path() {
    return disk.path(name);
  }

  /** The second of the last sample of this session, the least number if there is none. */
  long last() {
    return last;
  }

  /** Puts a value into the sample that {@link #commit} ends. */
  void set(int source, double value) {
    row[source] = value;
    begun = true;
  }

  /** Whether there is anything to commit. */
  boolean isBegun() {
    return begun;
  }

  /**
   * Ends a sample.
   *
   * @param second its time in seconds since the epoch
   * @param interval the sampling interval in force, in seconds
   * @return whether it was taken; it is not if there is a later one
   * @throws IOException if something cannot be written; the sample is {@link #missed} only if many wait already
   */
  boolean commit(long second, double interval) throws IOException {
    try {
      PendingSlot open = slot == null ? take(second, interval) : slot;
      disk.mend(open);
      leap(second, interval);
      if (second < last) {
        return false;
      }
      if (open.size() == open.capacity()) {
        flushSteps(); // it failed before
      }
      open.add(second, interval, row);
      last = second;
    } catch (IOException | RuntimeException | Error e) { // whatever it was, the sample is in no other place
      missed++;
      throw e;
    } finally {
      clear();
    }
    flushIfDue();
    return true;
  }

  /** The time of a sample was judged before it came here: however far it is from the last one, it is right. */
  private void leap(long second, double interval) throws IOException {
    if (SeriesLeaps.isLong(last, second)) {
      flush();
      disk.leaps().keep(path());
    } else if (SeriesLeaps.isBack(last, second)) {
      flush();
      long start = SeriesFile.start(second, interval);
      disk.leaps().turnBack(name, sources, start);
      last = start;
    }
  }

  private void flushIfDue() throws IOException {
    PendingSlot waiting = slot;
    if (waiting == null) {
      return;
    }
    if (disk.isLost(name)) { // at once: what is still there of what was written goes with the samples that follow
      due = firstDue(waiting);
      flushSteps();
    } else if (waiting.size() >= due) {
      due = waiting.capacity();
      flushSteps();
    }
  }

  /** Files that are first due at different times are so ever after: not all at once every five minutes. */
  private int firstDue(PendingSlot waiting) {
    return 1 + Math.floorMod(name.hashCode(), waiting.capacity());
  }

  private PendingSlot take(long second, double interval) throws IOException {
    PendingSlot taken = disk.takeSlot(name, sources);
    due = firstDue(taken);
    slot = taken;
    last = taken.size() == 0 ? Long.MIN_VALUE : taken.second(taken.size() - 1);
    try {
      last = Math.max(last, file(second, interval).last());
    } catch (IOException e) {
      failing = true;
      due = 1; // the sample waits, and the failure is met and told again when it is written
    }
    return taken;
  }

  private SeriesFile file(long second, double interval) throws IOException {
    Optional<SeriesFile> there = disk.open(name, sources);
    return there.isPresent() ? there.get() : create(second, interval);
  }

  private SeriesFile create(long second, double interval) throws IOException {
    return disk.create(name, sources, SeriesFile.start(second, interval));
  }

  /** Whether the file could not be written when that was last tried. */
  boolean isFailing() {
    return failing;
  }

  /** How many samples were lost since it was last asked, because too many waited for the file. */
  long missed() {
    long count = missed;
    missed = 0;
    return count;
  }

  /** Writes the steps that are over: a step that is written in two parts is less exact. */
  private void flushSteps() throws IOException {
    PendingSlot waiting = slot;
    if (waiting != null) {
      int over = waiting.size() - 1;
      while (over > 0 && SeriesFile.sameStep(waiting.second(over - 1), last)) {
        over--;
      }
      write(waiting, over == 0 ? waiting.size() : over);
    }
  }

  /** Writes what waits. What cannot be written waits on. */
  void flush() throws IOException {
    PendingSlot waiting = slot;
    if (waiting != null) {
      disk.mend(waiting);
      if (waiting.size() > 0) {
        write(waiting, waiting.size());
      }
    }
  }

  private void write(PendingSlot waiting, int count) throws IOException {
    failing = true;
    SeriesUpdate update = update(waiting, count);
    if (update.late() > 0) {
      disk.late(update.late(), waiting);
    }
    disk.save(update.file());
    if (!isLeft) {
      disk.regained(name);
    }
    failing = false;
    disk.loss().samples(update.damaged());
    waiting.drop(count);
  }

  /** Of a file that was lost, what was written of the samples that are still there is written again. */
  private SeriesUpdate update(PendingSlot waiting, int count) throws IOException {
    Optional<SeriesFile> there = disk.open(name, sources);
    List<Integer> rows = waiting.rows(count, !isLeft && disk.isLost(name));
    int first = rows.get(0);
    return SeriesUpdate.of(there.isPresent() ? there.get()
        : create(waiting.second(first), waiting.interval(first)), waiting, rows);
  }

  /** The file with the samples that wait, in memory only; empty if there is nothing of either. */
  Optional<SeriesFile> read() throws IOException {
    Optional<PendingSlot> samples = waiting();
    return samples.isPresent() ? Optional.of(update(samples.get(), samples.get().size()).file())
        : disk.open(name, sources);
  }

  /** Those samples, if there are any. */
  private Optional<PendingSlot> waiting() throws IOException {
    Optional<PendingSlot> samples = slot == null ? disk.leftSlot(name, sources) : Optional.of(slot);
    if (samples.isPresent()) {
      samples.get().mendFile();
      disk.loss().samples(samples.get().mend());
    }
    return samples.filter(each -> each.size() > 0);
  }

  /** Begins to read the same while others may write; {@link SeriesDisk#end} comes afterwards. */
  SeriesReading begin() throws IOException {
    Optional<PendingSlot> samples = waiting();
    return disk.begin(name, sources, samples.isPresent() ? Optional.of(samples.get().copy()) : samples);
  }

  /** Lets go of the samples that wait; {@link #flush} comes first. */
  void release() {
    PendingSlot taken = slot;
    slot = null;
    if (taken != null) {
      disk.release(taken);
    }
  }
}
