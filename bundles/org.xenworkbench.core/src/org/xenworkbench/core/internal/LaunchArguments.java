/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;

/** What the core takes from the command line. */
public final class LaunchArguments {

  private static final String HOSTS_ARGUMENT = "-hosts";
  private static final String HOSTS_PROPERTY = "xenworkbench.hosts";

  private LaunchArguments() {
  }

  /** The hosts file named by {@code -hosts FILE} or the system property {@code xenworkbench.hosts}. */
  public static Optional<Path> hostsFile() {
    String[] arguments = Platform.isRunning() ? Platform.getApplicationArgs() : new String[0];
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (HOSTS_ARGUMENT.equals(arguments[i])) {
        return Optional.of(Path.of(arguments[i + 1]));
      }
    }
    return Optional.ofNullable(System.getProperty(HOSTS_PROPERTY)).filter(file -> !file.isBlank()).map(Path::of);
  }
}
