/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.HostIdentity.Fact;
import org.xenworkbench.core.driver.UntrustedHostException;

/**
 * The keys of ssh servers, as the user's own ssh knows them: its settings say which server an address means and which
 * file has the keys. Nobody is logged in, so that a server that is not known is told nothing. Any thread; blocks.
 */
final class SshKeys {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final String REFUSED = "Host key verification failed";
  private static final Pattern UNKNOWN = Pattern.compile("No \\S+ host key is known for ");
  private static final Pattern FORMER = Pattern.compile("Offending \\S+ key in (.+):(\\d{1,9})\\s");
  /** The names of a host, the type of its key, and the key, as ssh writes them. */
  private static final Pattern LINE = Pattern.compile("(\\S+) ([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})");
  private static final int LONGEST = 1 << 16;
  private static final int MOST_SAID = 1 << 16;

  private final List<String> ssh;

  /** @param ssh how ssh is started, with its first arguments */
  SshKeys(List<String> ssh) {
    this.ssh = ssh;
  }

  /** What is wrong with the key of a server, if its key is what is wrong. */
  Optional<UntrustedHostException> refusal(Endpoint endpoint, LibvirtErrors errors) throws IOException {
    String said = run(endpoint, List.of("-o", "StrictHostKeyChecking=yes"), "true");
    if (!said.contains(REFUSED)) {
      return Optional.empty();
    }
    Optional<String> line = shown(endpoint);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    HostIdentity shown = identity(line.get(), keptIn(endpoint));
    if (UNKNOWN.matcher(said).find()) {
      return Optional.of(errors.untrusted(Messages.Trust_sshUnknown, shown, Optional.empty(), true));
    }
    String former = former(said).orElse(Messages.Trust_sshFormer);
    return Optional.of(errors.untrusted(NLS.bind(Messages.Trust_sshChanged, former, shown.fingerprint()), shown,
        Optional.of(former), false));
  }

  /** The line that ssh would write for the key that the server shows. */
  private Optional<String> shown(Endpoint endpoint) throws IOException {
    Path folder = Files.createTempDirectory("xenworkbench-ssh-");
    try {
      Path file = folder.resolve("known_hosts");
      run(endpoint, List.of("-o", "StrictHostKeyChecking=accept-new", "-o", "UserKnownHostsFile=" + file, "-o",
          "GlobalKnownHostsFile=/dev/null", "-o", "UpdateHostKeys=no", "-o", "CheckHostIP=no"), "true");
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> LINE.matcher(line).matches() && line.length() < LONGEST).findFirst();
    } finally {
      remove(folder);
    }
  }

  private static HostIdentity identity(String line, Optional<Path> file) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    List<Fact> facts = new ArrayList<>(List.of(new Fact(Messages.Trust_keyType, parts.group(2))));
    if (!parts.group(1).startsWith("|")) { // which is how ssh writes names that nobody is to read
      facts.add(new Fact(Messages.Trust_names, parts.group(1)));
    }
    facts.add(new Fact(Messages.Trust_keptIn, file.map(Path::toString).orElse(Messages.Trust_keptNowhere)));
    return new HostIdentity(HostIdentity.Kind.SSH_KEY, fingerprint(parts.group(3)), facts, line);
  }

  private static String fingerprint(String key) {
    try {
      return "SHA256:" + Base64.getEncoder().withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  /** The fingerprint of the key that ssh has for that server, from the file and line that it names. */
  private static Optional<String> former(String said) {
    Matcher named = FORMER.matcher(said);
    if (!named.find()) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(Path.of(named.group(1)), StandardCharsets.ISO_8859_1)) {
      return lines.skip(Integer.parseInt(named.group(2)) - 1L).findFirst().map(LINE::matcher).filter(Matcher::find)
          .map(line -> fingerprint(line.group(3)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // it is an alarm without that, too
    }
  }

  /** The file into which the user's ssh would write a key of that server; empty if only ssh can tell. */
  private Optional<Path> keptIn(Endpoint endpoint) throws IOException {
    return run(endpoint, List.of("-G"), "").lines().filter(line -> line.startsWith("userknownhostsfile "))
        .map(line -> line.split(" ")[1]).filter(name -> !name.contains("%") && !name.contains("$"))
        .map(name -> name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name)
        .filter(name -> name.startsWith("/") && !name.equals("/dev/null")).map(Path::of).findFirst();
  }

  /** Adds a key to the user's own file, as ssh would if it could ask. */
  void add(Endpoint endpoint, HostIdentity shown) throws IOException {
    if (!LINE.matcher(shown.proof()).matches()) {
      throw new IOException(NLS.bind(Messages.Trust_noKey, shown.proof()));
    }
    Path file = keptIn(endpoint).orElseThrow(() -> new IOException(Messages.Trust_keptNowhere));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.exists(folder)) {
      Files.createDirectories(folder);
      folder.toFile().setReadable(false, false);
      folder.toFile().setReadable(true, true);
    }
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    String separator = before.length == 0 || before[before.length - 1] == '\n' ? "" : "\n";
    Files.writeString(file, separator + shown.proof() + '\n', StandardCharsets.ISO_8859_1, StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Runs ssh as libvirt does, but logs nobody in; what it says. */
  private String run(Endpoint endpoint, List<String> options, String command) throws IOException {
    List<String> line = new ArrayList<>(ssh);
    line.addAll(options);
    line.addAll(List.of("-T", "-e", "none", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10", "-o", "ControlPath=none",
        "-o", "ClearAllForwardings=yes", "-o", "PreferredAuthentications=none", "-o", "LogLevel=INFO"));
    if (endpoint.port() != 0) {
      line.addAll(List.of("-p", Integer.toString(endpoint.port())));
    }
    endpoint.user().ifPresent(user -> line.addAll(List.of("-l", user)));
    line.addAll(List.of("--", endpoint.asciiAddress()));
    if (!command.isEmpty()) {
      line.add(command);
    }
    Path said = Files.createTempFile("xenworkbench-ssh-", ".txt");
    try {
      await(new ProcessBuilder(line).redirectErrorStream(true).redirectInput(new File("/dev/null"))
          .redirectOutput(said.toFile()).start());
      try (var in = Files.newInputStream(said)) {
        return new String(in.readNBytes(MOST_SAID), StandardCharsets.ISO_8859_1);
      }
    } finally {
      Files.delete(said);
    }
  }

  private static void await(Process process) throws IOException {
    try {
      process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
