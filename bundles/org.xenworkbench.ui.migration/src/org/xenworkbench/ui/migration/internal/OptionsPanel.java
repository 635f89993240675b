/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.xenworkbench.core.migration.MigrationRequest.Mode;
import org.xenworkbench.ui.NumberTyping;

/** How to migrate: who drives it, and a limit where the driver has one. UI thread. */
final class OptionsPanel {

  private static final long MIB = 1024 * 1024;
  /** Of explanations, in pixels. */
  private static final int INDENT = 18;
  /** How many characters a line of an explanation has at least. */
  private static final int NARROWEST = 50;

  private final Runnable changed;
  private final Group panel;
  private final Button peerToPeer;
  private final Button clientManaged;
  private final Label warning;
  private final Button limit;
  private final Spinner bandwidth;

  /**
   * Creates the panel.
   *
   * @param noLimit why the bandwidth cannot be limited, empty if it can
   * @param note a word on encryption, empty if there is none
   * @param changed called when something else was chosen
   */
  OptionsPanel(Composite parent, Optional<String> noLimit, Optional<String> note, Runnable changed) {
    this.changed = changed;
    panel = new Group(parent, SWT.NONE);
    panel.setText(Messages.OptionsPanel_title);
    GridLayoutFactory.swtDefaults().numColumns(3).applyTo(panel);
    peerToPeer = mode(Messages.OptionsPanel_peerToPeer, "migrate.peerToPeer");
    peerToPeer.setSelection(true);
    text(Messages.OptionsPanel_peerNote);
    clientManaged = mode(Messages.OptionsPanel_clientManaged, "migrate.clientManaged");
    warning = text(Messages.OptionsPanel_clientWarning);
    limit = new Button(panel, SWT.CHECK);
    limit.setText(Messages.OptionsPanel_limit);
    limit.setData("org.eclipse.swtbot.widget.key", "migrate.limit");
    limit.setEnabled(noLimit.isEmpty());
    limit.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> update()));
    bandwidth = new Spinner(panel, SWT.BORDER);
    bandwidth.setValues(100, 1, 100_000, 0, 10, 100);
    NumberTyping.guard(bandwidth);
    bandwidth.setData("org.eclipse.swtbot.widget.key", "migrate.bandwidth");
    new Label(panel, SWT.NONE).setText(Messages.OptionsPanel_unit);
    noLimit.ifPresent(this::text);
    note.ifPresent(this::text);
    update();
  }

  Control control() {
    return panel;
  }

  Mode mode() {
    return clientManaged.getSelection() ? Mode.CLIENT_MANAGED : Mode.PEER_TO_PEER;
  }

  OptionalLong bandwidth() {
    return limit.isEnabled() && limit.getSelection() ? OptionalLong.of(bandwidth.getSelection() * MIB)
        : OptionalLong.empty();
  }

  private Button mode(String title, String key) {
    Button button = new Button(panel, SWT.RADIO);
    button.setText(title);
    button.setData("org.eclipse.swtbot.widget.key", key);
    GridDataFactory.fillDefaults().span(3, 1).applyTo(button);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> modeChanged(button)));
    return button;
  }

  private void modeChanged(Button button) {
    if (button.getSelection()) {
      update();
      changed.run();
    }
  }

  private Label text(String words) {
    Label label = new Label(panel, SWT.WRAP);
    label.setText(words);
    GridDataFactory.fillDefaults().span(3, 1).grab(true, false).indent(INDENT, 0)
        .hint(new PixelConverter(panel).convertWidthInCharsToPixels(NARROWEST), SWT.DEFAULT).applyTo(label);
    return label;
  }

  private void update() {
    warning.setEnabled(clientManaged.getSelection());
    bandwidth.setEnabled(limit.isEnabled() && limit.getSelection());
  }
}
