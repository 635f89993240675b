/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.xenworkbench.core.testkit.BuiltProduct;
import org.xenworkbench.core.testkit.Figure;

/**
 * The whole time of a migration through the built product, headless and with its usual interval, beside {@code virsh
 * migrate} of the same VM, in turns and both ways. The product is told what to do by its MBeans and stands still
 * while virsh works, so that neither pays for the other. Arguments: the product's folder, the hosts file of
 * a lab, the VM's name, rounds. A round is four migrations, two by each.
 */
public final class MigrateBenchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  /** Between two migrations: the source of a Xen host cleans up for a while. */
  private static final Duration REST = Duration.ofSeconds(6);
  private static final int ROUNDS = 2;
  private static final double LIMIT = 1.02;

  private final Properties hosts = new Properties();
  private final String vm;
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Map<String, List<Double>> parts = new LinkedHashMap<>();

  private MigrateBenchmark(Path hostsFile, String vm) throws IOException {
    this.vm = vm;
    try (Reader reader = Files.newBufferedReader(hostsFile)) {
      hosts.load(reader);
    }
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("xenworkbench-migrate-");
    Path hostsFile = Path.of(args[1]);
    MigrateBenchmark benchmark = new MigrateBenchmark(hostsFile, args[2]);
    try (BuiltProduct product = BuiltProduct.start(Path.of(args[0]), folder.resolve("workspace"), hostsFile,
        BuiltProduct.HEADLESS)) {
      benchmark.measure(product, Integer.parseInt(args[3]));
    }
    benchmark.print();
    System.exit(0);
  }

  private void measure(BuiltProduct product, int rounds) throws Exception {
    MBeanServerConnection server = product.beans();
    String uuid = virsh(runner(), "domuuid", vm).strip();
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < 2; turn++) {
        boolean ours = (round + turn) % 2 == 0;
        if (ours) {
          awaitRounds(server);
        } else {
          signal(product, "STOP");
        }
        for (int way = 0; way < 2; way++) {
          String from = runner();
          String to = other(from);
          Thread.sleep(REST.toMillis());
          long start = System.nanoTime();
          if (ours) {
            migrate(server, uuid, to);
          } else {
            migrateByVirsh(from, to);
          }
          double took = (System.nanoTime() - start) / 1e9;
          seconds.computeIfAbsent(key(from, ours), key -> new ArrayList<>()).add(took);
          System.out.printf("%s -> %s by %s: %.2f s%n", from, to, ours ? "the product" : "virsh", took);
        }
        signal(product, "CONT");
      }
    }
  }

  private static String key(String from, boolean ours) {
    return from + ' ' + ours;
  }

  private static String other(String host) {
    return host.equals("PM1") ? "PM2" : "PM1";
  }

  private String runner() throws Exception {
    return virsh("PM1", "list", "--name").lines().anyMatch(vm::equals) ? "PM1" : "PM2";
  }

  /** Once it has polled both hosts a few times since. */
  private static void awaitRounds(MBeanServerConnection server) throws Exception {
    ObjectName sampler = new ObjectName("org.xenworkbench:type=Sampler");
    await(() -> server.isRegistered(sampler) && rounds(server, sampler).size() >= 2);
    Map<String, Long> before = rounds(server, sampler);
    await(() -> {
      Map<String, Long> now = rounds(server, sampler);
      return before.entrySet().stream()
          .allMatch(host -> now.getOrDefault(host.getKey(), 0L) >= host.getValue() + ROUNDS);
    });
  }

  /** Of the two hosts; this machine is measured besides. */
  private static Map<String, Long> rounds(MBeanServerConnection server, ObjectName sampler) throws Exception {
    return Stream.of((CompositeData[]) server.getAttribute(sampler, "Statistics"))
        .filter(host -> String.valueOf(host.get("host")).matches("PM[12]"))
        .collect(Collectors.toMap(host -> (String) host.get("host"), host -> (Long) host.get("rounds")));
  }

  /** It neither polls nor follows what virsh does, and is as warm as it was when it goes on. */
  private static void signal(BuiltProduct product, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(product.machine().pid())).inheritIO().start().waitFor();
  }

  private void migrate(MBeanServerConnection server, String uuid, String to) throws Exception {
    ObjectName bean = new ObjectName("org.xenworkbench:type=Migrations");
    String id = (String) server.invoke(bean, "migrate", new Object[] {uuid, to},
        new String[] {String.class.getName(), String.class.getName()});
    await(() -> ended(server, bean, id) != null);
    CompositeData end = ended(server, bean, id);
    if (!"SUCCEEDED".equals(end.get("status"))) {
      throw new IllegalStateException("A migration ended as " + end.get("status") + ": " + end.get("error"));
    }
    for (Object part : ((TabularData) end.get("timeSpent")).values()) {
      CompositeData spent = (CompositeData) part;
      parts.computeIfAbsent((String) spent.get("key"), key -> new ArrayList<>())
          .add((Long) spent.get("value") / 1e9);
    }
    System.out.printf("  of which %s; estimated %.1f to %.1f s%n", text((TabularData) end.get("timeSpent")),
        (Long) end.get("estimateLeast") / 1e9, (Long) end.get("estimateMost") / 1e9);
  }

  private static String text(TabularData spent) {
    StringBuilder text = new StringBuilder();
    for (Object part : (Collection<?>) spent.values()) {
      CompositeData each = (CompositeData) part;
      text.append(text.isEmpty() ? "" : ", ")
          .append(String.format("%s %.3f s", each.get("key"), (Long) each.get("value") / 1e9));
    }
    return text.toString();
  }

  private static CompositeData ended(MBeanServerConnection server, ObjectName bean, String id)
      throws IOException, JMException {
    return Arrays.stream((CompositeData[]) server.getAttribute(bean, "Past")).filter(past -> id.equals(past.get("id")))
        .findFirst().orElse(null);
  }

  /** As somebody would type it. */
  private void migrateByVirsh(String from, String to) throws Exception {
    List<String> arguments = new ArrayList<>(
        List.of("migrate", "--live", "--p2p", "--persistent", "--undefinesource", vm, peer(to)));
    if (isXen()) {
      arguments.add("tcp://" + hosts.getProperty(to + ".peer.address"));
    }
    virsh(from, arguments.toArray(String[]::new));
  }

  private boolean isXen() {
    return hosts.getProperty("PM1.driver").equals("xen");
  }

  private String peer(String host) {
    return (isXen() ? "xen+tcp://%s/" : "qemu+tcp://%s/system").formatted(hosts.getProperty(host + ".peer.address"));
  }

  private String virsh(String host, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", (isXen() ? "xen" : "qemu")
        + "+unix:///system?socket=" + hosts.getProperty(host + ".address")));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close(); // with a terminal's input virsh would wait for it
    String said = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  /** Twenty milliseconds are a fifth of a per cent of the shortest migration. */
  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The product does not get there within " + PATIENCE);
      }
      Thread.sleep(20);
    }
  }

  private void print() {
    String lab = isXen() ? "Xen" : "QEMU";
    double[] ours = all("true");
    double[] theirs = all("false");
    Figure.print("migration on " + lab + ", whole time, median of " + ours.length + " both ways", Figure.median(ours),
        "s", "virsh migrate", Figure.median(theirs), LIMIT);
    for (String from : List.of("PM1", "PM2")) {
      double[] here = values(seconds.get(key(from, true)));
      double[] there = values(seconds.get(key(from, false)));
      Figure.print("migration on " + lab + ", from " + from + ", median", Figure.median(here), "s", "virsh migrate",
          Figure.median(there), Double.NaN);
    }
    Figure.print("migration on " + lab + ", spread (longest less shortest)", spread(ours), "s", "virsh migrate",
        spread(theirs), Double.NaN);
    parts.forEach((part, values) -> Figure.print("migration on " + lab + ", of which " + part + ", median",
        Figure.median(values(values)), "s", Double.NaN));
  }

  private double[] all(String who) {
    return seconds.entrySet().stream().filter(entry -> entry.getKey().endsWith(who))
        .flatMap(entry -> entry.getValue().stream()).mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] values(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NaN) - Arrays.stream(values).min().orElse(Double.NaN);
  }
}
