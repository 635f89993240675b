/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit.libvirt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.testkit.Await;

/**
 * A {@code libvirtd} process of its own, without privileges and with libvirt's test driver only, reached by TCP on the
 * loopback address. Started by root it runs as {@code nobody}, since the daemon of root would be the machine's own. Its
 * domains are gone with the process, as the test driver keeps them in memory.
 *
 * @since 0.1
 */
public final class TestDaemon implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NOBODY = "65534";
  /** Linux gives ports from 32768 to outgoing connections. */
  private static final int LAST_PORT = 32_768;
  /** Other processes that start daemons begin elsewhere. */
  private static final AtomicInteger NEXT_PORT = new AtomicInteger(ThreadLocalRandom.current().nextInt(20_000, 30_000));

  private final Path folder;
  private final int port;
  private final List<String> settings;
  private final Map<String, String> environment;
  private Process process;
  private VirshShell shell;

  private TestDaemon(Path folder, int port, List<String> settings, Map<String, String> environment)
      throws IOException {
    this.folder = folder;
    this.port = port;
    this.settings = settings;
    this.environment = environment;
    this.process = launch();
    this.shell = new VirshShell(uri(), folder);
  }

  /**
   * Starts a daemon; returns when it answers.
   *
   * @param settings lines of its configuration that replace the usual ones, such as {@code auth_tcp = "sasl"}
   */
  public static TestDaemon start(String... settings) throws IOException {
    return start(Map.of(), settings);
  }

  /** Starts a daemon with some more environment variables. */
  public static TestDaemon start(Map<String, String> environment, String... settings) throws IOException {
    Path folder = Files.createTempDirectory("xenworkbench-libvirtd-");
    TestDaemon daemon = new TestDaemon(folder, freePort(), List.of(settings), environment);
    daemon.await();
    return daemon;
  }

  /** A port that is free now, is not given twice, and that no outgoing connection gets from the system meanwhile. */
  public static int freePort() throws IOException {
    for (int port = NEXT_PORT.getAndIncrement(); port < LAST_PORT; port = NEXT_PORT.getAndIncrement()) {
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("No port below " + LAST_PORT + " is left");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** How it is reached. */
  public Endpoint endpoint() {
    return endpoint(port);
  }

  /** How it is reached through another port, such as a {@link SlowLine}'s. */
  public static Endpoint endpoint(int port) {
    return new Endpoint("test", Endpoint.Transport.TCP, "127.0.0.1", port, Optional.empty());
  }

  /** Its libvirt URI, for other clients. */
  public String uri() {
    return "test+tcp://127.0.0.1:" + port + "/default";
  }

  /** Its TCP port. */
  public int port() {
    return port;
  }

  /** Its process, whose CPU time is the daemon's. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /**
   * Makes running domains {@code vm0}, {@code vm1}, … with two vCPUs, one disk and one interface each. The test
   * driver's own domain goes, since it has the same UUID everywhere.
   */
  public void populate(int domains) throws IOException {
    List<String> commands = new ArrayList<>(List.of("destroy test", "undefine test"));
    for (int i = 0; i < domains; i++) {
      Path file = folder.resolve("vm" + i + ".xml");
      commands.add("create " + Files.writeString(file, domain(i)));
    }
    shell.run(commands);
  }

  /** The UUID of the domain {@code vm<number>} on this daemon, unique among daemons and as well mixed as a real one. */
  public UUID uuid(int number) {
    return UUID.nameUUIDFromBytes((port + "/" + number).getBytes(StandardCharsets.UTF_8));
  }

  private String domain(int number) {
    return """
        <domain type='test'><name>vm%d</name><uuid>%s</uuid><memory>262144</memory><vcpu>2</vcpu>
        <os><type>hvm</type></os><devices>
        <disk type='file' device='disk'><source file='/disk%d'/><target dev='vda'/></disk>
        <interface type='network'><source network='default'/><target dev='testnet%d'/></interface>
        </devices></domain>""".formatted(number, uuid(number), number, number + 10);
  }

  /** Runs commands of virsh on it, which must succeed. */
  public void virsh(String... commands) throws IOException {
    shell.run(List.of(commands));
  }

  /** Stops the process as it is (SIGSTOP): it answers nothing, but its sockets stay open. */
  public void freeze() throws IOException {
    signal("-STOP");
  }

  /** Lets a frozen process go on. */
  public void thaw() throws IOException {
    signal("-CONT");
  }

  /** Kills the process (SIGKILL). */
  public void kill() {
    shell.close();
    process.destroyForcibly().onExit().join();
  }

  /** Starts the daemon again after {@link #kill}, at the same port and without domains. */
  public void restart() throws IOException {
    process = launch();
    await();
    shell = new VirshShell(uri(), folder);
  }

  private void signal(String signal) throws IOException {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start();
    if (kill.onExit().join().exitValue() != 0) {
      throw new IOException("kill " + signal + " " + process.pid() + " failed");
    }
  }

  private Process launch() throws IOException {
    for (String name : List.of("run", "conf/libvirt", "cache", "home")) {
      Files.createDirectories(folder.resolve(name));
    }
    List<String> lines = new ArrayList<>(List.of("listen_tls = 0", "listen_tcp = 1", "listen_addr = \"127.0.0.1\"",
        "tcp_port = \"" + port + '"', "auth_tcp = \"none\"", "auth_unix_rw = \"none\"",
        "unix_sock_dir = \"" + folder.resolve("run") + '"', "host_uuid = \"" + uuid(0) + '"', "max_clients = 5000"));
    settings.forEach(setting -> {
      String key = setting.substring(0, setting.indexOf('=') + 1);
      lines.removeIf(line -> line.startsWith(key));
      lines.add(setting);
    });
    Path configuration = Files.write(folder.resolve("libvirtd.conf"), lines);
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      run("chown", "-R", NOBODY, folder.toString());
      command.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
    }
    command.addAll(List.of("/usr/sbin/libvirtd", "--listen", "--config", configuration.toString(), "--pid-file",
        folder.resolve("pid").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile());
    // No other driver than the built-in one, and nothing of the user's own libvirt.
    builder.environment().putAll(Map.of("HOME", path("home"), "XDG_RUNTIME_DIR", path("run"), "XDG_CONFIG_HOME",
        path("conf"), "XDG_CACHE_HOME", path("cache"), "LIBVIRT_DRIVER_DIR", "/nonexistent"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(String... command) throws IOException {
    if (new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void await() throws IOException {
    try {
      Await.until("libvirtd listens at port " + port, PATIENCE, () -> !process.isAlive() || answers());
    } finally {
      if (!process.isAlive()) {
        throw new IOException("libvirtd has ended: " + Files.readString(folder.resolve("log")));
      }
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the process and removes what it left. */
  @Override
  public void close() throws IOException {
    shell.close();
    process.destroyForcibly();
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
