/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
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
import org.xenworkbench.core.operation.Initiator;

/**
 * Looks every minute, and at the end, whether the file of the settings is still there: else it is written again, from
 * what is in memory, and that is told. Where no settings were saved so far there is none.
 */
@Component(service = EnginePart.class)
public class SettingsGuard implements EnginePart {

  private final Optional<Path> file;
  private final Runnable write;
  private final EventLog log;
  private final Clock clock;
  private final ScheduledExecutorService executor;
  private boolean wasThere;

  /** Guards those of the workspace. */
  @Activate
  public SettingsGuard(@Reference Preferences preferences, @Reference EventLog log) {
    this(preferences.file(), preferences::writeAgain, log, Timing.system().clock(),
        Timing.system().scheduler("xenworkbench-settings"));
  }

  SettingsGuard(Optional<Path> file, Runnable write, EventLog log, Clock clock, ScheduledExecutorService executor) {
    this.file = file;
    this.write = write;
    this.log = log;
    this.clock = clock;
    this.executor = executor;
    look();
    executor.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
  }

  private synchronized void look() {
    file.ifPresent(settings -> {
      boolean isThere = Files.exists(settings, LinkOption.NOFOLLOW_LINKS);
      if (wasThere && !isThere) {
        write.run();
        isThere = Files.exists(settings, LinkOption.NOFOLLOW_LINKS);
        if (isThere) { // else the banner says why it cannot be written
          log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING,
              NLS.bind(Messages.Settings_WrittenAgain, settings), clock.instant()).user(Initiator.workbench()).build());
        }
      }
      wasThere |= isThere;
    });
  }

  @Deactivate
  void stop() {
    executor.shutdownNow();
    look();
  }
}
