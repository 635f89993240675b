/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.SecretId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Saves and removes hosts off the UI thread, since the credential store may ask for a password or read a file. */
public final class HostSettingsJob {

  private HostSettingsJob() {
  }

  /**
   * Keeps the credentials first, so that they are there when the host is connected, then the host.
   *
   * @param added is run when a new one is there
   */
  static void save(HostRegistry registry, @Nullable CredentialStore store, HostConfiguration host,
      Optional<Credentials> typed, boolean exists, Runnable added) {
    schedule(NLS.bind(Messages.HostSettingsJob_saving, host.name()), () -> {
      if (exists) {
        registry.update(host, typed);
        return;
      }
      if (store != null && typed.isPresent()) {
        store.put(SecretId.of(host.id()), typed.get());
      }
      registry.add(host);
      added.run();
    }, NLS.bind(Messages.HostSettingsJob_notSaved, host.name()));
  }

  /** Removes hosts; the registry removes their credentials. */
  public static void remove(HostRegistry registry, List<Host> hosts) {
    for (Host host : hosts) {
      schedule(NLS.bind(Messages.HostSettingsJob_removing, host.name()), () -> registry.remove(host.id()),
          NLS.bind(Messages.HostSettingsJob_notRemoved, host.name()));
    }
  }

  private static void schedule(String name, Work work, String failed) {
    Job.create(SafeText.jobName(name, Messages.HostSettingsJob_other), (ICoreRunnable) monitor -> {
      try {
        work.run();
      } catch (IOException | IllegalArgumentException | IllegalStateException e) {
        throw new CoreException(Problems.result(failed, e));
      }
    }).schedule();
  }

  private interface Work {
    void run() throws IOException;
  }
}
