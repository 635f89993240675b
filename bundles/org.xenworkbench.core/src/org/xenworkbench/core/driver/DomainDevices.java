/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeXml;

/**
 * The disks and network interfaces of a domain, as a definition in libvirt's form has them. It comes from a host:
 * texts are cut, and what goes beyond {@link Bounds#DEVICES} of a kind is left out.
 *
 * @param hypervisor which kind of domain it is, such as {@code xen} or {@code kvm}
 * @param disks disks and drives, in order
 * @param interfaces in order, by which they are measured
 * @since 0.1
 */
public record DomainDevices(String hypervisor, List<Disk> disks, List<Interface> interfaces) {

  /** A domain without any. */
  public static final DomainDevices NONE = new DomainDevices("", List.of(), List.of());

  /** What of a source tells nothing of where it is. */
  private static final Set<String> IGNORED = Set.of("index", "startupPolicy", "portid");
  private static final Set<String> DRIVES = Set.of("cdrom", "floppy");

  /**
   * A disk or drive.
   *
   * @param target the guest's name of it
   * @param device what it is: {@code disk}, {@code cdrom} and the like
   * @param source what is behind it on the host, in words; empty for an empty drive
   * @param path the file or block device of the host that it is; empty if it is neither
   * @param pool the pool of the volume that it is; empty if it is not told as one
   * @param volume the volume; empty too
   * @param format how it is stored; may be empty
   */
  public record Disk(String target, String device, String source, String path, String pool, String volume,
      String format) {

    /** Whether a medium can be put into it. */
    public boolean isDrive() {
      return DRIVES.contains(device);
    }
  }

  /**
   * A network interface.
   *
   * @param mac its address
   * @param source what it is connected to on the host, in words
   * @param network the network that it is connected to; empty if it is connected otherwise
   * @param bridge the bridge, if it is told; else empty
   * @param model what the guest sees; may be empty
   */
  public record Interface(String mac, String source, String network, String bridge, String model) {
  }

  /**
   * Reads them.
   *
   * @throws IOException if it is no definition or beyond bounds, as a sentence
   */
  public static DomainDevices of(String definition) throws IOException {
    return of(SafeXml.root(definition));
  }

  /** The same of a definition that was read. */
  public static DomainDevices of(Element root) {
    return new DomainDevices(text(root.getAttribute("type")),
        all(root, "disk").map(DomainDevices::disk).toList(), all(root, "interface").map(DomainDevices::nic).toList());
  }

  private static Stream<Element> all(Element root, String name) {
    return SafeXml.first(root, "devices").stream().flatMap(devices -> SafeXml.children(devices, name).stream())
        .limit(Bounds.DEVICES);
  }

  private static Disk disk(Element disk) {
    String device = disk.getAttribute("device");
    String file = attribute(disk, "source", "file");
    return new Disk(name(disk), device.isEmpty() ? "disk" : text(device), source(disk),
        file.isEmpty() ? attribute(disk, "source", "dev") : file, attribute(disk, "source", "pool"),
        attribute(disk, "source", "volume"), attribute(disk, "driver", "type"));
  }

  private static Interface nic(Element nic) {
    return new Interface(name(nic), source(nic), attribute(nic, "source", "network"),
        attribute(nic, "source", "bridge"), attribute(nic, "model", "type"));
  }

  /** What a device is called: the guest's name of a disk, the address of an interface; empty if it has none. */
  private static String name(Element device) {
    String name = device.getTagName().equals("disk") ? attribute(device, "target", "dev")
        : attribute(device, "mac", "address");
    return name.length() > Bounds.DEVICE_NAME ? "" : name;
  }

  /**
   * The device of that name in a definition.
   *
   * @param name the guest's name of a disk, or the address of an interface in either case
   */
  public static Optional<Element> find(Element root, String name) {
    return Stream.concat(all(root, "disk"), all(root, "interface"))
        .filter(device -> !name.isEmpty() && name(device).equalsIgnoreCase(name)).findFirst();
  }

  /** Whether a medium can be put into that device of a definition. */
  public static boolean isDrive(Element device) {
    return device.getTagName().equals("disk") && DRIVES.contains(device.getAttribute("device"));
  }

  /** These, and those of others that are not among them. */
  public DomainDevices and(DomainDevices others) {
    List<Disk> allDisks = new ArrayList<>(disks);
    Set<String> targets = new HashSet<>(disks.stream().map(Disk::target).toList());
    others.disks.stream().filter(disk -> targets.add(disk.target())).forEach(allDisks::add);
    List<Interface> allInterfaces = new ArrayList<>(interfaces);
    Set<String> macs = new HashSet<>(interfaces.stream().map(Interface::mac).toList());
    others.interfaces.stream().filter(nic -> macs.add(nic.mac())).forEach(allInterfaces::add);
    return new DomainDevices(hypervisor, List.copyOf(allDisks), List.copyOf(allInterfaces));
  }

  /** Whatever it says: a file, a device, pool and volume, a network, a bridge, or protocol and name of a server's. */
  private static String source(Element device) {
    return SafeXml.first(device, "source").map(source -> text(source.getAttributes())).orElse("");
  }

  private static String text(NamedNodeMap attributes) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (!IGNORED.contains(attributes.item(i).getNodeName())) {
        values.add(attributes.item(i).getNodeValue());
      }
    }
    return text(String.join(" ", values));
  }

  private static String attribute(Element device, String child, String name) {
    return SafeXml.first(device, child).map(found -> text(found.getAttribute(name))).orElse("");
  }

  private static String text(String told) {
    return Bounds.text(told, Bounds.TEXT);
  }
}
