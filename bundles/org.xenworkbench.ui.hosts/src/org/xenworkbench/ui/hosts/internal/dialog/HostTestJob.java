/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Tries to connect and tells the dialog how it went, if that is still open. */
final class HostTestJob extends Job {

  private final HostRegistry registry;
  private final @Nullable CredentialStore store;
  private final HostConfiguration host;
  private final Optional<Credentials> typed;
  private final Control control;
  private final Display display;
  private final Consumer<IStatus> listener;

  HostTestJob(HostRegistry registry, @Nullable CredentialStore store, HostConfiguration host,
      Optional<Credentials> typed, Control control, Consumer<IStatus> listener) {
    super(SafeText.jobName(NLS.bind(Messages.HostTestJob_name, host.name()), Messages.HostTestJob_other));
    this.registry = registry;
    this.store = store;
    this.host = host;
    this.typed = typed;
    this.control = control;
    this.display = control.getDisplay();
    this.listener = listener;
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    IStatus result = test();
    Displays.later(display, () -> {
      if (!control.isDisposed()) {
        listener.accept(result);
      }
    });
    // The dialog shows how it went; the Progress view must not show it a second time.
    return Status.OK_STATUS;
  }

  private IStatus test() {
    try {
      HostInfo info = registry.test(host, credentials());
      return new Status(IStatus.OK, XenUi.PLUGIN_ID, MessageFormat.format(Messages.HostTestJob_connected,
          (info.hypervisor() + ' ' + info.hypervisorVersion()).trim(), info.hostName(), info.cpus(),
          Formats.bytes(info.memory())));
    } catch (HypervisorException | IOException e) {
      return Problems.status(Messages.HostTestJob_failed, e);
    }
  }

  /** What is stored is sent to the address that it was given for only. */
  private Optional<Credentials> credentials() throws IOException {
    CredentialStore kept = store;
    boolean same = registry.configuration(host.id()).filter(known -> known.endpoint().equals(host.endpoint()))
        .isPresent();
    return typed.isPresent() || kept == null || !same ? typed : kept.get(SecretId.of(host.id()));
  }
}
