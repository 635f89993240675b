/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.osgi.util.NLS;
import org.libvirt.Domain;
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
  /** Of memory and virtual CPUs alike. */
  private static final int MAXIMUM = Virt.AFFECT_CONFIG | Virt.SET_MAXIMUM;

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

  /** How much of something a domain is defined to have at most. */
  private interface Most {
    long of(Domain domain, String doing) throws LibvirtException, HypervisorException;
  }

  /** The native call that defines an amount, or its maximum; less than zero if it fails. */
  private interface Setter {
    int set(Pointer domain, long value, int flags);
  }

  /** What is tried with a domain, once that is known to be allowed. */
  private String allowed(UUID uuid, Domain domain, Feature feature, UnaryOperator<String> row)
      throws LibvirtException, HypervisorException {
    String doing = row.apply(domain.getName());
    guard.checkChangeable(uuid, doing, domain.getName());
    guard.require(feature, doing);
    return doing;
  }

  private void change(UUID uuid, VmChange row, Check check, Change change) throws HypervisorException {
    connection.onDomain(uuid, row.doing("{0}"), domain -> {
      String doing = allowed(uuid, domain, row.feature(), row::doing);
      Pointer handle = Handles.of(domain);
      check.of(handle, doing);
      check(doing, change.of(handle));
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

  @Override
  public void defineMemory(UUID uuid, long bytes) throws HypervisorException {
    define(uuid, VmSetting.SET_NEXT_MEMORY, bytes / KIB, this::mostMemory,
        (domain, kib, flags) -> Virt.virDomainSetMemoryFlags(domain, new NativeLong(kib), flags));
  }

  /** No call tells it but that of the definition: the others tell what a running domain has. */
  private long mostMemory(Domain domain, String doing) throws LibvirtException, HypervisorException {
    try {
      return DomainXml.memory(domain.getXMLDesc(Virt.XML_INACTIVE));
    } catch (IOException e) {
      throw connection.errors().of(doing, Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void defineVcpus(UUID uuid, int count) throws HypervisorException {
    define(uuid, VmSetting.SET_NEXT_VCPUS, count,
        (domain, doing) -> check(doing, Virt.virDomainGetVcpusFlags(Handles.of(domain), MAXIMUM)),
        (domain, value, flags) -> Virt.virDomainSetVcpusFlags(domain, (int) value, flags));
  }

  private void define(UUID uuid, VmSetting row, long value, Most most, Setter setter) throws HypervisorException {
    connection.onDomain(uuid, row.doing("{0}"), domain -> {
      String doing = allowed(uuid, domain, row.feature(), row::doing);
      String puttingBack = NLS.bind(Messages.Action_putBack, domain.getName());
      Pointer handle = Handles.of(domain);
      MaximumFirst.define(value, most.of(domain, doing),
          amount -> check(doing, setter.set(handle, amount, Virt.AFFECT_CONFIG)),
          maximum -> check(doing, setter.set(handle, maximum, MAXIMUM)),
          before -> check(puttingBack, setter.set(handle, before, MAXIMUM)));
      return domain;
    });
  }

  /** What a native call answered, which is less than zero if it failed. */
  private int check(String doing, int answer) throws HypervisorException {
    if (answer < 0) {
      throw connection.lastError(doing);
    }
    return answer;
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

  /** To define one that is not would make it outlive its end. */
  private void requirePersistent(Pointer domain, String doing) throws HypervisorException {
    if (check(doing, Virt.virDomainIsPersistent(domain)) == 0) {
      throw connection.errors().of(doing, Kind.INVALID_STATE, Messages.State_transient, null);
    }
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
      requirePersistent(Handles.of(domain), doing);
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
