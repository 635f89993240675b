/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;

/**
 * What a host shows to prove who it is: a certificate or an ssh key. Whoever decides to trust it compares its
 * fingerprint with what is said on the host itself. Immutable.
 *
 * @param kind what it is
 * @param fingerprint SHA-256 over it, as tools write it for that kind: {@code AB:CD:…} of a certificate, {@code
 *     SHA256:…} of a key
 * @param facts what it says about itself, to be shown; whoever made it may have written anything there
 * @param proof it itself, as the driver keeps it
 * @since 0.1
 */
public record HostIdentity(Kind kind, String fingerprint, List<Fact> facts, String proof) {

  /** What an identity is. */
  public enum Kind {
    /** An X.509 certificate of TLS. */
    CERTIFICATE,
    /** The key of an ssh server. */
    SSH_KEY
  }

  /**
   * Something that an identity says.
   *
   * @param name what it is about, such as its issuer, in words for the user
   * @param value what is said
   */
  public record Fact(String name, String value) {
  }

  /** Copies the facts. */
  public HostIdentity {
    facts = List.copyOf(facts);
  }
}
