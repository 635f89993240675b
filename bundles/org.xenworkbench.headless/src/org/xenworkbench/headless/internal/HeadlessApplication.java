/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.experiment.Experiments;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.RebalanceService;
import org.xenworkbench.core.migration.ScheduleService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.setting.Settings;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.workspace.DiskWatch;
import org.xenworkbench.core.workspace.WorkspaceLock;

/**
 * The core without a display: connects its hosts, samples them, keeps history and event log, which it shows on the
 * terminal, and publishes MBeans until the process is ended. Started with
 * {@code -application org.xenworkbench.headless.application -hosts FILE}; hosts that an earlier run was given are kept
 * in the instance area, as are settings that are given by {@code -set KEY=VALUE}. Passwords come from
 * {@code -passwords FILE} or, with {@code -askPasswords}, from the terminal, rules of alerts from {@code -alerts FILE}.
 * With {@code -experiment FILE}, or what {@link Asked} reads, it does that and ends. It ends with 0 when it was told to
 * end, with 2 if something could not be saved then, with 3 if not all migrations of that arrived, and with 1 and a
 * reason on the error stream when it cannot start or go on.
 */
public final class HeadlessApplication implements IApplication {

  private static final Integer EXIT_FAILED = 1;
  private static final String READY_PROPERTY = "xenworkbench.ready";

  private static final Duration TERMINAL_PATIENCE = Duration.ofSeconds(2);

  private final Timing timing = Timing.system();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final TerminalStream out = new TerminalStream(new FileOutputStream(FileDescriptor.out), TERMINAL_PATIENCE);
  private final TerminalStream err = new TerminalStream(new FileOutputStream(FileDescriptor.err), TERMINAL_PATIENCE);
  private final BundleContext bundles = FrameworkUtil.getBundle(getClass()).getBundleContext();
  private final OrderlyEnd end = new OrderlyEnd(ended,
      bundles.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(Framework.class), out, err);

  @Override
  public Object start(IApplicationContext context) {
    Runtime.getRuntime().addShutdownHook(Threads.factory("xenworkbench-end").newThread(end));
    System.setErr(new LastingStream(err));
    System.setOut(new LastingStream(out));
    try {
      return lockAndRun(context);
    } catch (IOException e) { // ours, with a sentence
      complain(String.valueOf(e.getMessage()), e);
    } catch (OrderlyEnd.EndedEarly e) {
      err.println(Messages.HeadlessApplication_EndedEarly);
      err.flush();
      return EXIT_OK;
    } catch (RuntimeException | Error e) { // whatever it is, an end with 0 would be taken for success
      complain(NLS.bind(Messages.HeadlessApplication_Failed, e), e);
    }
    ended.complete(null); // a signal has nothing to end any more
    err.flush();
    return EXIT_FAILED;
  }

  /** On the terminal too: nobody looks into a log as long as all seems well. */
  private void complain(String message, @Nullable Throwable cause) {
    err.println(message);
    SafeLog.of(HeadlessApplication.class).error(message, cause);
  }

  private Integer lockAndRun(IApplicationContext context) throws IOException {
    Arguments arguments = new Arguments(List.of(Platform.getApplicationArgs()));
    arguments.check();
    WorkspaceLock lock = new WorkspaceLock(Platform.getInstanceLocation());
    Optional<String> refusal = lock.acquire(err::println);
    if (refusal.isPresent()) {
      throw new IOException(refusal.get());
    }
    try (DiskWatch disk = new DiskWatch(lock.directory(), err::println)) {
      end.watch(disk::silence);
      end.check();
      return run(context, arguments, lock, disk);
    } finally {
      lock.release();
    }
  }

  private Integer run(IApplicationContext context, Arguments arguments, WorkspaceLock lock, DiskWatch disk)
      throws IOException {
    Optional<String> obstacle = EngineBundles.obstacle(bundles);
    if (obstacle.isPresent()) {
      throw new IOException(obstacle.get());
    }
    EventLog log = service(EventLog.class);
    end.watch(log);
    new GivenSettings(service(Settings.class)).set(arguments.settings()); // hosts are connected by them
    HostRegistry registry = service(HostRegistry.class);
    Optional<Deed> deed = deed(arguments, log);
    lock.tell(log);
    MigrationService migrations = service(MigrationService.class);
    long hosts = service(Inventory.class).hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR)
        .count();
    end.check();
    end.setUp();
    disk.close(); // from now on the event log tells
    say(MessageFormat.format(Messages.HeadlessApplication_Running, hosts, lock.directory(),
        Long.toString(ProcessHandle.current().pid())));
    TerminalLog terminal = new TerminalLog(log, Clock.systemDefaultZone(), out, err);
    Registration listening = log.addListener(terminal);
    Instant began = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    terminal.showSince(began);
    takePasswords(arguments, registry);
    context.applicationRunning();
    String ready = System.getProperty(READY_PROPERTY, "");
    if (!ready.isEmpty()) {
      Files.writeString(Path.of(ready), Long.toString(ProcessHandle.current().pid()), StandardCharsets.UTF_8);
    }
    int code = deed.isPresent() ? perform(deed.get()) : EXIT_OK;
    ended.join();
    migrations.migrations().stream().filter(Migration::isRunning).forEach(this::sayThatItGoesOn);
    if (!end.isBySignal()) { // else what the log tells of the end is shown before
      terminal.showSince(began); // what is written, but not yet told
      listening.close();
      end.say(log.fault());
    }
    int saved = OrderlyEnd.code(log.unsaved());
    return saved != EXIT_OK ? saved : code;
  }

  /** What is under way when these begin is taken for an earlier process's, and ended in the log. */
  private void startEngineParts() throws IOException {
    try {
      bundles.getServiceReferences(EnginePart.class, null).forEach(bundles::getService);
    } catch (InvalidSyntaxException e) {
      throw new IOException(e); // there is no filter
    }
  }

  private Optional<Deed> deed(Arguments arguments, EventLog log) throws IOException {
    Optional<Path> file = arguments.experiment();
    if (file.isPresent()) {
      service(ScheduleService.class).hold(); // the process ends with it, and with it what it would begin
      return Optional.of(new GivenExperiment(service(Experiments.class), service(OperationService.class), log,
          file.get(), arguments.report(), Clock.systemDefaultZone()));
    }
    Optional<Asked> asked = arguments.asked();
    return asked.isEmpty() ? Optional.empty() : Optional.of(asked.get().deed(new Services(service(Inventory.class),
        service(HostRegistry.class), service(Polling.class), log, service(OperationService.class),
        service(MigrationService.class), service(EvacuationService.class), service(RebalanceService.class),
        service(ScheduleService.class), timing)));
  }

  /** Then the engine has nothing more to do. */
  private int perform(Deed deed) throws IOException {
    startEngineParts();
    end.cuts(deed.codeIfCut());
    int code;
    try {
      code = deed.run(ended, this::say, problem -> complain(problem, null));
    } catch (IOException e) { // ours, with a sentence
      complain(String.valueOf(e.getMessage()), e);
      code = EXIT_FAILED;
    }
    end.cuts(EXIT_OK);
    ended.complete(null);
    return code;
  }

  private void sayThatItGoesOn(Migration migration) {
    say(NLS.bind(Messages.HeadlessApplication_MigrationGoesOn,
        new Object[] {migration.vmName(), migration.sourceName(), migration.targetName()}));
  }

  private void say(String text) {
    out.println(text);
    SafeLog.of(HeadlessApplication.class).info(text);
  }

  /** For as long as the process lives. */
  private <T> T service(Class<T> type) throws IOException {
    end.check();
    ServiceReference<T> reference = bundles.getServiceReference(type);
    T service = reference == null ? null : bundles.getService(reference);
    if (service == null) {
      throw new IOException(Messages.HeadlessApplication_NoEngine);
    }
    return service;
  }

  /** One that cannot be used is said, and the other hosts go on. */
  private void takePasswords(Arguments arguments, HostRegistry registry) {
    try {
      Optional<Path> file = arguments.passwords();
      if (file.isPresent() || arguments.asksForPasswords()) {
        HostPasswords passwords = new HostPasswords(registry, store());
        if (file.isPresent()) {
          passwords.readFrom(file.get()).forEach(problem -> complain(problem, null));
        }
        if (arguments.asksForPasswords()) {
          askOnTerminal(passwords);
        }
      }
    } catch (IOException e) {
      complain(NLS.bind(Messages.HeadlessApplication_NoPasswords, e.getMessage()), e);
    }
  }

  private CredentialStore store() throws IOException {
    ServiceReference<CredentialStore> reference = bundles.getServiceReference(CredentialStore.class);
    CredentialStore store = reference == null ? null : bundles.getService(reference);
    if (store == null) {
      throw new IOException(Messages.HeadlessApplication_NoStore);
    }
    return store;
  }

  /** On a thread of its own, since nothing but a key ends a question, and the engine may end before. */
  private void askOnTerminal(HostPasswords passwords) throws IOException {
    Console console = System.console();
    if (console == null) {
      throw new IOException(Messages.HeadlessApplication_NoTerminal);
    }
    CompletableFuture<Void> asked =
        CompletableFuture.runAsync(() -> ask(passwords, console), Threads.single("xenworkbench-questions"));
    CompletableFuture.anyOf(asked, ended).join();
  }

  private void ask(HostPasswords passwords, Console console) {
    try {
      passwords.askOn(question -> {
        char @Nullable [] typed = console.readPassword("%s ", SafeText.line(question));
        return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(typed);
      });
    } catch (IOException e) {
      complain(NLS.bind(Messages.HeadlessApplication_NoPasswords, e.getMessage()), e);
    }
  }

  @Override
  public void stop() {
    ended.complete(null);
  }
}
