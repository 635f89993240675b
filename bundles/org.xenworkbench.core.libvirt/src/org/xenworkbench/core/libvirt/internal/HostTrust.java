/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.AcceptedIdentity;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;

/** Whom the user trusts: by the certificates that libvirt finds, by those that were accepted, and by ssh's keys. */
final class HostTrust {

  private final Optional<TrustedCertificates> accepted;
  private final SshKeys keys;

  /**
   * Creates it.
   *
   * @param folder keeps what is accepted; empty where there is no place for it
   */
  HostTrust(Optional<Path> folder, SshKeys keys) {
    this.accepted = folder.map(TrustedCertificates::new);
    this.keys = keys;
  }

  /** As the workbench has it. */
  static HostTrust in(Optional<Path> folder) {
    return new HostTrust(folder, new SshKeys(List.of("ssh")));
  }

  /**
   * The URI of an endpoint, which lets libvirt trust as the user does.
   *
   * @param shown what the host shows now
   * @throws HypervisorException if it is not what the user accepted for it
   */
  String uri(Endpoint endpoint, Optional<ServerCertificate> shown, LibvirtErrors errors) throws HypervisorException {
    Optional<ServerCertificate> known = kept(endpoint);
    if (known.isEmpty()) {
      return LibvirtUri.of(endpoint);
    }
    String wanted = known.get().fingerprint();
    if (shown.filter(now -> !now.fingerprint().equals(wanted)).isPresent()) {
      throw errors.untrusted(NLS.bind(Messages.Trust_changed, wanted, shown.get().fingerprint()),
          shown.get().identity(), Optional.of(wanted), false);
    }
    try {
      return LibvirtUri.of(endpoint, accepted.orElseThrow().folder(endpoint, TlsCertificates.files()));
    } catch (IOException e) {
      throw new HypervisorException(Kind.CONFIGURATION,
          NLS.bind(Messages.Trust_notLinked, endpoint.displayText(), e), e);
    }
  }

  /** Why libvirt refused what the host shows, if that is why it could not connect. */
  Optional<HypervisorException> refusal(Endpoint endpoint, Optional<ServerCertificate> shown, Instant now,
      LibvirtErrors errors) throws HypervisorException {
    if (endpoint.transport() == Transport.SSH) {
      try {
        return keys.refusal(endpoint, errors).map(HypervisorException.class::cast);
      } catch (IOException e) {
        return Optional.empty(); // what libvirt said is told then
      }
    }
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    HostIdentity identity = shown.get().identity();
    Optional<String> obstacle = shown.get().obstacle(endpoint, now);
    if (obstacle.isPresent()) {
      return Optional.of(errors.untrusted(obstacle.get(), identity, Optional.empty(), false));
    }
    boolean trusted = kept(endpoint).isPresent()
        || shown.get().isSignedBy(TlsCertificates.files().authorities(), now);
    return trusted ? Optional.empty()
        : Optional.of(errors.untrusted(Messages.Trust_unknown, identity, Optional.empty(), accepted.isPresent()));
  }

  private Optional<ServerCertificate> kept(Endpoint endpoint) throws HypervisorException {
    if (accepted.isEmpty() || endpoint.transport() != Transport.TLS) {
      return Optional.empty();
    }
    try {
      return accepted.get().find(endpoint);
    } catch (IOException e) {
      throw unreadable(endpoint, e);
    }
  }

  /** Without it another one would be trusted: somebody must look. */
  private static HypervisorException unreadable(Endpoint endpoint, IOException e) {
    return new HypervisorException(Kind.CONFIGURATION,
        NLS.bind(Messages.Trust_unreadable, endpoint.displayText(), e), e);
  }

  void trust(Endpoint endpoint, HostIdentity shown) throws HypervisorException {
    try {
      if (shown.kind() == HostIdentity.Kind.SSH_KEY) {
        keys.add(endpoint, shown);
      } else {
        accepted.orElseThrow(() -> new IOException(Messages.Trust_noPlace)).keep(endpoint, shown);
      }
    } catch (FileAlreadyExistsException e) {
      throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Trust_other, endpoint.displayText()), e);
    } catch (IOException e) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Trust_notKept, endpoint.displayText(), e), e);
    }
  }

  Optional<AcceptedIdentity> accepted(Endpoint endpoint) {
    return endpoint.transport() == Transport.TLS ? accepted.flatMap(kept -> kept.accepted(endpoint)) : Optional.empty();
  }

  List<AcceptedIdentity> accepted() throws HypervisorException {
    try {
      return accepted.isPresent() ? accepted.get().all() : List.of();
    } catch (IOException e) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Trust_notListed, e), e);
    }
  }

  void distrust(Endpoint endpoint) throws HypervisorException {
    try {
      if (accepted.isPresent() && endpoint.transport() == Transport.TLS) {
        accepted.get().forget(endpoint);
      }
    } catch (IOException e) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Trust_notForgotten, endpoint.displayText(), e), e);
    }
  }
}
