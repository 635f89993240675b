/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.recording.Recording;
import org.xenworkbench.core.recording.RecordingRequest;
import org.xenworkbench.core.recording.Recordings;
import org.xenworkbench.core.recording.Replay;
import org.xenworkbench.core.testkit.FakeReplay;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;

/** What a window shows whose services are those of a replay, here one of fakes. */
class RecordingWindowTest {

  private static final Instant FROM = Instant.parse("2026-11-29T14:00:00Z");
  private static final String TITLE = "Night shift (recording)";
  private static final Query TREE = Query.key(Query.Kind.TREE, "hosts.tree").in(TITLE);

  private static final List<String> ACTIONS = List.of("Shut Down...", "Migrate...", "Open Console", "Force Off...",
      "Add Host...", "New Group...", "New Alert Rule...", "Save Recording...");

  @RegisterExtension
  final Workbench bench = new Workbench();

  private final FakeReplay replay =
      new FakeReplay("Night shift", FROM, FROM.plus(Duration.ofHours(1)), List.of(FROM.plusSeconds(60)), List.of());

  /** Opens the fake whatever the file. */
  private final class Files implements Recordings {

    @Override
    public OperationHandle save(RecordingRequest request) {
      return new OperationHandle(UUID.randomUUID(), new CompletableFuture<>());
    }

    @Override
    public Recording open(Path file) {
      return replay.recording();
    }

    @Override
    public Replay replay(Recording recording) {
      return replay;
    }
  }

  private void open() {
    Dictionary<String, Object> first = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE));
    ServiceRegistration<Recordings> files = Services.context().registerService(Recordings.class, new Files(), first);
    try {
      bench.driver().onUi(() -> {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        Command command = window.getService(ICommandService.class)
            .getCommand("org.xenworkbench.ui.recording.openRecording");
        try {
          return window.getService(IHandlerService.class).executeCommand(ParameterizedCommand.generateCommand(command,
              Map.of("org.xenworkbench.ui.recording.openRecording.file", "/any.xenrec")), null);
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      });
      Wait.until("The window", () -> bench.driver().shells().contains(TITLE));
    } finally {
      files.unregister();
    }
  }

  private void fill() {
    HostId night = HostId.random();
    Connection connected = Connection.of(Connection.State.CONNECTED, FROM);
    replay.inventory().put(Host.of(night, "night-host", connected).build());
    replay.inventory().put(VirtualMachine.of(VmId.of(UUID.randomUUID()), "night-vm", night)
        .state(DomainState.RUNNING, 3).vcpus(1).memory(1 << 20, 1 << 20).build());
    replay.events().keep(LogEntry.of(LogEntry.POWER, LogEntry.Status.SUCCEEDED, "Started night-vm", FROM).finished(FROM)
        .build());
  }

  private IWorkbenchWindow window() {
    return Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows())
        .filter(window -> window.getService(Replay.class) == replay).findFirst().orElseThrow();
  }

  /** Of a view that is opened however it is not offered. */
  private String titleOf(String view) {
    return bench.driver().onUi(() -> {
      try {
        return window().getActivePage().showView(view).getSite().getService(MPart.class).getLabel();
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private List<String> showViewItems() {
    bench.driver().activate(TITLE);
    return bench.driver().onUi(() -> items(window().getShell().getMenuBar(), List.of("Window", "Show View")));
  }

  private static List<String> items(Menu menu, List<String> path) {
    menu.notifyListeners(SWT.Show, new Event());
    List<MenuItem> items = List.of(menu.getItems());
    if (path.isEmpty()) {
      return items.stream().map(RecordingWindowTest::text).toList();
    }
    MenuItem next = items.stream().filter(item -> text(item).equals(path.get(0))).findFirst().orElseThrow();
    return items(next.getMenu(), path.subList(1, path.size()));
  }

  private static String text(MenuItem item) {
    return item.getText().replace("&", "").replaceAll("\t.*", "");
  }

  private void setTheme(IThemeEngine themes, String id) {
    bench.driver().onUi(() -> {
      themes.setTheme(id, false);
      return true;
    });
  }

  /** Opening a host would connect it, which is no command here: no error is told. */
  @Test
  void openingAHostConnectsNothing() {
    Connection gone = Connection.of(Connection.State.DISCONNECTED, FROM);
    replay.inventory().put(Host.of(HostId.random(), "gone-host", gone).build());
    open();
    Wait.until("The tree", () -> !bench.driver().rows(TREE).isEmpty());
    List<String> told = new CopyOnWriteArrayList<>();
    ILogListener listener = (status, plugin) -> told.add(status.getMessage());
    Platform.addLogListener(listener);
    try {
      bench.driver().activate(TITLE);
      bench.driver().select(TREE, List.of(List.of("gone-host")));
      bench.driver().press(TREE, Keys.of(SWT.CR));
      bench.driver().press(TREE, Keys.of(SWT.CR)); // the first one is done by now
    } finally {
      Platform.removeLogListener(listener);
      bench.driver().close(TITLE);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void showsTheReplayAndNothingCanBeDoneThere() {
    fill();
    open();
    assertThat(Wait.forValue("The tree", () -> bench.driver().rows(TREE), rows -> !rows.isEmpty()).get(0).cell(0))
        .isEqualTo("night-host");
    bench.driver().select(TREE, List.of(List.of("night-host", "night-vm")));
    assertThat(bench.driver().onUi(() -> Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows())
        .filter(window -> window.getService(Replay.class) == replay).map(window -> window.getService(MWindow.class)
            .getPersistedState().get(org.eclipse.e4.ui.workbench.IWorkbench.PERSIST_STATE))
        .toList()))
        .as("a restart does not bring it back").containsExactly("false");
    bench.picture("recording-window");
    IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
    ITheme before = themes.getActiveTheme();
    setTheme(themes, "org.eclipse.e4.ui.css.theme.e4_dark");
    bench.driver().select(TREE, List.of(List.of("night-host", "night-vm")));
    bench.picture("recording-window-dark");
    setTheme(themes, before.getId());
    assertThat(bench.driver().contextMenu(TREE)).isNotEmpty()
        .filteredOn(entry -> ACTIONS.contains(entry.text()))
        .isNotEmpty().noneMatch(entry -> entry.enabled());
    assertThat(titleOf(XenUi.ALERTS_VIEW)).as("what is not of the recording says so").isEqualTo("Alerts (live)");
    assertThat(titleOf("org.eclipse.ui.views.ProgressView")).isEqualTo("Progress (live)");
    assertThat(titleOf(XenUi.TOP_VIEW)).doesNotContain("live");
    bench.picture("recording-live-view");
    assertThat(showViewItems()).contains("Performance").doesNotContain("Alerts", "Progress");
    bench.driver().close(TITLE);
    Wait.until("The replay is closed", replay::isClosed);
    assertThat(new HostsViewPage(bench.driver()).hosts())
        .contains(Workbench.SHOWN_PM1).doesNotContain("night-host");
  }
}
