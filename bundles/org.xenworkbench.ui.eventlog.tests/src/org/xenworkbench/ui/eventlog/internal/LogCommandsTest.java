/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.ui.IWorkbenchPartSite;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.testkit.FakeEntryAction;
import org.xenworkbench.core.text.RowNames;
import org.xenworkbench.core.vm.VmService;

/** What can be done with entries: the table, and when each of its rows can be done. */
class LogCommandsTest {

  private static final Pattern COMMAND = Pattern.compile("<command id=\"([^\"]+)\"");

  private Optional<Host> known = Optional.empty();
  private final IWorkbenchPartSite site = fake(IWorkbenchPartSite.class, (method, argument) -> {
    assertThat(argument).isEqualTo(Inventory.class);
    return fake(Inventory.class, (asked, id) -> asked.equals("host") ? known : Optional.empty());
  });
  private final FakeEntryAction pin = new FakeEntryAction();

  @Test
  void eachCommandOfPluginXmlHasARowAndNoRowIsWithout() throws Exception {
    Set<String> declared = new HashSet<>();
    Matcher command = COMMAND.matcher(pluginXml());
    while (command.find()) {
      declared.add(command.group(1));
    }
    Set<String> wanted = new HashSet<>(Set.of(LogCommands.PREFIX + LogCommands.EXPORT,
        LogCommands.PREFIX + LogCommands.EXPORT_HTML));
    LogCommands.rows(List::of).keySet().forEach(row -> wanted.add(LogCommands.PREFIX + row));
    coreRows().forEach(row -> wanted.add(LogCommands.PREFIX + row));
    assertThat(declared).isEqualTo(wanted);
  }

  /** By their words, which the tests of the bundles that have them hold against the rows themselves. */
  private static List<String> coreRows() {
    String end = ".description";
    return Stream.of(keys(MigrationService.class, ".internal.words"), keys(VmService.class, ".internal.entry.words"),
        entryKeys()).flatMap(keys -> keys).filter(key -> key.endsWith(end))
        .map(key -> RowNames.id(key.substring(0, key.length() - end.length()))).toList();
  }

  private static Stream<String> entryKeys() {
    return ResourceBundle.getBundle("org.xenworkbench.core.internal.entry.words", Locale.getDefault(),
        EventLog.class.getClassLoader()).keySet().stream();
  }

  private static Stream<String> keys(Class<?> bundle, String words) {
    return ResourceBundle.getBundle(bundle.getPackageName() + words, Locale.getDefault(), bundle.getClassLoader())
        .keySet().stream();
  }

  private static String pluginXml() throws Exception {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("bundles"))) {
      folder = folder.getParent();
    }
    return Files.readString(folder.resolve("bundles/org.xenworkbench.ui.eventlog/plugin.xml"));
  }

  @Test
  void whatIsKnownOfOneEntryCanBeGoneTo() {
    EntryCommand goTo = LogCommands.rows(List::of).get(LogCommands.GO_TO);
    LogEntry entry = Entries.done(Map.of());
    assertThat(goTo.fits(site, List.of(entry))).as("its host was removed").isFalse();
    known = Optional.of(Host.of(entry.host().orElseThrow(), "pm2",
        Connection.of(Connection.State.CONNECTED, entry.started())).build());
    assertThat(goTo.fits(site, List.of(entry))).isTrue();
    assertThat(goTo.fits(site, List.of(entry, entry))).isFalse();
    assertThat(goTo.fits(site, List.of())).isFalse();
  }

  @Test
  void aRowOfTheCoresTableIsDoneWithThoseThatItCanBeDoneWith() throws Exception {
    EntryCommand command = LogCommands.rows(() -> List.of(pin)).get("pinUp");
    LogEntry running = Entries.running(0.5, "");
    LogEntry ended = Entries.done(Map.of());
    assertThat(command.fits(site, List.of())).isFalse();
    assertThat(command.fits(site, List.of(running))).isFalse();
    assertThat(command.fits(site, List.of(running, ended))).isTrue();
    command.run(site, List.of(running, ended));
    await().untilAsserted(() -> assertThat(pin.done())
        .containsExactly(ended.message() + " by " + System.getProperty("user.name")));
  }

  @Test
  void whyItWasNotDoneIsTheResultOfItsJob() throws Exception {
    pin.fail("The disk is full.");
    List<IStatus> results = new CopyOnWriteArrayList<>();
    JobChangeAdapter listener = new JobChangeAdapter() {
      @Override
      public void done(IJobChangeEvent event) {
        if (event.getJob().getName().equals("Pinning")) {
          results.add(event.getResult());
        }
      }
    };
    Job.getJobManager().addJobChangeListener(listener);
    try {
      LogCommands.rows(() -> List.of(pin)).get("pinUp").run(site, List.of(Entries.done(Map.of())));
      await().until(() -> !results.isEmpty());
    } finally {
      Job.getJobManager().removeJobChangeListener(listener);
    }
    assertThat(results.get(0).getMessage()).contains("It was not pinned").contains("The disk is full.");
    assertThat(pin.done()).isEmpty();
  }

  @Test
  void hostsOfAMigrationAndTheirVmsCanBeComparedAndOfNothingElse() {
    LogEntry migration =
        Entries.done(Map.of(LogAttribute.SOURCE.name(), "host/a", LogAttribute.TARGET.name(), "host/b"));
    for (EntryCommand compare : List.of(new CompareHosts(), new ShowTopVirtualMachines())) {
      assertThat(compare.fits(site, List.of(migration))).isTrue();
      assertThat(compare.fits(site, List.of(migration, migration))).isFalse();
      assertThat(compare.fits(site, List.of(migration.toBuilder().kind(LogEntry.POWER).build()))).isFalse();
      assertThat(compare.fits(site, List.of(Entries.done(Map.of())))).as("nobody knows from where to where").isFalse();
    }
    assertThat(new ShowInPerformance().fits(site, List.of(migration))).isTrue();
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> answer.to(method.getName(), arguments == null ? null : arguments[0])));
  }

  private interface Answer {
    Object to(String method, Object argument);
  }
}
