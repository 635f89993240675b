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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final List<String> STRICT = List.of("ask", "yes", "true");
  /** The names of a host, the type of its key, and the key, as ssh writes them. */
  private static final Pattern LINE = Pattern.compile("(\\S+) ([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})( .*)?");
  private static final int LONGEST = 1 << 16;
  private static final int MOST_SAID = 1 << 16;

  private final List<String> ssh;

  /** @param ssh how ssh is started, with its first arguments */
  SshKeys(List<String> ssh) {
    this.ssh = ssh;
  }

  /**
   * What is wrong with the key of a server, if its key is what is wrong. What ssh says while it connects is not asked: a
   * server can put any words there before its key is looked at. What counts is the key that ssh writes down once the
   * server has proven that it has it, and those in the user's own files.
   */
  Optional<UntrustedHostException> refusal(Endpoint endpoint, LibvirtErrors errors) throws IOException {
    Map<String, String> settings = settings(endpoint);
    List<Matcher> known = known(settings);
    boolean judgedByKey = known.stream().noneMatch(key -> key.group(1).startsWith("@")) // else an authority's word counts
        && settings.getOrDefault("knownhostscommand", "none").equals("none")
        && STRICT.contains(settings.getOrDefault("stricthostkeychecking", "ask"));
    if (!judgedByKey) {
      return Optional.empty();
    }
    Optional<String> line = shown(endpoint, known);
    if (line.isEmpty() || known.stream().anyMatch(key -> isSame(key, line.get()))) {
      return Optional.empty();
    }
    HostIdentity shown = identity(line.get(), keptIn(settings));
    if (known.isEmpty()) {
      return Optional.of(errors.untrusted(Messages.Trust_sshUnknown, shown, Optional.empty(), true));
    }
    String former = known.stream().map(key -> fingerprint(key.group(3))).distinct().collect(Collectors.joining(", "));
    return Optional.of(errors.untrusted(NLS.bind(Messages.Trust_sshChanged, former, shown.fingerprint()), shown,
        Optional.of(former), false));
  }

  private static boolean isSame(Matcher known, String shown) {
    Matcher other = LINE.matcher(shown);
    return other.matches() && known.group(2).equals(other.group(2)) && known.group(3).equals(other.group(3));
  }

  /** What the user's settings say of that server: each first value by its name in lower case. */
  private Map<String, String> settings(Endpoint endpoint) throws IOException {
    return said(line(endpoint, List.of("-G"), "")).lines().map(line -> line.split(" ", 2))
        .filter(words -> words.length == 2)
        .collect(Collectors.toMap(words -> words[0], words -> words[1], (first, other) -> first));
  }

  /** The keys that the user's files have for that server; names in them may be hashed, which ssh-keygen reads. */
  private static List<Matcher> known(Map<String, String> settings) throws IOException {
    String name = settings.getOrDefault("hostkeyalias", settings.getOrDefault("hostname", ""));
    String port = settings.getOrDefault("port", "22");
    String wanted = settings.containsKey("hostkeyalias") || port.equals("22") ? name : '[' + name + "]:" + port;
    List<Matcher> known = new ArrayList<>();
    for (Path file : Stream.of("userknownhostsfile", "globalknownhostsfile")
        .flatMap(key -> files(settings.getOrDefault(key, ""))).toList()) {
      if (Files.isRegularFile(file)) {
        said(List.of("ssh-keygen", "-F", wanted, "-f", file.toString())).lines()
            .filter(line -> !line.startsWith("#") && line.length() < LONGEST).map(SshKeys::key)
            .filter(Matcher::matches).forEach(known::add);
      }
    }
    return known;
  }

  /** A line with a mark in front is one of its own kind, whose first word is the mark. */
  private static Matcher key(String line) {
    return LINE.matcher(line.startsWith("@") ? line.replaceFirst("^(@\\S+) \\S+ ", "$1 ") : line);
  }

  /** ssh tells them with blanks between them, and does not mark a blank in one. */
  private static Stream<Path> files(String names) {
    boolean isOne = names.startsWith("/") && Files.isRegularFile(Path.of(names.strip()));
    return Stream.of(isOne ? new String[] {names.strip()} : names.split(" "))
        .filter(name -> !name.contains("%") && !name.contains("$"))
        .map(name -> name.startsWith("~/") ? System.getProperty("user.home") + name.substring(1) : name)
        .filter(name -> name.startsWith("/") && !name.equals("/dev/null")).map(Path::of);
  }

  /**
   * The line that ssh would write for the key that the server shows. One of a kind that is known is asked for first, as
   * ssh does: a server has several.
   */
  private Optional<String> shown(Endpoint endpoint, List<Matcher> known) throws IOException {
    String kinds = known.stream().map(key -> key.group(2)).distinct().collect(Collectors.joining(","));
    Optional<String> line = kinds.isEmpty() ? Optional.empty()
        : written(endpoint, List.of("-o", "HostKeyAlgorithms=" + kinds.replace("ssh-rsa",
            "rsa-sha2-512,rsa-sha2-256,ssh-rsa")));
    return line.isPresent() ? line : written(endpoint, List.of());
  }

  private Optional<String> written(Endpoint endpoint, List<String> more) throws IOException {
    Path folder = Files.createTempDirectory("xenworkbench-ssh-");
    try {
      Path file = folder.resolve("known_hosts");
      List<String> options = new ArrayList<>(List.of("-o", "StrictHostKeyChecking=accept-new", "-o",
          "UserKnownHostsFile=" + file, "-o", "GlobalKnownHostsFile=/dev/null", "-o", "UpdateHostKeys=no", "-o",
          "CheckHostIP=no"));
      options.addAll(more);
      await(new ProcessBuilder(line(endpoint, options, "true")).redirectErrorStream(true)
          .redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
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

  /** The file into which the user's ssh would write a key of that server; empty if only ssh can tell. */
  private static Optional<Path> keptIn(Map<String, String> settings) {
    return files(settings.getOrDefault("userknownhostsfile", "")).findFirst();
  }

  /** Adds a key to the user's own file, as ssh would if it could ask. */
  void add(Endpoint endpoint, HostIdentity shown) throws IOException {
    if (!LINE.matcher(shown.proof()).matches()) {
      throw new IOException(NLS.bind(Messages.Trust_noKey, shown.proof()));
    }
    Path file = keptIn(settings(endpoint)).orElseThrow(() -> new IOException(Messages.Trust_keptNowhere));
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

  /** Starts ssh as libvirt does, but logs nobody in. */
  private List<String> line(Endpoint endpoint, List<String> options, String command) {
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
    return line;
  }

  /** What a program says that asks nobody else. */
  private static String said(List<String> command) throws IOException {
    Path said = Files.createTempFile("xenworkbench-ssh-", ".txt");
    try {
      await(new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"))
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
