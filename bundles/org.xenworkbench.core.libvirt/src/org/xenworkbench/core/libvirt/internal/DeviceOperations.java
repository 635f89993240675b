/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Domain;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.DeviceControl;
import org.xenworkbench.core.driver.DeviceText;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.text.XmlText;

/** Attaches and detaches devices of domains, which libvirt-java does for one that is active or for one that is off. */
final class DeviceOperations implements DeviceControl {

  private static final int SUFFIX = 1 << 24;

  private final Connection connection;
  private final Guard guard;
  private final DriverTraits traits;

  DeviceOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
    this.traits = means.traits();
  }

  /**
   * What a domain is made of.
   *
   * @param now as it is; empty if it is off
   * @param next as it is started next; empty if it is not started again
   */
  private record Made(Optional<Element> now, Optional<Element> next) {

    Element either() {
      return now.or(() -> next).orElseThrow();
    }

    boolean has(String device) {
      return find(now, device).or(() -> find(next, device)).isPresent();
    }

    static Optional<Element> find(Optional<Element> root, String device) {
      return root.flatMap(found -> DomainDevices.find(found, device));
    }

    /** Where it is changed. */
    int flags() {
      return flags(now.isPresent(), next.isPresent());
    }

    /** Where a device is. */
    int flags(String device) {
      return flags(find(now, device).isPresent(), find(next, device).isPresent());
    }

    private static int flags(boolean isNow, boolean isNext) {
      return (isNow ? Virt.AFFECT_LIVE : 0) | (isNext ? Virt.AFFECT_CONFIG : 0);
    }
  }

  /** Changes a domain's devices; {@code doing} is what is tried. */
  private interface Change {
    void of(Domain domain, Made made, String doing) throws LibvirtException, HypervisorException;
  }

  private void change(UUID uuid, String action, Feature feature, Change change) throws HypervisorException {
    connection.onDomain(uuid, action, domain -> {
      String doing = NLS.bind(action, domain.getName());
      guard.checkChangeable(uuid, doing, domain.getName());
      guard.require(feature, doing);
      change.of(domain, made(domain, doing), doing);
      return domain;
    });
  }

  private Made made(Domain domain, String doing) throws LibvirtException, HypervisorException {
    Pointer handle = Handles.of(domain);
    boolean isActive = Virt.virDomainGetID(handle) >= 0;
    int isKept = Virt.virDomainIsPersistent(handle);
    check(isKept, doing);
    if (!isActive && Virt.virDomainHasManagedSaveImage(handle, 0) == 1) {
      throw wrong(doing, Messages.Device_saved);
    }
    Optional<Element> now = isActive ? Optional.of(root(domain, 0, doing)) : Optional.empty();
    return new Made(now,
        isKept != 0 || !isActive ? Optional.of(root(domain, Virt.XML_INACTIVE, doing)) : Optional.empty());
  }

  private Element root(Domain domain, int flags, String doing) throws LibvirtException, HypervisorException {
    try {
      return SafeXml.root(domain.getXMLDesc(flags));
    } catch (IOException e) {
      throw connection.errors().of(doing, Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private HypervisorException wrong(String doing, String text) {
    return connection.errors().of(doing, Kind.INVALID_STATE, text, null);
  }

  private void require(Optional<String> refusal, String doing) throws HypervisorException {
    if (refusal.isPresent()) {
      throw connection.errors().of(doing, Kind.CONFIGURATION, refusal.get(), null);
    }
  }

  private void check(int answer, String doing) throws HypervisorException {
    if (answer < 0) {
      throw connection.lastError(doing);
    }
  }

  /** Asks again afterwards: what a driver says it has attached may not be in what runs. */
  private void attach(Domain domain, Made made, String name, String device, String doing)
      throws LibvirtException, HypervisorException {
    if (made.has(name)) {
      throw wrong(doing, NLS.bind(Messages.Device_taken, name));
    }
    check(Virt.virDomainAttachDeviceFlags(Handles.of(domain), device, made.flags()), doing);
    if (made.now().isPresent() && DomainDevices.find(root(domain, 0, doing), name).isEmpty()) {
      throw wrong(doing, NLS.bind(Messages.Device_notTaken, name));
    }
  }

  @Override
  public void attach(UUID uuid, DiskPlan disk) throws HypervisorException {
    change(uuid, Messages.Action_attach, Feature.DEVICES, (domain, made, doing) -> {
      require(disk.refusal(), doing);
      attach(domain, made, disk.target(), DeviceText.of(disk, made.either().getAttribute("type")), doing);
    });
  }

  /** The address is made up here: libvirt would make up two, for now and for the next start. */
  @Override
  public void attach(UUID uuid, InterfacePlan nic) throws HypervisorException {
    change(uuid, Messages.Action_attach, Feature.DEVICES, (domain, made, doing) -> {
      require(nic.refusal(), doing);
      String mac = nic.mac().isEmpty() ? freeAddress(made) : nic.mac();
      attach(domain, made, mac, DeviceText.of(nic, mac), doing);
    });
  }

  private String freeAddress(Made made) {
    String mac;
    do {
      int suffix = ThreadLocalRandom.current().nextInt(SUFFIX);
      mac = String.format(Locale.ROOT, "%s:%02x:%02x:%02x", traits.addressPrefix(), suffix >> 16, suffix >> 8 & 0xff,
          suffix & 0xff);
    } while (made.has(mac));
    return mac;
  }

  @Override
  public void detach(UUID uuid, String device) throws HypervisorException {
    change(uuid, Messages.Action_detach, Feature.DEVICES, (domain, made, doing) -> {
      Element found = require(made, device, doing);
      int flags = made.flags(device);
      check(Virt.virDomainDetachDeviceFlags(Handles.of(domain), XmlText.of(found), flags), doing);
      if ((flags & Virt.AFFECT_LIVE) != 0 && DomainDevices.find(root(domain, 0, doing), device).isPresent()) {
        throw wrong(doing, NLS.bind(Messages.Device_held, device));
      }
    });
  }

  private Element require(Made made, String device, String doing) throws HypervisorException {
    return Made.find(made.now(), device).or(() -> Made.find(made.next(), device))
        .orElseThrow(() -> wrong(doing, NLS.bind(Messages.Device_none, device)));
  }

  @Override
  public void changeMedium(UUID uuid, String drive, String source) throws HypervisorException {
    change(uuid, Messages.Action_changeMedium, Feature.MEDIA, (domain, made, doing) -> {
      require(source.isEmpty() ? Optional.empty() : DiskPlan.sourceRefusal(source), doing);
      Element found = require(made, drive, doing);
      if (!DomainDevices.isDrive(found)) {
        throw wrong(doing, NLS.bind(Messages.Device_noDrive, drive));
      }
      DeviceText.putInto(found, source);
      check(Virt.virDomainUpdateDeviceFlags(Handles.of(domain), XmlText.of(found), made.flags(drive)), doing);
    });
  }
}
