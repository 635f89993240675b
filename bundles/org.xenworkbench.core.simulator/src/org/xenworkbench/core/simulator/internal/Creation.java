/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.CreationControl;
import org.xenworkbench.core.driver.DefinitionText;
import org.xenworkbench.core.driver.DomainEvent.Cause;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;

/** Makes domains on a session's host. */
record Creation(SimulatorSession session) implements CreationControl {

  private static final String ARCHITECTURE = "x86_64";
  /** What a definition that says nothing of it has. */
  private static final Hardware LEAST = new Hardware(1, 1, 1 << 20, 1 << 20);

  private String hypervisor() {
    return session.world().definition().xenLike() ? "xen" : "test";
  }

  @Override
  public List<GuestType> guestTypes() throws HypervisorException {
    return session.call(() -> (session.world().definition().xenLike() ? Stream.of("xenpvh", "xen", "hvm")
        : Stream.of("hvm")).map(os -> new GuestType(os, ARCHITECTURE, hypervisor(), List.of())).toList());
  }

  @Override
  public void create(String xml) throws HypervisorException {
    DefinitionText.Identity identity = DefinitionText.identity(xml);
    session.change(() -> {
      HostState host = session.host();
      host.requireThatItKeeps(identity.name());
      requireNone(identity);
      DomainForm form = DomainForm.of(xml);
      if (!form.type().equals(hypervisor())) {
        throw refused(Messages.Creation_OtherType, identity.name(), form.type());
      }
      Hardware hardware = form.hardware(LEAST);
      if (hardware.maxMemory() > host.spec().memory()) {
        throw refused(Messages.Definitions_TooMuch, identity.name(), "");
      }
      Domain domain = session.world().add(host, new SimulatedVm(identity.uuid(), identity.name(), host.name(),
          hardware.vcpus(), hardware.memory(), false, VmLoad.IDLE));
      domain.define(hardware, xml, form.description());
      session.world().fire(host, domain, Type.DEFINED, Cause.OTHER);
      return domain;
    });
  }

  private void requireNone(DefinitionText.Identity identity) throws HypervisorException {
    if (session.host().domains().stream().anyMatch(domain -> domain.name().equals(identity.name()))) {
      throw refused(Messages.Creation_NameTaken, identity.name(), "");
    }
    Optional<Domain> same = session.host().domain(identity.uuid());
    if (same.isPresent()) {
      throw refused(Messages.Creation_UuidTaken, identity.name(), same.get().name());
    }
  }

  private HypervisorException refused(String why, String vm, String more) {
    return new HypervisorException(Kind.FAILED, NLS.bind(why, new Object[] {vm, session.host().name(), more}));
  }
}
