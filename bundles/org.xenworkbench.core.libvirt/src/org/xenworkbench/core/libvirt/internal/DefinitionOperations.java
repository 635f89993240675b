/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Handles;
import org.libvirt.LibvirtException;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DefinitionText;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
import org.xenworkbench.core.libvirt.internal.jna.VirtLibrary;

/** Changes what a host keeps of its domains. */
final class DefinitionOperations implements DefinitionControl {

  private static final long KIB = 1024;

  private final Connection connection;
  private final Guard guard;
  private final DriverTraits traits;

  DefinitionOperations(Means means) {
    this.connection = means.connection();
    this.guard = means.guard();
    this.traits = means.traits();
  }

  /** A native call that changes a domain; less than zero if it fails. */
  private interface Change {
    int of(Pointer domain);
  }

  /** Looks at a domain before it is changed. */
  private interface Check {

    /** Fails if it cannot be; {@code doing} is what is tried. */
    void of(Pointer domain, String doing) throws LibvirtException, HypervisorException;
  }

  private void change(UUID uuid, VmChange row, Check check, Change change) throws HypervisorException {
    change(uuid, row.feature(), row::doing, check, change);
  }

  private void define(UUID uuid, VmSetting row, Change change) throws HypervisorException {
    change(uuid, row.feature(), row::doing, (domain, doing) -> {}, change);
  }

  private void change(UUID uuid, Feature feature, UnaryOperator<String> row, Check check, Change change)
      throws HypervisorException {
    connection.onDomain(uuid, row.apply("{0}"), domain -> {
      String doing = row.apply(domain.getName());
      guard.checkChangeable(uuid, doing, domain.getName());
      guard.require(feature, doing);
      Pointer handle = Handles.of(domain);
      check.of(handle, doing);
      if (change.of(handle) < 0) {
        throw connection.lastError(doing);
      }
      return domain;
    });
  }

  @Override
  public void discardSaved(UUID uuid) throws HypervisorException {
    change(uuid, VmChange.DISCARD_SAVED, (domain, doing) -> {
      if (Virt.virDomainHasManagedSaveImage(domain, 0) == 0) {
        throw connection.errors().of(doing, Kind.INVALID_STATE, Messages.State_unsaved, null);
      }
    }, domain -> Virt.virDomainManagedSaveRemove(domain, 0));
  }

  @Override
  public void setAutostart(UUID uuid, boolean on) throws HypervisorException {
    change(uuid, on ? VmChange.ENABLE_AUTOSTART : VmChange.DISABLE_AUTOSTART, (domain, doing) -> {},
        domain -> Virt.virDomainSetAutostart(domain, on ? 1 : 0));
  }

  /** Drivers refuse more than the maximum, which is then set first. */
  @Override
  public void defineMemory(UUID uuid, long bytes) throws HypervisorException {
    NativeLong memory = new NativeLong(bytes / KIB);
    define(uuid, VmSetting.SET_NEXT_MEMORY, domain -> {
      int answer = Virt.virDomainSetMemoryFlags(domain, memory, Virt.AFFECT_CONFIG);
      if (answer < 0
          && Virt.virDomainSetMemoryFlags(domain, memory, Virt.AFFECT_CONFIG | Virt.MEM_MAXIMUM) >= 0) {
        answer = Virt.virDomainSetMemoryFlags(domain, memory, Virt.AFFECT_CONFIG);
      }
      return answer;
    });
  }

  @Override
  public void defineVcpus(UUID uuid, int count) throws HypervisorException {
    define(uuid, VmSetting.SET_NEXT_VCPUS, domain -> {
      int most = Virt.virDomainGetVcpusFlags(domain, Virt.AFFECT_CONFIG | Virt.VCPU_MAXIMUM);
      int raised = most < 0 || count <= most ? most
          : Virt.virDomainSetVcpusFlags(domain, count, Virt.AFFECT_CONFIG | Virt.VCPU_MAXIMUM);
      return raised < 0 ? raised : Virt.virDomainSetVcpusFlags(domain, count, Virt.AFFECT_CONFIG);
    });
  }

  private void requireOff(Pointer domain, String doing) throws HypervisorException {
    if (Virt.virDomainGetID(domain) >= 0) {
      throw connection.errors().of(doing, Kind.INVALID_STATE, Messages.State_active, null);
    }
  }

  @Override
  public void rename(UUID uuid, String name) throws HypervisorException {
    change(uuid, VmChange.RENAME, this::requireOff, domain -> Virt.virDomainRename(domain, name, 0));
  }

  @Override
  public String description(UUID uuid) throws HypervisorException {
    return connection.onDomain(uuid, Messages.Action_describe, domain -> {
      Pointer text = Virt.virDomainGetMetadata(Handles.of(domain), Virt.METADATA_DESCRIPTION, null, 0);
      if (text != null) {
        return VirtLibrary.take(text);
      }
      if (Virt.virGetLastErrorCode() == Virt.ERR_NO_DOMAIN_METADATA) {
        return "";
      }
      throw connection.lastError(NLS.bind(Messages.Action_describe, domain.getName()));
    });
  }

  /** That of an active domain and the one that it is started with next. */
  @Override
  public void describe(UUID uuid, String text) throws HypervisorException {
    change(uuid, VmChange.SET_DESCRIPTION, (domain, doing) -> {}, domain -> {
      int flags = (Virt.virDomainGetID(domain) >= 0 ? Virt.AFFECT_LIVE : 0)
          | (Virt.virDomainIsPersistent(domain) == 1 ? Virt.AFFECT_CONFIG : 0);
      return Virt.virDomainSetMetadata(domain, Virt.METADATA_DESCRIPTION, text.isEmpty() ? null : text, null, null,
          flags);
    });
  }

  @Override
  public String nextDefinition(UUID uuid) throws HypervisorException {
    return connection.onDomain(uuid, Messages.Action_definition, domain -> {
      guard.checkWritable(NLS.bind(Messages.Action_definition, domain.getName()));
      return domain.getXMLDesc(Virt.XML_INACTIVE | Virt.XML_SECURE);
    });
  }

  @Override
  public void define(UUID uuid, String xml) throws HypervisorException {
    connection.onDomain(uuid, Messages.Action_define, domain -> {
      String doing = NLS.bind(Messages.Action_define, domain.getName());
      guard.checkChangeable(uuid, doing, domain.getName());
      Optional<String> refusal = DefinitionText.refusal(xml, uuid, domain.getName());
      if (refusal.isPresent()) {
        throw connection.errors().of(doing, Kind.CONFIGURATION, refusal.get(), null);
      }
      Pointer defined = Virt.virDomainDefineXMLFlags(Virt.virDomainGetConnect(Handles.of(domain)), xml,
          Virt.DEFINE_VALIDATE);
      if (defined == null) {
        throw connection.lastError(doing);
      }
      Virt.virDomainFree(defined);
      return domain;
    });
  }

  @Override
  public void delete(UUID uuid) throws HypervisorException {
    change(uuid, VmChange.DELETE, this::requireOff,
        domain -> Virt.virDomainUndefineFlags(domain, traits.undefineFlags()));
  }
}
