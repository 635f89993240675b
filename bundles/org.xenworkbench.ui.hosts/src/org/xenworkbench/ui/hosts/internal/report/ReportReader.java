/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * Reads what a report is of: what is known of hosts and VMs, and of each VM its definition, by one call to its host.
 * What cannot be read is told in its place. Not for the UI thread.
 */
final class ReportReader {

  /** After so long without an answer a host is not waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  /** How often it is looked whether somebody has cancelled it. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Inventory inventory;
  private final HostGroups groups;
  private final HostCalls calls;
  private final Duration patience;
  private int vms;
  private int unread;
  private int unknown;

  ReportReader(Inventory inventory, HostGroups groups, HostCalls calls) {
    this(inventory, groups, calls, PATIENCE);
  }

  ReportReader(Inventory inventory, HostGroups groups, HostCalls calls, Duration patience) {
    this.inventory = inventory;
    this.groups = groups;
    this.calls = calls;
    this.patience = patience;
  }

  /** How many VMs were read. */
  int vms() {
    return vms;
  }

  /** Of how many of them the definition could not be read. */
  int unread() {
    return unread;
  }

  /** Of how many hosts the VMs are not known. */
  int unknown() {
    return unknown;
  }

  /**
   * Reads one host.
   *
   * @return empty if it was removed
   * @throws OperationCanceledException if that was asked for
   */
  Optional<HostPart> read(HostId id, SubMonitor progress) {
    Optional<Host> host = inventory.host(id);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    List<VirtualMachine> all = inventory.virtualMachines(id);
    progress.setWorkRemaining(Math.max(1, all.size()));
    progress.subTask(SafeText.task(host.get().name()));
    List<CompletableFuture<String>> answers = host.get().isConnected() ? all.stream().map(vm -> ask(id, vm)).toList()
        : List.of();
    try {
      List<HostPart.VmPart> parts = parts(all, answers, progress);
      HostPart part = new HostPart(host.get(), ModelTexts.state(host.get(), inventory),
          groups.path(groups.groupOf(id).map(HostGroup::id)).label(), parts);
      vms += parts.size();
      unread += part.unread();
      unknown += part.isUnknown() ? 1 : 0;
      return Optional.of(part);
    } finally {
      answers.forEach(answer -> answer.cancel(false)); // what has not had its turn is not asked any more
    }
  }

  private List<HostPart.VmPart> parts(List<VirtualMachine> all, List<CompletableFuture<String>> answers,
      SubMonitor progress) {
    List<HostPart.VmPart> parts = new ArrayList<>();
    boolean isSilent = false;
    for (int i = 0; i < all.size(); i++) {
      HostPart.VmPart part = answers.isEmpty() ? missing(all.get(i), Messages.ReportReader_notConnected)
          : part(all.get(i), answers.get(i), isSilent ? Duration.ZERO : patience, progress);
      isSilent |= part.unread().equals(Messages.ReportReader_silent);
      parts.add(part);
      progress.worked(1);
    }
    return parts;
  }

  private CompletableFuture<String> ask(HostId host, VirtualMachine vm) {
    return calls.submit(host, Role.POLLING,
        session -> session.require(DefinitionAccess.class).definition(vm.id().uuid()));
  }

  private HostPart.VmPart part(VirtualMachine vm, CompletableFuture<String> answer, Duration time,
      SubMonitor progress) {
    try {
      return new HostPart.VmPart(vm, state(vm), Optional.of(Definition.parse(await(answer, time, progress))), "");
    } catch (TimeoutException e) {
      return missing(vm, Messages.ReportReader_silent);
    } catch (ExecutionException e) {
      return missing(vm, NLS.bind(Messages.ReportReader_unread, e.getCause().getMessage()));
    } catch (IOException e) {
      return missing(vm, NLS.bind(Messages.ReportReader_unread, e.getMessage()));
    }
  }

  private HostPart.VmPart missing(VirtualMachine vm, String reason) {
    return new HostPart.VmPart(vm, state(vm), Optional.empty(), reason);
  }

  private String state(VirtualMachine vm) {
    return ModelTexts.state(vm, inventory);
  }

  private static String await(CompletableFuture<String> answer, Duration time, SubMonitor progress)
      throws TimeoutException, ExecutionException {
    long looks = time.dividedBy(LOOK);
    for (long look = 0;; look++) {
      if (progress.isCanceled()) {
        throw new OperationCanceledException();
      }
      try {
        return answer.get(look < looks ? LOOK.toMillis() : 0, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (look >= looks) {
          throw e;
        }
      } catch (InterruptedException | CancellationException e) {
        throw new OperationCanceledException();
      }
    }
  }
}
