/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment;

import java.nio.file.Path;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.operation.OperationHandle;

/**
 * Reads experiments from files and runs them. An OSGi service; any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface Experiments {

  /** What the names of the files end with, without the dot. */
  String FILE_EXTENSION = "experiment";
  /** The attribute of an experiment's entry in the event log that says where its report is. */
  String REPORT = "report";
  /** The attribute of an experiment's entry that says how many of its migrations did not succeed, if some did not. */
  String FAILED = "failedMigrations";
  /**
   * The attribute of an experiment's entry that names the VMs, with commas between them, whose load was not seen to
   * end: it may still run, and whoever was logged in at the console may still be. Not there if all was left well.
   */
  String LEFT = "loadsNotEnded";

  /**
   * Reads a file in UTF-8, of sections {@code [experiment]}, {@code [load]} and {@code [migrations]} with lines
   * {@code key = value}. Hosts and VMs need not be there. Reads a file; not on a UI thread.
   *
   * @throws UnreadableExperimentException if it cannot be read, or anything in it is wrong or unknown
   */
  Experiment read(Path file) throws UnreadableExperimentException;

  /** Where its report goes unless the user says so: beside its file, with the time in its name. */
  Path reportFor(Path file, Instant time);

  /**
   * Runs an experiment in the background, as an operation with one entry in the event log, of which its migrations are
   * parts; it can be cancelled. It fails while another one runs. It waits for its hosts to be connected, a minute at
   * most. A migration that fails is a row of the report and not its end. When it ends, also when it is cancelled, the
   * report tells what was done until then: a page that needs nothing else, and beside it the same figures as comma
   * separated values, which are written after each migration.
   *
   * @param report the page; one that is there is replaced. The values are in a file of the same name that ends with
   *     {@code .csv}; if that is there and the page is not, it is taken for somebody else's, and the experiment fails
   * @param user who asks for it
   * @return whose state tells how it ended: not as a success where no migration could begin or no report was written
   */
  OperationHandle run(Experiment experiment, Path report, String user);
}
