/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.FileLines;
import org.xenworkbench.core.host.HostsFile;
import org.xenworkbench.core.host.LaunchOptions;

/** What the headless engine takes from its command line. */
record Arguments(List<String> given) {

  private static final String HOSTS = "-hosts";
  private static final String PASSWORDS = "-passwords";
  private static final String ALERTS = "-alerts";
  private static final String FLEET = "-fleet";
  private static final String EXPERIMENT = "-experiment";
  private static final String REPORT = "-report";
  private static final String REPLAY = "-replay";
  private static final String ASK = "-askPasswords";
  private static final String SET = "-set";
  private static final Set<String> VALUED = Set.of(HOSTS, PASSWORDS, ALERTS, FLEET, SET);

  /**
   * Looks whether all of it can be used once the engine is there, which reads the files again and tells what is wrong
   * in them. A start that goes on without one would be taken for one with it.
   *
   * @throws IOException whose message says what cannot
   */
  void check() throws IOException {
    if (given.contains(REPLAY)) {
      throw new IOException(NLS.bind(Messages.Arguments_NoWindow, REPLAY));
    }
    Optional<Path> hosts = hosts();
    if (hosts.isPresent()) {
      HostsFile.read(hosts.get());
    }
    settings();
    Optional<Path> passwords = passwords();
    if (passwords.isPresent()) {
      HostPasswords.lines(passwords.get());
    }
    if (report().isPresent() && experiment().isEmpty()) {
      throw new IOException(NLS.bind(Messages.Arguments_NoExperiment, REPORT, EXPERIMENT));
    }
    if (asked().isPresent()) {
      requireKnown();
    }
    for (String option : List.of(ALERTS, FLEET, EXPERIMENT)) {
      Optional<Path> file = new LaunchOptions(given).file(option);
      if (file.isPresent()) {
        FileLines.read(file.get());
      }
    }
  }

  /** A word that is mistyped would be left out without a word, and something else be done than was asked for. */
  private void requireKnown() throws IOException {
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      if (VALUED.contains(word) || Asked.takesOne(word)) {
        i += i + 1 < given.size() && !given.get(i + 1).startsWith("-") ? 1 : 0;
      } else if (!word.equals(ASK) && !Asked.isOption(word)) {
        throw new IOException(NLS.bind(Messages.Arguments_Unknown, word));
      }
    }
  }

  /** The hosts file, which the core reads, too. */
  Optional<Path> hosts() throws IOException {
    return new LaunchOptions(given).hosts();
  }

  /** The password file. */
  Optional<Path> passwords() throws IOException {
    return new LaunchOptions(given).file(PASSWORDS);
  }

  /** The experiment that is to be run, after which the engine ends. */
  Optional<Path> experiment() throws IOException {
    return new LaunchOptions(given).file(EXPERIMENT);
  }

  /** What else is to be done, after which the engine ends. */
  Optional<Asked> asked() throws IOException {
    return Asked.of(given, EXPERIMENT);
  }

  /** Where its report goes; empty for a file beside it. */
  Optional<Path> report() throws IOException {
    return new LaunchOptions(given).file(REPORT);
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
        if (settings.put(words[0].strip(), words[1]) != null) {
          throw new IOException(NLS.bind(Messages.Arguments_SetTwice, words[0].strip()));
        }
      }
    }
    return settings;
  }
}
