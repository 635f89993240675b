/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Takes what a connection tells between two rounds: the inventory has what an event alone says at once, and the rest as
 * soon as the host was asked for it. Called on drivers' threads, it asks on the host's own. What is heard before the
 * session was handed over is seen by the first round.
 */
final class EventIntake implements SessionListener {

  private final Connector connector;
  private final HostEnvironment environment;
  private final HostLink link;
  /** Domains that are to be asked for: however many events tell of one, it is asked for once. */
  private final Set<UUID> toRefresh = ConcurrentHashMap.newKeySet();

  EventIntake(Connector connector, HostEnvironment environment, HostLink link) {
    this.connector = connector;
    this.environment = environment;
    this.link = link;
  }

  private HostId id() {
    return connector.configuration().id();
  }

  private Optional<HypervisorSession> alive() {
    return link.session().filter(HypervisorSession::isAlive);
  }

  @Override
  public void domainEvent(DomainEvent event) {
    Optional<HypervisorSession> session = alive();
    if (session.isEmpty()) {
      return;
    }
    long at = environment.timing().nanos();
    boolean inUse = link.write(() -> derive(event, at));
    if (inUse) {
      environment.events().fire(listener -> listener.domainEvent(id(), event));
      refreshSoon(event.domain(), session.get());
    }
  }

  private void derive(DomainEvent event, long at) {
    VmId vm = VmId.onHost(id(), event.domain());
    environment.inventory().domain(id(), vm).flatMap(known -> DerivedState.after(event, known))
        .ifPresent(derived -> environment.inventory().updateDomain(id(), derived, at));
  }

  private void refreshSoon(UUID domain, HypervisorSession session) {
    if (toRefresh.add(domain)) {
      link.call(() -> {
        toRefresh.remove(domain); // before it is asked for: what an event tells from here on is news
        refresh(domain, session);
      });
    }
  }

  /** Asks for a domain of which an event told, since events carry no numbers. */
  private void refresh(UUID domain, HypervisorSession session) {
    long at = environment.timing().nanos();
    try {
      session.domain(domain).ifPresentOrElse(
          found -> link.write(() -> environment.inventory().updateDomain(id(), found, at)),
          () -> link.write(() -> environment.inventory().removeDomain(id(), domain, at)));
    } catch (HypervisorException e) {
      if (session.isAlive()) {
        environment.warn("Asking " + connector.configuration().name() + " for a domain failed", e);
      }
    }
  }

  @Override
  public void domainChanged(UUID domain) {
    alive().ifPresent(session -> refreshSoon(domain, session));
  }

  @Override
  public void jobIterated(UUID domain) {
    environment.events().fire(listener -> listener.jobIterated(id(), domain));
  }

  @Override
  public void jobCompleted(UUID domain, JobProgress statistics) {
    environment.events().fire(listener -> listener.jobCompleted(id(), domain, statistics));
  }

  @Override
  public void storageChanged() {
    environment.events().fire(listener -> listener.storageChanged(id()));
  }

  @Override
  public void networksChanged() {
    environment.events().fire(listener -> listener.networksChanged(id()));
  }

  @Override
  public void sessionLost(String reason) {
    if (link.session().isPresent()) {
      link.lost(new HypervisorException(HypervisorException.Kind.LOST, reason));
    }
  }
}
