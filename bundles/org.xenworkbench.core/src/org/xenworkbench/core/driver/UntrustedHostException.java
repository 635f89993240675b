/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A host showed an identity that is not trusted; its kind is {@link HypervisorException.Kind#UNTRUSTED}.
 *
 * @since 0.1
 */
@ConsumerType
public final class UntrustedHostException extends HypervisorException {

  private static final long serialVersionUID = 1;

  private final transient HostIdentity shown;
  private final transient Optional<String> former;
  private final boolean acceptable;

  /**
   * Creates one.
   *
   * @param shown what the host shows
   * @param former the fingerprint of what is trusted instead, empty if nothing is
   * @param acceptable whether {@link HypervisorDriver#trust} would help: not if something else is wrong with it
   */
  public UntrustedHostException(String message, HostIdentity shown, Optional<String> former, boolean acceptable) {
    super(Kind.UNTRUSTED, message);
    this.shown = shown;
    this.former = former;
    this.acceptable = acceptable;
  }

  /** What the host shows. */
  public HostIdentity shown() {
    return shown;
  }

  /** The fingerprint of what is trusted for this host: it shows another one now. Empty if nothing is. */
  public Optional<String> former() {
    return former;
  }

  /** Whether a user who has compared the fingerprint can accept it; never if there is a {@link #former} one. */
  public boolean isAcceptable() {
    return acceptable && former.isEmpty();
  }
}
