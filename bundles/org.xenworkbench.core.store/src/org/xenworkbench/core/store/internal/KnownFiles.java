/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The files of series that are there as far as this process knows, and as it left them: one that is gone or another was
 * removed or replaced by somebody else, and with it what it kept. Not for several threads at once.
 */
final class KnownFiles {

  /** Empty while it is not known how the file was left. */
  private final Map<Path, Optional<State>> files = new HashMap<>();
  /** Those that were gone or others, until what is still at hand of them is written again. */
  private final Set<Path> lost = new HashSet<>();

  /** A file is there, as it is to be. */
  void add(Path file) {
    files.put(file, State.of(file));
  }

  /** A file that is there may be changed by ourselves, in whole or in part. */
  void unsure(Path file) {
    files.replace(file, Optional.empty());
  }

  /** A file is not there any more, for a reason of ours. */
  void forget(Path file) {
    files.remove(file);
    lost.remove(file);
  }

  /** Whether a file was there that now is not, told once. A folder that cannot be looked into tells nothing. */
  boolean isGone(Path file) {
    boolean isGone = Files.notExists(file) && files.remove(file) != null;
    if (isGone) {
      lost.add(file);
    }
    return isGone;
  }

  /** How many are gone of all, told once. */
  int gone() {
    return (int) List.copyOf(files.keySet()).stream().filter(this::isGone).count();
  }

  /** Whether a file that can be read is another than the one that was left there, told once. */
  boolean isReplaced(Path file) {
    Optional<State> before = files.getOrDefault(file, Optional.empty());
    if (!files.containsKey(file) || before.isPresent() && before.get().isUntouched(file)) {
      return false;
    }
    Optional<State> now = State.of(file);
    boolean isReplaced = before.isPresent() && now.isPresent() && before.get().seal() != now.get().seal();
    if (isReplaced) {
      lost.add(file);
    }
    if (now.isPresent()) {
      files.put(file, now);
    }
    return isReplaced;
  }

  /** How many of all were replaced, told once. */
  int replaced() {
    return (int) List.copyOf(files.keySet()).stream().filter(this::isReplacedByWhole).count();
  }

  /** The same of a file that may be damaged, which then is told when it is opened. */
  boolean isReplacedByWhole(Path file) {
    Optional<State> before = files.getOrDefault(file, Optional.empty());
    boolean isTouched = before.isEmpty() || !before.get().isUntouched(file);
    return files.containsKey(file) && isTouched && SeriesForm.isSealed(file) && isReplaced(file);
  }

  /** Whether there are any such files, which there are hardly ever. */
  boolean isAnyLost() {
    return !lost.isEmpty();
  }

  /** Whether a file was gone or another, and what is still at hand of it is not written again. */
  boolean isLost(Path file) {
    return lost.contains(file);
  }

  /** What was still at hand of a file that was lost is in it. */
  void regained(Path file) {
    lost.remove(file);
  }

  /**
   * How a file was left.
   *
   * @param seal its end, which has a checksum over all before: a time alone may be that of a copy, or be changed
   */
  private record State(@Nullable Object key, FileTime changed, long size, long seal) {

    /** Empty if it cannot be read now. */
    static Optional<State> of(Path file) {
      try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
        BasicFileAttributes now = attributes(file);
        long size = opened.length();
        opened.seek(Math.max(0, size - Long.BYTES));
        long seal = size < Long.BYTES ? 0 : opened.readLong();
        return Optional.of(new State(now.fileKey(), now.lastModifiedTime(), size, seal));
      } catch (IOException e) {
        return Optional.empty(); // whoever needs what is in it tells why
      }
    }

    boolean isUntouched(Path file) {
      try {
        BasicFileAttributes now = attributes(file);
        return Objects.equals(now.fileKey(), key) && now.lastModifiedTime().equals(changed) && now.size() == size;
      } catch (IOException e) {
        return false;
      }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
      return Files.readAttributes(file, BasicFileAttributes.class);
    }
  }
}
