/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal.create;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.core.vm.VmPlan;
import org.xenworkbench.ui.Displays;
import org.xenworkbench.ui.definition.internal.DefinitionPreview;
import org.xenworkbench.ui.definition.internal.Messages;
import org.xenworkbench.ui.definition.internal.check.DefinitionCheck;
import org.xenworkbench.ui.definition.internal.check.LibvirtSchema;
import org.xenworkbench.ui.definition.internal.check.Problem;

/** What will be made, as its host gets it, and what libvirt's schema has against it. */
final class ReviewPage extends NewVmPage {

  private static final int WIDTH = 90;
  private static final int LINES = 20;
  private static final int MOST_PROBLEMS = 3;

  private final NewVmWizard wizard;
  private final LibvirtSchema schema;
  private @Nullable DefinitionPreview preview;
  private @Nullable Label problems;
  private @Nullable Button start;
  private String checked = "";

  ReviewPage(NewVmWizard wizard, LibvirtSchema schema) {
    super("review", Messages.NewVm_review, Messages.NewVm_reviewDescription, wizard::changed);
    this.wizard = wizard;
    this.schema = schema;
  }

  @Override
  void fields(Composite panel) {
    start = check(panel, Messages.NewVm_start, "newvm.start", wanted -> wizard.draft().start = wanted);
    DefinitionPreview made = new DefinitionPreview(panel, Messages.NewVm_definition);
    PixelConverter size = new PixelConverter(made.control());
    GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, true)
        .hint(size.convertWidthInCharsToPixels(WIDTH), size.convertHeightInCharsToPixels(LINES))
        .applyTo(made.control());
    preview = made;
    problems = new Label(panel, SWT.WRAP);
    GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false)
        .hint(size.convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT).applyTo(problems);
  }

  @Override
  public void setVisible(boolean visible) {
    super.setVisible(visible);
    if (visible) {
      refresh(); // what was entered on the pages before
    }
  }

  @Override
  void fill() {
    Objects.requireNonNull(start).setSelection(wizard.draft().start);
    Optional<VmPlan> plan = wizard.draft().problem().isEmpty() ? wizard.draft().plan() : Optional.empty();
    String definition = plan.map(VmPlan::definition).orElse("");
    Objects.requireNonNull(preview).show(definition);
    if (!definition.equals(checked)) {
      checked = definition;
      say("");
      plan.ifPresent(of -> check(definition, of.uuid(), of.name()));
    }
  }

  /** A schema takes a moment. */
  private void check(String definition, UUID uuid, String name) {
    Display display = getShell().getDisplay();
    Job job = Job.create(Messages.NewVm_review, monitor -> {
      List<Problem> found = new DefinitionCheck(uuid, () -> name, schema).of(definition);
      Displays.later(display, () -> {
        if (definition.equals(checked)) {
          say(found.isEmpty() ? "" : NLS.bind(Messages.NewVm_schema, found.stream().limit(MOST_PROBLEMS)
              .map(Problem::text).collect(Collectors.joining(" "))));
        }
      });
      return Status.OK_STATUS;
    });
    job.setSystem(true);
    job.schedule();
  }

  private void say(String text) {
    Label label = problems;
    if (label != null && !label.isDisposed()) {
      label.setText(SafeText.label(text));
      label.getParent().layout();
    }
  }

  @Override
  Optional<String> problem() {
    return wizard.draft().problem();
  }

  @Override
  Optional<String> caution() {
    return wizard.draft().caution();
  }
}
