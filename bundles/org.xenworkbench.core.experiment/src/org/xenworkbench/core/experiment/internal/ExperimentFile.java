/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.experiment.UnreadableExperimentException;
import org.xenworkbench.core.host.FileLines;
import org.xenworkbench.core.host.FileSection;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Metrics;

/** Reads the file of an experiment. What is wrong is told all at once: nobody wants to start again for each. */
final class ExperimentFile {

  static final int MOST_MIGRATIONS = 1_000;
  private static final int MOST_LOADS = 100;
  private static final int MOST_PROBLEMS = 100;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_COMMAND = 1_000;
  private static final int LONGEST_PROBLEM = 600;
  private static final String EXPERIMENT = "experiment";
  private static final String LOAD = "load";
  private static final String MIGRATIONS = "migrations";

  private final Path file;
  private final List<String> problems = new ArrayList<>();
  private final List<Experiment.Load> loads = new ArrayList<>();
  private final List<Experiment.Series> series = new ArrayList<>();
  private String title;
  private Duration interval = Duration.ofSeconds(1);
  private List<String> metrics = List.of(Metrics.CPU_AVG);

  private ExperimentFile(Path file) {
    this.file = file;
    this.title = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  static Experiment read(Path file) throws UnreadableExperimentException {
    try {
      return read(file, FileLines.read(file));
    } catch (IOException e) {
      throw new UnreadableExperimentException(List.of(String.valueOf(e.getMessage())));
    }
  }

  static Experiment read(Path file, List<FileLines.Line> lines) throws UnreadableExperimentException {
    ExperimentFile read = new ExperimentFile(file);
    read.sections(FileSection.read(lines, List.of(EXPERIMENT, LOAD, MIGRATIONS), read::complain));
    if (!read.problems.isEmpty()) {
      throw new UnreadableExperimentException(read.problems);
    }
    return new Experiment(read.title, read.interval, read.metrics, read.loads, read.series);
  }

  private void sections(List<FileSection> sections) {
    boolean isNamed = false;
    for (FileSection section : sections) {
      try {
        switch (section.name()) {
          case LOAD -> loads.add(load(section));
          case MIGRATIONS -> series.add(series(section));
          default -> {
            if (isNamed) {
              throw section.wrong("", Messages.File_Twice);
            }
            isNamed = true;
            experiment(section);
          }
        }
      } catch (IllegalArgumentException e) {
        complain(e);
      }
    }
    if (series.isEmpty() && problems.isEmpty()) {
      problems.add(Messages.File_NoMigrations);
    }
  }

  private void complain(IllegalArgumentException e) {
    if (problems.size() < MOST_PROBLEMS) {
      String text = String.valueOf(e.getMessage());
      problems.add(text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM) + '\u2026');
    }
  }

  private void experiment(FileSection section) {
    section.require(List.of("title", "interval", "record"));
    title = section.text("title").isPresent() ? name(section, "title") : title;
    interval = section.time("interval", interval);
    if (interval.compareTo(Polling.MIN_INTERVAL) < 0 || interval.compareTo(Polling.MAX_INTERVAL) > 0) {
      throw section.wrong("interval", Messages.File_Interval);
    }
    if (section.text("record").isPresent()) {
      metrics = list(section, "record");
      List<String> known = Metrics.ALL.stream().filter(each -> each.scope() == MetricDescriptor.Scope.HOST)
          .map(MetricDescriptor::id).filter(id -> id.indexOf('<') < 0).toList();
      metrics.stream().filter(metric -> !known.contains(metric)).findFirst().ifPresent(metric -> {
        throw section.wrong("record", NLS.bind(Messages.File_NoMetric, metric, String.join(", ", known)));
      });
    }
  }

  private Experiment.Load load(FileSection section) {
    section.require(List.of("vm", "command", "lines", "user", "passwordFile"));
    String vm = name(section, "vm");
    if (loads.size() == MOST_LOADS || loads.stream().anyMatch(other -> other.vm().equals(vm))) {
      throw section.wrong("vm", loads.size() == MOST_LOADS ? NLS.bind(Messages.File_TooManyLoads, MOST_LOADS)
          : NLS.bind(Messages.File_LoadTwice, vm));
    }
    String command = required(section, "command");
    if (command.length() > LONGEST_COMMAND || command.chars().anyMatch(Character::isISOControl)) {
      throw section.wrong("command", NLS.bind(Messages.File_BadCommand, LONGEST_COMMAND));
    }
    boolean numbered = section.choice("lines", List.of("any", "numbered")).equals("numbered");
    return new Experiment.Load(vm, command, numbered, login(section));
  }

  private Optional<Experiment.Login> login(FileSection section) {
    Optional<Path> password = section.text("passwordFile").map(text -> path(section, text));
    if (section.text("user").isEmpty() && password.isPresent()) {
      throw section.wrong("passwordFile", Messages.File_NoUser);
    }
    return section.text("user").map(user -> new Experiment.Login(name(section, "user"), password));
  }

  /** As seen from the experiment's file. */
  private Path path(FileSection section, String text) {
    try {
      return file.toAbsolutePath().resolveSibling(text);
    } catch (InvalidPathException e) {
      throw section.wrong("passwordFile", NLS.bind(Messages.File_BadPath, text));
    }
  }

  private Experiment.Series series(FileSection section) {
    section.require(List.of("vm", "hosts", "count", "pause"));
    List<String> hosts = list(section, "hosts");
    if (hosts.size() < 2) {
      throw section.wrong("hosts", Messages.File_OneHost);
    }
    int count = section.count("count", 2, MOST_MIGRATIONS);
    if (count + series.stream().mapToInt(Experiment.Series::count).sum() > MOST_MIGRATIONS) {
      throw section.wrong("count", NLS.bind(Messages.File_TooMany, MOST_MIGRATIONS));
    }
    return new Experiment.Series(name(section, "vm"), hosts, count, section.time("pause", Duration.ofSeconds(30)));
  }

  private static List<String> list(FileSection section, String key) {
    List<String> words = Stream.of(required(section, key).split(",", -1)).map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String word : words) {
      if (word.isEmpty() || word.length() > LONGEST_NAME || !seen.add(word)) {
        throw section.wrong(key, NLS.bind(Messages.File_BadList, word));
      }
    }
    return words;
  }

  private static String name(FileSection section, String key) {
    String name = required(section, key);
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw section.wrong(key, NLS.bind(Messages.File_BadName, LONGEST_NAME));
    }
    return name;
  }

  private static String required(FileSection section, String key) {
    return section.text(key).filter(text -> !text.isEmpty())
        .orElseThrow(() -> section.wrong(key, NLS.bind(Messages.File_Missing, section.name(), key)));
  }
}
