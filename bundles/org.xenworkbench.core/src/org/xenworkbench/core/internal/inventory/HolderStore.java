/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.workspace.BoundedFile;
import org.xenworkbench.core.workspace.KeptCount;
import org.xenworkbench.core.workspace.OwnersFiles;

/**
 * Keeps over a restart which host has which VM: else the first host that is connected could claim any, and its history.
 * A file that cannot be read costs that knowledge only, and lines that cannot are left out; both are told, and the file
 * is kept aside.
 */
@Component(service = HolderStore.class)
public class HolderStore {

  static final String FILE_NAME = "holders-2.txt";
  /** Of the first form: read once, where there is none of this one. */
  static final String OLD_NAME = "holders-1.txt";
  private static final int LARGEST = 1 << 26;
  /** Hosts that are connected list all their VMs at once. */
  private static final long DELAY_SECONDS = 2;

  private static final String COUNT = "holders";

  private final Path file;
  private final KeptCount count;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Consumer<IStatus> problems;
  private final List<String> damage = new ArrayList<>();
  private @Nullable EventLog log;
  private final AtomicReference<@Nullable Supplier<Map<UUID, HostId>>> unsaved = new AtomicReference<>(null);
  private final AtomicReference<@Nullable Runnable> further = new AtomicReference<>(null);

  /** Uses the core's folder in the instance area. */
  @Activate
  public HolderStore(BundleContext context) {
    this(Platform.getStateLocation(context.getBundle()).toPath().resolve(FILE_NAME), KeptCount.inWorkspace(COUNT),
        Timing.system().scheduler("xenworkbench-holders"), Timing.system().clock(),
        status -> SafeLog.of(HolderStore.class).log(status));
  }

  HolderStore(Path file, ScheduledExecutorService timer, Clock clock, Consumer<IStatus> problems) {
    this(file, Optional.empty(), timer, clock, problems);
  }

  private HolderStore(Path file, Optional<KeptCount> count, ScheduledExecutorService timer, Clock clock,
      Consumer<IStatus> problems) {
    this.clock = clock;
    this.file = file;
    this.count = count.orElseGet(() -> new KeptCount(file.resolveSibling(COUNT + ".count")));
    this.problems = problems;
    this.timer = timer;
  }

  /** Writes what was not written yet. */
  @Deactivate
  public void stop() {
    timer.shutdownNow();
    save();
  }

  /** What was known when the last process ended. */
  Map<UUID, HostId> load() {
    Optional<Path> obstacle = OwnersFiles.obstacle(file.toAbsolutePath().getParent());
    if (obstacle.isPresent()) {
      String text = NLS.bind(Messages.HolderStore_NoFolder, obstacle.get(), file);
      problems.accept(Status.warning(text));
      tell(text);
      return Map.of();
    }
    Optional<String> uncounted = count.damage();
    uncounted.ifPresent(this::tell);
    Map<UUID, HostId> held = loadFile();
    if (uncounted.isPresent()) {
      count.write(held.size());
    }
    return held;
  }

  private Map<UUID, HostId> loadFile() {
    Path old = file.resolveSibling(OLD_NAME);
    boolean migrates = Files.notExists(file) && Files.exists(old);
    Path from = migrates ? old : file;
    if (Files.notExists(from)) {
      tellIfGone();
      return Map.of();
    }
    HolderForm found = read(from);
    if (migrates) {
      migrate(old, found.held());
    }
    return found.held();
  }

  private void tellIfGone() {
    long before = count.read();
    if (before > 0) {
      count.write(0);
      String text = NLS.bind(Messages.HolderStore_Gone, file, before);
      problems.accept(Status.warning(text));
      tell(text);
    }
  }

  private HolderForm read(Path from) {
    HolderForm found = new HolderForm(Map.of(), 0);
    try {
      byte[] stored = BoundedFile.read(from, LARGEST).orElseThrow(() -> new IOException(from.toString()));
      String text = new String(stored, StandardCharsets.ISO_8859_1); // any byte is a character
      found = HolderForm.read(text.lines().toList(), from.endsWith(OLD_NAME));
    } catch (IOException e) {
      problems.accept(Status.warning("It is not known which host had which VM: " + from + " cannot be read", e));
      damaged(from, "");
    }
    if (found.lost() > 0) {
      problems.accept(Status.warning("Lines that cannot be read in " + from + ": " + found.lost()));
      damaged(from, Integer.toString(found.lost()));
    }
    return found;
  }

  /** Once: what it says is true for one start only. */
  private void migrate(Path old, Map<UUID, HostId> held) {
    if (write(held)) {
      try {
        Files.deleteIfExists(old);
      } catch (IOException e) {
        problems.accept(Status.warning("The file of the former form cannot be deleted, and is not read again: " + old,
            e));
      }
    }
  }

  /** The file is written anew soon, so what it was is kept beside it; what cannot be read cannot be copied either. */
  private void damaged(Path from, String lost) {
    Path kept = file.resolveSibling(from.getFileName() + ".corrupt");
    String outcome = NLS.bind(Messages.HolderStore_Kept, kept.getFileName());
    try {
      if (lost.isEmpty()) {
        Files.move(from, kept, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.copy(from, kept, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      problems.accept(Status.error("The damaged file cannot be kept as " + kept, e));
      outcome = NLS.bind(Messages.HolderStore_NotKept, e.getClass().getSimpleName(), e.getMessage());
    }
    tell(lost.isEmpty() ? NLS.bind(Messages.HolderStore_Unreadable, from, outcome)
        : NLS.bind(Messages.HolderStore_Damaged, new Object[] {from, outcome, lost}));
  }

  private synchronized void tell(String text) {
    damage.add(text);
    EventLog present = log;
    if (present != null) {
      tell(present, text);
    }
  }

  private void tell(EventLog present, String text) {
    present.setFault(FILE_NAME, Optional.of(String.join(" ", damage)));
    present.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, text, clock.instant())
        .user(Initiator.workbench()).build());
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  synchronized void bindLog(EventLog bound) {
    log = bound;
    damage.forEach(text -> tell(bound, text)); // it was found before there was a log
  }

  synchronized void unbindLog(EventLog unbound) {
    if (unbound.equals(log)) {
      log = null;
    }
  }

  /** Something changed; what holds is asked for a little later. */
  void changed(Supplier<Map<UUID, HostId>> holders) {
    if (unsaved.getAndSet(holders) == null && !timer.isShutdown()) {
      timer.schedule(this::save, DELAY_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Has something else written a little later, at the end of the workbench at the latest. */
  void later(Runnable write) {
    if (further.getAndSet(write) == null && !timer.isShutdown()) {
      timer.schedule(this::save, DELAY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void save() {
    Runnable write = further.getAndSet(null);
    Supplier<Map<UUID, HostId>> holders = unsaved.getAndSet(null);
    try {
      if (holders != null) {
        write(holders.get());
      }
    } finally {
      if (write != null) {
        write.run();
      }
    }
  }

  private boolean write(Map<UUID, HostId> held) {
    Path written = file.resolveSibling(FILE_NAME + ".new");
    try {
      Files.write(written, HolderForm.write(held), StandardCharsets.UTF_8);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      count.write(held.size());
      return true;
    } catch (IOException e) {
      problems.accept(Status.error("Which host has which VM cannot be written to " + file
          + "; it is kept for as long as the workbench runs", e));
      return false;
    }
  }
}
