/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The facet of sessions that open the text consoles of domains. May be called from several threads at once; fails with
 * {@link HypervisorException.Kind#LOST} once the session is lost or closed, which ends the consoles it opened, too.
 *
 * @since 0.1
 */
@ConsumerType
public interface ConsoleAccess {

  /**
   * Opens the domain's text console; blocks until it is open.
   *
   * @param domain the UUID that the host lists the domain under
   * @param force whether to throw out somebody else who uses it
   * @param receiver hears of output and of the end, on a driver's thread; perhaps before this method returns
   * @throws HypervisorException with {@link HypervisorException.Kind#CONSOLE_IN_USE} if somebody uses it and
   *     {@code force} is false, {@link HypervisorException.Kind#INVALID_STATE} if the domain is not active, and
   *     {@link HypervisorException.Kind#NO_SUCH_DOMAIN} if the host does not list it
   */
  ConsoleChannel openConsole(UUID domain, boolean force, ConsoleChannel.Receiver receiver) throws HypervisorException;
}
