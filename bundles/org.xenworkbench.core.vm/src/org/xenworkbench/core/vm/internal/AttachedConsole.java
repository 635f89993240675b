/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.VmConsole;

/**
 * A console that follows its VM. When the VM moves, the channel on its new host is opened at once, and the old one is
 * read until it has been quiet for a moment. To leave its end to the source host would be dangerous: libvirtd can hang
 * for ever when it removes a VM while the stream of its console ends by itself (docs/architecture.md). Only the first
 * attachment may throw somebody out, as the user chose; afterwards whoever uses the console is waited for, and so is a
 * channel of our own that its host has not yet let go.
 *
 * <p>The monitor guards all changes and every call of the listener, which thereby hears them in their order; what users
 * call on any thread reads without it.
 */
final class AttachedConsole implements VmConsole {

  static final Duration RETRY = Duration.ofSeconds(1);
  /** A former host that has told nothing for so long has told all: the guest prints elsewhere by now. */
  static final Duration QUIET = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final VmId vm;
  private final Inventory inventory;
  private final HostCalls hosts;
  private final ConsoleThreads threads;
  private final ConsoleListener listener;
  private final Runnable onClose;
  private final ServiceGapMeter meter = new ServiceGapMeter();
  private final Object monitor = new Object();
  /** The current channel and those on former hosts that have not ended yet. */
  private final Set<ConsoleAttachment> attachments = new HashSet<>();
  private volatile @Nullable ConsoleAttachment current;
  private volatile State state = State.WAITING;
  private @Nullable ConsoleEnd end;
  private String told = "";
  private volatile String lastName = "";
  private boolean followDue;
  private boolean retryDue;

  AttachedConsole(VmId vm, Inventory inventory, HostCalls hosts, ConsoleThreads threads, ConsoleListener listener,
      Runnable onClose) {
    this.vm = vm;
    this.inventory = inventory;
    this.hosts = hosts;
    this.threads = threads;
    this.listener = listener;
    this.onClose = onClose;
  }

  @Override
  public VmId vm() {
    return vm;
  }

  @Override
  public State state() {
    return state;
  }

  ServiceGapMeter meter() {
    return meter;
  }

  @Override
  public boolean send(byte[] data) {
    ConsoleAttachment attachment = current;
    if (attachment == null || state != State.ATTACHED) {
      return false;
    }
    try {
      attachment.send(data);
      return true;
    } catch (HypervisorException e) {
      if (e.kind() != HypervisorException.Kind.BUSY) { // that would be no end: the host takes no more for a moment
        attachment.ended(e.getMessage());
      }
      return false;
    }
  }

  /** Waits a moment for the host to let the channel go, so that the console can be opened again at once. */
  @Override
  public void close() {
    try {
      threads.timing().await(beginClose(), CLOSE_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      SafeLog.of(AttachedConsole.class).error("Closing the console of " + name() + " failed", e.getCause());
    } catch (TimeoutException e) {
      SafeLog.of(AttachedConsole.class).warn("The host is slow to close the console of " + name(), e);
    }
  }

  /** Closes the console; the future completes when the hosts have let go. */
  Future<?> beginClose() {
    Future<?> done;
    synchronized (monitor) {
      if (state == State.CLOSED) {
        return CompletableFuture.completedFuture(null);
      }
      List<ConsoleAttachment> left = List.copyOf(attachments);
      attachments.clear();
      current = null;
      done = threads.aside().submit(() -> left.forEach(ConsoleAttachment::close));
      enter(State.CLOSED, Messages.Console_Closed);
      threads.shutdown();
    }
    onClose.run();
    return done;
  }

  /** Attaches for the first time; what goes wrong is the caller's to tell. */
  void open(boolean force) throws HypervisorException {
    try {
      VirtualMachine machine = inventory.virtualMachine(vm).filter(known -> known.isActive())
          .orElseThrow(() -> new HypervisorException(HypervisorException.Kind.INVALID_STATE,
              NLS.bind(Messages.Console_NotRunning, name())));
      attach(machine.host(), force, Messages.Console_Attached);
    } catch (HypervisorException | RuntimeException e) {
      threads.shutdown();
      throw e;
    }
  }

  /** The VM will soon run on that host: opens the session there, which may take longer than attaching. */
  void prepare(HostId host) {
    synchronized (monitor) {
      if (state != State.CLOSED) {
        threads.aside().execute(() -> {
          try {
            hosts.run(host, Role.CONSOLE, session -> {}); // to call it opens it
          } catch (HypervisorException e) {
            SafeLog.of(AttachedConsole.class)
                .info("The console session on " + hostName(host) + " cannot be opened yet", e);
          }
        });
      }
    }
  }

  /** The VM may have moved, started or ended. Returns at once; what is due already is not queued again. */
  void follow() {
    synchronized (monitor) {
      if (state != State.CLOSED && !followDue) {
        followDue = true;
        threads.attaching().execute(this::followNow);
      }
    }
  }

  /** Follows if anything may be otherwise here: the console is or was on that host, or its VM is. */
  void hostChanged(HostId host) {
    synchronized (monitor) {
      ConsoleAttachment attachment = current;
      ConsoleEnd last = end;
      if (attachment != null && attachment.host().equals(host) || last != null && last.host().equals(host)
          || inventory.virtualMachine(vm).filter(known -> known.host().equals(host)).isPresent()) {
        follow();
      }
    }
  }

  private void followNow() {
    Optional<HostId> owner;
    synchronized (monitor) {
      followDue = false;
      owner = inventory.virtualMachine(vm).filter(known -> known.isActive()).map(VirtualMachine::host)
          .filter(host -> ConsoleEnd.isConnected(inventory, host));
      endOfDisconnected();
      ConsoleAttachment attachment = current;
      if (state == State.CLOSED || owner.isEmpty()) {
        tellEnd(); // the channel of a VM that has ended ends by itself, and is opened again when the VM is back
        return;
      }
      if (attachment != null && attachment.host().equals(owner.get())) {
        attachment.stay();
        if (state == State.WAITING) { // another host was tried in vain, and the VM is back
          enter(State.ATTACHED, NLS.bind(Messages.Console_Reattached, name(), hostName(attachment.host())));
        }
        return;
      }
    }
    leaveBehind(owner.get());
    reattach(owner.get());
  }

  /** The driver does not tell the end of what the user has disconnected or removed. With the monitor held. */
  private void endOfDisconnected() {
    ConsoleAttachment attachment = current;
    if (attachment != null && inventory.host(attachment.host()).map(host -> host.connection().state())
        .orElse(Connection.State.DISCONNECTED) == Connection.State.DISCONNECTED) {
      attachment.ended("");
    }
  }

  /** Says what ended it, as is known by now. With the monitor held. */
  private void tellEnd() {
    ConsoleEnd last = end;
    if (last != null && state == State.WAITING && current == null) {
      enter(State.WAITING, last.text(inventory, vm, name()));
    }
  }

  private void reattach(HostId host) {
    try {
      leave(host);
      attach(host, false, Messages.Console_Reattached);
    } catch (HypervisorException e) {
      waiting(e.kind() == HypervisorException.Kind.CONSOLE_IN_USE
          ? NLS.bind(Messages.Console_Taken, name(), hostName(host))
          : NLS.bind(Messages.Console_Retry, hostName(host), e.getMessage()));
    } catch (RuntimeException e) {
      waiting(NLS.bind(Messages.Console_Retry, hostName(host), e.toString()));
      SafeLog.of(AttachedConsole.class).error("Attaching to the console of " + name() + " failed", e);
    }
  }

  /** Closes what is left of an earlier stay on that host, which would be in the way. */
  private void leave(HostId host) {
    List<ConsoleAttachment> left;
    synchronized (monitor) {
      left = attachments.stream().filter(attachment -> attachment.host().equals(host)).toList();
      left.forEach(attachments::remove);
    }
    left.forEach(ConsoleAttachment::close);
  }

  private void attach(HostId host, boolean force, String text) throws HypervisorException {
    ConsoleAttachment attachment = new ConsoleAttachment(host, threads.timing()::nanos, this::output, this::ended);
    ConsoleChannel channel = hosts.call(host, Role.CONSOLE,
        session -> session.require(ConsoleAccess.class).openConsole(vm.uuid(), force, attachment));
    synchronized (monitor) {
      attachment.opened(channel);
      Optional<String> ended = attachment.end();
      if (state != State.CLOSED && ended.isEmpty()) {
        attachments.add(attachment);
        current = attachment;
        enter(State.ATTACHED, NLS.bind(text, name(), hostName(host)));
        return;
      }
      ended.ifPresent(reason -> waiting(new ConsoleEnd(host, reason)));
    }
    channel.close();
  }

  private void waiting(ConsoleEnd ended) {
    end = ended;
    waiting(ended.text(inventory, vm, name()));
  }

  /** Tells why there is no console at present, and tries again a little later. */
  private void waiting(String message) {
    synchronized (monitor) {
      enter(State.WAITING, message);
      if (state != State.CLOSED && !retryDue) {
        retryDue = true;
        threads.timer().schedule(this::retry, RETRY.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void retry() {
    synchronized (monitor) {
      retryDue = false;
    }
    follow();
  }

  /** With the monitor held. Closed is final; what was told already is not told again. */
  private void enter(State next, String message) {
    if (state != State.CLOSED && (state != next || !told.equals(message))) {
      state = next;
      told = message;
      tell(() -> listener.stateChanged(next, message));
    }
  }

  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      SafeLog.of(AttachedConsole.class).error("A console's listener failed", e);
    }
  }

  private String name() {
    lastName = inventory.virtualMachine(vm).map(VirtualMachine::name)
        .orElse(lastName.isEmpty() ? vm.toString() : lastName);
    return lastName;
  }

  private String hostName(HostId host) {
    return inventory.host(host).map(Host::name).orElse(host.toString());
  }

  private void output(byte[] data) {
    meter.output(threads.timing().nanos());
    synchronized (monitor) {
      if (state != State.CLOSED) {
        tell(() -> listener.output(data));
      }
    }
  }

  private void ended(ConsoleAttachment attachment) {
    synchronized (monitor) {
      if (!attachments.remove(attachment)) {
        return; // not yet attached, or closed by us
      }
      threads.aside().execute(attachment::close);
      if (current == attachment) {
        current = null;
        waiting(new ConsoleEnd(attachment.host(), attachment.end().orElse("")));
      }
    }
  }

  /**
   * What a former host still has to tell is heard, and then its channel is closed. Mostly that is at once, since a
   * guest is silent while it is switched over; its source removes it as little as a second later.
   */
  private void leaveBehind(HostId owner) {
    synchronized (monitor) {
      attachments.stream().filter(attachment -> !attachment.host().equals(owner) && attachment.leave()).toList()
          .forEach(this::endIfQuiet);
    }
  }

  private void endIfQuiet(ConsoleAttachment former) {
    synchronized (monitor) {
      if (!attachments.contains(former) || !former.isLeaving()) {
        return;
      }
      long rest = QUIET.toNanos() - former.silence();
      if (rest > 0) {
        threads.timer().schedule(() -> endIfQuiet(former), rest, TimeUnit.NANOSECONDS);
        return;
      }
      attachments.remove(former);
      if (current == former) {
        current = null; // the new host's is being opened, or waited for
      }
      threads.aside().execute(former::close);
    }
  }
}
