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
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.hosts.internal.Messages;

/**
 * The form of a host's settings with its connection test, in the dialog that adds a host and on the page that changes
 * one: says what is wrong, tests on request and saves, both in the background. UI thread.
 */
final class HostEditor {

  /** The dialog or page around the form. */
  interface Frame {

    /** Shows what is wrong; null if nothing is, or nothing that the user has typed yet. */
    void showError(@Nullable String error);

    /** Shows a hint with its severity, see {@link IMessageProvider}. */
    void showMessage(String message, int severity);

    /** Whether the settings can be saved as they are. */
    void setComplete(boolean complete);
  }

  private final HostRegistry registry;
  private final @Nullable CredentialStore credentials;
  private final Optional<HostConfiguration> existing;
  private final HostId id;
  private final Frame frame;
  private final HostForm form;
  private final TestResult result;
  private @Nullable Button testButton;
  private @Nullable Job test;
  /** Counts what was typed, so that the result of an old test is known as such. */
  private int version;

  /**
   * Creates form and result in a composite with a grid layout.
   *
   * @param existing the host whose settings are changed; empty to add one
   */
  HostEditor(Composite parent, HostRegistry registry, @Nullable CredentialStore credentials,
      Optional<HostConfiguration> existing, Frame frame) {
    this.registry = registry;
    this.credentials = credentials;
    this.existing = existing;
    this.frame = frame;
    id = existing.map(HostConfiguration::id).orElseGet(HostId::random);
    form = new HostForm(parent, registry.hostTypes(), registry::transports, existing.isPresent(), this::changed);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(form.control());
    result = new TestResult(parent);
    GridDataFactory.fillDefaults().grab(true, false).indent(12, 0).applyTo(result.control());
    form.show(existing.map(HostDraft::of).orElseGet(() -> HostDraft.empty(defaultType())));
    version = 0;
  }

  private String defaultType() {
    return registry.hostTypes().contains("xen") ? "xen" : registry.hostTypes().stream().findFirst().orElse("xen");
  }

  /** The host that is added or changed. */
  HostId id() {
    return id;
  }

  /** Makes a button the one that tests the connection. */
  void testWith(Button button) {
    button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> testConnection()));
    button.setData("org.eclipse.swtbot.widget.key", "hosts.test");
    testButton = button;
  }

  /** What was tested, or still is, is not what is typed now. */
  private void changed() {
    version++;
    result.clear();
    cancelTest();
    validate();
  }

  /** Says what is wrong now. */
  void validate() {
    HostDraft draft = form.draft();
    Map<HostDraft.Field, String> errors = errors(draft);
    frame.showError(form.showErrors(errors).orElse(null));
    boolean insecure = draft.transport() == Transport.TCP;
    boolean losesPassword = errors.isEmpty() && losesPassword();
    frame.showMessage(losesPassword ? Messages.HostDialog_passwordLost
        : insecure ? Messages.HostDialog_insecure : Messages.HostDialog_message,
        insecure || losesPassword ? IMessageProvider.WARNING : IMessageProvider.NONE);
    frame.setComplete(errors.isEmpty());
    Button button = testButton;
    if (button != null) {
      button.setEnabled(errors.isEmpty());
    }
  }

  /** Whether the password that may be stored is not one for what is typed now. */
  private boolean losesPassword() {
    return existing.filter(host -> host.endpoint().user().isPresent()
        && !host.endpoint().equals(form.draft().toConfiguration(id).endpoint())).isPresent() && typed().isEmpty();
  }

  /** The button stays enabled while the test runs: a disabled one would hand the focus on, and the next key with it. */
  private void testConnection() {
    Button button = testButton;
    if (test != null || button == null) {
      return;
    }
    result.show(new Status(IStatus.INFO, XenUi.PLUGIN_ID, Messages.HostDialog_testing));
    int tested = version;
    HostTestJob job = new HostTestJob(registry, credentials, form.draft().toConfiguration(id), typed(), button,
        status -> tested(tested, status));
    test = job;
    job.schedule();
  }

  private void tested(int tested, IStatus status) {
    if (tested == version) {
      test = null;
      result.show(status);
    }
  }

  /** The credentials that were typed; empty if no password was. */
  private Optional<Credentials> typed() {
    char[] password = form.password();
    return password.length == 0 ? Optional.empty()
        : Optional.of(new Credentials(form.draft().userName().orElse(""), password));
  }

  /**
   * Saves what is typed; whether it could be, as far as that is known at once. A host of which nothing was changed
   * keeps its connection, too.
   */
  boolean save() {
    if (!errors(form.draft()).isEmpty()) {
      return false;
    }
    HostSettingsJob.save(registry, credentials, form.draft().toConfiguration(id), typed(), existing.isPresent());
    return true;
  }

  private Map<HostDraft.Field, String> errors(HostDraft draft) {
    Map<HostDraft.Field, String> errors = draft.errors(this::namesake, registry.transports(draft.type()));
    if (errors.isEmpty()) {
      Endpoint endpoint = draft.toConfiguration(id).endpoint();
      registry.obstacle(endpoint).ifPresent(problem -> errors.put(HostDraft.Field.ADDRESS, problem));
    }
    return errors;
  }

  private Optional<String> namesake(String name) {
    return registry.configurations().stream()
        .filter(host -> NameOrder.isSame(host.name(), name) && !host.id().equals(id)).map(HostConfiguration::name)
        .findFirst();
  }

  /** Nobody waits for the test any more. */
  void cancelTest() {
    Job running = test;
    if (running != null) {
      running.cancel();
      test = null;
    }
  }
}
