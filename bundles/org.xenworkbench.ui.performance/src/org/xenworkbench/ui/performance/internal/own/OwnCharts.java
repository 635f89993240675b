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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IRegistryChangeListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeLog;

/**
 * The charts that the user made, and those that bundles contribute, which the user can copy but not change. They hold
 * at once, for all views. An OSGi service. Any thread; whoever asks never waits for the file, which is read on a thread
 * of its own, and listeners hear when it is. Changes write it, and are for a thread that may wait.
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
  /** Held while files are read and written, so never by whoever shows charts. */
  private final Object changing = new Object();
  private volatile State state = new State(List.of(), List.of(), List.of(), Optional.empty());
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

  /** What is known. @param newer why nothing can be changed */
  private record State(List<Entry> contributed, List<ChartDefinition> users, List<String> problems,
      Optional<String> newer) {

    State withUsers(List<ChartDefinition> others) {
      return new State(contributed, List.copyOf(others), problems, newer);
    }

    List<Entry> all() {
      return Stream.concat(contributed.stream(), users.stream().map(chart -> new Entry(chart, Optional.empty())))
          .toList();
    }
  }

  /** Those of the workspace and of bundles. */
  @Activate
  public OwnCharts() {
    this(workspaceFile().map(ChartFile::new), OwnCharts::ofBundles, Timing.system().clock(), OwnCharts::warn);
    Optional.ofNullable(Platform.getExtensionRegistry())
        .ifPresent(known -> known.addRegistryChangeListener(registry, namespace()));
    Job.createSystem(Messages.OwnCharts_loading, (ICoreRunnable) monitor -> load()).schedule();
  }

  private static List<Entry> ofBundles() {
    return Optional.ofNullable(Platform.getExtensionRegistry())
        .map(known -> ContributedCharts.read(known, OwnCharts::warn)).orElse(List.of());
  }

  private static void warn(String problem) {
    SafeLog.of(OwnCharts.class).warn(problem);
  }

  private OwnCharts(List<ChartDefinition> charts) {
    this(Optional.empty(), List::of, Timing.system().clock(), problem -> {});
    isLoaded = true;
    state = state.withUsers(charts);
  }

  /**
   * Those of a file, and of bundles, as soon as they are {@link #load loaded}.
   *
   * @param log takes what is wrong with the file, a sentence each
   */
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

  /** Reads the file and what bundles contribute, the first time. */
  void load() {
    synchronized (changing) {
      if (isLoaded) {
        return;
      }
      isLoaded = true;
      ChartFile.Content content = file.map(stored -> stored.load(clock.instant()))
          .orElse(new ChartFile.Content(List.of(), List.of(), Optional.empty()));
      state = new State(bundles.get(), List.copyOf(content.charts()), content.problems(), content.newer());
      content.problems().forEach(log);
    }
    tell();
  }

  private void bundlesChanged() {
    synchronized (changing) {
      State now = state;
      state = new State(bundles.get(), now.users, now.problems, now.newer);
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
  public List<Entry> all() {
    return state.all();
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
  public List<String> problems() {
    return state.problems;
  }

  /** Why nothing can be changed; empty if it can. */
  public Optional<String> obstacle() {
    return state.newer;
  }

  /** Why no chart can be added; empty if one can. */
  public Optional<String> obstacleToMore() {
    return obstacle().or(() -> Optional.of(NLS.bind(Messages.OwnCharts_full, ChartFile.MOST_CHARTS))
        .filter(text -> state.users.size() >= ChartFile.MOST_CHARTS));
  }

  /** Adds a chart, or puts it in the place of that with its identity. @throws IOException if it is not kept */
  public void save(ChartDefinition chart) throws IOException {
    change(users -> {
      int place = users.stream().map(ChartDefinition::id).toList().indexOf(chart.id());
      if (place < 0) {
        users.add(chart);
      } else {
        users.set(place, chart);
      }
    }, false);
  }

  /** Removes charts. @throws IOException if they come back with the next start */
  public void remove(Collection<ChartDefinition> charts) throws IOException {
    Set<String> ids = charts.stream().map(ChartDefinition::id).collect(Collectors.toSet());
    change(users -> users.removeIf(user -> ids.contains(user.id())), false);
  }

  /** Moves a chart among the user's. @throws IOException if it is not kept */
  public void move(ChartDefinition chart, boolean up) throws IOException {
    change(users -> {
      int from = users.indexOf(chart);
      int to = up ? from - 1 : from + 1;
      if (from >= 0 && to >= 0 && to < users.size()) {
        Collections.swap(users, from, to);
      }
    }, false);
  }

  /**
   * Adds the charts of a file. What is there already stays; one that differs from its namesake is added beside it.
   *
   * @throws IOException with a sentence that says why none was added
   */
  public Imported importFrom(Path path) throws IOException {
    ChartFile.Content content = ChartFile.readUsers(path);
    if (content.newer().isPresent()) {
      throw new IOException(content.newer().get());
    }
    List<ChartDefinition> added = new ArrayList<>();
    change(users -> {
      Set<ChartDefinition> known = new HashSet<>(users);
      Set<String> ids = new HashSet<>(all().stream().map(entry -> entry.chart().id()).toList()); // bundles', too
      content.charts().stream().filter(chart -> !known.contains(chart))
          .forEach(chart -> added.add(ids.add(chart.id()) ? chart : chart.copy(chart.name())));
      users.addAll(added);
    }, true);
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

  /**
   * Changes the user's charts. What could not be read again is refused. What only the disk refuses holds all the same,
   * so that nothing that somebody typed is lost at once.
   *
   * @param how changes the list that it is given
   * @param isWhole whether nothing is to hold of what cannot be kept
   */
  private void change(Consumer<List<ChartDefinition>> how, boolean isWhole) throws IOException {
    try {
      load();
      synchronized (changing) {
        State before = state;
        if (before.newer.isPresent()) {
          throw new IOException(before.newer.get());
        }
        List<ChartDefinition> next = new ArrayList<>(before.users);
        how.accept(next);
        if (next.size() > ChartFile.MOST_CHARTS) {
          throw new IOException(NLS.bind(Messages.OwnCharts_many, ChartFile.MOST_CHARTS, next.size()));
        }
        byte[] bytes = file.isPresent() ? file.get().bytes(next) : new byte[0];
        state = isWhole ? before : before.withUsers(next);
        if (file.isPresent()) {
          file.get().save(bytes);
        }
        state = before.withUsers(next);
      }
    } finally {
      tell();
    }
  }
}
