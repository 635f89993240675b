/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;

/** Watches whether a VM that was started or resumed stays so. */
final class Relapse implements HostEventListener {

  private final VirtualMachine vm;
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private volatile String file = "";

  Relapse(VirtualMachine vm) {
    this.vm = vm;
  }

  @Override
  public void domainEvent(HostId host, DomainEvent event) {
    if (!host.equals(vm.host()) || !event.domain().equals(vm.id().uuid())) {
      return;
    }
    switch (event.type()) {
      case IO_ERROR -> file = event.detail();
      case SUSPENDED, STOPPED, CRASHED -> over.complete(true);
      default -> {} // it goes on
    }
  }

  /** Waits until it executes no more, but no longer than that. */
  void await(Timing timing, Duration atMost) {
    try {
      timing.await(over, atMost);
    } catch (TimeoutException | ExecutionException e) {
      return; // it still executes
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then it is judged by what can be seen now
    }
  }

  /** Why what was done did not hold, with what to do; empty if it did. */
  Optional<String> found(DomainInfo now) {
    String reason = now.reason().text();
    if (now.state() == DomainState.PAUSED && now.reason().isTrouble()) {
      return Optional.of(NLS.bind(Messages.Power_PausedAgain, reason, advice(now.reason())));
    }
    if (now.state() == DomainState.CRASHED || now.state() == DomainState.SHUT_OFF) {
      return Optional.of(NLS.bind(Messages.Power_EndedAgain, reason.isEmpty() ? StateReason.CRASHED.text() : reason));
    }
    return Optional.empty();
  }

  /** What paused it may have no advice of its own, but it is paused now as one is that a watchdog stopped. */
  private String advice(StateReason reason) {
    return (reason == StateReason.IO_ERROR ? reason : StateReason.WATCHDOG).advice(file);
  }
}
