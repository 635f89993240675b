/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.ui.IWorkbenchPartSite;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.operation.OperationService;

/** What can be done with entries: the table, and when each of its rows can be done. */
class LogCommandsTest {

  private static final Pattern COMMAND = Pattern.compile("<command id=\"([^\"]+)\"");

  private Optional<UUID> cancellable = Optional.empty();
  private Optional<Host> known = Optional.empty();
  private final IWorkbenchPartSite site = fake(IWorkbenchPartSite.class, (method, argument) -> {
    Map<Class<?>, Object> services = Map.of(
        Inventory.class, fake(Inventory.class, (asked, id) -> asked.equals("host") ? known : Optional.empty()),
        MigrationService.class, fake(MigrationService.class, (asked, id) -> cancellable.equals(Optional.of(id))),
        OperationService.class, fake(OperationService.class, (asked, id) -> List.of()));
    return services.get(argument);
  });

  @Test
  void eachCommandOfPluginXmlHasARowAndNoRowIsWithout() throws Exception {
    Set<String> declared = new HashSet<>();
    Matcher command = COMMAND.matcher(pluginXml());
    while (command.find()) {
      declared.add(command.group(1));
    }
    Set<String> wanted = new HashSet<>(Set.of(LogCommands.PREFIX + LogCommands.EXPORT));
    LogCommands.ROWS.keySet().forEach(row -> wanted.add(LogCommands.PREFIX + row));
    assertThat(declared).isEqualTo(wanted);
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
    EntryCommand goTo = LogCommands.ROWS.get(LogCommands.GO_TO);
    LogEntry entry = Entries.done(Map.of());
    assertThat(goTo.fits(site, List.of(entry))).as("its host was removed").isFalse();
    known = Optional.of(new Host(entry.host().orElseThrow(), "pm2", "", Host.Kind.HYPERVISOR, false,
        Connection.of(Connection.State.CONNECTED, entry.started()), Optional.empty()));
    assertThat(goTo.fits(site, List.of(entry))).isTrue();
    assertThat(goTo.fits(site, List.of(entry, entry))).isFalse();
    assertThat(goTo.fits(site, List.of())).isFalse();
  }

  @Test
  void whatRunsAndCanBeCancelledCanBeCancelledAmongOthers() {
    EntryCommand cancel = LogCommands.ROWS.get("cancelOperation");
    LogEntry running = Entries.running(0.5, "");
    assertThat(cancel.fits(site, List.of(running))).as("nobody knows it").isFalse();
    cancellable = Optional.of(running.correlation());
    assertThat(cancel.fits(site, List.of(running, Entries.done(Map.of())))).isTrue();
    assertThat(cancel.fits(site, List.of(Entries.with(running, LogEntry.Status.SUCCEEDED, 1)))).isFalse();
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> answer.to(method.getName(), arguments == null ? null : arguments[0])));
  }

  private interface Answer {
    Object to(String method, Object argument);
  }
}
