/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.workbench.tests.driver.Keys;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.DefinitionEditorPage;
import org.xenworkbench.workbench.tests.pages.EventLogPage;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;

/** The editor of definitions: what it shows, marks, saves and never loses. */
class DefinitionEditorTest {

  @RegisterExtension
  final Workbench bench = new Workbench();

  @AfterEach
  void closeEditors() {
    bench.window().closeEditors();
  }

  private DefinitionEditorPage open(String vm) {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.select(SHOWN_PM1, vm);
    hosts.press(Keys.ofCommand('l'));
    return new DefinitionEditorPage(bench.driver(), vm);
  }

  @Test
  void showsWhatTheVmIsStartedWithAndSavesIt() {
    DefinitionEditorPage editor = open(bench.alpha);
    assertThat(editor.text()).contains("<name>" + bench.alpha + "</name>");
    Wait.until("It is highlighted", () -> editor.colors() >= 4);
    editor.replace(">131072</memory>", ">262144</memory>");
    assertThat(editor.isDirty()).isTrue();
    bench.picture("definition-editor");
    editor.save();
    new EventLogPage(bench.driver()).waitFor("That it was changed",
        entry -> entry.message().equals("Changed the definition of VM '" + bench.alpha + "' on 'pm1'"));
    Wait.until("It is saved", () -> !editor.isDirty());
    assertThat(editor.text()).as("what the host has now").contains(">262144</memory>");
    assertThat(editor.notice()).isEmpty();
  }

  @Test
  void marksWhatIsWrongWhileItIsTyped() {
    DefinitionEditorPage editor = open(bench.alpha);
    editor.replace("</memory>", "</memroy>");
    Wait.forValue("Problems", editor::problems, found -> found.stream().anyMatch(one -> one.contains("line")));
    bench.picture("definition-problem");
    editor.replace("</memroy>", "</memory>");
    Wait.until("Nothing is wrong any more", () -> editor.problems().isEmpty());
    editor.replace("<name>" + bench.alpha, "<name>other");
    Wait.forValue("Problems", editor::problems, found -> found.stream().anyMatch(one -> one.contains("another VM")));
    editor.save();
    editor.waitForNotice("another VM");
    assertThat(editor.isDirty()).isTrue();
    assertThat(editor.text()).contains("<name>other");
  }

  @Test
  void whatTheHostRefusesStaysInTheEditor() {
    DefinitionEditorPage editor = open(bench.alpha);
    editor.replace(">131072</memory>", ">99999999999</memory>");
    editor.save();
    editor.waitForNotice("not as much memory");
    assertThat(editor.problems()).anyMatch(text -> text.contains("not as much memory"));
    assertThat(editor.isDirty()).isTrue();
    assertThat(editor.text()).contains(">99999999999</memory>");
    bench.picture("definition-refused");
    editor.replace(">99999999999</memory>", ">262144</memory>");
    Wait.until("It is said no more of what was corrected",
        () -> editor.notice().isEmpty() && editor.problems().isEmpty());
    assertThat(editor.isDirty()).isTrue();
    editor.replace(">262144</memory>", ">131072</memory>");
    Wait.until("It is what is saved again", () -> !editor.isDirty());
    Wait.until("Nothing is said of it any more", () -> editor.notice().isEmpty() && editor.problems().isEmpty());
  }

  /** What is typed after a save, or after a refusal, goes into the text and nowhere else. */
  @Test
  void whoSavesGoesOnTyping() {
    DefinitionEditorPage editor = open(bench.alpha);
    editor.press(Keys.of(' '), Keys.ctrl('s'));
    Wait.until("It is saved", () -> !editor.isDirty());
    assertThat(editor.hasFocus()).as("after a save").isTrue();
    editor.replace(">131072</memory>", ">99999999999</memory>");
    editor.press(Keys.ctrl('s'));
    editor.waitForNotice("not as much memory");
    assertThat(editor.hasFocus()).as("after a refusal").isTrue();
    editor.type("x");
    Wait.until("It is typed", () -> editor.text().contains("x"));
  }

  private void changeElsewhere(String from, String to) throws HypervisorException {
    VirtualMachine vm = Workbench.vm(bench.alpha);
    Services.get(HostCalls.class).run(vm.host(), Role.OPERATIONS, session -> {
      DefinitionControl control = session.require(DefinitionControl.class);
      control.define(vm.id().uuid(), control.nextDefinition(vm.id().uuid()).replace(from, to));
    });
  }

  @Test
  void whatSomebodyElseChangesIsToldAndCompared() throws Exception {
    DefinitionEditorPage editor = open(bench.alpha);
    changeElsewhere("xvda", "xvdb");
    Wait.until("It is shown where nothing was typed", () -> editor.text().contains("xvdb"));
    editor.replace("xenbr0", "xenbr1");
    changeElsewhere("xvdb", "xvdc");
    editor.waitForNotice("changed on its host meanwhile");
    assertThat(editor.text()).contains("xenbr1", "xvdb");
    editor.answer("COMPARE");
    Wait.until("Both are compared", () -> editor.editors().stream().anyMatch(title -> title.contains("Compare")));
    bench.picture("definition-compare");
    editor.answer("KEEP");
    editor.save();
    Wait.until("It is saved", () -> !editor.isDirty());
    assertThat(editor.text()).contains("xenbr1", "xvdb");
  }

  @Test
  void aVmThatIsGoneIsTold() {
    DefinitionEditorPage editor = open(bench.idle);
    editor.replace("xenbr0", "xenbr1");
    VirtualMachine vm = Workbench.vm(bench.idle);
    try {
      Services.get(HostCalls.class).run(vm.host(), Role.OPERATIONS,
          session -> session.require(DefinitionControl.class).delete(vm.id().uuid()));
    } catch (HypervisorException e) {
      throw new AssertionError(e);
    }
    editor.waitForNotice("not there any more");
    editor.save();
    assertThat(editor.isDirty()).isTrue();
    assertThat(editor.text()).contains("xenbr1");
  }

  @Test
  void itsRoomGoesWithTheLastOne() {
    open(bench.alpha);
    assertThat(isRoomForEditors()).isTrue();
    bench.window().closeEditors();
    Wait.until("The views have the room again", () -> !isRoomForEditors());
  }

  private boolean isRoomForEditors() {
    return bench.driver().onUi(
        () -> PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().isEditorAreaVisible());
  }
}
