/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.text.SafeText;

/** The page that goes with the figures: captions, the migrations' times, and the machine they were measured on. */
final class ReportText {

  /** The figure that shows the last migration. */
  private static final int LAST = 9;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Engine engine;
  private final Map<Integer, String> captions = new TreeMap<>();
  private final Instant began = Instant.now();
  private final String loadBefore = load();

  ReportText(Engine engine) {
    this.engine = engine;
  }

  void figure(int number, String caption) {
    captions.put(number, caption);
  }

  /** The whole page. */
  String text(List<LogEntry> migrations) {
    StringBuilder page = new StringBuilder();
    page.append("# The scene on Xen\n\n").append("""
        Written by `releng/lab/report`, which plays the scene through the workbench's own windows on the Xen lab and \
        takes the pictures in the workbench. VM1 runs on PM1 and VM2 on PM2; VM2 prints the date and is live-migrated.

        | migration of VM2 | began (UTC) | duration | service gap | downtime |
        |---|---|---|---|---|
        """);
    int number = 0;
    for (LogEntry entry : migrations) {
      page.append(row(++number, entry));
    }
    page.append("\n").append("""
        - *Duration*: from the workbench's request to the host's answer that VM2 has arrived, as in the event log.
        - *Service gap*: the longest silence of VM2's date loop in its watched console, by this machine's clock; what \
        follows \u00b1 is the longest time between two of the lines just before, which no shorter gap can be told from.
        - *Downtime*: Xen reports none, so none is claimed.
        """);
    captions.forEach((figure, caption) -> page.append("\n## Figure ").append(figure).append("\n\n").append(caption)
        .append(measured(figure, migrations)).append("\n\n![Figure ").append(figure).append("](figure").append(figure)
        .append(".png)\n"));
    return page.append(machine()).toString();
  }

  private static String row(int number, LogEntry entry) {
    String names = entry.message().replaceFirst(".*from '([^']*)' to '([^']*)'.*", "$1 \u2192 $2").replace("|", "\\|");
    return String.format(Locale.ROOT, "| %d: %s | %s | %s | %s | %s |%n", number, SafeText.line(names),
        time(entry.started()), entry.duration().map(ReportText::seconds).orElse("unknown"), gap(entry),
        LogAttribute.DOWNTIME.duration(entry).map(ReportText::seconds).orElse("not reported"));
  }

  private static String gap(LogEntry entry) {
    Optional<Duration> resolution = LogAttribute.SERVICE_GAP_RESOLUTION.duration(entry);
    String plusMinus = resolution.map(period -> " \u00b1 " + seconds(period)).orElse("");
    return LogAttribute.SERVICE_GAP.duration(entry).map(gap -> seconds(gap) + plusMinus)
        .orElse("not seen");
  }

  /** Figures 4 to 8 and 10 show the first migration, figure 9 the last. */
  private static String measured(int figure, List<LogEntry> migrations) {
    if (figure < 4 || migrations.isEmpty()) {
      return "";
    }
    LogEntry entry = migrations.get(figure != LAST ? 0 : migrations.size() - 1);
    return " The migration took " + entry.duration().map(ReportText::seconds).orElse("an unknown time")
        + "; service gap " + gap(entry) + ".";
  }

  private String machine() {
    StringBuilder text = new StringBuilder("\n## Measured on\n\n| | |\n|---|---|\n");
    line(text, "date", began.truncatedTo(ChronoUnit.SECONDS) + " to " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
    line(text, "machine", Runtime.getRuntime().availableProcessors() + " cores ("
        + value("/proc/cpuinfo", "model name") + "), " + memory() + " memory, "
        + value("/etc/os-release", "PRETTY_NAME"));
    line(text, "load average (1, 5, 15 min)", loadBefore + " at the start, " + load() + " at the end");
    for (String host : List.of("PM1", "PM2")) {
      engine.host(host).info().ifPresent(info -> line(text, host, describe(info)));
    }
    line(text, "PM1 and PM2 are",
        "`" + firstLine("qemu-system-x86_64", "--version") + "` processes under pure emulation");
    line(text, "libvirt here", firstLine("virsh", "--version"));
    line(text, "Java", System.getProperty("java.version"));
    line(text, "commit", firstLine("git", "-C", engine.lab.root().toString(), "describe", "--always", "--dirty"));
    return text.toString();
  }

  private static String memory() {
    return String.format(Locale.ROOT, "%.1f GiB",
        Double.parseDouble(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / (1 << 20));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("| ").append(name).append(" | ").append(value).append(" |\n");
  }

  private static String describe(HostInfo info) {
    return info.hypervisor() + " " + info.hypervisorVersion() + ", " + info.cpus() + " CPU, "
        + (info.memory() >> 20) + " MiB (" + info.hostName() + ")";
  }

  private static String firstLine(String... command) {
    try {
      return Shell.run(LIMIT, List.of(command)).lines().findFirst().orElse("");
    } catch (AssertionError e) {
      return "unknown";
    }
  }

  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).replaceFirst("^(\\S+) (\\S+) (\\S+).*\\s*", "$1, $2, $3");
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** The first value of that name in a file of names and values. */
  private static String value(String file, String name) {
    try {
      return Files.readAllLines(Path.of(file)).stream().filter(line -> line.startsWith(name)).findFirst()
          .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", "").replace("\"", "")).orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().replaceFirst(".*T(.*)Z", "$1");
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
