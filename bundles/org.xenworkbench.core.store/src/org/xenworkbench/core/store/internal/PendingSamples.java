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
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Samples that are not in their files yet: a slot of one page for each series, in files that are mapped into memory, so
 * that a process that is killed loses none. Writing a series' file once for many samples is what makes ten thousand
 * series affordable. Not for several threads at once.
 */
final class PendingSamples {

  private static final String NAME = "pending-";
  private static final Pattern FILE = Pattern.compile(NAME + "\\d{1,9}");

  private final Path root;
  /** When the files that a process has left were last changed. */
  private Instant changed = Instant.EPOCH;
  private final List<PendingFile> files = new ArrayList<>();
  /** Files that are there and cannot be opened now. */
  private final List<Path> unopened = new ArrayList<>();
  private final Deque<Place> free = new ArrayDeque<>();
  private final Map<PendingSlot, Place> used = new HashMap<>();
  /** Slots that a process has left, by their labels, until somebody takes them. */
  private final Map<String, PendingSlot> left = new HashMap<>();

  /** Creates it for a folder, which is there; {@link #open} comes before all else. */
  PendingSamples(Path root) throws IOException {
    this.root = root;
    try (Stream<Path> found = Files.list(root)) {
      found.filter(PendingSamples::isFile).sorted().forEach(unopened::add);
    }
    for (Path file : unopened) {
      Instant other = SeriesAge.changed(file);
      changed = other.isAfter(changed) ? other : changed;
    }
  }

  /** Whether it is one of the files of samples that wait. */
  static boolean isFile(Path file) {
    return FILE.matcher(file.getFileName().toString()).matches();
  }

  /** When the samples that a process has left were put here. */
  Instant changed() {
    return changed;
  }

  /**
   * Opens the files that are there and could not be opened before.
   *
   * @param loss told of what was there and is damaged
   * @throws IOException if one of them cannot be opened now; the others are
   */
  void open(Instant now, PendingLoss loss) throws IOException {
    Optional<IOException> failure = Optional.empty();
    for (Path file : List.copyOf(unopened)) {
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
        unopened.remove(file); // by hand
        continue;
      }
      try {
        add(PendingFile.open(file, now, loss), loss);
        unopened.remove(file);
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Whether there are files that could not be opened. */
  boolean isIncomplete() {
    return !unopened.isEmpty();
  }

  private void add(PendingFile file, PendingLoss loss) {
    files.add(file);
    for (int i = 0; i < PendingForm.SLOTS; i++) {
      Place place = new Place(file, PendingForm.offset(i));
      try {
        PendingSlot slot = new PendingSlot(file, place.offset());
        if (slot.size() == 0) {
          free.addLast(place);
        } else if (left.putIfAbsent(slot.label(), slot) == null) {
          used.put(slot, place);
        } else {
          loss.samples(slot.size());
          free.addLast(place);
        }
      } catch (UnusableFileException e) { // since it was restored
        loss.page();
        free.addLast(place);
      }
    }
  }

  /** The labels of slots that a process has left and nobody took. */
  List<String> left() {
    return List.copyOf(left.keySet());
  }

  /** The slot that a process has left under a label. */
  Optional<PendingSlot> left(String label) {
    return Optional.ofNullable(left.get(label));
  }

  /** The same, in use by the caller from now on. */
  Optional<PendingSlot> takeLeft(String label) {
    return Optional.ofNullable(left.remove(label));
  }

  /** An empty slot for samples of so many sources, in use until it is released. */
  PendingSlot take(String label, int sources) throws IOException {
    if (label.getBytes(StandardCharsets.UTF_8).length > PendingSlot.LONGEST_LABEL) {
      throw new IOException("Too long a name: " + label);
    }
    if (free.isEmpty()) {
      add(PendingFile.create(next()), new PendingLoss());
    }
    Place place = free.removeFirst();
    PendingSlot slot = new PendingSlot(place.file(), place.offset(), label, sources);
    used.put(slot, place);
    return slot;
  }

  private Path next() {
    int number = 0;
    while (Files.exists(root.resolve(NAME + number))) {
      number++;
    }
    return root.resolve(NAME + number);
  }

  /** Gives a slot back, with what is in it. */
  void release(PendingSlot slot) {
    slot.drop(slot.size());
    left.remove(slot.label(), slot);
    free.addFirst(used.remove(slot));
  }

  /**
   * Makes whole what was cut short or removed.
   *
   * @return whether there was anything to be done
   * @throws IOException if that is not possible with a file now; the others are whole
   */
  boolean mend() throws IOException {
    boolean mended = false;
    Optional<IOException> failure = Optional.empty();
    for (PendingFile file : files) {
      try {
        mended |= file.mend();
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return mended;
  }

  private record Place(PendingFile file, int offset) {
  }
}
