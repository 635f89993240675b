/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.hosts.internal.Messages;

/** The fields of a host. UI thread. */
final class HostForm {

  /** The types that a libvirtd of this machine drives. */
  private static final Set<String> LIBVIRTD = Set.of("xen", "qemu");
  private static final String PREFERENCES = "org.xenworkbench.ui.preferences";

  private final Map<HostDraft.Field, ControlDecoration> decorations = new EnumMap<>(HostDraft.Field.class);
  /** Fields that the user has typed into: what is wrong with the others is not said yet. */
  private final Set<HostDraft.Field> touched = EnumSet.noneOf(HostDraft.Field.class);
  private final Function<String, Set<Transport>> transports;
  private final boolean existing;
  private final Runnable changed;
  private final Composite panel;
  private final Text name;
  private final Combo type;
  private final TransportChoice transport;
  private final Text address;
  private final Text port;
  private final Text user;
  private final Text password;
  private final Button peerWanted;
  private final TransportChoice peerTransport;
  private final Text peerAddress;
  private final Text peerPort;
  private final Button connectAtStart;
  private final Button readOnly;
  private final Link hint;
  /** None where hosts are not put into groups. */
  private final Optional<Combo> group;
  /** What a host that is there is stored with. */
  private Optional<HostDraft> stored = Optional.empty();

  /**
   * Creates one.
   *
   * @param types the types of hosts that can be chosen
   * @param transports how hosts of a type can be reached
   * @param existing whether it shows a host that is there, so that whatever is wrong with it is said
   * @param groups what groups there are; empty if none is asked for
   * @param changed is run when something was typed or chosen
   */
  HostForm(Composite parent, List<String> types, Function<String, Set<Transport>> transports, boolean existing,
      Optional<List<String>> groups, Runnable changed) {
    this.transports = transports;
    this.existing = existing;
    this.changed = changed;
    panel = new Composite(parent, SWT.NONE);
    GridLayoutFactory.swtDefaults().numColumns(4).margins(12, 10).spacing(12, 6).applyTo(panel);
    name = text(HostDraft.Field.NAME, Messages.HostForm_name, 3, "hosts.name");
    type = combo(Messages.HostForm_type, types.toArray(String[]::new), "hosts.type");
    decorate(HostDraft.Field.TYPE, type);
    transport = new TransportChoice(combo(Messages.HostForm_transport, new String[0], "hosts.transport"));
    decorate(HostDraft.Field.TRANSPORT, transport.control());
    hint = new Link(panel, SWT.WRAP);
    GridDataFactory.fillDefaults().span(4, 1).grab(true, false).hint(480, SWT.DEFAULT).applyTo(hint);
    hint.addSelectionListener(SelectionListener.widgetSelectedAdapter(
        event -> PreferencesUtil.createPreferenceDialogOn(panel.getShell(), PREFERENCES, null, null).open()));
    address = text(HostDraft.Field.ADDRESS, Messages.HostForm_address, 1, "hosts.address");
    port = text(HostDraft.Field.PORT, Messages.HostForm_port, 1, "hosts.port");
    port.setMessage(Messages.HostForm_portDefault);
    user = text(HostDraft.Field.USER, Messages.HostForm_user, 1, "hosts.user");
    label(Messages.HostForm_password);
    password = new Text(panel, SWT.BORDER | SWT.PASSWORD);
    password.setMessage(existing ? Messages.HostForm_passwordUnchanged : "");
    password.addModifyListener(event -> changed.run());
    finish(password, 1, "hosts.password");
    peerWanted = check(Messages.HostForm_peerWanted, "hosts.peerWanted");
    peerTransport = new TransportChoice(
        combo(Messages.HostForm_peerTransport, new String[0], "hosts.peerTransport"));
    GridDataFactory.fillDefaults().span(3, 1).applyTo(peerTransport.control());
    decorate(HostDraft.Field.PEER_TRANSPORT, peerTransport.control());
    peerAddress = text(HostDraft.Field.PEER_ADDRESS, Messages.HostForm_peerAddress, 1, "hosts.peerAddress");
    peerPort = text(HostDraft.Field.PEER_PORT, Messages.HostForm_peerPort, 1, "hosts.peerPort");
    peerPort.setMessage(Messages.HostForm_portDefault);
    group = groups.map(this::groups);
    connectAtStart = check(Messages.HostForm_connectAtStart, "hosts.connectAtStart");
    readOnly = check(Messages.HostForm_readOnly, "hosts.readOnly");
    AccessibleNames.derive(panel);
  }

  private Combo groups(List<String> names) {
    label(Messages.HostForm_group);
    Combo combo = new Combo(panel, SWT.DROP_DOWN);
    combo.setItems(names.toArray(String[]::new));
    finish(combo, 3, "hosts.group");
    combo.addModifyListener(event -> {
      touched.add(HostDraft.Field.GROUP);
      changed.run();
    });
    decorate(HostDraft.Field.GROUP, combo);
    return combo;
  }

  /** The group that was chosen or typed, empty for none. */
  String group() {
    return group.map(Combo::getText).map(String::strip).orElse("");
  }

  /** Chooses a group. */
  void group(String name) {
    group.ifPresent(combo -> combo.setText(name));
  }

  Control control() {
    return panel;
  }

  /** Lets the user type the name. */
  void setFocus() {
    name.setFocus();
  }

  char[] password() {
    return password.isEnabled() ? password.getTextChars() : new char[0];
  }

  void show(HostDraft draft) {
    stored = Optional.of(draft).filter(shown -> existing);
    name.setText(draft.name());
    if (existing && type.indexOf(draft.type()) < 0) {
      type.add(draft.type()); // its driver is missing today: that makes it none of another type
    }
    type.setText(draft.type());
    offerTransports();
    transport.select(draft.transport());
    address.setText(draft.address());
    port.setText(draft.port());
    user.setText(draft.user());
    peerWanted.setSelection(draft.peerWanted());
    peerTransport.select(draft.peerTransport());
    peerAddress.setText(draft.peerAddress());
    peerPort.setText(draft.peerPort());
    connectAtStart.setSelection(draft.connectAtStart());
    readOnly.setSelection(draft.readOnly());
    enable();
    touched.clear();
    touched.add(HostDraft.Field.TYPE); // which is never empty, unless there is no driver at all
  }

  HostDraft draft() {
    return new HostDraft(name.getText(), type.getText(), transport.selected(), address.getText(), port.getText(),
        user.getText(), peerWanted.getSelection(), peerTransport.selected(), peerAddress.getText(), peerPort.getText(),
        connectAtStart.getSelection(), readOnly.getSelection());
  }

  /**
   * Shows what is wrong at the fields themselves, as far as the user has typed into them.
   *
   * @return the first of what is shown
   */
  Optional<String> showErrors(Map<HostDraft.Field, String> errors) {
    Map<HostDraft.Field, String> shown = new EnumMap<>(HostDraft.Field.class);
    errors.forEach((field, error) -> {
      if (existing || touched.contains(field)) {
        shown.put(field, error);
      }
    });
    decorations.forEach((field, decoration) -> {
      String error = shown.get(field);
      if (error == null) {
        decoration.hide();
      } else {
        decoration.setDescriptionText(error);
        decoration.show();
      }
    });
    return shown.values().stream().findFirst();
  }

  /** The first field that is still to be typed, once the user has begun to: what is wrong with it is not said yet. */
  Optional<HostDraft.Field> awaited(Map<HostDraft.Field, String> errors) {
    boolean isBegun = touched.stream().anyMatch(field -> field != HostDraft.Field.TYPE);
    return errors.keySet().stream().filter(field -> isBegun && !existing && !touched.contains(field)).findFirst();
  }

  private void offerTransports() {
    Set<Transport> possible = transports.apply(type.getText());
    Optional<HostDraft> sameType = stored.filter(draft -> draft.type().equals(type.getText()));
    transport.offer(possible, sameType.map(HostDraft::transport));
    peerTransport.offer(possible, sameType.filter(HostDraft::peerWanted).map(HostDraft::peerTransport));
  }

  private void enable() {
    boolean remote = transport.selected().isRemote();
    String words = switch (transport.selected()) {
      case TLS -> Messages.HostForm_hintTls;
      case SSH -> Messages.HostForm_hintSsh;
      case TCP -> Messages.HostForm_hintTcp;
      case LOCAL -> LIBVIRTD.contains(type.getText()) ? Messages.HostForm_hintLocal : Messages.HostForm_hintLocalOther;
    };
    if (!words.equals(hint.getText())) {
      hint.setText(words);
      if (panel.isVisible()) { // a dialog whose layout waits when it opens finds nothing that has room for the focus
        panel.requestLayout();
      }
    }
    List.of(port, user).forEach(control -> enable(control, remote));
    enable(password, remote && transport.selected() != Transport.SSH); // which logs in by its agent
    boolean peer = peerWanted.getSelection();
    List.of(peerTransport.control(), peerAddress).forEach(control -> enable(control, peer));
    enable(peerPort, peer && peerTransport.selected().isRemote());
  }

  /** With its label, since a field that is empty looks the same either way. */
  private void enable(Control control, boolean enabled) {
    control.setEnabled(enabled);
    Control[] all = panel.getChildren();
    all[Arrays.asList(all).indexOf(control) - 1].setEnabled(enabled);
  }

  private void fieldChanged() {
    offerTransports();
    enable();
    changed.run();
  }

  private Text text(HostDraft.Field field, String title, int span, String key) {
    label(title);
    Text text = new Text(panel, SWT.BORDER);
    finish(text, span, key);
    text.addModifyListener(event -> {
      touched.add(field);
      changed.run();
    });
    decorate(field, text);
    return text;
  }

  private Combo combo(String title, String[] items, String key) {
    label(title);
    Combo combo = new Combo(panel, SWT.READ_ONLY | SWT.DROP_DOWN);
    combo.setItems(items);
    combo.select(0);
    finish(combo, 1, key);
    combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> fieldChanged()));
    return combo;
  }

  private Button check(String title, String key) {
    Button button = new Button(panel, SWT.CHECK);
    button.setText(title);
    button.setData("org.eclipse.swtbot.widget.key", key);
    GridDataFactory.fillDefaults().span(4, 1).applyTo(button);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> fieldChanged()));
    return button;
  }

  private void label(String title) {
    new Label(panel, SWT.NONE).setText(title);
  }

  private static void finish(Control control, int span, String key) {
    control.setData("org.eclipse.swtbot.widget.key", key);
    GridDataFactory.fillDefaults().grab(true, false).span(span, 1).hint(150, SWT.DEFAULT).applyTo(control);
  }

  private void decorate(HostDraft.Field field, Control control) {
    ControlDecoration decoration = new ControlDecoration(control, SWT.TOP | SWT.LEFT);
    decoration.setImage(FieldDecorationRegistry.getDefault().getFieldDecoration(FieldDecorationRegistry.DEC_ERROR)
        .getImage());
    decoration.hide();
    decorations.put(field, decoration);
  }
}
