/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.core.vm.VmConsole;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.console.internal.ConsoleStatus.Phase;

/**
 * Connects a view with its VM's console: opens it in the background once nothing is in the way, again when the user
 * asks for it, and closes it with the view. Any thread; its callbacks come on any thread.
 */
final class ConsoleLink {

  private final ConsoleService service;
  private final VmId vm;
  private final Consumer<byte[]> output;
  private final Runnable changed;
  private final Consumer<String> inUse;
  private final ISchedulingRule turns = new Turns();
  private ConsoleStatus status = new ConsoleStatus(Phase.WAITING, "");
  private @Nullable Attempt current;
  private boolean closed;

  /**
   * Creates one that does nothing until {@link #check}.
   *
   * @param output takes what the guest writes; returns at once
   * @param changed hears that {@link #status} is another
   * @param inUse hears that somebody else uses the console, with the driver's words
   */
  ConsoleLink(ConsoleService service, VmId vm, Consumer<byte[]> output, Runnable changed, Consumer<String> inUse) {
    this.service = service;
    this.vm = vm;
    this.output = output;
    this.changed = changed;
    this.inUse = inUse;
  }

  synchronized ConsoleStatus status() {
    return status;
  }

  /** The model changed: opens the console if that has become possible. */
  void check() {
    Optional<String> obstacle = service.obstacle(vm);
    boolean open;
    synchronized (this) {
      open = !closed && current == null && status.phase() == Phase.WAITING && obstacle.isEmpty();
      if (!open && current == null && obstacle.isPresent()) {
        status = new ConsoleStatus(Phase.WAITING, obstacle.get());
      }
    }
    if (open) {
      open(false);
    }
    changed.run();
  }

  /** Opens the console anew, whatever its state. */
  void open(boolean force) {
    Attempt attempt = new Attempt();
    Attempt last;
    synchronized (this) {
      if (closed) {
        return;
      }
      last = current;
      current = attempt;
      status = new ConsoleStatus(Phase.OPENING, "");
    }
    inBackground(Messages.ConsoleLink_opening, () -> attempt.open(last, force));
    changed.run();
  }

  /** Sends what was typed; {@code false} if it reaches nobody. */
  boolean send(byte[] data) {
    Attempt attempt;
    synchronized (this) {
      attempt = current;
    }
    VmConsole console = attempt == null ? null : attempt.console;
    return console != null && console.send(data);
  }

  /** Detaches, in the background, since a host can be slow to answer; the VM goes on. */
  void close() {
    Attempt last;
    synchronized (this) {
      closed = true;
      last = current;
      current = null;
    }
    if (last != null) {
      inBackground(Messages.ConsoleLink_closing, last::close);
    }
  }

  /** One after the other: a console that is still being opened would be in the way of the next one. */
  private void inBackground(String name, Runnable work) {
    Job job = Job.create(name, (ICoreRunnable) monitor -> work.run());
    job.setSystem(true);
    job.setRule(turns);
    job.schedule();
  }

  private void become(Attempt attempt, boolean keep, Phase phase, String text) {
    synchronized (this) {
      if (current != attempt) {
        return;
      }
      status = new ConsoleStatus(phase, text);
      if (!keep) {
        current = null;
      }
    }
    changed.run();
  }

  private synchronized boolean isCurrent(Attempt attempt) {
    return current == attempt;
  }

  /** One console; what a replaced one still says is not heard. */
  private final class Attempt implements ConsoleListener {

    private volatile @Nullable VmConsole console;

    void open(@Nullable Attempt last, boolean force) {
      if (last != null) {
        last.close();
      }
      try {
        VmConsole opened = service.open(vm, force, this);
        console = opened;
        if (!isCurrent(this)) {
          opened.close();
        }
      } catch (HypervisorException e) {
        become(this, false, Phase.FAILED, Problems.status(Messages.ConsoleLink_notOpened, e).getMessage());
        if (e.kind() == HypervisorException.Kind.CONSOLE_IN_USE) {
          inUse.accept(e.getMessage());
        }
      }
    }

    void close() {
      VmConsole opened = console;
      if (opened != null) {
        opened.close();
      }
    }

    @Override
    public void output(byte[] data) {
      if (isCurrent(this)) {
        output.accept(data);
      }
    }

    @Override
    public void stateChanged(VmConsole.State state, String message) {
      switch (state) {
        case ATTACHED -> become(this, true, Phase.ATTACHED, message);
        case WAITING -> become(this, true, Phase.WAITING, message);
        case CLOSED -> become(this, false, Phase.FAILED, NLS.bind(Messages.ConsoleLink_closed, message));
      }
    }
  }

  /** Lets one job of this link run at a time. */
  private static final class Turns implements ISchedulingRule {

    @Override
    public boolean contains(@Nullable ISchedulingRule rule) {
      return rule == this;
    }

    @Override
    public boolean isConflicting(@Nullable ISchedulingRule rule) {
      return rule == this;
    }
  }
}
