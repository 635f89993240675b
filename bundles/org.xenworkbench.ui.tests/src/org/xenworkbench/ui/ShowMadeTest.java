/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.FakeInventory;

/** What was made is shown when it appears; what does not appear is not waited for until the window closes. */
class ShowMadeTest {

  private static final int LONG = 60_000;
  private static final int PATIENCE_SECONDS = 10;

  private final HostId host = HostId.random();
  private final VirtualMachine made = VirtualMachine.of(VmId.of(UUID.randomUUID()), "made", host).build();
  private final FakeInventory inventory = new FakeInventory();
  private final List<Object> shown = new ArrayList<>();
  private Display display;
  private boolean ownDisplay;
  private Shell shell;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    inventory.put(Host.of(host, "pm1", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void itIsShownWhenItAppears() {
    start(LONG);
    until(inventory::isHeard);
    inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), "another", host).build());
    inventory.put(made);
    until(() -> !inventory.isHeard());
    assertThat(shown).contains(made);
  }

  @Test
  void aHostThatIsRemovedIsWaitedForNoLonger() {
    start(LONG);
    until(inventory::isHeard);
    inventory.remove(host);
    until(() -> !inventory.isHeard());
    assertThat(shown).isEmpty();
  }

  @Test
  void whatDoesNotAppearIsWaitedForNoLonger() {
    start(200);
    until(inventory::isHeard);
    until(() -> !inventory.isHeard());
    inventory.put(made);
    until(() -> !display.readAndDispatch());
    assertThat(shown).isEmpty();
  }

  private void start(int patienceMillis) {
    OperationState done = new OperationState(UUID.randomUUID(),
        Operation.Description.of(LogEntry.POWER, host, "pm1", "Making", "Made"), LogEntry.Status.SUCCEEDED,
        OptionalDouble.empty(), "", "me", Instant.EPOCH, Optional.of(Instant.EPOCH), Optional.empty());
    ShowMade.when(window(), new OperationHandle(done.id(), CompletableFuture.completedFuture(done)), host, "made",
        patienceMillis);
  }

  private IWorkbenchWindow window() {
    ISelectionService nothing = answering(ISelectionService.class, Map.of("getSelection", StructuredSelection.EMPTY));
    IWorkbenchPage page = answering(IWorkbenchPage.class, Map.of("findView", view()));
    return answering(IWorkbenchWindow.class, Map.of("getShell", shell, "getService", inventory, "getActivePage", page,
        "getSelectionService", nothing));
  }

  /** A view that shows what it is told to. */
  private IViewPart view() {
    Class<?>[] types = {IViewPart.class, IShowInTarget.class};
    return (IViewPart) Proxy.newProxyInstance(getClass().getClassLoader(), types, (self, method, arguments) -> {
      if (arguments != null && arguments[0] instanceof ShowInContext context) {
        shown.addAll(((IStructuredSelection) context.getSelection()).toList());
      }
      return method.getReturnType() == boolean.class ? true : null;
    });
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (self, method, arguments) -> answers.get(method.getName())));
  }

  private void until(BooleanSupplier reached) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    display.timerExec((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), () -> { });
    while (!reached.getAsBoolean() && System.nanoTime() < end) {
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
    assertThat(reached.getAsBoolean()).as("in time").isTrue();
  }
}
