/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.VmPlan;
import org.xenworkbench.ui.definition.internal.Messages;
import org.xenworkbench.ui.definition.internal.create.NewVmDraft.Booting;

/** Its kind, what it boots, and how large it is. */
final class SystemPage extends NewVmPage {

  private final NewVmWizard wizard;
  private List<GuestType> types = List.of();
  private @Nullable Fields fields;

  /** All fields. */
  private record Fields(Combo type, Combo machine, Text memory, Spinner vcpus, List<Button> boots, Text kernel,
      Text initrd, Text commandLine, Text image, Button choose, Button screen) {
  }

  SystemPage(NewVmWizard wizard) {
    super("system", Messages.NewVm_system, Messages.NewVm_systemDescription, wizard::changed);
    this.wizard = wizard;
  }

  @Override
  void fields(Composite panel) {
    Combo type = combo(panel, Messages.NewVm_type, "newvm.type", COLUMNS - 1,
        index -> wizard.draft().choose(types.get(index)));
    Combo machine = combo(panel, Messages.NewVm_machine, "newvm.machine", COLUMNS - 1,
        index -> wizard.draft().machine = index == 0 ? "" : machines().get(index - 1));
    Text memory = text(panel, Messages.NewVm_memory, "newvm.memory", COLUMNS - 1,
        typed -> wizard.draft().memory = typed);
    Spinner vcpus = vcpus(panel);
    Button byKernel = choice(panel, Messages.NewVm_byKernel, "newvm.byKernel", () -> boot(Booting.KERNEL));
    Text kernel = text(panel, Messages.NewVm_kernel, "newvm.kernel", COLUMNS - 1,
        typed -> wizard.draft().kernel = typed);
    Text initrd = text(panel, Messages.NewVm_initrd, "newvm.initrd", COLUMNS - 1,
        typed -> wizard.draft().initrd = typed);
    Text commandLine = text(panel, Messages.NewVm_commandLine, "newvm.commandLine", COLUMNS - 1,
        typed -> wizard.draft().commandLine = typed);
    Button byImage = choice(panel, Messages.NewVm_byImage, "newvm.byImage", () -> boot(Booting.IMAGE));
    Text image = text(panel, Messages.NewVm_image, "newvm.image", 1, typed -> wizard.draft().image = typed);
    Button choose = button(panel, Messages.NewVm_choose, "newvm.chooseImage",
        () -> wizard.askForVolume(true).ifPresent(volume -> wizard.draft().image = volume.path()));
    Button byDisk = choice(panel, Messages.NewVm_byDisk, "newvm.byDisk", () -> boot(Booting.DISK));
    Button screen = check(panel, Messages.NewVm_screen, "newvm.screen", wanted -> wizard.draft().screen = wanted);
    fields = new Fields(type, machine, memory, vcpus, List.of(byKernel, byImage, byDisk), kernel, initrd, commandLine,
        image, choose, screen);
  }

  private Spinner vcpus(Composite panel) {
    new Label(panel, SWT.NONE).setText(Messages.NewVm_vcpus);
    Spinner made = new Spinner(panel, SWT.BORDER);
    made.setValues(1, 1, Bounds.VCPUS, 0, 1, 4);
    made.setData("org.eclipse.swtbot.widget.key", "newvm.vcpus");
    GridDataFactory.swtDefaults().span(COLUMNS - 1, 1).applyTo(made);
    made.addModifyListener(event -> {
      if (made.getSelection() != wizard.draft().vcpus) {
        wizard.draft().vcpus = made.getSelection();
        wizard.changed();
      }
    });
    return made;
  }

  private void boot(Booting of) {
    wizard.draft().booting = of;
  }

  private List<String> machines() {
    GuestType type = wizard.draft().type;
    return type == null ? List.of() : type.machines();
  }

  private static String label(GuestType type) {
    String pattern = type.hypervisor().equals("xen") ? switch (type.os()) {
      case "xenpvh" -> Messages.NewVm_pvh;
      case "hvm" -> Messages.NewVm_hvm;
      default -> Messages.NewVm_pv;
    } : Messages.NewVm_otherType;
    return SafeText.cell(NLS.bind(pattern, type.architecture(), type.hypervisor()));
  }

  /** An installer's image may be chosen soon. */
  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    if (visible) {
      wizard.host().lookIntoNewPools();
    }
  }

  @Override
  void fill() {
    NewVmDraft draft = wizard.draft();
    Fields shown = Objects.requireNonNull(fields);
    types = wizard.host().types();
    if (draft.type == null && !types.isEmpty()) {
      draft.propose(types);
    }
    show(shown.type(), types.stream().map(SystemPage::label).toArray(String[]::new),
        draft.type == null ? -1 : types.indexOf(draft.type));
    List<String> machines = machines();
    show(shown.machine(), Stream.concat(Stream.of(Messages.NewVm_hostsChoice), machines.stream().map(SafeText::cell))
        .toArray(String[]::new), machines.indexOf(draft.machine) + 1);
    shown.machine().setEnabled(!machines.isEmpty());
    show(shown.memory(), draft.memory);
    shown.vcpus().setSelection(draft.vcpus);
    show(shown.kernel(), draft.kernel);
    show(shown.initrd(), draft.initrd);
    show(shown.commandLine(), draft.commandLine);
    show(shown.image(), draft.image);
    enable(shown, draft);
  }

  private static void enable(Fields shown, NewVmDraft draft) {
    GuestType type = draft.type;
    boolean isWhole = type != null && VmPlan.isWholeMachine(type);
    List<Boolean> possible = new ArrayList<>(List.of(true, isWhole, type != null && !VmPlan.needsKernel(type)));
    for (Booting each : Booting.values()) {
      Button button = shown.boots().get(each.ordinal());
      button.setSelection(draft.booting == each);
      button.setEnabled(possible.get(each.ordinal()));
    }
    List.of(shown.kernel(), shown.initrd(), shown.commandLine())
        .forEach(field -> field.setEnabled(draft.booting == Booting.KERNEL));
    List.of(shown.image(), shown.choose()).forEach(field -> field.setEnabled(draft.booting == Booting.IMAGE));
    shown.screen().setEnabled(isWhole);
    shown.screen().setSelection(isWhole && draft.screen);
  }

  @Override
  Optional<String> problem() {
    return wizard.draft().systemProblem();
  }
}
