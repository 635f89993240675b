/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.Console;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.workspace.WorkspaceLock;

/**
 * The core without a display: connects its hosts, samples them, keeps history and event log, which it shows on the
 * terminal, and publishes MBeans until the process is ended. Started with {@code -application org.xenworkbench.headless.application -hosts FILE}; hosts that
 * an earlier run was given are kept in the instance area. Passwords come from {@code -passwords FILE} or, with
 * {@code -askPasswords}, from the terminal.
 */
public final class HeadlessApplication implements IApplication {

  private static final String PASSWORDS_ARGUMENT = "-passwords";
  private static final String ASK_ARGUMENT = "-askPasswords";
  /** The exit code of a process that must not use its workspace. */
  private static final Integer EXIT_REFUSED = 1;
  private static final String READY_PROPERTY = "xenworkbench.ready";

  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public Object start(IApplicationContext context) throws IOException, InterruptedException {
    WorkspaceLock lock = new WorkspaceLock(Platform.getInstanceLocation());
    Optional<String> refusal = lock.acquire();
    if (refusal.isPresent()) {
      complain(refusal.get(), null);
      return EXIT_REFUSED;
    }
    try {
      run(context, lock.directory());
      return EXIT_OK;
    } finally {
      lock.release();
    }
  }

  /** On the terminal too: nobody looks into a log as long as all seems well. */
  private static void complain(String message, @Nullable Exception cause) {
    System.err.println(message);
    ILog.of(HeadlessApplication.class).error(message, cause);
  }

  private void run(IApplicationContext context, Path workspace) throws IOException, InterruptedException {
    BundleContext bundles = FrameworkUtil.getBundle(getClass()).getBundleContext();
    HostRegistry registry = service(bundles, HostRegistry.class);
    EventLog log = service(bundles, EventLog.class);
    long hosts = service(bundles, Inventory.class).hosts().stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR)
        .count();
    String running = NLS.bind(Messages.HeadlessApplication_Running,
        new Object[] {hosts, workspace, ProcessHandle.current().pid()});
    System.out.println(running);
    ILog.of(getClass()).info(running);
    TerminalLog terminal = new TerminalLog(log, Clock.systemDefaultZone(), System.out, System.err);
    Registration listening = log.addListener(terminal);
    terminal.showSince(Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    takePasswords(bundles, registry);
    context.applicationRunning();
    String ready = System.getProperty(READY_PROPERTY, "");
    if (!ready.isEmpty()) {
      Files.writeString(Path.of(ready), Long.toString(ProcessHandle.current().pid()), StandardCharsets.UTF_8);
    }
    ended.await();
    listening.close();
  }

  /** For as long as the process lives. */
  private static <T> T service(BundleContext bundles, Class<T> type) {
    ServiceReference<T> reference = bundles.getServiceReference(type);
    T service = reference == null ? null : bundles.getService(reference);
    if (service == null) {
      throw new IllegalStateException(Messages.HeadlessApplication_NoEngine);
    }
    return service;
  }

  /** One that cannot be used is said, and the other hosts go on. */
  private void takePasswords(BundleContext bundles, HostRegistry registry) {
    List<String> arguments = List.of(Platform.getApplicationArgs());
    int file = arguments.indexOf(PASSWORDS_ARGUMENT) + 1;
    boolean ask = arguments.contains(ASK_ARGUMENT);
    if (file == 0 && !ask) {
      return;
    }
    ServiceReference<CredentialStore> reference = bundles.getServiceReference(CredentialStore.class);
    CredentialStore store = reference == null ? null : bundles.getService(reference);
    try {
      if (store == null) {
        throw new IOException(Messages.HeadlessApplication_NoStore);
      }
      HostPasswords passwords = new HostPasswords(registry, store);
      if (file == arguments.size()) {
        throw new IOException(Messages.HeadlessApplication_NoFile);
      }
      if (file > 0) {
        passwords.readFrom(Path.of(arguments.get(file)));
      }
      if (ask) {
        askOnTerminal(passwords);
      }
    } catch (IOException e) {
      complain(NLS.bind(Messages.HeadlessApplication_NoPasswords, e.getMessage()), e);
    }
  }

  private static void askOnTerminal(HostPasswords passwords) throws IOException {
    Console console = System.console();
    if (console == null) {
      throw new IOException(Messages.HeadlessApplication_NoTerminal);
    }
    passwords.askOn(question -> {
      char @Nullable [] typed = console.readPassword("%s ", question);
      return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(typed);
    });
  }

  @Override
  public void stop() {
    ended.countDown();
  }
}
