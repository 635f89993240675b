/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.Fix;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.migration.Verdict.Severity;

/** What can be done about what checks found is offered, asked about and done once, and then it is checked anew. */
class FixButtonTest {

  private final List<String> done = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final CompletableFuture<Object> end = new CompletableFuture<>();
  private final Fix eject = Fix.of("Eject a&b.iso", this::note);
  private final Fix off = Fix.of("Shut down VM 'x'", this::note).asking("Shut it down?");
  private boolean answer = true;
  private int checks;
  private boolean ownDisplay;
  private Display display;
  private Shell shell;
  private FixButton fixes;
  private Button button;

  private CompletableFuture<?> note(String user) {
    done.add(user);
    return end;
  }

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    fixes = new FixButton(shell, () -> checks++, question -> {
      questions.add(question);
      return answer;
    });
    button = fixes.control();
    shell.setSize(300, 100);
    shell.open();
    settle();
  }

  private void settle() {
    while (display.readAndDispatch()) {
      // Until everything has its place.
    }
  }

  @AfterEach
  void close() {
    shell.dispose();
    settle();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void show(Fix... offered) {
    fixes.show(List.of(Verdict.ok("State", "Running."),
        new Verdict("Disk", Severity.ERROR, "It is there.", "").withFixes(List.of(offered))));
  }

  @Test
  void isOffWhereNothingCanBeDone() {
    assertThat(button.isEnabled()).isFalse();
    show();
    assertThat(button.isEnabled()).isFalse();
    assertThat(button.getToolTipText()).isEqualTo("Nothing of what the checks say can be done from here.");
    show(eject);
    assertThat(button.isEnabled()).isTrue();
  }

  @Test
  void whatIsDoneIsDoneOnceAndThenCheckedAnew() {
    show(eject, off);
    fixes.start(eject);
    assertThat(done).hasSize(1);
    assertThat(questions).isEmpty();
    show(eject, off);
    assertThat(button.isEnabled()).as("it runs").isFalse();
    settle();
    assertThat(checks).isZero();
    end.complete(done);
    settle();
    assertThat(checks).isEqualTo(1);
    show(off);
    assertThat(button.isEnabled()).isTrue();
  }

  @Test
  void whatTakesSomethingAsksFirst() {
    show(off);
    answer = false;
    fixes.start(off);
    assertThat(questions).containsExactly("Shut it down?");
    assertThat(done).isEmpty();
    answer = true;
    fixes.start(off);
    assertThat(done).hasSize(1);
  }

  /** One of an extension. */
  @Test
  void aFixThatThrowsLeavesTheButtonOn() {
    Fix broken = Fix.of("Break", user -> {
      throw new IllegalStateException("It is broken.");
    });
    show(broken);
    assertThatThrownBy(() -> fixes.start(broken)).isInstanceOf(IllegalStateException.class);
    assertThat(checks).isEqualTo(1);
    show(broken);
    assertThat(button.isEnabled()).isTrue();
  }

  @Test
  void ctrl1OpensItInItsWindowOnly() {
    show(eject, eject, off);
    Text field = new Text(shell, SWT.NONE);
    Shell other = new Shell(display);
    Text elsewhere = new Text(other, SWT.NONE);
    press(elsewhere);
    assertThat(menu()).isNull();
    press(field);
    Menu menu = menu();
    assertThat(menu.getItems()).extracting(MenuItem::getText).as("each once, & doubled")
        .containsExactly("Eject a&&b.iso", "Shut down VM 'x'");
    menu.getItem(0).notifyListeners(SWT.Selection, new Event());
    assertThat(done).hasSize(1);
    other.dispose();
  }

  private Menu menu() {
    return button.getMenu();
  }

  private void press(Text field) {
    Event event = new Event();
    event.type = SWT.KeyDown;
    event.keyCode = '1';
    event.character = '1';
    event.stateMask = SWT.MOD1;
    event.widget = field;
    field.notifyListeners(SWT.KeyDown, event);
    settle();
  }

  @Test
  void whenTheWindowIsGoneNothingIsLeft() {
    show(eject);
    fixes.start(eject);
    shell.dispose();
    end.complete(done);
    settle();
    assertThat(checks).isZero();
  }
}
