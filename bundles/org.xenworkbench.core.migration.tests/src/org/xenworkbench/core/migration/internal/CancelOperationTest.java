/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.FakeMigrations;
import org.xenworkbench.core.testkit.FakeOperations;

/** What runs can be cancelled, with its words. */
class CancelOperationTest {

  private static final LogEntry RUNNING = entry(Status.RUNNING);

  private final FakeMigrations migrations = new FakeMigrations();
  private final FakeOperations operations = new FakeOperations();
  private final CancelOperation cancel = new CancelOperation(migrations, operations);
  private final List<EntryAction> rows = List.of(cancel);

  private static LogEntry entry(Status status) {
    return LogEntry.of(LogEntry.MIGRATION, status, "Migrating 'web'", Instant.parse("2026-11-23T06:00:00Z")).build();
  }

  @Test
  void everyRowHasItsTextsAndWhatElseThereIsNamesARow() {
    for (EntryAction row : rows) {
      assertThat(row.description()).matches("[A-Z].*\\.");
      assertThat(row.doing(RUNNING)).contains("Migrating 'web'").doesNotContain("{");
      assertThat(row.doingAny()).matches("[A-Z][^&{]*[^.]");
      assertThat(row.failed(RUNNING)).contains("Migrating 'web'").doesNotContain("{")
          .doesNotEndWith(".");
    }
    TreeSet<String> named = new TreeSet<>();
    ResourceBundle.getBundle("org.xenworkbench.core.migration.internal.words").keySet()
        .forEach(key -> named.add(key.substring(0, key.indexOf('.'))));
    assertThat(named).isEqualTo(new TreeSet<>(rows.stream().map(EntryAction::name).toList()));
  }

  @Test
  void whatRunsIsCancelledWhereThatIsPossible() {
    assertThat(cancel.obstacle(RUNNING)).as("nobody knows it").hasValueSatisfying(CancelOperationTest::sentence);
    migrations.letCancel(RUNNING.correlation());
    assertThat(cancel.obstacle(RUNNING)).isEmpty();
    cancel.perform(RUNNING, "root");
    assertThat(migrations.cancelled()).containsExactly(RUNNING.correlation());
    assertThat(operations.cancelled()).isEmpty();
  }

  @Test
  void whatIsNoMigrationIsCancelledAsAnOperation() {
    cancel.perform(RUNNING, "root");
    assertThat(operations.cancelled()).containsExactly(RUNNING.correlation());
  }

  @Test
  void whatHasEndedIsNot() {
    LogEntry ended = entry(Status.SUCCEEDED);
    migrations.letCancel(ended.correlation());
    assertThat(cancel.obstacle(ended)).hasValueSatisfying(CancelOperationTest::sentence);
  }

  private static void sentence(String text) {
    assertThat(text).matches("[A-Z].*\\.");
  }
}
