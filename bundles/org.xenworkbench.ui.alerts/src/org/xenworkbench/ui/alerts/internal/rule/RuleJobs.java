/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.io.IOException;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.Alerts;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.alerts.internal.Messages;
import java.util.function.Consumer;

/** Saves and removes rules off the UI thread, one after the other, since both write files. */
public final class RuleJobs {

  private static final ISchedulingRule ONE_BY_ONE = new OneByOne();

  private RuleJobs() {
  }

  /** Saves a rule as it is. */
  public static void save(Alerts alerts, AlertRule rule) {
    save(alerts, null, rule, List.of(), saved -> {});
  }

  /**
   * Saves a rule, then the secrets of its actions: those of a rule that is not there would be removed by nobody.
   *
   * @param then is told whether all of that was saved, off the UI thread
   */
  static void save(Alerts alerts, @Nullable CredentialStore store, AlertRule rule, List<TypedSecret> secrets,
      Consumer<Boolean> then) {
    Job job = job(NLS.bind(Messages.RuleJobs_saving, rule.name()), () -> {
      alerts.save(rule);
      for (TypedSecret typed : secrets) {
        keep(store, typed);
      }
    }, NLS.bind(Messages.RuleJobs_notSaved, rule.name()));
    job.addJobChangeListener(IJobChangeListener.onDone(event -> then.accept(event.getResult().isOK())));
    job.schedule();
  }

  private static void keep(@Nullable CredentialStore store, TypedSecret typed) throws IOException {
    if (store == null) {
      throw new IOException(Messages.RuleJobs_noStore);
    }
    if (typed.secret().password().length == 0) {
      store.remove(typed.id());
    } else {
      store.put(typed.id(), typed.secret());
    }
  }

  /** Removes rules. */
  public static void remove(Alerts alerts, List<AlertRule> rules) {
    for (AlertRule rule : rules) {
      job(NLS.bind(Messages.RuleJobs_removing, rule.name()), () -> alerts.remove(rule.id()),
          NLS.bind(Messages.RuleJobs_notRemoved, rule.name())).schedule();
    }
  }

  /** Does something with alerts that writes a file. */
  public static void run(String name, Runnable work, String failed) {
    job(name, work::run, failed).schedule();
  }

  private static Job job(String name, Work work, String failed) {
    Job job = Job.create(SafeText.jobName(name, Messages.RuleJobs_other), (ICoreRunnable) monitor -> {
      try {
        work.run();
      } catch (IOException | IllegalArgumentException | IllegalStateException e) {
        throw new CoreException(Problems.result(failed, e));
      }
    });
    job.setRule(ONE_BY_ONE);
    return job;
  }

  private interface Work {
    void run() throws IOException;
  }
}
