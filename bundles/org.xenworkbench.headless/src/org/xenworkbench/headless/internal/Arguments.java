/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/** What the headless engine takes from its command line. */
record Arguments(List<String> given) {

  private static final String HOSTS = "-hosts";
  private static final String PASSWORDS = "-passwords";
  private static final String ASK = "-askPasswords";
  private static final String SET = "-set";
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

  /** What settings are to be set to, by their keys, in order. */
  Map<String, String> settings() throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).equals(SET)) {
        String[] words = i + 1 < given.size() ? given.get(i + 1).split("=", 2) : new String[0];
        if (words.length != 2) {
          throw new IOException(NLS.bind(Messages.Arguments_NoSetting, SET));
        }
        settings.put(words[0].strip(), words[1]);
      }
    }
    return settings;
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
