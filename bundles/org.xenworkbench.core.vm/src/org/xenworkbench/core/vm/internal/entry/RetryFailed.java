/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal.entry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.OperationGroup;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.vm.VmService;

/**
 * Does again what failed: the one operation of an entry, or those of several that failed, with the VMs that it still
 * fits, where they are now. All that it needs is in the entries, so that it works after a restart as well.
 */
@Component
public final class RetryFailed implements EntryAction {

  private static final int MOST = 10_000;
  private static final int REASONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Set<VmChange> ASKED = Set.of(VmChange.DELETE, VmChange.DISCARD_SAVED,
      VmChange.REVERT_TO_SNAPSHOT, VmChange.DELETE_SNAPSHOT);

  private final Inventory inventory;
  private final VmService vms;
  private final OperationService operations;
  private final EventLog log;
  private final Timing timing;

  /** Used by Declarative Services. */
  @Activate
  public RetryFailed(@Reference Inventory inventory, @Reference VmService vms, @Reference OperationService operations,
      @Reference EventLog log, @Reference Timing timing) {
    this.timing = timing;
    this.inventory = inventory;
    this.vms = vms;
    this.operations = operations;
    this.log = log;
  }

  /** What was done with each VM. */
  private interface Deed {
    Optional<String> obstacle(VirtualMachine vm);

    void begin(VirtualMachine vm, String user);
  }

  @Override
  public String name() {
    return "RETRY_FAILED";
  }

  @Override
  public Optional<String> obstacle(LogEntry entry) {
    if (entry.isRunning()) {
      return Optional.of(words().of(name(), "running"));
    }
    boolean failed = entry.status() == Status.FAILED || entry.status() == Status.WARNING && isWhole(entry);
    if (!failed) {
      return Optional.of(words().of(name(), "succeeded"));
    }
    if (LogAttribute.RETRIED.isIn(entry)) {
      return Optional.of(words().of(name(), "again"));
    }
    Optional<Deed> deed = deed(entry);
    if (deed.isEmpty() || entry.vm().isEmpty() && !isWhole(entry)) {
      return Optional.of(words().of(name(), "other"));
    }
    return isWhole(entry) ? Optional.empty() : vm(entry).map(deed.get()::obstacle)
        .orElseGet(() -> Optional.of(words().of(name(), "gone")));
  }

  private static boolean isWhole(LogEntry entry) {
    return LogAttribute.PARTS.isIn(entry);
  }

  private Optional<VirtualMachine> vm(LogEntry entry) {
    return entry.vm().flatMap(inventory::virtualMachine);
  }

  @Override
  public void perform(LogEntry entry, String user) throws IOException {
    Optional<Deed> deed = deed(entry);
    Optional<String> obstacle = obstacle(entry);
    if (obstacle.isPresent() || deed.isEmpty()) { // it came up since it was offered
      throw new IOException(obstacle.orElseGet(() -> words().of(name(), "other")));
    }
    List<LogEntry> parts = isWhole(entry) ? failedParts(entry) : List.of(entry);
    List<VirtualMachine> fit = new ArrayList<>();
    Set<String> reasons = new LinkedHashSet<>();
    for (LogEntry part : parts) {
      Optional<VirtualMachine> vm = vm(part);
      Optional<String> reason = LogAttribute.RETRIED.isIn(part) ? Optional.of(words().of(name(), "again"))
          : vm.isEmpty() ? Optional.of(words().of(name(), "gone")) : deed.get().obstacle(vm.get());
      if (reason.isPresent()) {
        reasons.add(reason.get());
      } else if (claim(part, user)) {
        fit.add(vm.orElseThrow());
      } else {
        reasons.add(words().of(name(), "again"));
      }
    }
    if (fit.isEmpty()) {
      throw new IOException(reasons.isEmpty() ? words().of(name(), "none")
          : String.join("\n", reasons.stream().limit(REASONS).toList()));
    }
    if (isWhole(entry) && reasons.isEmpty()) {
      claim(entry, user);
    }
    begin(deed.get(), fit, user);
  }

  /** Notes that it is done again; false if somebody else, or another selected entry, has done that. */
  private boolean claim(LogEntry entry, String user) throws IOException {
    AtomicBoolean asked = new AtomicBoolean();
    AtomicBoolean first = new AtomicBoolean();
    Future<?> written = log.amend(entry.correlation(), latest -> {
      first.set(!LogAttribute.RETRIED.isIn(latest));
      asked.set(true);
      return first.get() ? latest.withAttribute(LogAttribute.RETRIED, user) : latest;
    });
    try {
      if (!asked.get()) { // an earlier process wrote it: it is read first
        timing.await(written, PATIENCE);
      }
    } catch (ExecutionException | CancellationException | TimeoutException e) {
      throw new IOException(words().of(name(), "unread"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return first.get();
  }

  /** Those that the log still has. */
  private List<LogEntry> failedParts(LogEntry whole) throws IOException {
    return log.query(EventQuery.newest(MOST).partsOf(whole.correlation()).withStatuses(Set.of(Status.FAILED)));
  }

  private void begin(Deed deed, List<VirtualMachine> fit, String user) throws IOException {
    if (fit.size() == 1) {
      Optional<String> refusal = refusal(deed, fit.get(0), user);
      if (refusal.isPresent()) {
        throw new IOException(refusal.get());
      }
      return;
    }
    try (OperationGroup group = operations.together(fit.size())) {
      fit.forEach(vm -> refusal(deed, vm, user).ifPresent(reason -> group.refused(vm.name(), reason)));
    }
  }

  /** Begins it; why it does not fit any more since it was looked at. */
  private static Optional<String> refusal(Deed deed, VirtualMachine vm, String user) {
    try {
      deed.begin(vm, user);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** What users are asked about before is left out: what may be lost by it is asked for each time. */
  private Optional<Deed> deed(LogEntry entry) {
    String action = LogAttribute.ACTION.value(entry).orElse("");
    Optional<String> value = LogAttribute.VALUE.value(entry);
    return switch (entry.kind()) {
      case LogEntry.POWER -> Stream.of(PowerAction.values()).filter(row -> row.name().equals(action))
          .filter(row -> !row.effect().isHarsh() && row.effect() != PowerAction.Effect.ASKS_GUEST).findFirst()
          .map(Power::new);
      case LogEntry.SETTING -> VmSetting.values().stream().filter(row -> row.name().equals(action)).findFirst()
          .flatMap(row -> value.flatMap(RetryFailed::number).map(number -> new Setting(row, number)));
      case LogEntry.CONFIGURATION -> VmChange.values().stream()
          .filter(row -> row.name().equals(action) && !ASKED.contains(row))
          .filter(row -> row.text().isEmpty() || value.filter(text -> text.length() < Bounds.TEXT).isPresent())
          .findFirst()
          .map(row -> new Change(row, value.orElse("")));
      default -> Optional.empty();
    };
  }

  private static Optional<Long> number(String value) {
    try {
      return Optional.of(Long.valueOf(value));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A power action. */
  private final class Power implements Deed {

    private final PowerAction action;

    Power(PowerAction action) {
      this.action = action;
    }

    @Override
    public Optional<String> obstacle(VirtualMachine vm) {
      return vms.obstacle(vm.id(), vm.host(), action);
    }

    @Override
    public void begin(VirtualMachine vm, String user) {
      vms.power(vm.id(), vm.host(), action, user);
    }
  }

  /** A number that was to be set. */
  private final class Setting implements Deed {

    private final VmSetting setting;
    private final long value;

    Setting(VmSetting setting, long value) {
      this.setting = setting;
      this.value = value;
    }

    @Override
    public Optional<String> obstacle(VirtualMachine vm) {
      return vms.obstacle(vm.id(), vm.host(), setting);
    }

    @Override
    public void begin(VirtualMachine vm, String user) {
      vms.set(vm.id(), vm.host(), setting, value, user);
    }
  }

  /** A change of what a host keeps. */
  private final class Change implements Deed {

    private final VmChange change;
    private final String text;

    Change(VmChange change, String text) {
      this.change = change;
      this.text = text;
    }

    @Override
    public Optional<String> obstacle(VirtualMachine vm) {
      return vms.obstacle(vm.id(), vm.host(), change);
    }

    @Override
    public void begin(VirtualMachine vm, String user) {
      vms.change(vm.id(), vm.host(), change, text, user);
    }
  }
}
