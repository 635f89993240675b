/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.operation;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.internal.SharedMessages;
import org.xenworkbench.core.model.Registration;

/**
 * Who asks for what is done on this thread, for the event log: this process's user, unless somebody else asks through a
 * remote interface, which says so for the time of a call.
 *
 * @since 0.1
 */
public final class Initiator {

  private static final ThreadLocal<Optional<String>> OTHER = ThreadLocal.withInitial(Optional::empty);

  private Initiator() {
  }

  /** Who asks, never empty. */
  public static String current() {
    return OTHER.get().orElseGet(Initiator::process);
  }

  /** The user that this process runs as, whoever asks. */
  public static String process() {
    return System.getProperty("user.name", "?");
  }

  /** The user that this process runs as, who asked for it by the command line. */
  public static String commandLine() {
    return NLS.bind(SharedMessages.By_CommandLine, process());
  }

  /** Whoever it was, without this workbench: for what hosts tell that nobody here asked for. */
  public static String somebodyElse() {
    return SharedMessages.By_SomebodyElse;
  }

  /** The workbench itself, for what nobody asked for. */
  public static String workbench() {
    return SharedMessages.By_Workbench;
  }

  /**
   * Says that somebody else asks for what this thread does from now on.
   *
   * @param user who and from where, as words for the event log
   * @return to be closed on the same thread, which gives it back to whoever was asking before
   */
  public static Registration act(String user) {
    Optional<String> before = OTHER.get();
    OTHER.set(Optional.of(user));
    return () -> OTHER.set(before);
  }
}
