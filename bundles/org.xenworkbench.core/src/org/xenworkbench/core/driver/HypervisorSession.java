/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.model.HostInfo;

/**
 * An open session to one host: what every driver has, and its facets for what only some have. Methods block and may be
 * called from several threads at once; none may be called on a UI thread. After {@link SessionListener#sessionLost}
 * every method that asks the host, those of facets included, fails with {@link HypervisorException.Kind#LOST}. Domains
 * are named by the UUID that this host lists them under.
 *
 * @since 0.1
 */
@ConsumerType
public interface HypervisorSession extends AutoCloseable {

  /** What the host tells about itself; read once when the session opens and cheap to call. */
  HostInfo hostInfo() throws HypervisorException;

  /**
   * Features that it has although no facet shows it: what it tells by itself, which are events and what rounds hold,
   * options of its facets that not every driver knows (those of {@link MigrationOptions}), and what is to be listed of
   * facets of its own. Probed once; answers at once, lost and closed sessions too.
   */
  default Set<Feature> features() {
    return Set.of();
  }

  /**
   * Features that it lacks although it has their facet, each with the reason as a sentence for the user; and those of
   * facets that it does not have, where it knows more to say than that its driver does not offer them. Probed once;
   * answers at once, lost and closed sessions too.
   */
  default Map<Feature, String> lacks() {
    return Map.of();
  }

  /** What it can do, by its facets, {@link #features} and {@link #lacks}. Answers at once. */
  default Capabilities capabilities() {
    return Capabilities.of(this);
  }

  /**
   * One round: all domains, active or not, with their state and the raw counters of the active ones. A call that fails
   * for one domain (it vanished, its job is locked) costs that domain's values, not the round.
   */
  PollRound poll(PollRequest request) throws HypervisorException;

  /** One domain as it is now, empty if the host does not list it. */
  Optional<DomainInfo> domain(UUID domain) throws HypervisorException;

  /**
   * What else the session can do: {@link PowerControl}, {@link MemoryControl}, {@link VcpuControl},
   * {@link DefinitionControl}, {@link CreationControl}, {@link SnapshotControl}, {@link JobControl},
   * {@link MigrationControl}, {@link ConsoleAccess}, {@link DefinitionAccess}, {@link DeviceControl},
   * {@link AddressAccess}, {@link StorageAccess}, {@link StorageControl}, {@link StorageTransfer},
   * {@link NetworkAccess}, {@link NetworkControl}, {@link CpuComparison}, or an interface of the driver's own. Answers
   * at once, always the same, and lost and closed sessions too. A facet that is there may still refuse what one of its
   * {@link Feature}s is missing for.
   *
   * <p>By default what the session itself implements; a driver whose parts implement facets returns these.
   *
   * @return empty if the driver has nothing of the kind; {@link #capabilities} then says why in words for the user
   */
  default <T> Optional<T> facet(Class<T> facet) {
    return facet.isInstance(this) ? Optional.of(facet.cast(this)) : Optional.empty();
  }

  /**
   * The same for who cannot do without.
   *
   * @throws HypervisorException with {@link HypervisorException.Kind#UNSUPPORTED} and the reason that
   *     {@link #capabilities} gives if it is missing
   */
  default <T> T require(Class<T> facet) throws HypervisorException {
    Optional<T> found = facet(facet);
    if (found.isPresent()) {
      return found.get();
    }
    throw new HypervisorException(HypervisorException.Kind.UNSUPPORTED, capabilities().whyWithout(facet)
        .orElseGet(() -> NLS.bind(Messages.Session_NoFacet, facet.getSimpleName())));
  }

  /** Whether the session is usable as far as is known without a call. */
  boolean isAlive();

  /** Closes the session and everything opened through it. Never throws and may be called twice. */
  @Override
  void close();

  /**
   * The same when the host is gone, as another session to it has found: calls under way and later ones fail with
   * {@link HypervisorException.Kind#LOST} for that reason, and consoles that are open hear of it as their end. The
   * session's own listener does not. By default nobody is told the reason; a session that its host can be gone from
   * overrides it, as the contract of drivers demands, and only one that cannot outlive its host need not.
   *
   * @param reason what made the host unreachable, a sentence for the user
   */
  default void close(String reason) {
    close();
  }
}
