/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done and recorded, read from a file by {@link Experiments#read}: the constructor changes with what can
 * be asked for. Hosts and VMs are named as the user calls them. Immutable.
 *
 * @param title what it is called in log and report
 * @param interval of samples, while it runs
 * @param metrics of hosts that are recorded, such as {@code cpu_avg}
 * @param loads what VMs are busy with meanwhile, at most one for each
 * @param series the migrations, one after the other; at least one
 * @since 0.1
 */
public record Experiment(String title, Duration interval, List<String> metrics, List<Load> loads,
    List<Series> series) {

  /** Copies the lists. */
  public Experiment {
    metrics = List.copyOf(metrics);
    loads = List.copyOf(loads);
    series = List.copyOf(series);
  }

  /**
   * What is typed into a VM's console before, and interrupted afterwards.
   *
   * @param vm the VM's name
   * @param command one line for its shell
   * @param numbered whether each line that it prints begins with a number, one more than the line before
   * @param login who logs in first, where the console asks for it
   */
  public record Load(String vm, String command, boolean numbered, Optional<Login> login) {
  }

  /**
   * Who logs in.
   *
   * @param user the name
   * @param password the file whose first line is the password, which only its owner can read; empty where none is asked
   *     for
   */
  public record Login(String user, Optional<Path> password) {
  }

  /**
   * Migrations of one VM to and fro.
   *
   * @param vm the VM's name
   * @param hosts the names of the hosts that it goes to in turn; at least two
   * @param count how many
   * @param pause between two, and before the first and after the last
   */
  public record Series(String vm, List<String> hosts, int count, Duration pause) {

    /** Copies the list. */
    public Series {
      hosts = List.copyOf(hosts);
    }
  }

  /** How many migrations there are in all. */
  public int migrations() {
    return series.stream().mapToInt(Series::count).sum();
  }
}
