/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/** What the headless engine takes from its command line. */
record Arguments(List<String> given) {

  private static final String HOSTS = "-hosts";
  private static final String PASSWORDS = "-passwords";
  private static final String ASK = "-askPasswords";
  private static final String HOSTS_PROPERTY = "xenworkbench.hosts";

  /** The hosts file: the argument, else the system property; the core reads both, too. */
  Optional<Path> hosts() throws IOException {
    Optional<Path> named = file(HOSTS);
    String property = System.getProperty(HOSTS_PROPERTY, "");
    return named.isPresent() || property.isBlank() ? named : Optional.of(path(HOSTS_PROPERTY, property));
  }

  /** The password file. */
  Optional<Path> passwords() throws IOException {
    return file(PASSWORDS);
  }

  /** Whether passwords are asked for on the terminal. */
  boolean asksForPasswords() {
    return given.contains(ASK);
  }

  private Optional<Path> file(String name) throws IOException {
    int value = given.indexOf(name) + 1;
    if (value == 0) {
      return Optional.empty();
    }
    if (value == given.size()) {
      throw new IOException(NLS.bind(Messages.Arguments_NoFile, name));
    }
    return Optional.of(path(name, given.get(value)));
  }

  private static Path path(String name, String text) throws IOException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IOException(NLS.bind(Messages.Arguments_BadFile, name, e.getMessage()), e);
    }
  }
}
