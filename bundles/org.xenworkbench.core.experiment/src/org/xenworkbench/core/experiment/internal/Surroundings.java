/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.lang.management.ManagementFactory;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.FrameworkUtil;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.Quantities;

/** On what, with what and with which load an experiment is made. */
final class Surroundings {

  private final Experiment experiment;
  private final Subjects subjects;
  private final Instant began;
  private final String loadBefore = loadAverage();
  private final List<Line> notes = new ArrayList<>();

  /** One line of a table. */
  record Line(String name, String value) {
  }

  /** It begins now. */
  Surroundings(Experiment experiment, Subjects subjects, Clock clock) {
    this.experiment = experiment;
    this.subjects = subjects;
    this.began = clock.instant();
  }

  Instant began() {
    return began;
  }

  /** Something about the load of a VM, beside its command. */
  void note(String vm, String text) {
    notes.add(new Line(NLS.bind(Messages.Surroundings_load, vm), text));
  }

  List<Line> lines(Instant ended) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Messages.Surroundings_time, NLS.bind(Messages.Surroundings_fromTo,
        began.truncatedTo(ChronoUnit.SECONDS), ended.truncatedTo(ChronoUnit.SECONDS))));
    lines.add(new Line(Messages.Surroundings_product, product()));
    lines.add(new Line(Messages.Surroundings_machine, NLS.bind(Messages.Surroundings_machineIs, new Object[] {
        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"),
        MessageFormat.format(Messages.Surroundings_cpus, Runtime.getRuntime().availableProcessors()),
        System.getProperty("java.version")})));
    lines.add(new Line(Messages.Surroundings_loadAverage,
        NLS.bind(Messages.Surroundings_loadAverages, loadBefore, loadAverage())));
    subjects.machinesBelow().forEach(host -> lines.add(new Line(NLS.bind(Messages.Surroundings_host, host.name()),
        host.info().map(info -> describe(host, info)).orElse(Quantities.UNKNOWN))));
    subjects.machines().forEach(vm -> lines.add(new Line(NLS.bind(Messages.Surroundings_vm, vm.name()),
        describe(vm))));
    experiment.loads().forEach(load -> lines.add(new Line(NLS.bind(Messages.Surroundings_load, load.vm()),
        load.command())));
    lines.addAll(notes);
    experiment.series().forEach(series -> lines.add(new Line(NLS.bind(Messages.Surroundings_series, series.vm()),
        NLS.bind(Messages.Surroundings_seriesIs, new Object[] {series.count(), String.join(" \u2192 ", series.hosts()),
            Quantities.duration(series.pause())}))));
    lines.add(new Line(Messages.Surroundings_interval, Quantities.duration(experiment.interval())));
    return lines;
  }

  private static String product() {
    return "Xen Workbench " + Optional.ofNullable(FrameworkUtil.getBundle(Surroundings.class))
        .map(bundle -> bundle.getVersion().toString()).orElse("");
  }

  private static String loadAverage() {
    double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return average < 0 ? Quantities.UNKNOWN : Quantities.count(average);
  }

  private static String describe(Host host, HostInfo info) {
    return Stream.of(host.simulated() ? Messages.Surroundings_simulated : "",
        (info.hypervisor() + ' ' + info.hypervisorVersion()).strip(), info.architecture(), info.cpuModel(),
        MessageFormat.format(Messages.Surroundings_cpus, info.cpus()), Quantities.bytes(info.memory()), info.hostName())
        .filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String describe(VirtualMachine vm) {
    return MessageFormat.format(Messages.Surroundings_vmIs, vm.vcpus(), Quantities.bytes(vm.memory()));
  }
}
