/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * The VMs that work on a volume: libvirt deletes or overwrites its file under them without a word, and they are broken
 * then.
 *
 * @param machines those of the host
 */
record DiskUsers(Supplier<List<VirtualMachine>> machines) {

  /**
   * Looks whether no VM that is not shut off has a volume as a disk, by its definition. One that is gone is no matter.
   *
   * @throws HypervisorException with {@link Kind#INVALID_STATE} that names the VM
   */
  void requireNone(HypervisorSession session, String pool, String name) throws HypervisorException {
    Optional<DefinitionAccess> definitions = session.facet(DefinitionAccess.class);
    if (definitions.isEmpty()) {
      return;
    }
    Optional<StorageVolume> volume = session.require(StorageAccess.class).volumes(pool).stream()
        .filter(one -> one.name().equals(name)).findFirst();
    List<VirtualMachine> active =
        machines.get().stream().filter(vm -> vm.isActive() && !vm.isControlDomain()).toList();
    for (VirtualMachine vm : volume.isEmpty() ? List.<VirtualMachine>of() : active) {
      if (hasDisk(definitions.get(), vm, volume.get())) {
        throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Volume_inUse, name, vm.name()));
      }
    }
  }

  private static boolean hasDisk(DefinitionAccess definitions, VirtualMachine vm, StorageVolume volume)
      throws HypervisorException {
    String definition;
    try {
      definition = definitions.definition(vm.id().uuid());
    } catch (HypervisorException e) {
      if (e.kind() == Kind.NO_SUCH_DOMAIN) {
        return false; // it has gone meanwhile
      }
      throw e;
    }
    return Stream.of(volume.path(), volume.name()).filter(text -> !text.isEmpty())
        .flatMap(text -> Stream.of(text, escaped(text)))
        .flatMap(text -> Stream.of("file=", "dev=", "volume=").flatMap(
            key -> Stream.of(key + '\'' + text + '\'', key + '"' + text + '"')))
        .anyMatch(definition::contains);
  }

  /** As libvirt writes it into attributes. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
        "&apos;");
  }
}
