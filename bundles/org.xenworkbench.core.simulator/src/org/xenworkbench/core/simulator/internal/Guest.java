/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.ConsoleChannel;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.simulator.SimulatedVm;

/**
 * A virtual machine's inside, wherever it runs: it has one shell, whose console is on the host it runs on. Its world's
 * monitor guards it.
 */
final class Guest implements Shell.Machine {

  /** How much is kept of what is printed while nobody is attached. */
  private static final int KEPT = 4096;
  /** How long after a migration, in seconds, somebody who attaches is taken for one who was attached before it. */
  private static final double REATTACH = 10;

  private final SimulatedVm vm;
  private final World world;
  private final Shell shell = new Shell(this);
  private final Map<HostState, ShellChannel> channels = new HashMap<>();
  private final StringBuilder unread = new StringBuilder();
  private final List<byte[]> typed = new ArrayList<>();
  private HostState host;
  private boolean executes;
  private boolean bootsLater;
  private int boots;
  private double booted;
  private Optional<String> failingFile = Optional.empty();
  private boolean holdsDevices;
  private double moved = Double.NEGATIVE_INFINITY;

  Guest(SimulatedVm vm, HostState host, World world) {
    this.vm = vm;
    this.host = host;
    this.world = world;
  }

  SimulatedVm vm() {
    return vm;
  }

  /** Where it runs, or ran last. */
  HostState host() {
    return host;
  }

  /** How often it has booted: tells one run from the next. */
  int boots() {
    return boots;
  }

  /** The file of its disk that cannot be written; empty if the disk works. */
  Optional<String> failingFile() {
    return failingFile;
  }

  void setFailingFile(Optional<String> file) {
    failingFile = file;
  }

  /** Whether it keeps devices that are detached. */
  boolean holdsDevices() {
    return holdsDevices;
  }

  void setHoldsDevices(boolean held) {
    holdsDevices = held;
  }

  void placeOn(HostState newHost) {
    host = newHost;
  }

  /** It boots when it is resumed. */
  void bootLater() {
    bootsLater = true;
  }

  void boot() {
    bootsLater = false;
    executes = true;
    boots++;
    booted = world.now();
    typed.clear();
    shell.boot();
  }

  void standStill() {
    executes = false;
  }

  void goOn() {
    if (bootsLater) {
      boot();
      return;
    }
    executes = true;
    shell.goOn();
    List<byte[]> waiting = List.copyOf(typed);
    typed.clear();
    waiting.forEach(shell::input);
  }

  /** It has just left a host on which somebody watched its console. */
  void moved() {
    if (!channels.isEmpty()) {
      moved = world.now();
    }
  }

  /** Its memory is on disk: nobody reaches it, and it goes on later. */
  void sleep(HostState where) {
    executes = false;
    consoleGone(where, NLS.bind(Messages.Guest_Saved, vm.name()));
  }

  void off(HostState where) {
    executes = false;
    bootsLater = false;
    shell.halt();
    unread.setLength(0);
    consoleGone(where, NLS.bind(Messages.Guest_Off, vm.name()));
  }

  /** Ends the console on a host. */
  void consoleGone(HostState where, String reason) {
    Optional.ofNullable(channels.remove(where)).ifPresent(channel -> channel.end(reason));
  }

  /**
   * Attaches a console on a host. It says that it is made up, but only to somebody new: one who watched it on the host
   * that the guest just left is to see it go on.
   */
  ShellChannel attach(HostState where, boolean force, ConsoleChannel.Receiver receiver) throws HypervisorException {
    if (channels.containsKey(where)) {
      if (!force) {
        throw new HypervisorException(Kind.CONSOLE_IN_USE, NLS.bind(Messages.Guest_InUse, vm.name()));
      }
      consoleGone(where, NLS.bind(Messages.Guest_Taken, vm.name()));
    }
    boolean isNew = channels.isEmpty() && world.now() - moved > REATTACH;
    ShellChannel channel = new ShellChannel(world, this, where, receiver);
    channels.put(where, channel);
    if (isNew) {
      channel.deliver(NLS.bind(Messages.Guest_Welcome, vm.name()) + "\r\n" + (executes ? shell.promptText() : ""));
      unread.setLength(0);
    } else if (where == host && !unread.isEmpty()) {
      channel.deliver(unread.toString());
      unread.setLength(0);
    }
    return channel;
  }

  void detach(HostState where, ShellChannel channel) {
    channels.remove(where, channel);
  }

  /** Somebody types. What is typed while it stands still waits. */
  void input(byte[] data) {
    if (executes) {
      shell.input(data);
    } else {
      typed.add(data.clone());
    }
  }

  @Override
  public String name() {
    return host.domain(vm.uuid()).map(Domain::name).orElse(vm.name());
  }

  @Override
  public int cpus() {
    return host.domain(vm.uuid()).map(Domain::vcpus).orElse(vm.vcpus());
  }

  @Override
  public long memory() {
    return host.domain(vm.uuid()).map(Domain::memory).orElse(vm.memory());
  }

  @Override
  public Instant now() {
    return world.time().clock().instant();
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos((long) ((world.now() - booted) * 1e9));
  }

  @Override
  public boolean executes() {
    return executes;
  }

  @Override
  public void print(String text) {
    Optional<ShellChannel> channel = Optional.ofNullable(channels.get(host));
    if (channel.isPresent()) {
      channel.get().deliver(text);
    } else {
      unread.append(text);
      unread.delete(0, Math.max(0, unread.length() - KEPT));
    }
  }

  @Override
  public void later(Duration delay, Runnable task) {
    world.time().later(delay, () -> {
      synchronized (world) {
        task.run();
      }
    });
  }

  /** The text as the guest's terminal sends it. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
