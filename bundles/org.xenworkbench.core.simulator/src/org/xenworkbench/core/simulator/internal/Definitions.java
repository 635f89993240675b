/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DefinitionText;
import org.xenworkbench.core.driver.DomainEvent.Cause;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.VmChange;

/** What a session's host keeps of its domains. */
record Definitions(SimulatorSession session) implements DefinitionControl {

  /** Changes a domain that the host keeps. */
  private interface Change {
    void of(Domain domain) throws HypervisorException;
  }

  private void change(UUID uuid, Change change) throws HypervisorException {
    session.change(() -> {
      Domain domain = session.requireGuest(uuid);
      session.host().requireThatItKeeps(domain);
      change.of(domain);
      return domain;
    });
  }

  @Override
  public void discardSaved(UUID uuid) throws HypervisorException {
    change(uuid, domain -> {
      if (!domain.isSaved()) {
        throw new HypervisorException(Kind.INVALID_STATE,
            NLS.bind(Messages.Definitions_NothingSaved, domain.name(), session.host().name()));
      }
      domain.discardSaved();
      domain.guest().ifPresent(guest -> guest.off(session.host()));
    });
  }

  @Override
  public void setAutostart(UUID uuid, boolean on) throws HypervisorException {
    change(uuid, domain -> domain.setAutostart(on));
  }

  @Override
  public void defineMemory(UUID uuid, long bytes) throws HypervisorException {
    change(uuid, domain -> {
      requireThatItMayHave(domain, bytes <= domain.maxMemory());
      domain.define(domain.defined().withMemory(bytes));
    });
  }

  @Override
  public void defineVcpus(UUID uuid, int count) throws HypervisorException {
    change(uuid, domain -> {
      requireCpus(domain, count);
      requireThatItMayHave(domain, count <= domain.maxVcpus());
      domain.define(domain.defined().withVcpus(count));
    });
  }

  /** As libxl, which allows no more than the host has. */
  private void requireCpus(Domain domain, int count) throws HypervisorException {
    if (!session.capabilities().has(Feature.VCPUS_ABOVE_CPUS) && count > session.host().spec().cpus()) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Definitions_MoreThanCpus,
          new Object[] {domain.name(), session.host().name(), session.host().spec().cpus()}));
    }
  }

  /** As libxl, which compares with what runs although the next start is meant. */
  private void requireThatItMayHave(Domain domain, boolean hasRoom) throws HypervisorException {
    if (!hasRoom && domain.isActive() && !session.capabilities().has(Feature.NEXT_ABOVE_MAXIMUM)) {
      throw new HypervisorException(Kind.FAILED,
          NLS.bind(Messages.Definitions_MoreThanMaximum, domain.name(), session.host().name()));
    }
  }

  @Override
  public void rename(UUID uuid, String name) throws HypervisorException {
    session.require(VmChange.RENAME.feature());
    change(uuid, domain -> {
      requireOff(domain);
      if (session.host().domains().stream().anyMatch(other -> other != domain && other.name().equals(name))) {
        throw new HypervisorException(Kind.FAILED,
            NLS.bind(Messages.Definitions_NameTaken, new Object[] {domain.name(), session.host().name(), name}));
      }
      session.world().fire(session.host(), domain, Type.UNDEFINED, Cause.RENAMED);
      domain.rename(name);
      session.world().fire(session.host(), domain, Type.DEFINED, Cause.RENAMED);
    });
  }

  private void requireOff(Domain domain) throws HypervisorException {
    if (domain.isActive()) {
      throw World.wrongState(session.host(), domain, Messages.State_shutOff);
    }
  }

  @Override
  public String description(UUID uuid) throws HypervisorException {
    return session.call(() -> session.world().require(session.host(), uuid).description());
  }

  @Override
  public void describe(UUID uuid, String text) throws HypervisorException {
    change(uuid, domain -> domain.describe(text));
  }

  @Override
  public String nextDefinition(UUID uuid) throws HypervisorException {
    return session.change(() -> session.world().require(session.host(), uuid)
        .nextForm(session.world().definition().xenLike()).toString());
  }

  @Override
  public void define(UUID uuid, String xml) throws HypervisorException {
    change(uuid, domain -> {
      Optional<String> refusal = DefinitionText.refusal(xml, uuid, domain.name());
      if (refusal.isPresent()) {
        throw new HypervisorException(Kind.CONFIGURATION, refusal.get());
      }
      if (!domain.isPersistent()) {
        throw new HypervisorException(Kind.INVALID_STATE,
            NLS.bind(Messages.Definitions_Transient, domain.name(), session.host().name()));
      }
      DomainForm form = DomainForm.of(xml);
      Hardware hardware = form.hardware(domain.defined());
      if (hardware.maxMemory() > session.host().spec().memory()) {
        throw new HypervisorException(Kind.FAILED,
            NLS.bind(Messages.Definitions_TooMuch, domain.name(), session.host().name()));
      }
      domain.define(hardware, xml, form.description());
      session.world().fire(session.host(), domain, Type.DEFINED, Cause.UPDATED);
    });
  }

  @Override
  public void delete(UUID uuid) throws HypervisorException {
    change(uuid, domain -> {
      requireOff(domain);
      domain.guest().ifPresent(guest -> guest.off(session.host()));
      session.host().remove(uuid, session.world().now());
      session.world().fire(session.host(), domain, Type.UNDEFINED, Cause.OTHER);
    });
  }
}
