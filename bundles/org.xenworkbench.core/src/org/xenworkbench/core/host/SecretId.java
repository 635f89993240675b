/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.regex.Pattern;
import org.xenworkbench.core.model.HostId;

/**
 * Identity of a secret in the {@link CredentialStore}: a host's password, or something that another part keeps there.
 * An open set.
 *
 * @param key its text form, by which it is stored
 * @since 0.1
 */
public record SecretId(String key) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:-]{1,200}");

  /** Checks the key. @throws IllegalArgumentException if a store may not be able to keep it as a name */
  public SecretId {
    if (!PLAIN.matcher(key).matches()) {
      throw new IllegalArgumentException("Not a key of a secret: " + key);
    }
  }

  /** What a host is logged in at with. */
  public static SecretId of(HostId host) {
    return new SecretId(host.toString());
  }

  /**
   * A secret of another part.
   *
   * @param part who keeps it, such as the symbolic name of its bundle
   * @param name which of its secrets
   */
  public static SecretId of(String part, String name) {
    return new SecretId(part + ':' + name);
  }
}
