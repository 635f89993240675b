/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;

/**
 * The core without a display: connects its hosts, samples them, keeps history and event log and publishes MBeans until
 * the process is ended. Started with {@code -application org.xenworkbench.headless.application -hosts FILE}; hosts that
 * an earlier run was given are kept in the instance area. Passwords come from {@code -passwords FILE} or, with
 * {@code -askPasswords}, from the terminal.
 */
public final class HeadlessApplication implements IApplication {

  private static final String PASSWORDS_ARGUMENT = "-passwords";
  private static final String ASK_ARGUMENT = "-askPasswords";
  private static final String READY_PROPERTY = "xenworkbench.ready";

  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public Object start(IApplicationContext context) throws IOException, InterruptedException {
    Location area = Platform.getInstanceLocation();
    if (!area.lock()) {
      ILog.of(getClass()).error(NLS.bind(Messages.HeadlessApplication_AreaInUse, area.getURL()));
      return 1;
    }
    try {
      run(context);
      return EXIT_OK;
    } finally {
      area.release();
    }
  }

  private void run(IApplicationContext context) throws IOException, InterruptedException {
    BundleContext bundles = FrameworkUtil.getBundle(getClass()).getBundleContext();
    ServiceReference<HostRegistry> reference = bundles.getServiceReference(HostRegistry.class);
    HostRegistry registry = reference == null ? null : bundles.getService(reference);
    if (registry == null) {
      throw new IllegalStateException(Messages.HeadlessApplication_NoEngine);
    }
    takePasswords(bundles, registry);
    context.applicationRunning();
    ILog.of(getClass()).info(NLS.bind(Messages.HeadlessApplication_Running, registry.configurations().size(),
        ProcessHandle.current().pid()));
    String ready = System.getProperty(READY_PROPERTY, "");
    if (!ready.isEmpty()) {
      Files.writeString(Path.of(ready), Long.toString(ProcessHandle.current().pid()), StandardCharsets.UTF_8);
    }
    ended.await();
    bundles.ungetService(reference);
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
      if (file > 0 && file < arguments.size()) {
        passwords.readFrom(Path.of(arguments.get(file)));
      }
      if (ask) {
        askOnTerminal(passwords);
      }
    } catch (IOException e) {
      ILog.of(getClass()).error(NLS.bind(Messages.HeadlessApplication_NoPasswords, e.getMessage()), e);
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
