/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.Endpoint.Transport;

/**
 * Opens sessions to hosts of some types. Registered as an OSGi service (whiteboard); all methods may be called on any
 * thread.
 *
 * @since 0.1
 */
@ConsumerType
public interface HypervisorDriver {

  /** The host types it serves, such as {@code xen} and {@code qemu}; the values of {@link Endpoint#driver()}. */
  Set<String> types();

  /**
   * The ways in which it can reach hosts of one of its types; all of them unless it says otherwise. A user is offered
   * these only.
   */
  default Set<Transport> transports(String type) {
    return EnumSet.allOf(Transport.class);
  }

  /** Why it can reach nothing at an endpoint, where that shows without trying; a sentence. At once. */
  default Optional<String> obstacle(Endpoint endpoint) {
    return Optional.empty();
  }

  /** Whether its hosts are made up; they are then labelled so wherever they are shown. */
  default boolean isSimulated() {
    return false;
  }

  /**
   * A host that is there without being added by the user, such as the machine the core runs on; it cannot be removed.
   */
  default Optional<HostConfiguration> builtInHost() {
    return Optional.empty();
  }

  /**
   * How many calls one of its connections bears at once. The core never has more under way on a host's polling
   * connection, nor more long ones on its connection for operations; what comes besides waits for its turn.
   *
   * @return at least 1, which is what a driver that says nothing bears
   */
  default int callsPerConnection() {
    return 1;
  }

  /**
   * Trusts what a host has shown at an endpoint, from now on and over restarts. May read and write files.
   *
   * @throws HypervisorException if it cannot be kept, or another one is trusted there; of kind {@link
   *     HypervisorException.Kind#UNSUPPORTED} from a driver whose hosts show nothing
   */
  default void trust(Endpoint endpoint, HostIdentity shown) throws HypervisorException {
    throw new HypervisorException(HypervisorException.Kind.UNSUPPORTED,
        NLS.bind(Messages.HypervisorDriver_NoIdentity, endpoint.displayText()));
  }

  /** What {@link #trust} keeps for an endpoint, also if it cannot be read; may read files. */
  default Optional<AcceptedIdentity> accepted(Endpoint endpoint) {
    return Optional.empty();
  }

  /**
   * Whether two endpoints of this driver's types are one place for {@link #trust}, however they are spelled: what is
   * accepted for one is accepted for the other.
   */
  default boolean isSamePlace(Endpoint one, Endpoint other) {
    return one.transport() == other.transport() && one.asciiAddress().equalsIgnoreCase(other.asciiAddress())
        && one.port() == other.port();
  }

  /**
   * All that {@link #trust} keeps, in any order. May read files.
   *
   * @throws HypervisorException if it cannot be said what there is
   */
  default List<AcceptedIdentity> accepted() throws HypervisorException {
    return List.of();
  }

  /**
   * Forgets what {@link #trust} keeps for an endpoint. May write files.
   *
   * @throws HypervisorException if that cannot be done
   */
  default void distrust(Endpoint endpoint) throws HypervisorException {
    // Nothing is kept.
  }

  /**
   * Opens a session. Blocks until it is open or has failed; the core calls it on a connecting thread with its own time
   * limit in mind, so a driver probes a network address before it makes calls that have none.
   *
   * @param endpoint where and how
   * @param context what the session may use; before this method returns the listener hears of its steps and of
   *     nothing else
   * @throws HypervisorException with a kind that tells the user what to do; an {@link UntrustedHostException} if it is
   *     the host's identity that is not trusted
   */
  HypervisorSession open(Endpoint endpoint, SessionContext context) throws HypervisorException;
}
