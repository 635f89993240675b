/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.vm;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.internal.host.Sessions;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.VmConsole;

/**
 * A console that follows its VM. When the VM moves, the channel on its new host is opened at once, and the old one is
 * read until it ends: the source host closes it some seconds after the guest goes on elsewhere. Attaching happens on the
 * console service's thread; output is handed on as it comes.
 */
final class AttachedConsole implements VmConsole {

  private static final Duration RETRY = Duration.ofSeconds(1);

  private final VmId vm;
  private final Inventory inventory;
  private final Sessions sessions;
  private final ScheduledExecutorService worker;
  private final ConsoleListener listener;
  private final ServiceGapMeter meter = new ServiceGapMeter();
  private final Runnable onClose;
  private Optional<Attachment> current = Optional.empty();
  private State state = State.WAITING;
  private boolean force;

  AttachedConsole(VmId vm, boolean force, Inventory inventory, Sessions sessions, ScheduledExecutorService worker,
      ConsoleListener listener, Runnable onClose) {
    this.vm = vm;
    this.force = force;
    this.inventory = inventory;
    this.sessions = sessions;
    this.worker = worker;
    this.listener = listener;
    this.onClose = onClose;
  }

  @Override
  public VmId vm() {
    return vm;
  }

  @Override
  public synchronized State state() {
    return state;
  }

  ServiceGapMeter meter() {
    return meter;
  }

  @Override
  public boolean send(byte[] data) {
    Optional<Attachment> attachment;
    synchronized (this) {
      attachment = state == State.ATTACHED ? current : Optional.empty();
    }
    if (attachment.isEmpty()) {
      return false;
    }
    try {
      attachment.get().send(data);
      return true;
    } catch (HypervisorException e) {
      attachment.get().ended(e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    Optional<Attachment> last;
    synchronized (this) {
      if (state == State.CLOSED) {
        return;
      }
      last = current;
      current = Optional.empty();
      state = State.CLOSED;
    }
    last.ifPresent(Attachment::close);
    onClose.run();
    listener.stateChanged(State.CLOSED, Messages.Console_Closed);
  }

  /** Attaches for the first time; what goes wrong is the caller's to tell. */
  void open() throws HypervisorException {
    VirtualMachine machine = inventory.virtualMachine(vm).filter(known -> known.state().isActive())
        .orElseThrow(() -> new HypervisorException(HypervisorException.Kind.INVALID_STATE,
            NLS.bind(Messages.Console_NotRunning, name())));
    attach(machine.host(), Messages.Console_Attached);
    force = true; // from now on the console is ours: what holds it after a move is our own old channel
  }

  /** The VM may have moved, started or ended. On the service's worker. */
  void follow() {
    Optional<HostId> host = inventory.virtualMachine(vm).filter(known -> known.state().isActive())
        .map(VirtualMachine::host);
    synchronized (this) {
      if (state == State.CLOSED || host.equals(current.map(attachment -> attachment.host))) {
        return;
      }
    }
    if (host.isEmpty()) {
      return; // the channel ends by itself, and is opened again when the VM is back
    }
    try {
      attach(host.get(), Messages.Console_Reattached);
    } catch (HypervisorException e) {
      waiting(NLS.bind(Messages.Console_Retry, hostName(host.get()), e.getMessage()));
      worker.schedule(this::follow, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void attach(HostId host, String text) throws HypervisorException {
    Attachment attachment = new Attachment(host);
    ConsoleChannel channel = sessions.consoles(host).openConsole(vm.uuid(), force, attachment);
    boolean alive;
    synchronized (this) {
      attachment.channel = channel;
      alive = state != State.CLOSED && !attachment.hasEnded;
      if (alive) {
        current = Optional.of(attachment);
        state = State.ATTACHED;
      }
    }
    if (alive) {
      listener.stateChanged(State.ATTACHED, NLS.bind(text, name(), hostName(host)));
    } else {
      channel.close();
      worker.schedule(this::follow, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void waiting(String message) {
    synchronized (this) {
      if (state == State.CLOSED) {
        return;
      }
      state = State.WAITING;
    }
    listener.stateChanged(State.WAITING, message);
  }

  private String name() {
    return inventory.virtualMachine(vm).map(VirtualMachine::name).orElse(vm.toString());
  }

  private String hostName(HostId host) {
    return inventory.host(host).map(Host::name).orElse(host.toString());
  }

  /** The channel on one host. After a move the old one is read to its end, while what is typed goes to the new one. */
  private final class Attachment implements ConsoleChannel.Receiver {

    private final HostId host;
    private volatile @Nullable ConsoleChannel channel;
    private volatile boolean hasEnded;

    Attachment(HostId host) {
      this.host = host;
    }

    void send(byte[] data) throws HypervisorException {
      ConsoleChannel open = channel;
      if (open != null) {
        open.send(data);
      }
    }

    void close() {
      ConsoleChannel open = channel;
      if (open != null) {
        open.close();
      }
    }

    @Override
    public void received(byte[] data) {
      meter.output(System.nanoTime());
      synchronized (listener) {
        listener.output(data);
      }
    }

    @Override
    public void ended(String reason) {
      boolean wasCurrent;
      synchronized (AttachedConsole.this) {
        hasEnded = true;
        wasCurrent = current.filter(attachment -> attachment == this).isPresent();
        if (wasCurrent) {
          current = Optional.empty();
        }
      }
      worker.execute(() -> {
        close();
        if (wasCurrent) {
          waiting(NLS.bind(Messages.Console_Ended, hostName(host), reason));
          worker.schedule(AttachedConsole.this::follow, RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
      });
    }
  }
}
