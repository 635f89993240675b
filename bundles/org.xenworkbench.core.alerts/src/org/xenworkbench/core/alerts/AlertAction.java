/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does something when an alert is raised, lasts, or is over: what a third party implements and registers as an OSGi
 * service (whiteboard). Rules name it by its {@link #id}.
 *
 * @since 0.1
 */
@ConsumerType
public interface AlertAction {

  /** Its identity, for ever; of a third party's it begins with its bundle's name. No blanks. */
  String id();

  /** What the user calls it, such as “Run a command”. */
  String label();

  /** What it needs to be told, in the order in which it is shown. Constant. */
  List<AlertActionSetting> settings();

  /**
   * Why it cannot run with these settings, as a sentence for the user; empty if it can. That the required ones are
   * there has been looked at, and those that are secrets are not among them. Any thread; returns at once.
   */
  default Optional<String> obstacle(Map<String, String> settings) {
    return Optional.empty();
  }

  /**
   * What is wrong with single settings, each as a sentence for the user by {@link AlertActionSetting#key}: also what
   * only a look at this machine tells, such as a program that is not there. Asked while the user types, so any may be
   * missing, of which nothing is to be said. It may block, so it is called off the UI thread.
   */
  default Map<String, String> mistakes(Map<String, String> settings) {
    return Map.of();
  }

  /**
   * Does it. Called on a thread that may block, not for long: after a minute it is interrupted. Several may run at
   * once. What it throws is told in the event log; it is not tried again.
   *
   * @param alert as it was then
   * @param phase why it runs: raised, repeated or resolved, or a test
   * @param use its settings in that rule
   * @throws Exception whose message says as a sentence why it could not be done
   */
  void run(Alert alert, AlertPhase phase, AlertActionUse use) throws Exception;
}
