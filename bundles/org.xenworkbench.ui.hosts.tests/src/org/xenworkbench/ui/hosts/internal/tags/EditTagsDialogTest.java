/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.FakeTags;
import org.xenworkbench.ui.hosts.internal.Fleet;

class EditTagsDialogTest {

  private final Display display = new Display();
  private final Shell window = new Shell(display, SWT.SHELL_TRIM);
  private final Fleet fleet = new Fleet();
  private final FakeTags tags = new FakeTags();
  private final Host pm1 = fleet.addHost("pm1");
  private final VirtualMachine web = fleet.addVm(pm1, "web & co", DomainState.RUNNING);
  private final VirtualMachine mail = fleet.addVm(pm1, "mail", DomainState.RUNNING);

  @AfterEach
  void dispose() {
    display.dispose();
  }

  private EditTagsDialog open(ModelObject... objects) {
    EditTagsDialog dialog = new EditTagsDialog(window, tags, List.of(objects));
    dialog.setBlockOnOpen(false);
    dialog.open();
    return dialog;
  }

  private static Stream<Control> all(Control control) {
    return Stream.concat(Stream.of(control),
        control instanceof Composite parent ? Stream.of(parent.getChildren()).flatMap(EditTagsDialogTest::all)
            : Stream.of());
  }

  private static <C extends Control> Optional<C> find(EditTagsDialog dialog, Class<C> type, Object data) {
    return all(dialog.getShell()).filter(type::isInstance).map(type::cast)
        .filter(each -> data.equals(each.getData("org.eclipse.swtbot.widget.key")) || data.equals(each.getData()))
        .findFirst();
  }

  private static TableItem item(EditTagsDialog dialog, String tag) {
    return Stream.of(find(dialog, Table.class, "tags").orElseThrow().getItems())
        .filter(item -> item.getText().equals(tag)).findFirst().orElseThrow();
  }

  private static void click(EditTagsDialog dialog, String tag, boolean checked) {
    TableItem item = item(dialog, tag);
    item.setChecked(checked);
    Event event = new Event();
    event.item = item;
    event.detail = SWT.CHECK;
    find(dialog, Table.class, "tags").orElseThrow().notifyListeners(SWT.Selection, event);
  }

  @Test
  void whatOnlySomeHaveStaysUnlessTheUserSaysOtherwise() {
    tags.put(web.id(), "all", "some", "gone");
    tags.put(mail.id(), "all", "gone");
    tags.put(pm1.id(), "other");
    EditTagsDialog dialog = open(web, mail);
    assertThat(dialog.getMessage()).startsWith("Tags of 2 hosts and VMs, kept");
    assertThat(item(dialog, "all").getChecked()).isTrue();
    assertThat(item(dialog, "all").getGrayed()).isFalse();
    assertThat(item(dialog, "some").getGrayed()).isTrue();
    assertThat(item(dialog, "other").getChecked()).as("of others").isFalse();
    assertThat(dialog.added()).isEmpty();
    assertThat(dialog.removed()).isEmpty();
    click(dialog, "other", true);
    click(dialog, "gone", false);
    assertThat(dialog.added()).containsExactly("other");
    assertThat(dialog.removed()).containsExactly("gone");
    click(dialog, "some", false);
    assertThat(dialog.removed()).containsExactlyInAnyOrder("gone", "some");
    click(dialog, "some", true);
    assertThat(dialog.added()).containsExactlyInAnyOrder("other", "some");
    assertThat(item(dialog, "some").getGrayed()).isFalse();
  }

  @Test
  void newTagsAreTypedAndLookedAt() {
    tags.put(web.id(), "Web");
    EditTagsDialog dialog = open(web);
    assertThat(dialog.getMessage()).contains("'web & co'");
    Text field = find(dialog, Text.class, "newTags").orElseThrow();
    Button accept = find(dialog, Button.class, IDialogConstants.OK_ID).orElseThrow();
    field.setText(" db, production ");
    assertThat(dialog.added()).containsExactlyInAnyOrder("db", "production");
    assertThat(accept.isEnabled()).isTrue();
    field.setText("x".repeat(33));
    assertThat(accept.isEnabled()).isFalse();
    assertThat(dialog.getErrorMessage()).isNotNull();
    field.setText("");
    assertThat(accept.isEnabled()).isTrue();
    click(dialog, "Web", false);
    field.setText("web");
    assertThat(dialog.removed()).as("typed, however it is spelt").isEmpty();
  }

  @Test
  void withoutAnyTagOnlyTheFieldIsThere() {
    EditTagsDialog dialog = open(pm1);
    assertThat(find(dialog, Table.class, "tags")).isEmpty();
    find(dialog, Text.class, "newTags").orElseThrow().setText("a");
    assertThat(dialog.added()).containsExactly("a");
  }
}
