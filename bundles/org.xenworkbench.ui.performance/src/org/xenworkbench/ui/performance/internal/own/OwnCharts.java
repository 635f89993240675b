/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.own;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IRegistryChangeListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeLog;

/**
 * The charts that the user made, and those that bundles contribute, which the user can copy but not change. They hold
 * at once, for all views. An OSGi service. Any thread; changes write a file.
 */
@Component(service = OwnCharts.class)
public final class OwnCharts {

  private static final String FILE = ".metadata/.plugins/org.xenworkbench.ui.performance/charts.xml";
  private static final String PREFIX = "own:";

  private final Optional<ChartFile> file;
  private final Clock clock;
  private final Consumer<String> log;
  private final Supplier<List<Entry>> bundles;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final IRegistryChangeListener registry = event -> bundlesChanged();
  private final List<ChartDefinition> users = new ArrayList<>();
  private List<Entry> contributed = List.of();
  private List<String> problems = List.of();
  private Optional<String> newer = Optional.empty();
  private boolean isLoaded;

  /**
   * A chart, and whose it is.
   *
   * @param bundle that contributes it; empty for the user's
   */
  public record Entry(ChartDefinition chart, Optional<String> bundle) {

    static Entry contributed(ChartDefinition chart, String bundle) {
      return new Entry(chart, Optional.of(bundle));
    }

    /** What a board calls its row. */
    public String group() {
      return PREFIX + chart.id();
    }

    /** Whether the user can change it. */
    public boolean isUsers() {
      return bundle.isEmpty();
    }
  }

  /** Those of the workspace and of bundles. */
  @Activate
  public OwnCharts() {
    this(workspaceFile().map(ChartFile::new), () -> Optional.ofNullable(Platform.getExtensionRegistry())
        .map(ContributedCharts::read).orElse(List.of()), Timing.system().clock(),
        problem -> SafeLog.of(OwnCharts.class).warn(problem));
    Optional.ofNullable(Platform.getExtensionRegistry())
        .ifPresent(known -> known.addRegistryChangeListener(registry, namespace()));
  }

  private OwnCharts(List<ChartDefinition> charts) {
    this(Optional.empty(), List::of, Timing.system().clock(), problem -> {});
    users.addAll(charts);
  }

  /** Those of a file, and of bundles. @param log takes what is wrong with the file, a sentence each */
  OwnCharts(Optional<ChartFile> file, Supplier<List<Entry>> bundles, Clock clock, Consumer<String> log) {
    this.log = log;
    this.file = file;
    this.bundles = bundles;
    this.clock = clock;
  }

  /** Some that are kept nowhere. */
  public static OwnCharts of(List<ChartDefinition> charts) {
    return new OwnCharts(charts);
  }

  @Deactivate
  void deactivate() {
    IExtensionRegistry known = Platform.getExtensionRegistry();
    if (known != null) {
      known.removeRegistryChangeListener(registry);
    }
  }

  private static String namespace() {
    return ContributedCharts.POINT.substring(0, ContributedCharts.POINT.lastIndexOf('.'));
  }

  private static Optional<Path> workspaceFile() {
    Location workspace = Platform.isRunning() ? Platform.getInstanceLocation() : null;
    return workspace == null || !workspace.isSet() ? Optional.empty()
        : Optional.of(new File(workspace.getURL().getPath()).toPath().resolve(FILE));
  }

  private void load() {
    if (!isLoaded) {
      isLoaded = true;
      contributed = bundles.get();
      file.ifPresent(stored -> {
        ChartFile.Content content = stored.load(clock.instant());
        users.addAll(content.charts());
        problems = content.problems();
        newer = content.newer();
      });
      problems.forEach(log);
    }
  }

  private void bundlesChanged() {
    synchronized (this) {
      contributed = bundles.get();
    }
    tell();
  }

  /** Tells of every change. */
  public Registration listen(Runnable changed) {
    listeners.add(changed);
    return () -> listeners.remove(changed);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  /** All: those of bundles, then the user's in their order. */
  public synchronized List<Entry> all() {
    load();
    return Stream.concat(contributed.stream(), users.stream().map(chart -> new Entry(chart, Optional.empty())))
        .toList();
  }

  /** Those that stand in the columns of selected objects of a kind. */
  public List<Entry> ofSelected(Scope scope) {
    return all().stream().filter(entry -> entry.chart().column().filter(scope::equals).isPresent()).toList();
  }

  /** Those that are of no selection. */
  public List<Entry> fixed() {
    return all().stream().filter(entry -> entry.chart().column().isEmpty()).toList();
  }

  /** The chart that a row of a board has; empty for a row of another kind, or one that is deleted. */
  public Optional<Entry> inRow(String group) {
    return all().stream().filter(entry -> entry.group().equals(group)).findFirst();
  }

  /** What is wrong with what was saved, a sentence each. */
  public synchronized List<String> problems() {
    load();
    return problems;
  }

  /** Why nothing can be changed; empty if it can. */
  public synchronized Optional<String> obstacle() {
    load();
    return newer;
  }

  /** Adds a chart, or puts it in the place of that with its identity. @throws IOException if it is not kept */
  public void save(ChartDefinition chart) throws IOException {
    change(() -> put(chart));
  }

  private void put(ChartDefinition chart) {
    int place = users.stream().map(ChartDefinition::id).toList().indexOf(chart.id());
    if (place < 0) {
      users.add(chart);
    } else {
      users.set(place, chart);
    }
  }

  /** Removes charts. @throws IOException if they come back with the next start */
  public void remove(Collection<ChartDefinition> charts) throws IOException {
    change(() -> users.removeIf(user -> charts.stream().anyMatch(chart -> chart.id().equals(user.id()))));
  }

  /** Moves a chart among the user's. @throws IOException if it is not kept */
  public void move(ChartDefinition chart, boolean up) throws IOException {
    change(() -> {
      int from = users.indexOf(chart);
      int to = up ? from - 1 : from + 1;
      if (from >= 0 && to >= 0 && to < users.size()) {
        Collections.swap(users, from, to);
      }
    });
  }

  /** Adds the charts of a file. What is there already stays; one that differs from its namesake is added beside it. */
  public Imported importFrom(Path path) throws IOException {
    ChartFile.Content content = ChartFile.readUsers(path);
    if (content.newer().isPresent()) {
      throw new IOException(content.newer().get());
    }
    List<ChartDefinition> added = new ArrayList<>();
    change(() -> content.charts().stream().filter(chart -> !users.contains(chart)).forEach(chart -> {
      boolean isKnown = all().stream().anyMatch(entry -> entry.chart().id().equals(chart.id())); // a bundle's, too
      added.add(isKnown ? chart.copy(chart.name()) : chart);
      users.add(added.get(added.size() - 1));
    }));
    return new Imported(added.size(), content.charts().size() - added.size(), content.problems());
  }

  /**
   * What an import did.
   *
   * @param added how many charts are new
   * @param known how many were there already
   * @param problems what could not be read, a sentence each
   */
  public record Imported(int added, int known, List<String> problems) {
  }

  /** Writes charts into a file that a user chose. */
  public static void export(Path path, Collection<ChartDefinition> charts) throws IOException {
    ChartFile.export(path, charts);
  }

  /** What was changed holds though it cannot be kept: nothing that somebody typed is lost at once. */
  private void change(Runnable how) throws IOException {
    try {
      synchronized (this) {
        load();
        if (newer.isPresent()) {
          throw new IOException(newer.get());
        }
        how.run();
        if (file.isPresent()) {
          file.get().save(users);
        }
      }
    } finally {
      tell();
    }
  }
}
