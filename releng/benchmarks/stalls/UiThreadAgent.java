/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */

import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Measures from within how long an SWT program's UI thread lets others wait, without a change to the program: a
 * runnable is posted to it, and the next a few milliseconds after it ran. What stood in the way of one that waits long
 * is told by the UI thread's stack meanwhile. Besides the time, the CPU time of the UI thread until then is noted: what
 * a wait would be on a machine that has nothing else to do. A file ends a measurement and begins the next, or has a
 * view shown: see {@code releng/benchmarks/stalls/run}.
 *
 * <p>java -javaagent:stalls.jar=FOLDER: commands are files there, answers are written beside them.
 */
public final class UiThreadAgent {

  private static final long PAUSE_MILLIS = 4;
  private static final long LOOK_MILLIS = 20;
  private static final int[] LIMITS = {16, 100, 500};
  private static final int DEPTH = 60;

  private final Path folder;
  private final Instrumentation program;
  private final List<Long> waits = new ArrayList<>();
  private final List<Long> costs = new ArrayList<>();
  private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
  private final Map<String, Integer> culprits = new HashMap<>();
  private Object display;
  private Thread thread;
  private Method asyncExec;
  private long begun = System.nanoTime();

  private UiThreadAgent(Path folder, Instrumentation program) {
    this.folder = folder;
    this.program = program;
  }

  /** Called by Java before the program. */
  public static void premain(String folder, Instrumentation program) {
    UiThreadAgent agent = new UiThreadAgent(Path.of(folder), program);
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task, "stalls");
      thread.setDaemon(true);
      return thread;
    });
    executor.scheduleWithFixedDelay(agent::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      if (display == null) {
        find();
      } else {
        measure();
        obey();
      }
    } catch (ReflectiveOperationException | IOException | RuntimeException e) {
      e.printStackTrace();
    }
  }

  private Class<?> loaded(String name) {
    return Arrays.stream(program.getAllLoadedClasses()).filter(type -> type.getName().equals(name)).findFirst()
        .orElse(null);
  }

  /** As soon as there is a workbench: a display that nobody has made must not be made here. */
  private void find() throws ReflectiveOperationException {
    if (!Files.exists(folder.resolve("ready"))) {
      return;
    }
    Class<?> type = loaded("org.eclipse.swt.widgets.Display");
    for (Thread each : Thread.getAllStackTraces().keySet()) {
      Object found = type.getMethod("findDisplay", Thread.class).invoke(null, each);
      if (found != null) {
        thread = each;
        asyncExec = type.getMethod("asyncExec", Runnable.class);
        display = found;
      }
    }
  }

  private void measure() throws ReflectiveOperationException {
    CompletableFuture<Long> ran = new CompletableFuture<>();
    long posted = System.nanoTime();
    long before = times.getThreadCpuTime(thread.getId());
    asyncExec.invoke(display, (Runnable) () -> {
      costs.add(times.getThreadCpuTime(thread.getId()) - before); // read after this ran
      ran.complete(System.nanoTime());
    });
    while (true) {
      try {
        waits.add(ran.get(LOOK_MILLIS, TimeUnit.MILLISECONDS) - posted);
        return;
      } catch (TimeoutException e) {
        culprits.merge(culprit(), 1, Integer::sum);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Where the UI thread is, in the program's own classes, outermost last; else where it is at all. */
  private String culprit() {
    StackTraceElement[] stack = thread.getStackTrace();
    List<String> own = Arrays.stream(stack).limit(DEPTH).filter(at -> at.getClassName().startsWith("org.xenworkbench"))
        .limit(5).map(UiThreadAgent::text).toList();
    String top = Arrays.stream(stack).limit(4).map(UiThreadAgent::text).collect(Collectors.joining(" < "));
    return own.isEmpty() ? "not ours: " + Arrays.stream(stack).limit(14).map(UiThreadAgent::text)
        .collect(Collectors.joining(" < ")) : top + " | " + String.join(" < ", own);
  }

  private static String text(StackTraceElement at) {
    return at.getClassName().substring(at.getClassName().lastIndexOf('.') + 1) + '.' + at.getMethodName() + ':'
        + at.getLineNumber();
  }

  /** A file {@code report-NAME} asks for what was measured since the last, {@code view-ID} shows a view. */
  private void obey() throws IOException, ReflectiveOperationException {
    List<Path> commands;
    try (var files = Files.list(folder)) {
      commands = files.filter(file -> file.getFileName().toString().matches("(report|begin|view)-.*")).sorted()
          .toList();
    }
    for (Path command : commands) {
      String name = command.getFileName().toString();
      String argument = name.substring(name.indexOf('-') + 1);
      if (name.startsWith("report-")) {
        report(argument);
      } else if (name.startsWith("view-")) {
        show(argument);
      }
      begin();
      Files.delete(command);
    }
  }

  private void begin() {
    waits.clear();
    costs.clear();
    culprits.clear();
    begun = System.nanoTime();
  }

  private void report(String name) throws IOException {
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    long[] cpu = costs.stream().mapToLong(Long::longValue).sorted().toArray();
    double seconds = (System.nanoTime() - begun) / 1e9;
    try (PrintStream out = new PrintStream(Files.newOutputStream(folder.resolve("answer.new")))) {
      out.printf("seconds %.1f%nposted %d%n", seconds, sorted.length);
      out.printf("median_ms %.2f%np99_ms %.2f%nlongest_ms %.2f%n", at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
      for (int limit : LIMITS) {
        out.printf("over_%d %d%n", limit, Arrays.stream(sorted).filter(wait -> wait > limit * 1_000_000L).count());
      }
      out.printf("cpu_median_ms %.2f%ncpu_p99_ms %.2f%ncpu_longest_ms %.2f%n", at(cpu, 0.5), at(cpu, 0.99),
          at(cpu, 1));
      for (int limit : LIMITS) {
        out.printf("cpu_over_%d %d%n", limit,
            Arrays.stream(cpu).filter(cost -> cost > limit * 1_000_000L).count());
      }
      out.printf("cpu_share %.4f%n", Arrays.stream(cpu).sum() / 1e9 / seconds);
      long late = Arrays.stream(sorted).filter(wait -> wait > LIMITS[0] * 1_000_000L).sum();
      out.printf("stalled_share %.4f%n", late / 1e9 / seconds);
      culprits.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(25)
          .forEach(entry -> out.printf("# %d x %s%n", entry.getValue(), entry.getKey()));
    }
    Files.move(folder.resolve("answer.new"), folder.resolve("answer-" + name));
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
  }

  /** Opens a view on the UI thread and maximises it, so that nothing else is drawn. */
  private void show(String id) throws ReflectiveOperationException {
    Object workbench = loaded("org.eclipse.ui.PlatformUI").getMethod("getWorkbench").invoke(null);
    CompletableFuture<Throwable> shown = new CompletableFuture<>();
    asyncExec.invoke(display, (Runnable) () -> {
      try {
        Object window = call(workbench, "org.eclipse.ui.IWorkbench", "getActiveWorkbenchWindow");
        if (window == null) {
          Object[] all = (Object[]) call(workbench, "org.eclipse.ui.IWorkbench", "getWorkbenchWindows");
          window = all[0];
        }
        Object page = call(window, "org.eclipse.ui.IWorkbenchWindow", "getActivePage");
        loaded("org.eclipse.ui.IWorkbenchPage").getMethod("showView", String.class).invoke(page, id);
        shown.complete(null);
      } catch (ReflectiveOperationException | RuntimeException e) {
        shown.complete(e);
      }
    });
    try {
      Throwable failure = shown.get(120, TimeUnit.SECONDS);
      if (failure != null) {
        failure.printStackTrace();
      }
    } catch (Exception e) {
      throw new IllegalStateException("The view " + id + " was not shown", e);
    }
  }

  private Object call(Object on, String type, String method) throws ReflectiveOperationException {
    return loaded(type).getMethod(method).invoke(on);
  }
}
