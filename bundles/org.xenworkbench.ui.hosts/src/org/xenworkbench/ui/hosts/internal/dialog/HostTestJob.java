/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Optional;
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
import org.xenworkbench.core.driver.UntrustedHostException;
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

/** Tries to connect and tells the dialog how it goes, as long as that is open. Cancelling it ends it at once. */
final class HostTestJob extends Job {

  private final HostRegistry registry;
  private final @Nullable CredentialStore store;
  private final HostConfiguration host;
  private final Optional<Credentials> typed;
  private final Control control;
  private final Display display;
  private final Listener listener;
  private @Nullable Thread tester;

  /** Hears on the UI thread, unless the dialog is closed. */
  interface Listener {

    /** A step begins. */
    void step(String step);

    /** It is over; the identity of the host is what is not trusted, if there is one. */
    void ended(IStatus result, Optional<UntrustedHostException> untrusted);
  }

  HostTestJob(HostRegistry registry, @Nullable CredentialStore store, HostConfiguration host,
      Optional<Credentials> typed, Control control, Listener listener) {
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
    try {
      begin(Thread.currentThread());
      HostInfo info = registry.trials().test(host, credentials(), step -> tell(() -> listener.step(step)));
      end(new Status(IStatus.OK, XenUi.PLUGIN_ID, MessageFormat.format(Messages.HostTestJob_connected,
          (info.hypervisor() + ' ' + info.hypervisorVersion()).trim(), info.hostName(), info.cpus(),
          Formats.bytes(info.memory()))), Optional.empty());
    } catch (UntrustedHostException e) {
      end(Problems.status(Messages.HostTestJob_failed, e), Optional.of(e));
    } catch (HypervisorException | IOException e) {
      end(Problems.status(Messages.HostTestJob_failed, e), Optional.empty());
    } catch (RuntimeException e) {
      end(Problems.status(Messages.HostTestJob_failed, e), Optional.empty());
      throw e;
    }
    // The dialog shows how it went; the Progress view must not show it a second time.
    return Status.OK_STATUS;
  }

  private synchronized void begin(Thread thread) {
    tester = thread;
  }

  /** From now on nobody interrupts the thread, which is the job manager's. */
  private synchronized void end(IStatus result, Optional<UntrustedHostException> untrusted) {
    tester = null;
    Thread.interrupted();
    tell(() -> listener.ended(result, untrusted));
  }

  private void tell(Runnable what) {
    Displays.later(display, () -> {
      if (!control.isDisposed()) {
        what.run();
      }
    });
  }

  @Override
  protected synchronized void canceling() {
    Thread thread = tester;
    if (thread != null) {
      thread.interrupt();
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
