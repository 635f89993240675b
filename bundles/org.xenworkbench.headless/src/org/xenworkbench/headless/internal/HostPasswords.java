/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.FileLines;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.model.HostId;

/**
 * Passwords for a process that has no dialog to ask for them: from a file that only its owner can read, with lines
 * {@code host name = password}, or asked for on the terminal. They go into the credential store, which keeps them.
 */
final class HostPasswords {

  private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

  /** A file with more is none of passwords. */
  static final int MOST_PROBLEMS = 100;

  private final HostRegistry registry;
  private final CredentialStore store;

  HostPasswords(HostRegistry registry, CredentialStore store) {
    this.registry = registry;
    this.store = store;
  }

  /**
   * Takes the passwords of a file, and connects their hosts. A password is the text after {@code =} and one blank, to
   * the end of the line, as it stands: a backslash, {@code #} or {@code =} in it means nothing, and further blanks
   * belong to it. Lines that begin with {@code #}, and blank ones, are skipped.
   *
   * @return what is wrong with a line, a sentence each that names the line and never what is in it after the name
   * @throws IOException whose message says what is wrong with the file; nothing was taken then
   */
  List<String> readFrom(Path file) throws IOException {
    List<FileLines.Line> lines = lines(file);
    List<String> problems = new ArrayList<>();
    Map<HostId, Integer> taken = new HashMap<>();
    for (FileLines.Line line : lines) {
      if (!line.text().isBlank()) {
        try {
          take(PasswordLine.of(line, registry.configurations()), taken, problems);
        } catch (IllegalArgumentException e) {
          problems.add(NLS.bind(Messages.HostPasswords_Line, new Object[] {line.number(), file, e.getMessage()}));
        }
      }
    }
    return problems.size() <= MOST_PROBLEMS ? problems
        : Stream.concat(problems.stream().limit(MOST_PROBLEMS),
            Stream.of(NLS.bind(Messages.HostPasswords_More, file, problems.size() - MOST_PROBLEMS))).toList();
  }

  /**
   * The lines of a password file.
   *
   * @throws IOException whose message says why it cannot be used
   */
  static List<FileLines.Line> lines(Path file) throws IOException {
    return lines(file, HostPasswords::self);
  }

  /** The same for whoever is said to ask. */
  static List<FileLines.Line> lines(Path file, Asker self) throws IOException {
    List<FileLines.Line> lines = FileLines.read(file);
    @Nullable PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      PosixFileAttributes found = view.readAttributes();
      if (found.permissions().stream().anyMatch(OTHERS::contains)) {
        throw new IOException(NLS.bind(Messages.HostPasswords_OpenToOthers, file));
      }
      if (!found.owner().equals(self.principal())) { // who can read it, and write what root would take from it
        throw new IOException(NLS.bind(Messages.HostPasswords_OfAnother, file, found.owner().getName()));
      }
    }
    return lines;
  }

  /** Whose process it is: a name need not be known for it, as in a container. */
  private static UserPrincipal self() throws IOException {
    Path process = Path.of("/proc/self");
    if (Files.exists(process)) {
      return Files.getOwner(process); // no temporary folder is needed
    }
    Path made = Files.createTempFile("xenworkbench", null);
    try {
      return Files.getOwner(made);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** Says who asks. */
  interface Asker {

    /**
     * The account.
     *
     * @throws IOException if that cannot be told
     */
    UserPrincipal principal() throws IOException;
  }

  private void take(Optional<PasswordLine> line, Map<HostId, Integer> taken, List<String> problems) throws IOException {
    if (line.isEmpty()) {
      return; // a comment
    }
    HostConfiguration host = line.get().host();
    Integer before = taken.putIfAbsent(host.id(), line.get().number());
    if (before != null) {
      throw new IllegalArgumentException(NLS.bind(Messages.HostPasswords_Twice, host.name(), before));
    }
    keep(host, line.get().password());
    if (line.get().hasOuterBlanks()) {
      problems.add(NLS.bind(Messages.HostPasswords_OuterBlanks, line.get().number(), host.name()));
    }
  }

  /**
   * Asks for those that are not kept yet.
   *
   * @param terminal shows a question and returns what was typed, empty for none
   */
  void askOn(Function<String, Optional<char[]>> terminal) throws IOException {
    for (HostConfiguration host : registry.configurations()) {
      boolean mayBeAsked = host.endpoint().transport().isRemote() && host.endpoint().user().isPresent();
      if (mayBeAsked && store.get(SecretId.of(host.id())).isEmpty()) {
        Optional<char[]> typed = terminal.apply(
            NLS.bind(Messages.HostPasswords_Question, host.endpoint().user().orElse(""), host.name()));
        if (typed.isPresent()) {
          keep(host, typed.get());
        }
      }
    }
  }

  private void keep(HostConfiguration host, char[] password) throws IOException {
    store.put(SecretId.of(host.id()), new Credentials(host.endpoint().user().orElse(""), password));
    Arrays.fill(password, '\0');
    registry.disconnect(host.id()); // an attempt that is under way has begun without the password
    registry.connect(host.id());
  }
}
