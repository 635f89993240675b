/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/**
 * One native connection, lent to one call at a time on each thread. It is closed when the last call that is under way
 * returns, since a handle that is closed during a call crashes the process.
 */
final class Connection {

  /** A call that uses the connection. */
  interface Call<T> {
    T run(Connect connect) throws LibvirtException, HypervisorException;
  }

  /** A call that uses a domain of the connection. */
  interface DomainCall<T> {
    T run(Domain domain) throws LibvirtException, HypervisorException;
  }

  private final Connect connect;
  private final Semaphore inFlight;
  private final Supplier<String> host;
  private final LibvirtErrors errors;
  private final Consumer<String> onDead;
  private int calls;
  private boolean closing;
  private boolean released;
  private @Nullable String lost;
  private Consumer<Connect> beforeClose = connection -> {};

  /**
   * Takes over an open connection.
   *
   * @param most how many calls may be under way at once
   * @param onDead told once or more often when a call finds the connection dead
   */
  Connection(Connect connect, Supplier<String> host, int most, Consumer<String> onDead) {
    this.connect = connect;
    this.inFlight = new Semaphore(most, true);
    this.host = host;
    this.errors = new LibvirtErrors(host);
    this.onDead = onDead;
  }

  String host() {
    return host.get();
  }

  LibvirtErrors errors() {
    return errors;
  }

  /** What is done right before the native connection is closed. */
  synchronized void beforeClose(Consumer<Connect> action) {
    beforeClose = action;
  }

  /**
   * Runs a call, as soon as there is room for it; its failure is translated, with the action as what failed. A call
   * must not make another one on the same connection.
   */
  <T> T call(String action, Call<T> call) throws HypervisorException {
    inFlight.acquireUninterruptibly();
    try {
      return run(action, call);
    } finally {
      inFlight.release();
    }
  }

  private <T> T run(String action, Call<T> call) throws HypervisorException {
    enter();
    try {
      return call.run(connect);
    } catch (LibvirtException e) {
      throw checked(errors.translate(action, e, alive()));
    } finally {
      leave();
    }
  }

  /**
   * Runs a call on a domain.
   *
   * @param pattern what is done, with the domain's name to be bound in
   */
  <T> T onDomain(UUID uuid, String pattern, DomainCall<T> call) throws HypervisorException {
    return call(NLS.bind(pattern, uuid), connection -> {
      Domain domain = connection.domainLookupByUUID(uuid);
      try {
        String action = NLS.bind(pattern, domain.getName());
        return named(action, domain, call);
      } finally {
        domain.free();
      }
    });
  }

  private <T> T named(String action, Domain domain, DomainCall<T> call) throws HypervisorException {
    try {
      return call.run(domain);
    } catch (LibvirtException e) {
      throw checked(errors.translate(action, e, alive()));
    }
  }

  /** The failure of a native call on this thread; to be called right after it, within a {@link #call}. */
  HypervisorException lastError(String action) {
    ErrorNumber number = LibvirtErrors.number(Virt.virGetLastErrorCode());
    String text = Virt.lastErrorText();
    return checked(errors.of(action, number, text, alive()));
  }

  /** The native pointer; only to be used within a {@link #call}. */
  static Pointer pointer(Connect connect) {
    return Handles.of(connect);
  }

  /** From now on every call fails with the reason. */
  synchronized void markLost(String reason) {
    if (lost == null) {
      lost = reason;
    }
  }

  synchronized boolean isUsable() {
    return lost == null && !closing;
  }

  /** Closes the connection, or has the last call under way close it. */
  void close() {
    synchronized (this) {
      closing = true;
      if (calls > 0 || released) {
        return;
      }
      released = true;
    }
    release();
  }

  private HypervisorException checked(HypervisorException failure) {
    if (failure.kind() == Kind.LOST) {
      onDead.accept(Messages.Lost_connection);
    }
    return failure;
  }

  private boolean alive() {
    try {
      return connect.isAlive();
    } catch (LibvirtException e) {
      return false;
    }
  }

  private synchronized void enter() throws HypervisorException {
    checkUsable();
    calls++;
  }

  /** Fails with what made it unusable, if anything did. */
  synchronized void checkUsable() throws HypervisorException {
    String reason = lost;
    if (reason != null) {
      throw new HypervisorException(Kind.LOST, reason);
    }
    if (closing) {
      throw new HypervisorException(Kind.LOST, Messages.Lost_closed);
    }
  }

  private void leave() {
    synchronized (this) {
      calls--;
      if (calls > 0 || !closing || released) {
        return;
      }
      released = true;
    }
    release();
  }

  private void release() {
    beforeClose.accept(connect);
    try {
      connect.close();
    } catch (LibvirtException e) {
      // The host is gone: there is nothing left to close.
      markLost(Messages.Lost_closed);
    }
  }
}
