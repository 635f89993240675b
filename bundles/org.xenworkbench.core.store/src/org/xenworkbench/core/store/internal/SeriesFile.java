/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rrd4j.core.Archive;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.Sample;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.workspace.BoundedFile;

/**
 * The content of one RRD file, in memory until it is saved. Values of one step are averaged before they are written, so
 * that sampling every second costs little more than every five. A missed sample is written as unknown, which RRD by
 * itself would fill with the next one. Not for several threads at once.
 */
final class SeriesFile {

  private static final int STEP = SeriesDefinition.STEP;
  private static final double MISSED = 1.5;

  private final Path path;
  /** The image and its seal, which is made when it is saved. */
  private final byte[] content;
  /** Whether the file has this form and this length; otherwise it is replaced when it is saved. */
  private boolean whole;
  private final List<String> sources;
  private final RrdDb db;
  /** Where in the file the sources are: another version's file may have more, in another order. */
  private final int[] columns;
  /** The one that all updates use: making one asks the file for the names of its data sources. */
  private final Sample sample;
  private final double[] sums;
  private final int[] counts;
  /** Second of the last sample that is not written yet, -1 if there is none. */
  private long pending = -1;

  private SeriesFile(Path path, byte[] content, boolean whole, List<String> sources) throws IOException {
    this.path = path;
    this.content = content;
    this.whole = whole;
    this.sources = sources;
    db = RrdDb.getBuilder().setPath(SeriesDefinition.SCRATCH)
        .setBackendFactory(new ImageBackend.Factory(content)).build();
    sample = db.createSample();
    columns = sources.stream().mapToInt(names()::indexOf).toArray();
    sums = new double[db.getDsCount()];
    counts = new int[db.getDsCount()];
  }

  private List<String> names() throws IOException {
    return List.of(db.getDsNames());
  }

  /**
   * Reads a file that is there. Sources that it lacks are added, unknown for the past; those that it has besides are
   * kept, and are unknown from now on. The file on disk stays as it is until this is saved.
   *
   * @param sources those that are read and written, by their places in this list
   * @throws UnusableFileException if it is damaged or not such a file
   * @throws IOException if it cannot be read now
   */
  static SeriesFile open(Path path, List<String> sources) throws IOException {
    return of(path, stored(path), sources);
  }

  /** The bytes of a file, of which nothing is believed yet. */
  static byte[] stored(Path path) throws IOException {
    Optional<byte[]> read = BoundedFile.read(path, SeriesForm.LARGEST);
    if (read.isEmpty()) {
      throw Files.isRegularFile(path) ? new UnusableFileException(false, "Too large: " + path)
          : new IOException("No regular file: " + path);
    }
    return read.get();
  }

  /** The same of bytes that were read. */
  static SeriesFile of(Path path, byte[] stored, List<String> sources) throws IOException {
    byte[] content = SeriesForm.open(stored, sources);
    boolean isWhole = content.length == stored.length;
    List<String> names = SeriesForm.sources(content);
    return names.containsAll(sources) ? new SeriesFile(path, content, isWhole, sources)
        : new SeriesFile(path, content, isWhole, names).completed(sources);
  }

  /** What is summed up for steps that are not over comes along. */
  private SeriesFile completed(List<String> wanted) throws IOException {
    List<String> all = Stream.concat(sources.stream(), wanted.stream()).distinct().toList();
    if (all.size() > SeriesForm.MOST_SOURCES) {
      throw new UnusableFileException(false, "Too many sources: " + all);
    }
    SeriesFile made = new SeriesFile(path, SeriesDefinition.empty(all, db.getLastUpdateTime()), false, wanted);
    db.copyStateTo(made.db);
    return made;
  }

  /** Makes a file whose first sample can come after {@code start}, in seconds since the epoch. */
  static SeriesFile create(Path path, List<String> sources, long start) throws IOException {
    Files.createDirectories(path.getParent());
    byte[] content = SeriesDefinition.empty(sources, start);
    replace(path, content);
    return new SeriesFile(path, content, true, sources);
  }

  /** The start of a file whose first sample is of that time, in seconds since the epoch. */
  static long start(long second, double interval) {
    return second - Math.max(1, Math.round(interval));
  }

  /** Where it is or will be. */
  Path path() {
    return path;
  }

  /**
   * The same file without what came after a second, to be saved in its place: RRD itself never goes back. Where only a
   * coarser archive still knows a time, its value stands in the finer one too, which would hide it otherwise.
   */
  SeriesFile until(long second) throws IOException {
    flush();
    SeriesFile earlier = new SeriesFile(path, SeriesDefinition.empty(names(), second), whole, sources);
    for (int i = db.getArcCount() - 1; i >= 0; i--) {
      for (int source = 0; source < sums.length; source++) {
        earlier.fill(i, source, this);
      }
    }
    return earlier;
  }

  private void fill(int archive, int source, SeriesFile from) throws IOException {
    Archive rows = db.getArchive(archive);
    int coarser = archive == 0 ? 1 : archive + SeriesDefinition.FUNCTIONS.size();
    for (int row = 0; row < rows.getRows(); row++) { // one by one: RRD4J sets all at once into the wrong places
      long time = rows.getStartTime() + row * rows.getArcStep();
      double value = from.valueAt(archive, source, time);
      boolean gone = time < from.db.getArchive(archive).getStartTime();
      rows.getRobin(source).setValue(row, gone && coarser < db.getArcCount() ? valueAt(coarser, source, time) : value);
    }
  }

  /** The value of the row that a time lies in, NaN if there is none. */
  private double valueAt(int archive, int source, long time) throws IOException {
    Archive rows = db.getArchive(archive);
    long row = rows.getRows() - 1 - Math.floorDiv(rows.getEndTime() - time, rows.getArcStep());
    return row < 0 || row >= rows.getRows() ? Double.NaN : rows.getRobin(source).getValue((int) row);
  }

  /** An empty one in memory, of the same sources, whose first sample can come after {@code start}. */
  SeriesFile apart(long start) throws IOException {
    return new SeriesFile(path, SeriesDefinition.empty(names(), start), false, sources);
  }

  /** Takes from another one of the same sources, which ends earlier, whatever row this one does not know. */
  void complete(SeriesFile earlier) throws IOException {
    flush();
    earlier.flush();
    earlier.writeGap(db.getLastUpdateTime()); // what is not over is in no row
    for (int i = 0; i < db.getArcCount(); i++) {
      for (int source = 0; source < sums.length; source++) {
        completeRows(i, source, earlier);
      }
    }
  }

  private void completeRows(int archive, int source, SeriesFile from) throws IOException {
    Archive rows = db.getArchive(archive);
    for (int row = 0; row < rows.getRows(); row++) { // one by one, as above
      if (Double.isNaN(rows.getRobin(source).getValue(row))) {
        double value = from.valueAt(archive, source, rows.getStartTime() + row * rows.getArcStep());
        rows.getRobin(source).setValue(row, value);
      }
    }
  }

  /**
   * Whether the file has a value for the time of a sample wherever the sample has one, as far as the file still tells:
   * of the step of its last sample it does not.
   */
  boolean knows(long second, double[] values) throws IOException {
    if (second > last() - Math.floorMod(last(), STEP)) {
      return true;
    }
    for (int source = 0; source < values.length; source++) {
      if (!Double.isNaN(values[source]) && isMissing(second, columns[source])) {
        return false;
      }
    }
    return true;
  }

  /** Asks the finest archive that reaches back that far; what is older than all is not missed. */
  private boolean isMissing(long second, int column) throws IOException {
    for (int archive = 0; archive < db.getArcCount(); archive += archive == 0 ? 1 : SeriesDefinition.FUNCTIONS.size()) {
      if (second >= db.getArchive(archive).getStartTime()) {
        return Double.isNaN(valueAt(archive, column, second));
      }
    }
    return false;
  }

  /** Under another name until it is whole: neither a kill nor a full disk leaves a broken file. */
  private static void replace(Path path, byte[] content) throws IOException {
    Path made = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(made);
      Files.write(made, content);
      Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(made);
      throw e;
    }
  }

  /**
   * Adds a sample.
   *
   * @param second its time in seconds since the epoch
   * @param values one value per data source, NaN for unknown
   * @param interval the sampling interval in force, in seconds
   * @return whether it was taken; it is not if a later one was written
   */
  boolean add(long second, double[] values, double interval) throws IOException {
    long last = last();
    if (second < last) {
      return false;
    }
    if (second - last > MISSED * interval) {
      flush();
      writeGap(start(second, interval));
    } else if (pending >= 0 && !sameStep(second, pending)) {
      flush();
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        sums[columns[i]] += values[i];
        counts[columns[i]]++;
      }
    }
    pending = second;
    return true;
  }

  /** Whether two times, in seconds since the epoch, lie in one step. */
  static boolean sameStep(long one, long other) {
    return one / STEP == other / STEP;
  }

  /** Ends the step that is begun first: RRD would give what is known of it to all steps up to its heartbeat. */
  private void writeGap(long until) throws IOException {
    long begun = db.getLastUpdateTime() % STEP;
    long end = db.getLastUpdateTime() - begun + STEP;
    if (begun != 0 && end < until) {
      update(end);
    }
    if (until > db.getLastUpdateTime()) {
      update(until);
    }
  }

  /** Ends the step that is begun; a sample in the second of the last one waits and is averaged with the next. */
  private void flush() throws IOException {
    if (pending <= db.getLastUpdateTime()) {
      return;
    }
    for (int i = 0; i < sums.length; i++) {
      sample.setValue(i, counts[i] == 0 ? Double.NaN : sums[i] / counts[i]);
    }
    update(pending);
    pending = -1;
    Arrays.fill(sums, 0);
    Arrays.fill(counts, 0);
  }

  /** Writes the sample's values, which are unknown again afterwards. */
  private void update(long second) throws IOException {
    sample.setTime(second);
    sample.update();
  }

  /** All values of data sources, each by the name that it has here. */
  Map<String, TimeSeries> read(Map<String, Integer> wanted) throws IOException {
    Map<String, TimeSeries> found = new HashMap<>();
    for (Map.Entry<String, Integer> each : wanted.entrySet()) {
      found.put(each.getKey(), read(each.getValue()));
    }
    return found;
  }

  /**
   * All values of a data source: as fine as they are kept, so the last ten minutes in steps of five seconds and the
   * rest ever coarser. Empty before the first known value.
   */
  TimeSeries read(int source) throws IOException {
    flush();
    PointList points = new PointList();
    int column = columns[source];
    for (int index : SeriesDefinition.AVERAGES) {
      refine(points, index, rows(index, column), rows(index + 1, column), rows(index + 2, column));
    }
    double[] steps = rows(0, column);
    refine(points, 0, steps, steps, steps);
    return points.series();
  }

  private void refine(PointList points, int archive, double[] average, double[] minimum, double[] maximum)
      throws IOException {
    Archive rows = db.getArchive(archive);
    points.refine(rows.getStartTime() * 1_000, rows.getArcStep() * 1_000, average, minimum, maximum);
  }

  private double[] rows(int archive, int column) throws IOException {
    return db.getArchive(archive).getRobin(column).getValues();
  }

  /** The second of the last sample. */
  long last() throws IOException {
    return Math.max(pending, db.getLastUpdateTime());
  }

  /** Writes the file. */
  void save(DoubleWrite disk) throws IOException {
    flush();
    SeriesForm.seal(content);
    if (whole) {
      disk.write(path, content);
    } else {
      replace(path, content);
      whole = true;
    }
  }
}
