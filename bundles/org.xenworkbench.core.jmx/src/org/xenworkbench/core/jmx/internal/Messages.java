/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this bundle that a user can meet. Public because NLS sets public fields only. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String AlertSteps_what;
  public static String Alerts_noRule;
  public static String Alerts_noScope;
  public static String Alerts_notOneOf;
  public static String Arguments_argument = "";
  public static String Arguments_attribute = "";
  public static String Arguments_count = "";
  public static String Arguments_operation = "";
  public static String Arguments_value = "";
  public static String Audit_invoked = "";
  public static String Audit_set = "";
  public static String Bean_evacuation = "";
  public static String Bean_evacuationPaused = "";
  public static String Bean_hostGone = "";
  public static String Bean_noEvacuation = "";
  public static String Bean_vmGone = "";
  public static String Caller_from = "";
  public static String Caller_here = "";
  public static String EventLog_entry = "";
  public static String EventLog_noEntry = "";
  public static String EventLog_text = "";
  public static String EventLog_limit = "";
  public static String EventLog_retention = "";
  public static String KindBeans_failed = "";
  public static String Management_notRegistered = "";
  public static String MigrationSteps_ended = "";
  public static String MigrationSteps_failed = "";
  public static String MigrationSteps_failedAt = "";
  public static String MigrationSteps_percent = "";
  public static String MigrationSteps_running = "";
  public static String MigrationSteps_what = "";
  public static String Migrations_limits = "";
  public static String Migrations_noAnswer = "";
  public static String Migrations_noSuchHost = "";
  public static String Migrations_noSuchOption = "";
  public static String Migrations_noSuchValue = "";
  public static String Migrations_twice = "";
  public static String Migrations_noSuchVm = "";
  public static String Migrations_noTime = "";
  public static String Sampler_interval = "";
  public static String Uuids_none = "";
  public static String Migrations_noHosts;
  public static String Resources_mode;
  public static String Resources_network;
  public static String Resources_pool;
  public static String Resources_volume;

  static {
    NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
  }

  private Messages() {
  }
}
