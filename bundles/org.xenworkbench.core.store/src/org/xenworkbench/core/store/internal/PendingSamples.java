/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;

/**
 * Samples that are not in their files yet: a slot for each series, in files that are mapped into memory, so
 * that a process that is killed loses none. Writing a series' file once for many samples is what makes ten thousand
 * series affordable. Not for several threads at once.
 */
final class PendingSamples {

  private static final String NAME = "pending-";
  private static final Pattern FILE = Pattern.compile(NAME + "\\d{1,9}");
  /** How many files are looked at in a round besides those that it touches; each has its turn. */
  private static final int IN_TURN = 4;

  private final Path root;
  /** When the files that a process has left were last changed, if that can be told. */
  private Optional<Instant> changed = Optional.empty();
  private final List<PendingFile> files = new ArrayList<>();
  /** Those that could not be made whole when that was last tried. */
  private final Set<PendingFile> broken = new LinkedHashSet<>();
  private int turn;
  private long round;
  private boolean mended;
  /** Files that are there and cannot be opened now, and what to tell of each. */
  private final Map<Path, String> unopened = new LinkedHashMap<>();
  private final Deque<Place> free = new ArrayDeque<>();
  private final Map<PendingSlot, Place> used = new HashMap<>();
  /** How many slots are in use of each file of an older form, which goes when there are none. */
  private final Map<PendingFile, Integer> leaving = new HashMap<>();
  /**
   * Slots that a process has left, by their labels, until somebody takes them: the oldest first, where there is more
   * than one of a series since one of the files could not be opened for a time.
   */
  private final Map<String, List<PendingSlot>> left = new HashMap<>();

  /** Creates it for a folder, which is there; {@link #open} comes before all else. */
  PendingSamples(Path root) throws IOException {
    this.root = root;
    try (Stream<Path> found = Files.list(root)) {
      found.filter(PendingSamples::isFile).sorted().forEach(this::addUnopened);
    }
    for (Path file : unopened.keySet()) {
      if (Files.isRegularFile(file)) {
        noteChange(file);
      }
    }
  }

  /** Whether it is one of the files of samples that wait. */
  static boolean isFile(Path file) {
    return FILE.matcher(file.getFileName().toString()).matches();
  }

  private void noteChange(Path file) {
    try {
      Instant other = SeriesAge.changed(file);
      changed = changed.filter(other::isBefore).or(() -> Optional.of(other));
    } catch (IOException e) {
      return; // it may not be read, which is told when it is opened; it costs the others nothing
    }
  }

  /** When the samples that a process has left were put here, if that can be told. */
  Optional<Instant> changed() {
    return changed;
  }

  /**
   * Opens the files that are there and could not be opened before.
   *
   * @param loss told of what was there and is damaged, or no file
   */
  void open(Instant now, PendingLoss loss) {
    for (Path file : List.copyOf(unopened.keySet())) {
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
        unopened.remove(file); // by hand
        continue;
      }
      try {
        if (Files.isRegularFile(file)) {
          add(PendingFile.open(file, now, loss), loss);
        } else { // opening a pipe would wait for ever
          loss.noFile(file, SetAside.move(file, now, false));
        }
        unopened.remove(file);
      } catch (NewerFormException e) {
        unopened.put(file, NLS.bind(Messages.HistoryStore_newerFile, file));
      } catch (IOException e) { // it waits, with what is in it, and costs the others nothing
        addUnopened(file);
      }
    }
  }

  private void addUnopened(Path file) {
    unopened.put(file, NLS.bind(Messages.HistoryStore_pendingUnread, file));
  }

  /** The files that could not be opened, and what to tell of each. */
  Map<Path, String> unopened() {
    return Map.copyOf(unopened);
  }

  private void add(PendingFile file, PendingLoss loss) {
    files.add(file);
    if (file.form() != PendingForm.CURRENT) {
      leaving.put(file, 1); // by whoever adds it
    }
    for (int i = 0; i < PendingForm.SLOTS; i++) {
      Place place = new Place(file, file.form().offset(i));
      try {
        PendingSlot slot = new PendingSlot(file, place.offset());
        if (slot.size() == 0) {
          reuse(place);
        } else {
          List<PendingSlot> all = left.computeIfAbsent(slot.label(), label -> new ArrayList<>());
          all.add(slot);
          all.sort(Comparator.comparingLong(each -> each.second(0)));
          used.put(slot, place);
          leaving.computeIfPresent(file, (key, count) -> count + 1);
        }
      } catch (UnusableFileException e) { // since it was restored
        loss.page();
        reuse(place);
      }
    }
    leave(file);
  }

  private void reuse(Place place) {
    if (!leaving.containsKey(place.file())) {
      free.addLast(place);
    }
  }

  /** One slot less of a file is in use. */
  private void leave(PendingFile file) {
    leaving.computeIfPresent(file, (key, count) -> count - 1);
    if (leaving.getOrDefault(file, 1) > 0) {
      return;
    }
    try {
      file.delete();
      leaving.remove(file);
      files.remove(file);
      broken.remove(file);
      file.takeDisplaced().ifPresent(this::addUnopened);
    } catch (IOException e) {
      return; // it is empty and does no harm: each start tries again, if in vain where a mapped file cannot go
    }
  }

  /** The labels of slots that a process has left and nobody took. */
  List<String> left() {
    return List.copyOf(left.keySet());
  }

  /** The slots that a process has left under a label, the oldest first. */
  List<PendingSlot> left(String label) {
    return List.copyOf(left.getOrDefault(label, List.of()));
  }

  /** The newest of them, in use by the caller from now on. */
  Optional<PendingSlot> takeLeft(String label) {
    List<PendingSlot> all = left(label);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    PendingSlot newest = all.get(all.size() - 1);
    forget(newest);
    return Optional.of(newest);
  }

  private void forget(PendingSlot slot) {
    List<PendingSlot> all = left.getOrDefault(slot.label(), new ArrayList<>());
    if (all.remove(slot) && all.isEmpty()) {
      left.remove(slot.label());
    }
  }

  /** An empty slot for samples of so many sources, in use until it is released. */
  PendingSlot take(String label, int sources) throws IOException {
    if (label.getBytes(StandardCharsets.UTF_8).length > PendingSlot.LONGEST_LABEL) {
      throw new IOException("Too long a name: " + label);
    }
    if (free.isEmpty()) {
      add(PendingFile.create(free(root)), new PendingLoss());
    }
    Place place = free.removeFirst();
    look(place.file());
    PendingSlot slot = new PendingSlot(place.file(), place.offset(), label, sources);
    used.put(slot, place);
    return slot;
  }

  /** A name in the folder that nothing has. */
  static Path free(Path root) {
    int number = 0;
    while (Files.exists(root.resolve(NAME + number), LinkOption.NOFOLLOW_LINKS)) {
      number++;
    }
    return root.resolve(NAME + number);
  }

  /** Gives a slot back, with what is in it. */
  void release(PendingSlot slot) {
    slot.drop(slot.size());
    forget(slot);
    Place place = Objects.requireNonNull(used.remove(slot));
    if (leaving.containsKey(place.file())) {
      leave(place.file());
    } else {
      free.addFirst(place);
    }
  }

  /**
   * Begins a round: makes whole what was cut short or removed, as far as it is known to be, and of some files in turn
   * finds out whether they are, so that a round costs the same however many there are. What somebody put in the place
   * of a file in use is opened next.
   *
   * @throws IOException if that is not possible with a file now; the others are whole
   */
  void mend() throws IOException {
    round++;
    Set<PendingFile> looked = new LinkedHashSet<>(broken);
    for (int i = 0; i < Math.min(IN_TURN, files.size()); i++) {
      turn = (turn + 1) % files.size();
      looked.add(files.get(turn));
    }
    Optional<IOException> failure = Optional.empty();
    for (PendingFile file : looked) {
      try {
        mend(file);
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** The same with the file of a slot that is about to be touched, once in a round. */
  void look(PendingSlot slot) {
    look(slot.file());
  }

  private void look(PendingFile file) {
    if (file.isFirstIn(round)) {
      try {
        mend(file);
      } catch (IOException e) {
        return; // it is among the broken: the next round tries again, and tells
      }
    }
  }

  private void mend(PendingFile file) throws IOException {
    broken.add(file);
    mended |= file.mend();
    file.takeDisplaced().ifPresent(this::addUnopened);
    broken.remove(file);
  }

  /** Whether anything was made whole since it was last asked. */
  boolean takeMended() {
    boolean any = mended;
    mended = false;
    return any;
  }

  private record Place(PendingFile file, int offset) {
  }
}
