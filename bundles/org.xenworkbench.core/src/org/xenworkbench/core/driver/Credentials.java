/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.Arrays;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A user name and password. The password is never part of a text, an event or a log.
 *
 * @param user the user name
 * @param password the password
 * @since 0.1
 */
public record Credentials(String user, char[] password) {

  /** Keeps its own copy of the password. */
  public Credentials {
    password = password.clone();
  }

  @Override
  public char[] password() {
    return password.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Credentials that && user.equals(that.user) && Arrays.equals(password, that.password);
  }

  @Override
  public int hashCode() {
    return user.hashCode();
  }

  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
