/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.DeviceControl;
import org.xenworkbench.core.driver.DeviceText;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.driver.SessionListener;

/** The devices of the domains of a session's host. */
record Devices(SimulatorSession session) implements DeviceControl {

  /** Looks at a definition of a domain, or changes it. */
  private interface Change {
    void of(DomainForm form) throws HypervisorException;
  }

  /** What is done with a domain. */
  private interface Deed {
    void with(Domain domain) throws HypervisorException;
  }

  private void change(UUID uuid, Deed deed) throws HypervisorException {
    session.change(() -> {
      Domain domain = session.requireGuest(uuid);
      session.host().requireThatItKeeps(domain);
      if (!domain.isActive() && domain.isSaved()) {
        throw wrong(Messages.Devices_saved, domain, "");
      }
      deed.with(domain);
      session.world().tell(session.host(), listener -> listener.domainChanged(uuid));
      session.world().tell(session.host(), SessionListener::networksChanged);
      return domain;
    });
  }

  private boolean xenLike() {
    return session.world().definition().xenLike();
  }

  /** Of what it is now, if it is active, and what it is started with. Nothing is changed if either cannot be. */
  private void rewrite(Domain domain, Change change) throws HypervisorException {
    DomainForm present = domain.presentForm(xenLike());
    if (domain.isActive()) {
      change.of(present);
    }
    DomainForm next = domain.nextForm(xenLike());
    if (domain.isPersistent()) {
      change.of(next);
    }
    domain.rewrite(next.toString(), present.toString());
  }

  private static void require(Optional<String> refusal) throws HypervisorException {
    if (refusal.isPresent()) {
      throw new HypervisorException(Kind.CONFIGURATION, refusal.get());
    }
  }

  private HypervisorException wrong(String text, Domain domain, String device) {
    return new HypervisorException(Kind.INVALID_STATE,
        NLS.bind(text, new Object[] {domain.name(), session.host().name(), device}));
  }

  private boolean has(Domain domain, String device) throws HypervisorException {
    return domain.presentForm(xenLike()).device(device).or(() -> nextDevice(domain, device)).isPresent();
  }

  private Optional<Element> nextDevice(Domain domain, String device) {
    try {
      return domain.nextForm(xenLike()).device(device);
    } catch (HypervisorException e) {
      throw new IllegalStateException(e); // it was read when it was written
    }
  }

  private void attach(Domain domain, String name, String device) throws HypervisorException {
    if (has(domain, name)) {
      throw wrong(Messages.Devices_taken, domain, name);
    }
    rewrite(domain, form -> form.addDevice(device));
  }

  @Override
  public void attach(UUID uuid, DiskPlan disk) throws HypervisorException {
    require(disk.refusal());
    change(uuid, domain -> {
      requireThatThereIs(disk.source());
      attach(domain, disk.target(), DeviceText.of(disk, domain.presentForm(xenLike()).type()));
    });
  }

  /** A host looks for a file before it gives it to a guest. */
  private void requireThatThereIs(String source) throws HypervisorException {
    if (!source.isEmpty() && !DeviceText.isDevice(source) && !session.host().resources().hasFile(source)) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Devices_noFile, source));
    }
  }

  @Override
  public void attach(UUID uuid, InterfacePlan nic) throws HypervisorException {
    require(nic.refusal());
    change(uuid, domain -> {
      if (nic.kind() == InterfacePlan.Kind.BRIDGE ? !session.host().resources().hasBridge(nic.source())
          : !session.host().resources().network(nic.source()).active()) {
        throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Devices_noNetwork, nic.source()));
      }
      String mac = nic.mac().isEmpty() ? freeAddress(domain) : nic.mac();
      attach(domain, mac, DeviceText.of(nic, mac));
    });
  }

  /** The same in every run. */
  private String freeAddress(Domain domain) throws HypervisorException {
    int number = 0;
    while (has(domain, Descriptions.mac(domain.uuid(), number))) {
      number++;
    }
    return Descriptions.mac(domain.uuid(), number);
  }

  @Override
  public void detach(UUID uuid, String device) throws HypervisorException {
    change(uuid, domain -> {
      requireDevice(domain, device);
      if (domain.isActive() && domain.presentForm(xenLike()).device(device).isPresent()
          && domain.guest().filter(Guest::holdsDevices).isPresent()) {
        letGoAtItsEnd(domain, device);
        throw wrong(Messages.Devices_held, domain, device);
      }
      rewrite(domain, form -> form.removeDevice(device));
    });
  }

  /** As libvirt does: what it is started with next has it no more, whatever its guest does. */
  private void letGoAtItsEnd(Domain domain, String device) throws HypervisorException {
    DomainForm next = domain.nextForm(xenLike());
    if (domain.isPersistent()) {
      next.removeDevice(device);
    }
    domain.rewrite(next.toString(), domain.presentForm(xenLike()).toString());
    session.world().tell(session.host(), listener -> listener.domainChanged(domain.uuid()));
  }

  private Element requireDevice(Domain domain, String device) throws HypervisorException {
    return domain.presentForm(xenLike()).device(device).or(() -> nextDevice(domain, device))
        .orElseThrow(() -> wrong(Messages.Devices_none, domain, device));
  }

  @Override
  public void changeMedium(UUID uuid, String drive, String source) throws HypervisorException {
    require(source.isEmpty() ? Optional.empty() : DiskPlan.sourceRefusal(source));
    change(uuid, domain -> {
      if (!DomainDevices.isDrive(requireDevice(domain, drive))) {
        throw wrong(Messages.Devices_noDrive, domain, drive);
      }
      requireThatThereIs(source);
      rewrite(domain, form -> form.device(drive).ifPresent(found -> DeviceText.putInto(found, source)));
    });
  }
}
