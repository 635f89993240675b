/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.AccessibleNames;

/** The wizard from its first page to what it asks for, as a user goes through it. */
class MigrateVmWizardTest {

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell window = new Shell(display);
  private Situation situation = new Situation(false);
  private MigrateVmWizard wizard;
  private WizardDialog dialog;

  @AfterEach
  void close() {
    if (dialog != null) {
      dialog.close();
    }
    window.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void open(Optional<HostId> wanted, VirtualMachine... vms) {
    wizard = new MigrateVmWizard(situation, Situation.choice(vms), wanted.map(HostId::key));
    dialog = new WizardDialog(window, wizard); // that of the product keeps its size in the workspace
    dialog.setBlockOnOpen(false);
    dialog.open();
    until(() -> rows("migrate.targets").noneMatch(row -> row.getText(1).endsWith("\u2026")));
  }

  private void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(20)).pollInSameThread().pollInterval(Duration.ofMillis(5)).until(() -> {
      while (display.readAndDispatch()) {
        // the checks tell what they have found
      }
      return condition.call();
    });
  }

  private <C extends Control> C find(Class<C> type, String key) {
    return all(dialog.getShell()).filter(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key")))
        .map(type::cast).findFirst().orElseThrow();
  }

  private boolean isThere(String key) {
    return all(dialog.getShell()).anyMatch(control -> key.equals(control.getData("org.eclipse.swtbot.widget.key")));
  }

  private static Stream<Control> all(Composite parent) {
    return Stream.of(parent.getChildren()).flatMap(child -> child instanceof Composite inner
        ? Stream.concat(Stream.of(child), all(inner)) : Stream.of(child));
  }

  private Stream<TableItem> rows(String key) {
    return Stream.of(find(Table.class, key).getItems());
  }

  private Button button(int id) {
    return all(dialog.getShell()).filter(Button.class::isInstance).map(Button.class::cast)
        .filter(button -> Integer.valueOf(id).equals(button.getData())).findFirst().orElseThrow();
  }

  private void press(Button button) {
    button.notifyListeners(SWT.Selection, new Event());
  }

  private void check(String key) {
    Button button = find(Button.class, key);
    button.setSelection(true);
    press(button);
  }

  /** As a click does. */
  private void click(String key, int... rows) {
    Table table = find(Table.class, key);
    table.setSelection(rows);
    Event down = new Event();
    down.x = table.getItem(rows[0]).getBounds(0).x + 2;
    down.y = table.getItem(rows[0]).getBounds(0).y + 2;
    table.notifyListeners(SWT.MouseDown, down);
    table.notifyListeners(SWT.Selection, new Event());
  }

  private void canMigrate(boolean can) {
    until(() -> button(IDialogConstants.FINISH_ID).isEnabled() == can);
  }

  /** Who presses Alt+N twice means Next both times. */
  @Test
  void noMnemonicIsThatOfAButtonOrOfAnotherPage() {
    open(Optional.empty(), situation.web);
    List<String> texts = all(dialog.getShell()).map(control -> control instanceof Button button ? button.getText()
        : control instanceof Label label ? label.getText() : "").toList();
    List<Character> mnemonics = texts.stream().map(text -> text.replace("&&", "")).filter(text -> text.contains("&"))
        .map(text -> Character.toLowerCase(text.charAt(text.indexOf('&') + 1))).toList();
    assertThat(mnemonics).contains('n', 'b', 'p', 'l').doesNotHaveDuplicates();
    assertThat(texts).as("a slip of the hand cannot lose a definition").contains(Messages.OptionsPage_transient);
    assertThat(Messages.OptionsPage_transient).doesNotContain("&");
  }

  @Test
  void enterMigratesAsUsual() {
    open(Optional.empty(), situation.web);
    canMigrate(true);
    assertThat(display.getFocusControl()).isEqualTo(find(Table.class, "migrate.targets"));
    assertThat(rows("migrate.targets").map(row -> row.getText(0) + ' ' + row.getText(2) + ' ' + row.getText(3)))
        .containsExactly("pm2 3.0 GiB 42.0 %", "pm3 3.0 GiB 42.0 %");
    Table targets = find(Table.class, "migrate.targets");
    targets.setSelection(0); // the one that was checked first is selected
    targets.notifyListeners(SWT.Selection, new Event());
    Event enter = new Event();
    enter.item = targets.getItem(0);
    targets.notifyListeners(SWT.DefaultSelection, enter);
    assertThat(wizard.requests()).containsExactly(MigrationRequest.peerToPeer(situation.web.id(), situation.pm2));
    assertThat(dialog.getShell()).as("it is closed").isNull();
  }

  @Test
  void whatWasDroppedOnAHostGoesThere() {
    open(Optional.of(situation.pm3), situation.web, situation.db);
    canMigrate(true);
    press(button(IDialogConstants.FINISH_ID));
    assertThat(wizard.requests()).extracting(MigrationRequest::target).containsExactly(situation.pm3, situation.pm3);
  }

  @Test
  void cancelledItAsksForNothing() {
    open(Optional.empty(), situation.web);
    canMigrate(true);
    press(button(IDialogConstants.CANCEL_ID));
    assertThat(wizard.requests()).isEmpty();
  }

  @Test
  void aHostThatCannotIsForbidden() {
    situation.migrations.find(requests -> requests.get(0).target().equals(situation.pm2)
        ? List.of(new Verdict("Memory", Verdict.Severity.ERROR, "It has 1 GiB free.", "Free some.")) : List.of());
    open(Optional.of(situation.pm2), situation.web);
    until(() -> find(Text.class, "migrate.details").getText().contains("Free some."));
    canMigrate(false);
    assertThat(button(IDialogConstants.NEXT_ID).isEnabled()).isFalse();
    click("migrate.targets", 1);
    canMigrate(true);
  }

  @Test
  void severalGoToSeveralHostsWhoseChecksAreSummedUp() {
    situation.migrations.find(requests -> requests.size() < 2 ? List.of()
        : List.of(new Verdict("Memory", Verdict.Severity.ERROR, "Not for " + requests.size() + '.', "")));
    open(Optional.empty(), situation.web, situation.db, situation.mail);
    canMigrate(false);
    check("migrate.each");
    Table machines = find(Table.class, "migrate.vms");
    assertThat(machines.getItemCount()).isEqualTo(3);
    click("migrate.vms", 0);
    click("migrate.targets", 0);
    click("migrate.vms", 1);
    click("migrate.targets", 1);
    canMigrate(false);
    until(() -> machines.getItem(1).getText(3).equals("Possible"));
    click("migrate.vms", 2);
    click("migrate.targets", 1);
    assertThat(button(IDialogConstants.FINISH_ID).isEnabled()).as("by what was found without the third").isFalse();
    until(() -> machines.getItem(2).getText(3).equals("Not possible"));
    assertThat(machines.getItem(0).getText(2)).isEqualTo("pm2");
    assertThat(machines.getItem(0).getText(3)).isEqualTo("Possible");
    canMigrate(false);
    situation.migrations.find(requests -> List.of());
    click("migrate.vms", 2);
    click("migrate.targets", 1);
    canMigrate(true);
    press(button(IDialogConstants.FINISH_ID));
    assertThat(wizard.requests()).extracting(MigrationRequest::vm, MigrationRequest::target).containsExactly(
        org.assertj.core.groups.Tuple.tuple(situation.web.id(), situation.pm2),
        org.assertj.core.groups.Tuple.tuple(situation.db.id(), situation.pm3),
        org.assertj.core.groups.Tuple.tuple(situation.mail.id(), situation.pm3));
  }

  @Test
  void optionsAreAskedForAndSaidInWords() {
    open(Optional.of(situation.pm2), situation.web, situation.db);
    canMigrate(true);
    press(button(IDialogConstants.NEXT_ID));
    check("migrate.tunnel");
    assertThat(find(Button.class, "migrate.postCopy").isEnabled()).as("not through a tunnel").isFalse();
    check("migrate.limit");
    find(Spinner.class, "migrate.bandwidth").setSelection(8);
    check("migrate.keepSource");
    assertThat(find(Combo.class, "migrate.disks").isEnabled()).as("not through a tunnel").isFalse();
    find(Spinner.class, "migrate.atOnce").setSelection(1);
    canMigrate(true);
    press(button(IDialogConstants.NEXT_ID));
    String review = find(Text.class, "migrate.review").getText();
    assertThat(review).contains("web goes from 'pm1' to 'pm2'.").contains("db goes from").contains("which is encrypted")
        .contains("No more than 1 of them is under way at once")
        .contains("Afterwards both hosts have the definition");
    press(button(IDialogConstants.FINISH_ID));
    assertThat(wizard.requests()).hasSize(2).allSatisfy(request -> {
      assertThat(request.options()).isEqualTo(MigrationOptions.DEFAULT.toBuilder().tunnelled(true)
          .bandwidth(OptionalLong.of(8L << 20)).sourceKept(true).build());
      assertThat(request.batch()).map(MigrationRequest.Batch::atOnce).contains(1);
    });
  }

  @Test
  void disksAreSentAndLeftOutAgainByATunnel() {
    open(Optional.of(situation.pm2), situation.web);
    canMigrate(true);
    press(button(IDialogConstants.NEXT_ID));
    Combo disks = find(Combo.class, "migrate.disks");
    disks.select(1);
    disks.notifyListeners(SWT.Selection, new Event());
    canMigrate(true);
    press(button(IDialogConstants.NEXT_ID));
    assertThat(find(Text.class, "migrate.review").getText()).contains("Its disks are sent as well");
    press(button(IDialogConstants.BACK_ID));
    check("migrate.tunnel");
    assertThat(disks.getSelectionIndex()).isZero();
    canMigrate(true);
    press(button(IDialogConstants.FINISH_ID));
    assertThat(wizard.requests()).singleElement().satisfies(request -> assertThat(request.options())
        .isEqualTo(MigrationOptions.DEFAULT.toBuilder().tunnelled(true).build()));
  }

  @Test
  void theAddressIsOneThatIsKnown() {
    open(Optional.of(situation.pm2), situation.web);
    canMigrate(true);
    press(button(IDialogConstants.NEXT_ID));
    Combo address = find(Combo.class, "migrate.address");
    assertThat(address.getItems()).containsExactly("10.0.0.2", "pm2.lan", "pm2.example");
    assertThat(address.getText()).isEqualTo("10.0.0.2");
    address.select(1);
    address.notifyListeners(SWT.Selection, new Event());
    canMigrate(true);
    press(button(IDialogConstants.FINISH_ID));
    assertThat(wizard.requests()).singleElement().satisfies(
        request -> assertThat(request.address()).contains("pm2.lan"));
  }

  @Test
  void whatTheDriverLacksIsNotOfferedAndSaidWhy() {
    situation = new Situation(true);
    open(Optional.empty(), situation.web);
    canMigrate(true);
    press(button(IDialogConstants.NEXT_ID));
    assertThat(isThere("migrate.tunnel")).isTrue();
    assertThat(isThere("migrate.limit")).isFalse();
    assertThat(isThere("migrate.disks")).isFalse();
    Composite page = (Composite) wizard.getPage("options").getControl();
    assertThat(all(page).filter(AccessibleNames::needsName).map(AccessibleNames::of))
        .as("a screen reader names all").doesNotContain(Optional.empty());
    press(button(IDialogConstants.NEXT_ID));
    assertThat(find(Text.class, "migrate.review").getText()).contains("plain text")
        .contains("Once begun it cannot be cancelled: " + Situation.XEN_CANNOT);
  }
}
