/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostPaths;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.internal.tree.DomainTree;

/**
 * The VMs that work on a disk which another is to be given: two that write to one destroy it, and no host minds.
 *
 * @param machines those of the host
 * @param turn held from the look until one has it and runs
 * @param started those that were started here: the inventory may not know yet that they run
 */
record DiskWriters(Supplier<List<VirtualMachine>> machines, Lock turn, Set<UUID> started) {

  /**
   * Looks whether no VM that is not shut off has what is at a path, as that or as a volume.
   *
   * @throws HypervisorException with {@link Kind#INVALID_STATE} that names the VM
   */
  void requireNone(HypervisorSession session, String path) throws HypervisorException {
    Optional<DefinitionAccess> definitions = session.facet(DefinitionAccess.class);
    if (definitions.isEmpty()) {
      return;
    }
    List<StorageVolume> volumes = session.capabilities().whyNot(Feature.STORAGE).isPresent() ? List.of()
        : CloneDisks.volumes(session.require(StorageAccess.class)).stream()
            .filter(volume -> HostPaths.plain(volume.path()).equals(HostPaths.plain(path))).toList();
    for (VirtualMachine vm : machines.get()) {
      if (vm.isActive() && !vm.isControlDomain()
          && has(definition(definitions.get(), vm.id().uuid()), path, volumes)) {
        throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Create_inUse, path, vm.name()));
      }
    }
    for (UUID uuid : started) {
      Optional<DomainInfo> now = session.domain(uuid);
      if (now.isEmpty()) {
        started.remove(uuid);
      } else if (now.get().isActive() && has(definition(definitions.get(), uuid), path, volumes)) {
        throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Create_inUse, path, now.get().name()));
      }
    }
  }

  /** Empty if it has gone meanwhile. */
  private static String definition(DefinitionAccess definitions, UUID domain) throws HypervisorException {
    try {
      return definitions.definition(domain);
    } catch (HypervisorException e) {
      if (e.kind() == Kind.NO_SUCH_DOMAIN) {
        return "";
      }
      throw e;
    }
  }

  private static boolean has(String definition, String path, List<StorageVolume> volumes) {
    try {
      return !definition.isEmpty()
          && DomainTree.of(definition).disks().stream().flatMap(disk -> elements(disk).stream())
              .anyMatch(element -> names(element, path, volumes));
    } catch (IOException e) {
      return definition.contains(path); // one that is no XML hides none
    }
  }

  /** What is in it, to its end: what a disk is based on is named further down. */
  private static List<Element> elements(Element disk) {
    NodeList all = disk.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  private static boolean names(Element element, String path, List<StorageVolume> volumes) {
    return List.of("file", "dev", "name").stream().map(element::getAttribute)
        .anyMatch(at -> !at.isEmpty() && HostPaths.plain(at).equals(HostPaths.plain(path)))
        || volumes.stream().anyMatch(volume -> element.getAttribute("pool").equals(volume.pool())
            && element.getAttribute("volume").equals(volume.name()));
  }
}
