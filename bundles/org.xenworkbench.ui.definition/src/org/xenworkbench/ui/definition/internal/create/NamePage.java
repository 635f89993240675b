/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.definition.internal.Messages;

/** Its name, where it is made, and of what. */
final class NamePage extends NewVmPage {

  private final NewVmWizard wizard;
  private List<Host> hosts = List.of();
  private @Nullable Combo host;
  private @Nullable Text name;
  private @Nullable Text template;

  NamePage(NewVmWizard wizard) {
    super("name", Messages.NewVm_title, Messages.NewVm_nameDescription, wizard::changed);
    this.wizard = wizard;
  }

  @Override
  void fields(Composite panel) {
    host = combo(panel, Messages.NewVm_host, "newvm.host", COLUMNS - 1, index -> wizard.choose(hosts.get(index).id()));
    name = text(panel, Messages.NewVm_name, "newvm.name", COLUMNS - 1, typed -> wizard.draft().name = typed);
    template = text(panel, Messages.NewVm_template, "newvm.template", COLUMNS - 1, typed -> {});
    Objects.requireNonNull(template).setEditable(false);
    TemplateChoice choice = new TemplateChoice(wizard);
    choice.buttons(this, panel);
  }

  /** The host is proposed. */
  @Override
  Control first() {
    return Objects.requireNonNull(name);
  }

  @Override
  void fill() {
    hosts = wizard.host().possible();
    int chosen = wizard.host().id().map(id -> hosts.stream().map(Host::id).toList().indexOf(id)).orElse(-1);
    show(Objects.requireNonNull(host), hosts.stream().map(one -> SafeText.cell(one.name())).toArray(String[]::new),
        chosen);
    show(Objects.requireNonNull(name), wizard.draft().name);
    show(Objects.requireNonNull(template), wizard.draft().template.isEmpty() ? Messages.NewVm_plain
        : SafeText.cell(wizard.draft().templateLabel));
  }

  @Override
  Optional<String> problem() {
    return wizard.draft().nameProblem();
  }
}
