/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks for the settings of a host, tests them on request and saves them, both in the background. */
public final class HostDialog extends TitleAreaDialog {

  private final HostRegistry registry;
  private final @Nullable CredentialStore credentials;
  private final Optional<HostConfiguration> existing;
  private final HostId id;
  private @Nullable HostForm form;
  private @Nullable TestResult result;
  private @Nullable Button testButton;
  private @Nullable Job test;
  /** Counts what was typed, so that the result of an old test is known as such. */
  private int version;

  private HostDialog(Shell shell, HostRegistry registry, @Nullable CredentialStore credentials,
      Optional<HostConfiguration> existing) {
    super(shell);
    this.registry = registry;
    this.credentials = credentials;
    this.existing = existing;
    this.id = existing.map(HostConfiguration::id).orElseGet(HostId::random);
    setHelpAvailable(false);
  }

  /** A dialog that adds a host. */
  public static HostDialog add(Shell shell, HostRegistry registry, @Nullable CredentialStore credentials) {
    return new HostDialog(shell, registry, credentials, Optional.empty());
  }

  /** A dialog that changes a host. */
  public static HostDialog edit(Shell shell, HostRegistry registry, @Nullable CredentialStore credentials,
      HostConfiguration host) {
    return new HostDialog(shell, registry, credentials, Optional.of(host));
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(existing.isPresent() ? Messages.HostDialog_editTitle : Messages.HostDialog_addTitle);
    LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), shell);
    shell.setImage(images.get(XenIcon.HOST.descriptor()));
  }

  @Override
  protected boolean isResizable() {
    return true;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    setTitle(existing.map(host -> LegacyActionTools.escapeMnemonics(host.name())).orElse(Messages.HostDialog_addTitle));
    HostForm created = existing.isPresent() ? tabs(area) : newForm(area);
    form = created;
    TestResult shown = new TestResult(area);
    GridDataFactory.fillDefaults().grab(true, false).indent(12, 0).applyTo(shown.control());
    result = shown;
    created.show(existing.map(HostDraft::of).orElseGet(() -> HostDraft.empty(defaultType())));
    return area;
  }

  private HostForm newForm(Composite parent) {
    HostForm created = new HostForm(parent, registry.hostTypes(), existing.isPresent(), this::changed);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(created.control());
    return created;
  }

  /** The form, and beside it what the host can do. */
  private HostForm tabs(Composite parent) {
    TabFolder folder = new TabFolder(parent, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, true).indent(8, 8).applyTo(folder);
    HostForm created = newForm(folder);
    tab(folder, Messages.HostDialog_connection, created.control());
    tab(folder, Messages.HostDialog_capabilities,
        new CapabilitiesTable(folder, registry.capabilities(id)).control());
    return created;
  }

  private static void tab(TabFolder folder, String title, Control control) {
    TabItem item = new TabItem(folder, SWT.NONE);
    item.setText(title);
    item.setControl(control);
  }

  private String defaultType() {
    return registry.hostTypes().contains("xen") ? "xen" : registry.hostTypes().stream().findFirst().orElse("xen");
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    Button button = createButton(parent, IDialogConstants.CLIENT_ID, Messages.HostDialog_test, false);
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> testConnection()));
    button.setData("org.eclipse.swtbot.widget.key", "hosts.test");
    testButton = button;
    createButton(parent, IDialogConstants.OK_ID, existing.isPresent() ? IDialogConstants.OK_LABEL
        : Messages.HostDialog_add, true);
    createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
  }

  @Override
  protected Control createContents(Composite parent) {
    Control contents = super.createContents(parent);
    validate();
    return contents;
  }

  /** What was tested, or still is, is not what is typed now. */
  private void changed() {
    version++;
    TestResult shown = result;
    if (shown != null) {
      shown.clear();
    }
    Job running = test;
    if (running != null) {
      running.cancel();
      test = null;
    }
    validate();
  }

  private void validate() {
    HostForm shown = form;
    if (shown == null || getButton(IDialogConstants.OK_ID) == null) {
      return;
    }
    HostDraft draft = shown.draft();
    Map<HostDraft.Field, String> errors = draft.errors(this::isTaken);
    boolean untouched = existing.isEmpty() && draft.name().isEmpty() && draft.address().isEmpty();
    shown.showErrors(untouched ? Map.of() : errors);
    setErrorMessage(untouched ? null : errors.values().stream().findFirst().orElse(null));
    boolean insecure = draft.transport() == Transport.TCP;
    boolean losesPassword = errors.isEmpty() && losesPassword(shown);
    setMessage(losesPassword ? Messages.HostDialog_passwordLost
        : insecure ? Messages.HostDialog_insecure : Messages.HostDialog_message,
        insecure || losesPassword ? IMessageProvider.WARNING : IMessageProvider.NONE);
    getButton(IDialogConstants.OK_ID).setEnabled(errors.isEmpty());
    getButton(IDialogConstants.CLIENT_ID).setEnabled(errors.isEmpty() && test == null);
  }

  /** Whether the password that may be stored is not one for what is typed now. */
  private boolean losesPassword(HostForm shown) {
    return existing.filter(host -> host.endpoint().user().isPresent()
        && !host.endpoint().equals(shown.draft().toConfiguration(id).endpoint())).isPresent() && typed(shown).isEmpty();
  }

  private void testConnection() {
    HostForm shown = form;
    Button button = testButton;
    if (shown == null || button == null) {
      return;
    }
    button.setEnabled(false);
    showResult(new Status(IStatus.INFO, XenUi.PLUGIN_ID, Messages.HostDialog_testing));
    int tested = version;
    HostTestJob job = new HostTestJob(registry, credentials, shown.draft().toConfiguration(id), typed(shown),
        button, status -> tested(tested, status));
    test = job;
    job.schedule();
  }

  private void tested(int tested, IStatus status) {
    if (tested == version) {
      test = null;
      validate();
      showResult(status);
    }
  }

  private void showResult(IStatus status) {
    TestResult shown = result;
    if (shown != null) {
      shown.show(status);
    }
  }

  /** The credentials that were typed; empty if no password was. */
  private static Optional<Credentials> typed(HostForm form) {
    char[] password = form.password();
    return password.length == 0 ? Optional.empty()
        : Optional.of(new Credentials(form.draft().userName().orElse(""), password));
  }

  @Override
  protected void okPressed() {
    HostForm shown = form;
    if (shown == null || !shown.draft().errors(this::isTaken).isEmpty()) {
      return;
    }
    HostSettingsJob.save(registry, credentials, shown.draft().toConfiguration(id), typed(shown), existing.isPresent());
    super.okPressed();
  }

  private boolean isTaken(String name) {
    return registry.configurations().stream().anyMatch(host -> host.name().equals(name) && !host.id().equals(id));
  }

  @Override
  public boolean close() {
    Job running = test;
    if (running != null) {
      running.cancel();
    }
    return super.close();
  }
}
