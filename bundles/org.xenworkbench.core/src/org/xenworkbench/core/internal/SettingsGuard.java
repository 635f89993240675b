/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.workspace.FrameworkEnd;

/**
 * Looks every minute, and at the end, whether the file of the settings is there and as it was written: else it is
 * written again, from what is in memory, and that is told. What another program wrote is kept aside. Where no settings
 * were saved so far there is no file.
 */
@Component(service = EnginePart.class)
public class SettingsGuard implements EnginePart {

  /** The longest that a change is in memory only, before it is saved. */
  private static final int SAVING_SECONDS = 2;

  private final Optional<Path> file;
  private final Memory memory;
  private final EventLog log;
  private final Clock clock;
  private final ScheduledExecutorService executor;
  private final Registration frameworkEnd = FrameworkEnd.before(this::lookAtTheEnd); // while there is a log
  private boolean wasThere;
  /** What the file was known by when it had all that is in memory. */
  private List<Object> known = List.of();
  /** Whether it was another one than memory right after it was written: each look would find that again. */
  private boolean neverTheSame;

  /** The settings in memory. */
  interface Memory {

    /** What the file should have; empty while that could not be saved, or is changed just now. */
    Optional<Map<String, String>> saved();

    /** Saves what has changed. */
    void save();

    /** Writes the file, though nothing has changed. */
    void writeAgain();
  }

  /** Guards those of the workspace. */
  @Activate
  public SettingsGuard(@Reference Preferences preferences, @Reference EventLog log) {
    this(preferences.file(), preferences.memory(), log, Timing.system().clock(),
        Timing.system().scheduler("xenworkbench-settings"));
  }

  SettingsGuard(Optional<Path> file, Memory memory, EventLog log, Clock clock, ScheduledExecutorService executor) {
    this.file = file;
    this.memory = memory;
    this.log = log;
    this.clock = clock;
    this.executor = executor;
    memory.save(); // else what differs in memory alone would be taken for a change of the file
    look();
    executor.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
  }

  private synchronized void look() {
    file.ifPresent(settings -> {
      requireThere(settings);
      Optional<Map<String, String>> wanted = memory.saved();
      if (wanted.isPresent() && !mark(settings).equals(known) && !isAsWanted(settings, wanted.get())) {
        executor.schedule(() -> lookAgain(settings, wanted.get()), SAVING_SECONDS, TimeUnit.SECONDS);
      }
    });
  }

  /** What had changed in memory is saved by now. */
  private synchronized void lookAgain(Path settings, Map<String, String> before) {
    if (memory.saved().equals(Optional.of(before)) && !isAsWanted(settings, before)) {
      replace(settings);
    }
  }

  private synchronized void lookAtTheEnd() {
    file.ifPresent(settings -> {
      requireThere(settings);
      boolean isOurs = mark(settings).equals(known);
      if (isOurs) {
        memory.save();
      }
      memory.saved().ifPresentOrElse(wanted -> {
        if (!isAsWanted(settings, wanted)) {
          replace(settings);
        }
      }, () -> {
        if (!isOurs && wasThere) {
          keepAside(settings);
        }
      });
    });
  }

  /** What is not saved yet is written by the platform, when nobody compares any more. */
  private void keepAside(Path settings) {
    try {
      Path copy = new SettingsFile(settings).keepAside(clock.instant());
      known = mark(settings); // once, though the end is looked at twice
      tell(NLS.bind(Messages.Settings_KeptAside, settings, copy.getFileName()));
    } catch (IOException e) {
      SafeLog.of(SettingsGuard.class).error("The file of the settings cannot be kept aside: " + e.getMessage(), e);
    }
  }

  private void requireThere(Path settings) {
    boolean isThere = Files.exists(settings, LinkOption.NOFOLLOW_LINKS);
    if (wasThere && !isThere) {
      memory.writeAgain();
      isThere = Files.exists(settings, LinkOption.NOFOLLOW_LINKS);
      if (isThere) { // else the banner says why it cannot be written
        tell(NLS.bind(Messages.Settings_WrittenAgain, settings));
      }
    }
    wasThere |= isThere;
  }

  private boolean isAsWanted(Path settings, Map<String, String> wanted) {
    List<Object> mark = mark(settings);
    try {
      boolean isWanted = !wasThere || neverTheSame || new SettingsFile(settings).has(wanted);
      known = isWanted ? mark : List.of();
      return isWanted;
    } catch (IOException e) {
      return true; // nothing can be said of it, and nothing written in its place
    }
  }

  /** By which a file is told apart from itself, written again. */
  private static List<Object> mark(Path settings) {
    try {
      BasicFileAttributes now = Files.readAttributes(settings, BasicFileAttributes.class);
      return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
    } catch (IOException e) {
      return List.of();
    }
  }

  private void replace(Path settings) {
    try {
      Path copy = new SettingsFile(settings).keepAside(clock.instant());
      memory.writeAgain();
      Optional<Map<String, String>> written = memory.saved();
      if (written.isPresent()) { // else the banner says why it cannot be written
        neverTheSame = !new SettingsFile(settings).has(written.get());
        tell(NLS.bind(Messages.Settings_Replaced, settings, copy.getFileName()));
      }
    } catch (IOException e) {
      SafeLog.of(SettingsGuard.class).error("The file of the settings cannot be kept aside: " + e.getMessage(), e);
    }
  }

  private void tell(String text) {
    log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, text, clock.instant())
        .user(Initiator.workbench()).build());
  }

  @Deactivate
  void stop() {
    frameworkEnd.close();
    executor.shutdownNow();
    lookAtTheEnd();
  }
}
