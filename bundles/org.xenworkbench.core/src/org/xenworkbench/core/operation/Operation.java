/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.Words;

/**
 * A piece of work: synchronous, free of UI, testable alone. Its name is that of the command that asks for it.
 *
 * @since 0.1
 */
@ConsumerType
public interface Operation {

  /** What it is, for log and user, before it runs. */
  Description describe();

  /** Does the work; returns when it is done. */
  void execute(OperationMonitor monitor) throws HypervisorException;

  /**
   * Whether what it has begun goes on without this process. When the workbench ends, its entry in the event log then
   * stays as it is, and whoever knows the hosts finds the end and writes it.
   */
  default boolean goesOnAlone() {
    return false;
  }

  /**
   * Waits for its turn, where no more than some of its kind may be under way at once; by default it has it now. It
   * takes no thread while it waits, and can be cancelled. Called on the thread that asks for the operation; returns at
   * once.
   *
   * @param monitor to be told what it waits for
   * @param begin to be run once, on any thread, when it has its turn; throws nothing
   */
  default void awaitTurn(OperationMonitor monitor, Runnable begin) {
    begin.run();
  }

  /**
   * Whether it changes something on its host: then nobody knows whether it was done if the host is lost while it is
   * asked, until the host answers again. It counts as asked from its first call on a connection for operations on, also
   * where that only reads and nothing is changed before a later one: rather in doubt once too often. What it asks on
   * other connections, which are for questions, does not count.
   */
  default boolean changesHost() {
    return true;
  }

  /**
   * What can be seen of it on its host, when nobody knows whether it was done and the host answers again. Called on a
   * thread of the host's operations, round by round, until two calls in a row return the same: the host may still be at
   * it. What became of the VM that it works on is found besides. Not called by the next process: it finds the VM only.
   *
   * @param session of the connection for operations of its host
   * @param facts those of its entry in the event log
   * @return sentences for the user, empty for none
   */
  default String found(HypervisorSession session, Map<String, String> facts) throws HypervisorException {
    return "";
  }

  /**
   * What an operation is. Made by {@link #of} and what is added to it.
   *
   * @param kind its kind in the event log: one of {@link org.xenworkbench.core.event.LogEntry}'s or one of its own
   * @param runningText “Migrating VM 'x' from 'a' to 'b'”
   * @param doneText “Migrated VM 'x' from 'a' to 'b'”
   * @param host the host it works on; empty for what works on none by itself, such as several that are one
   * @param hostName that host's name
   * @param vm the VM it works on, where it does
   * @param vmName that VM's name, may be empty
   * @param attributes facts for the event log
   * @param cancellable whether it can be cancelled
   * @param together what several of its kind are called that are asked for at once; empty for the words of any
   */
  record Description(String kind, String runningText, String doneText, Optional<HostId> host, String hostName,
      Optional<VmId> vm, String vmName, Map<String, String> attributes, boolean cancellable,
      Optional<Together> together) {

    /** Copies the attributes. */
    public Description {
      attributes = Map.copyOf(attributes);
    }

    /** One on a host, that cannot be cancelled; what the parameters are is said above. */
    public static Description of(String kind, HostId host, String hostName, String runningText, String doneText) {
      return of(kind, Optional.of(host), hostName, runningText, doneText);
    }

    /** One on a host, if it is on one. */
    public static Description of(String kind, Optional<HostId> host, String hostName, String runningText,
        String doneText) {
      return new Description(kind, runningText, doneText, host, hostName, Optional.empty(), "", Map.of(), false,
          Optional.empty());
    }

    /** On a VM of that host. */
    public Description withVm(VmId of, String name) {
      return new Description(kind, runningText, doneText, host, hostName, Optional.of(of), name, attributes,
          cancellable, together);
    }

    /** With these facts for the event log, in place of what it has. */
    public Description withAttributes(Map<String, String> facts) {
      return new Description(kind, runningText, doneText, host, hostName, vm, vmName, facts, cancellable,
          together);
    }

    /** One that can be cancelled, or not. */
    public Description withCancellable(boolean can) {
      return new Description(kind, runningText, doneText, host, hostName, vm, vmName, attributes, can,
          together);
    }

    /** With what several of its kind are called. */
    public Description withTogether(Together words) {
      return new Description(kind, runningText, doneText, host, hostName, vm, vmName, attributes, cancellable,
          Optional.of(words));
    }

    /**
     * The same, where the words of its row say it: {@code runningTogether} and {@code doneTogether}, with the number
     * as {0}.
     *
     * @param value what takes the place of {1}
     */
    public Description withTogether(Words words, String row, String value) {
      return !words.has(row, "runningTogether") ? this
          : withTogether(new Together(count -> words.of(row, "runningTogether", count, value),
              done -> words.of(row, "doneTogether", done, value)));
    }
  }

  /**
   * What several operations are called that are asked for at once.
   *
   * @param running that so many are under way: “Starting 12 virtual machines”
   * @param done that so many are done, in words such as “11 of 12”: “Started 11 of 12 virtual machines”
   */
  record Together(IntFunction<String> running, UnaryOperator<String> done) {
  }
}
