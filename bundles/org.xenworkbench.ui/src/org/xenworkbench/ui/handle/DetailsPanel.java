/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.handle;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.internal.Messages;

/**
 * Details, each in a field that can be read aloud, selected and copied but not changed; those that are empty are left
 * out. UI thread.
 *
 * @since 0.1
 */
public final class DetailsPanel {

  private static final int WIDTH = 380;

  private final Composite panel;
  private final List<Text> fields = new ArrayList<>();
  private List<Detail> shown = List.of();

  /** Shows nothing yet. */
  public DetailsPanel(Composite parent) {
    panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 4).applyTo(panel);
  }

  /** What shows them. */
  public Control control() {
    return panel;
  }

  /** Shows these. Fields are made anew only if others are known than before: what is selected stays. */
  public void show(List<Detail> all) {
    List<Detail> details = all.stream().filter(detail -> !detail.value().isEmpty()).toList();
    if (!labels(details).equals(labels(shown))) {
      for (Control child : panel.getChildren()) {
        child.dispose();
      }
      fields.clear();
      details.forEach(detail -> fields.add(field(detail)));
      panel.requestLayout();
    }
    for (int i = 0; i < details.size(); i++) {
      if (!fields.get(i).getText().equals(details.get(i).value())) {
        fields.get(i).setText(details.get(i).value());
      }
    }
    shown = details;
  }

  private static List<String> labels(List<Detail> details) {
    return details.stream().map(Detail::label).toList();
  }

  private Text field(Detail detail) {
    Label label = new Label(panel, SWT.NONE);
    label.setText(NLS.bind(Messages.DetailsPanel_label, detail.label()));
    GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
    Text text = new Text(panel, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
    text.setBackground(panel.getBackground());
    text.setText(detail.value());
    AccessibleNames.set(text, detail.label());
    text.setData("org.eclipse.swtbot.widget.key", "properties." + detail.label());
    GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
    return text;
  }
}
