/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/** The commands of the imitated shell. What they print is in English, as a Debian with the C locale does. */
final class ShellCommands {

  /** What the imitated system calls itself. */
  static final String OS_NAME = "Debian GNU/Linux 12 (simulated)";

  private static final String NEW_LINE = "\r\n";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' yyyy", Locale.ROOT);

  /** A number, or one more than before: what loops count with. */
  private static final Pattern COUNTER =
      Pattern.compile("([A-Za-z_]\\w{0,30})=(?:([0-9]{1,15})|\\$\\(\\( *\\1 *\\+ *1 *\\)\\))");
  private static final Pattern COMMAND = Pattern.compile("\\$\\(([^()]*)\\)");
  private static final Pattern VALUE = Pattern.compile("\\$([A-Za-z_]\\w*)");
  private static final int MOST_COUNTERS = 100;

  private final Shell.Machine machine;
  private final Map<String, Long> counters = new HashMap<>();

  ShellCommands(Shell.Machine machine) {
    this.machine = machine;
  }

  /** Runs one command and returns what it prints. */
  String run(String command) {
    Matcher counter = COUNTER.matcher(command);
    if (counter.matches()) {
      count(counter.group(1), counter.group(2));
      return "";
    }
    String[] words = command.split("\\s+", 2);
    String argument = words.length > 1 ? words[1].strip() : "";
    return switch (words[0]) {
      case "", ":", "true", "cd" -> "";
      case "date" -> date(argument);
      case "hostname" -> machine.name() + NEW_LINE;
      case "uname" -> argument.equals("-a") ? "Linux " + machine.name()
          + " 6.1.0-simulated #1 SMP Debian (simulated) x86_64 GNU/Linux" + NEW_LINE : "Linux" + NEW_LINE;
      case "cat" -> cat(argument);
      case "uptime" -> uptime();
      case "nproc" -> machine.cpus() + NEW_LINE;
      case "free" -> free();
      case "ls" -> argument.startsWith("/") ? "bin  boot  dev  etc  home  proc  root  sys  usr  var" + NEW_LINE
          : "README.simulated" + NEW_LINE;
      case "whoami" -> "root" + NEW_LINE;
      case "pwd" -> "/root" + NEW_LINE;
      case "echo" -> expanded(argument.replace("\"", "").replace("'", "")) + NEW_LINE;
      case "clear" -> "\u001b[H\u001b[2J";
      case "help" -> help();
      case "exit", "logout" -> "logout" + NEW_LINE + NEW_LINE + machine.name() + " login: root (automatic login)"
          + NEW_LINE;
      default -> "-sh: " + words[0] + ": command not found (this is a simulation; try help)" + NEW_LINE;
    };
  }

  private void count(String name, @Nullable String number) {
    if (counters.size() < MOST_COUNTERS || counters.containsKey(name)) {
      counters.put(name, number == null ? counters.getOrDefault(name, 0L) + 1 : Long.parseLong(number));
    }
  }

  private String expanded(String text) {
    String answered = COMMAND.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(run(found.group(1).strip()).strip()));
    return VALUE.matcher(answered).replaceAll(
        found -> Optional.ofNullable(counters.get(found.group(1))).map(String::valueOf).orElse(""));
  }

  private String date(String argument) {
    ZonedDateTime now = machine.now().atZone(ZoneOffset.UTC);
    String unquoted = argument.replace("\"", "").replace("'", "");
    if (!unquoted.startsWith("+")) {
      return DATE.format(now) + NEW_LINE;
    }
    String format = unquoted.substring(1).replace("%T", "%H:%M:%S").replace("%F", "%Y-%m-%d");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      text.append(c == '%' && i + 1 < format.length() ? field(now, format.charAt(++i)) : String.valueOf(c));
    }
    return text + NEW_LINE;
  }

  private static String field(ZonedDateTime now, char letter) {
    String pattern = switch (letter) {
      case 'Y' -> "yyyy";
      case 'm' -> "MM";
      case 'd' -> "dd";
      case 'H' -> "HH";
      case 'M' -> "mm";
      case 'S' -> "ss";
      case 'N' -> "nnnnnnnnn";
      case 'Z' -> "'UTC'";
      case 's' -> "'" + now.toEpochSecond() + "'";
      default -> "'%" + (letter == '\'' ? "''" : String.valueOf(letter)) + "'";
    };
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(now);
    } catch (DateTimeException e) {
      return "%" + letter;
    }
  }

  private String cat(String file) {
    return switch (file) {
      case "/etc/os-release" -> String.join(NEW_LINE, "PRETTY_NAME=\"" + OS_NAME + "\"", "NAME=\"Debian GNU/Linux\"",
          "VERSION_ID=\"12\"", "VERSION=\"12 (simulated)\"", "ID=debian", "VARIANT=\"simulated by Xen Workbench\"", "");
      case "/etc/hostname" -> machine.name() + NEW_LINE;
      case "/etc/debian_version" -> "12 (simulated)" + NEW_LINE;
      case "README.simulated", "/root/README.simulated" ->
          "This machine does not exist. Xen Workbench makes it up." + NEW_LINE;
      default -> "cat: " + file + ": No such file or directory" + NEW_LINE;
    };
  }

  private String uptime() {
    Duration up = machine.uptime();
    String since = up.toDays() > 0 ? up.toDays() + " days, " : "";
    return String.format(Locale.ROOT, " %s up %s%2d:%02d,  1 user%s",
        DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(machine.now().atZone(ZoneOffset.UTC)), since,
        up.toHoursPart(), up.toMinutesPart(), NEW_LINE);
  }

  private String free() {
    long total = machine.memory() >> 10;
    long used = total * 2 / 5;
    return String.format(Locale.ROOT, "               total        used        free%sMem:     %11d %11d %11d%s",
        NEW_LINE, total, used, total - used, NEW_LINE);
  }

  private static String help() {
    return "Simulated shell. Commands: cat clear date echo exit free help hostname ls nproc pwd sleep uname uptime"
        + " whoami" + NEW_LINE + "Loops: while :; do date; sleep 0.2; done   (end with Ctrl-C)" + NEW_LINE;
  }
}
