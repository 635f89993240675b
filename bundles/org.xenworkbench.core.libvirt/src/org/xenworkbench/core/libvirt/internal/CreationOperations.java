/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.CreationControl;
import org.xenworkbench.core.driver.DefinitionText;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.libvirt.internal.jna.Virt;

/** Makes domains. */
final class CreationOperations implements CreationControl {

  private final Connection connection;
  private final Guard guard;

  CreationOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
  }

  /** Looks for a domain; fails with the number of one that is not there. */
  private interface Lookup {
    Domain of() throws LibvirtException;
  }

  @Override
  public List<GuestType> guestTypes() throws HypervisorException {
    return connection.call(Messages.Action_guestTypes, connect -> {
      try {
        return GuestTypes.parse(connect.getCapabilities()).stream().limit(MOST_TYPES).toList();
      } catch (IOException e) {
        throw connection.errors().of(Messages.Action_guestTypes, Kind.FAILED, String.valueOf(e.getMessage()), e);
      }
    });
  }

  /** libvirt would take the definition of a domain that it has for a change of that. */
  @Override
  public void create(String xml) throws HypervisorException {
    DefinitionText.Identity identity = DefinitionText.identity(xml);
    String doing = NLS.bind(Messages.Action_create, identity.name());
    guard.checkWritable(doing);
    connection.call(doing, connect -> {
      requireNone(connect, identity, doing);
      Pointer defined = Virt.virDomainDefineXMLFlags(Connection.pointer(connect), xml, Virt.DEFINE_VALIDATE);
      if (defined == null) {
        throw connection.lastError(doing);
      }
      Virt.virDomainFree(defined);
      return connect;
    });
  }

  private void requireNone(Connect connect, DefinitionText.Identity identity, String doing)
      throws LibvirtException, HypervisorException {
    if (isThere(() -> connect.domainLookupByName(identity.name()))) {
      throw connection.errors().of(doing, Kind.FAILED, Messages.Create_nameTaken, null);
    }
    if (isThere(() -> connect.domainLookupByUUID(identity.uuid()))) {
      throw connection.errors().of(doing, Kind.FAILED, NLS.bind(Messages.Create_uuidTaken, identity.uuid()), null);
    }
  }

  private static boolean isThere(Lookup lookup) throws LibvirtException {
    try {
      lookup.of().free();
      return true;
    } catch (LibvirtException e) {
      if (e.getError().getCode() == ErrorNumber.VIR_ERR_NO_DOMAIN) {
        return false;
      }
      throw e;
    }
  }
}
