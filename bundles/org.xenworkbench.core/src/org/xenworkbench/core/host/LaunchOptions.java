/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.NLS;

/**
 * The options of a command line that are followed by a file. What can be read in two ways is refused: nobody would see
 * which was taken.
 *
 * @param given all words
 * @since 0.1
 */
public record LaunchOptions(List<String> given) {

  private static final String HOSTS = "-hosts";
  private static final String HOSTS_PROPERTY = "xenworkbench.hosts";

  /** Copies the words. */
  public LaunchOptions {
    given = List.copyOf(given);
  }

  /** Those of this process. */
  public static LaunchOptions ofProcess() {
    return new LaunchOptions(Platform.isRunning() ? List.of(Platform.getApplicationArgs()) : List.of());
  }

  /**
   * The hosts file, named by {@code -hosts FILE} or the system property {@code xenworkbench.hosts}; empty if there is
   * none.
   *
   * @throws IOException with a sentence for the user that says what is wrong
   */
  public Optional<Path> hosts() throws IOException {
    Optional<Path> named = file(HOSTS);
    String text = System.getProperty(HOSTS_PROPERTY, "");
    Optional<Path> property = text.isBlank() ? Optional.empty() : Optional.of(path(HOSTS_PROPERTY, text));
    if (named.isPresent() && property.isPresent() && !isSame(named.get(), property.get())) {
      throw new IOException(NLS.bind(Messages.LaunchOptions_Contradiction,
          new Object[] {named.get(), HOSTS, property.get(), HOSTS_PROPERTY}));
    }
    return named.or(() -> property);
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /**
   * The file that follows an option; empty if it is not given.
   *
   * @throws IOException with a sentence for the user that says what is wrong
   */
  public Optional<Path> file(String option) throws IOException {
    int times = Collections.frequency(given, option);
    if (times > 1) {
      throw new IOException(NLS.bind(Messages.LaunchOptions_Twice, option, times));
    }
    if (times == 0) {
      return Optional.empty();
    }
    int value = given.indexOf(option) + 1;
    if (value == given.size() || given.get(value).isBlank() || given.get(value).startsWith("-")) {
      throw new IOException(NLS.bind(Messages.LaunchOptions_NoFile, option));
    }
    return Optional.of(path(option, given.get(value)));
  }

  private static Path path(String option, String text) throws IOException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IOException(NLS.bind(Messages.LaunchOptions_BadFile, option, e.getMessage()), e);
    }
  }
}
