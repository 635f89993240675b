/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.workspace.OwnersFiles;

/**
 * What of the history cannot be read or written at present, each told once until it is over. Where a folder is none,
 * that is told instead of what follows from it. Not for several threads at once.
 */
final class PathFaults {

  private final Path root;
  private final FaultReporter reporter;
  /** What is told and not over, by its text. */
  private final Map<String, Failure> failing = new HashMap<>();

  PathFaults(Path root, FaultReporter reporter) {
    this.root = root;
    this.reporter = reporter;
  }

  /** Tells it unless it is told. */
  void failed(Path path, String message, Throwable cause) {
    Optional<Path> obstacle = OwnersFiles.obstacle(path.equals(root) ? root : path.getParent());
    String reason = cause instanceof NewerFormException ? Messages.HistoryStore_newerFile : message;
    String text = NLS.bind(obstacle.isPresent() ? Messages.HistoryStore_noFolder : reason, obstacle.orElse(path));
    Failure failure = obstacle.map(Failure::ofObstacle).orElseGet(() -> Failure.of(path));
    if (failing.putIfAbsent(text, failure) == null) {
      reporter.reportForNow(text, cause);
    }
  }

  /** It is over, if it was told. */
  void recovered(Path path, String message) {
    if (failing.isEmpty()) { // as nearly always, and asked with each sample
      return;
    }
    over(NLS.bind(message, path));
    over(NLS.bind(Messages.HistoryStore_newerFile, path));
  }

  private void over(String text) {
    if (failing.remove(text) != null) {
      reporter.recovered(text);
    }
  }

  /** Looks whether what failed, or was in the way, is gone: somebody may have removed it. */
  void lookAgain() {
    lookAgain(false);
  }

  /** The same for what was in the way only, of which there are few. */
  void lookForObstacles() {
    lookAgain(true);
  }

  private void lookAgain(boolean obstaclesOnly) {
    for (Map.Entry<String, Failure> told : List.copyOf(failing.entrySet())) {
      Failure failure = told.getValue();
      if ((failure.isObstacle() || !obstaclesOnly) && failure.isGone()) {
        failing.remove(told.getKey());
        reporter.recovered(told.getKey());
      }
    }
  }

  /**
   * What failed.
   *
   * @param wasThere false if it could not be made, which does not end with its absence
   * @param isObstacle whether it is in the place of a folder
   */
  private record Failure(Path path, boolean wasThere, boolean isObstacle) {

    static Failure of(Path path) {
      return new Failure(path, !Files.notExists(path), false);
    }

    static Failure ofObstacle(Path path) {
      return new Failure(path, true, true);
    }

    boolean isGone() {
      return isObstacle ? Files.isDirectory(path) || Files.notExists(path, LinkOption.NOFOLLOW_LINKS)
          : wasThere && Files.notExists(path);
    }
  }
}
