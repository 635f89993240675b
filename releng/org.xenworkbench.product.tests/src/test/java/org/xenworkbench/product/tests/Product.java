/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.product.tests;

import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The product as a process of its own, with a workspace of its own and the probe among its bundles. */
final class Product implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final Process process;
  private final Path log;

  private Product(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts the product with the demo fleet, with its window where there is a display, and waits until it is ready. */
  static Product start(Path folder) throws IOException {
    boolean display = System.getenv("DISPLAY") != null;
    Product product = launch(folder, folder.resolve("workspace"), !display);
    if (display) {
      product.awaitWindow(folder);
    }
    return product;
  }

  /** Starts it with its window and with further arguments, and waits until it is ready; it needs a display. */
  static Product startWith(Path folder, Path workspace, String... further) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-configuration", configuration(home(), folder).toString(),
        "-data", workspace.toString(), "-hosts", System.getProperty("xenworkbench.hosts")));
    arguments.addAll(List.of(further));
    Product product = run(home(), folder, arguments);
    product.awaitWindow(folder);
    return product;
  }

  private void awaitWindow(Path folder) {
    Path ready = folder.resolve("ready");
    await("Window").atMost(LIMIT).failFast(log(), () -> !process.isAlive()).until(() -> Files.exists(ready));
  }

  /**
   * Starts the product with the demo fleet and returns at once.
   *
   * @param folder takes its configuration and log
   * @param headless whether without a window
   */
  static Product launch(Path folder, Path workspace, boolean headless) throws IOException {
    return launch(home(), folder, workspace, headless);
  }

  /** The same with the product in that folder. */
  static Product launch(Path home, Path folder, Path workspace, boolean headless) throws IOException {
    Path configuration = configuration(home, folder);
    List<String> arguments = new ArrayList<>(List.of("-configuration", configuration.toString(), "-data",
        workspace.toString(), "-hosts", System.getProperty("xenworkbench.hosts")));
    if (headless) {
      arguments.addAll(List.of("-application", "org.xenworkbench.headless.application"));
    }
    return run(home, folder, arguments);
  }

  /** Runs the product in that folder with arguments of Eclipse; its log is written to the other folder. */
  static Product run(Path home, Path folder, List<String> arguments) throws IOException {
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Xmx768m", "-Dxenworkbench.ready=" + folder.resolve("ready"), "-jar", launcher(home).toString(), "-install",
        home.toString(), "-consoleLog"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("GDK_BACKEND", "x11");
    return new Product(builder.start(), log);
  }

  /** Waits until it has ended by itself; gives its exit code. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The product still runs: " + log());
    }
    return process.exitValue();
  }

  /** The product for this machine. */
  static Path home() throws IOException {
    Path products = Path.of(System.getProperty("xenworkbench.product"));
    try (Stream<Path> files = Files.find(products, 5,
        (path, attributes) -> path.endsWith("xenworkbench/artifacts.xml") && path.toString().contains("/linux/"))) {
      String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
      return files.filter(path -> path.toString().contains(machine)).findFirst().map(Path::getParent)
          .orElseThrow(() -> new IllegalStateException("No product for this machine in " + products));
    }
  }

  private static Path launcher(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("plugins"))) {
      return files.filter(path -> path.getFileName().toString().startsWith("org.eclipse.equinox.launcher_")).findFirst()
          .orElseThrow();
    }
  }

  /** A copy of the product's configuration, with the probe; the product itself is left as it is. */
  static Path configuration(Path home, Path folder) throws IOException {
    Path configuration = folder.resolve("configuration");
    Path bundles = configuration.resolve("org.eclipse.equinox.simpleconfigurator/bundles.info");
    Files.createDirectories(bundles.getParent());
    Files.copy(home.resolve("configuration/config.ini"), configuration.resolve("config.ini"));
    Files.copy(home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"), bundles);
    Path probe = probe(folder.resolve("probe.jar"));
    Files.writeString(bundles, "org.xenworkbench.product.tests,1.0.0," + probe.toUri() + ",4,true\n",
        StandardOpenOption.APPEND);
    return configuration;
  }

  private static Path probe(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "org.xenworkbench.product.tests");
    attributes.putValue("Bundle-Version", "1.0.0");
    attributes.putValue("Bundle-Activator", Probe.class.getName());
    attributes.putValue("Import-Package", "org.osgi.framework,org.osgi.service.component.runtime,"
        + "org.osgi.service.component.runtime.dto,org.osgi.framework.dto,org.osgi.dto,javax.management");
    Path classes = Path.of(System.getProperty("xenworkbench.probe"));
    try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Class<?> type : new Class<?>[] {Probe.class, ProbeMBean.class}) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        Files.copy(classes.resolve(name), out);
      }
    }
    return jar;
  }

  /** Attaches to the process as its own user can, and connects to its MBean server. */
  JMXConnector attach() throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
      try {
        return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  /** What it has written. */
  String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("The product did not end when it was asked to");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
