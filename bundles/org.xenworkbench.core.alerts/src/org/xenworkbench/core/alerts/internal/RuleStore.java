/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.FileLines;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.workspace.KeptCount;

/** Loads and saves rules, and tells the event log of what is wrong with them or the disk. Not for several threads. */
final class RuleStore {

  private static final String FILE = ".metadata/.plugins/org.xenworkbench.core.alerts/rules.txt";
  private static final String SOURCE = "alerts";
  private static final String UNSAVED = EventLog.UNSAVED + SOURCE;
  /** As many as are told each for itself. */
  private static final int TOLD = 10;

  private final Optional<RuleFile> file;
  private final EventLog log;
  private final Clock clock;
  private Optional<String> damage = Optional.empty();
  private Optional<String> newer = Optional.empty();
  private boolean isWritten;

  RuleStore(Optional<RuleFile> file, EventLog log, Clock clock) {
    this.file = file;
    this.log = log;
    this.clock = clock;
  }

  /** The one in the instance area; empty without such an area. */
  static Optional<RuleFile> workspaceFile() {
    Location workspace = Platform.isRunning() ? Platform.getInstanceLocation() : null;
    if (workspace == null || !workspace.isSet()) {
      return Optional.empty();
    }
    Path path = new File(workspace.getURL().getPath()).toPath().resolve(FILE);
    return Optional.of(new RuleFile(path, KeptCount.inWorkspace("alert-rules")));
  }

  /** What was saved; what is wrong with it is told, and stays a fault of the log. */
  List<AlertRule> load() {
    RuleFile.Content content = file.map(stored -> stored.load(clock.instant()))
        .orElse(new RuleFile.Content(List.of(), List.of(), Optional.empty()));
    newer = content.newer();
    isWritten = file.filter(stored -> !stored.isGone()).isPresent();
    List<String> told = told(content.damage());
    told.forEach(this::tell);
    String all = String.join(" ", told);
    damage = all.isEmpty() ? Optional.empty() : Optional.of(all);
    log.setFault(SOURCE, damage);
    return content.rules();
  }

  /** As many as can be told, and how many more there are: a file may be one of something else. */
  static List<String> told(List<String> damage) {
    return damage.size() <= TOLD ? damage : Stream.concat(damage.stream().limit(TOLD),
        Stream.of(NLS.bind(Messages.RuleFile_More, damage.size() - TOLD))).toList();
  }

  /** Why rules are not as they were saved. */
  Optional<String> damage() {
    return damage;
  }

  /** Tells something that somebody should see to. */
  void tell(String sentence) {
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, sentence, clock.instant())
        .user(Initiator.current()).build());
  }

  /** Refuses a change of what a newer version stored. */
  void requireChangeable() {
    newer.ifPresent(text -> {
      throw new IllegalStateException(text);
    });
  }

  /**
   * Refuses what could not be read at the next start.
   *
   * @throws IllegalArgumentException if it is too much
   */
  void requireReadable(Collection<AlertRule> rules) {
    if (file.filter(stored -> stored.isTooLarge(rules)).isPresent()) {
      throw new IllegalArgumentException(
          NLS.bind(Messages.RuleFile_TooLarge, Quantities.bytes(FileLines.LARGEST)));
    }
  }

  /** Writes them again if another program removed their file meanwhile. */
  void restore(Collection<AlertRule> rules) {
    if (isWritten && newer.isEmpty() && file.filter(RuleFile::isGone).isPresent()) {
      save(rules);
      tell(Messages.RuleFile_WrittenAgain);
    }
  }

  /** Makes rules last; while that fails, the log's fault says so. */
  void save(Collection<AlertRule> rules) {
    if (file.isEmpty()) {
      return;
    }
    try {
      file.get().save(rules);
      isWritten = true;
      log.setFault(UNSAVED, Optional.empty());
    } catch (IOException e) {
      log.setFault(UNSAVED, Optional.of(NLS.bind(Messages.RuleFile_Unsaved, e)));
    }
  }
}
