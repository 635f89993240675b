/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.Endpoint.Transport;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HostIdentity;
import org.xenworkbench.core.driver.UntrustedHostException;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.GroupPath;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.QuestionDialog;
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
  private final @Nullable HostGroups groups;
  private final Frame frame;
  private final HostForm form;
  private final TestResult result;
  private @Nullable Button testButton;
  private @Nullable Job test;
  /** Counts what was typed and tested, so that the result of an old test is known as such. */
  private int version;

  /**
   * Creates form, result and button in a composite with a grid layout of one or two columns.
   *
   * @param existing the host whose settings are changed; empty to add one
   * @param groups the groups that a new host may be put into; null if it is not asked for one
   */
  HostEditor(Composite parent, HostRegistry registry, @Nullable CredentialStore credentials,
      Optional<HostConfiguration> existing, @Nullable HostGroups groups, Frame frame) {
    this.registry = registry;
    this.groups = groups;
    this.credentials = credentials;
    this.existing = existing;
    this.frame = frame;
    id = existing.map(HostConfiguration::id).orElseGet(HostId::random);
    form = new HostForm(parent, registry.hostTypes(), registry::transports, existing.isPresent(),
        groups == null ? Optional.empty() : Optional.of(paths(groups)),
        this::changed);
    GridDataFactory.fillDefaults().grab(true, false).applyTo(form.control());
    result = new TestResult(parent);
    GridDataFactory.fillDefaults().grab(true, true).span(1, 2).indent(12, 10).applyTo(result.control());
    Button button = new Button(parent, SWT.PUSH);
    button.setText(Messages.HostDialog_test);
    GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(12, 0).applyTo(button);
    testWith(button);
    form.show(existing.map(HostDraft::of).orElseGet(() -> HostDraft.empty(defaultType())));
    version = 0;
  }

  private static List<String> paths(HostGroups groups) {
    return groups.groups().stream().map(group -> groups.path(Optional.of(group.id())).toString())
        .sorted(NameOrder.NAMES).toList();
  }

  private String defaultType() {
    return registry.hostTypes().contains("xen") ? "xen" : registry.hostTypes().stream().findFirst().orElse("xen");
  }

  /** Chooses a group for a new host before the user does. */
  void propose(String group) {
    form.group(group);
  }

  /** Lets the user type the first field. */
  void setFocus() {
    form.setFocus();
  }

  /** The host that is added or changed. */
  HostId id() {
    return id;
  }

  private void testWith(Button button) {
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
    Optional<String> awaited = form.awaited(errors).map(HostEditor::awaited);
    frame.showMessage(losesPassword ? Messages.HostDialog_passwordLost
        : awaited.orElse(insecure ? Messages.HostDialog_insecure : Messages.HostDialog_message),
        losesPassword || insecure && awaited.isEmpty() ? IMessageProvider.WARNING : IMessageProvider.NONE);
    frame.setComplete(errors.isEmpty());
    Button button = testButton;
    if (button != null) {
      button.setEnabled(errors.isEmpty());
    }
  }

  private static String awaited(HostDraft.Field field) {
    return switch (field) {
      case NAME -> Messages.HostDialog_nameAwaited;
      case PEER_ADDRESS -> Messages.HostDialog_peerAwaited;
      default -> Messages.HostDialog_addressAwaited;
    };
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
      cancelTest();
      result.cancelled();
      return;
    }
    result.begin();
    version++; // what an earlier test that was cancelled has to say comes late
    HostConfiguration tried = form.draft().toConfiguration(id);
    HostTestJob job = new HostTestJob(registry, credentials, tried, typed(), button, new HostTestJob.Listener() {

      private final int tested = version;

      @Override
      public void step(String step) {
        if (test != null && tested == version) {
          result.step(step);
        }
      }

      @Override
      public void ended(IStatus status, Optional<UntrustedHostException> untrusted) {
        if (test != null && tested == version) {
          testing(null);
          result.show(status, untrusted);
          untrusted.ifPresent(e -> offer(tried.endpoint(), e));
        }
      }
    });
    testing(job);
    job.schedule();
  }

  private void testing(@Nullable Job job) {
    test = job;
    Button button = testButton;
    if (button != null && !button.isDisposed()) {
      button.setText(job == null ? Messages.HostDialog_test : Messages.HostDialog_cancelTest);
    }
  }

  /** What the user can decide after having compared fingerprints; nothing is accepted without a question. */
  private void offer(Endpoint endpoint, UntrustedHostException untrusted) {
    HostIdentity shown = untrusted.shown();
    boolean isKey = shown.kind() == HostIdentity.Kind.SSH_KEY;
    if (untrusted.isAcceptable()) {
      String action = isKey ? Messages.TestResult_acceptKey : Messages.TestResult_acceptCertificate;
      decide(action, NLS.bind(isKey ? Messages.TestResult_askKey : Messages.TestResult_askCertificate,
          endpoint.displayText(), shown.fingerprint()), () -> registry.trials().trust(endpoint, shown));
    } else if (untrusted.former().isPresent() && !isKey) {
      decide(Messages.TestResult_forget, NLS.bind(Messages.TestResult_askForget, endpoint.displayText(),
          untrusted.former().get()), () -> registry.trials().distrust(endpoint));
    }
  }

  private void decide(String action, String question, TrustJob.Work work) {
    int asked = version;
    result.offer(action, () -> {
      String title = action.replace("&", "").replace("\u2026", "");
      boolean agreed = new QuestionDialog(result.control().getShell(), title, SafeText.label(question),
          MessageDialog.WARNING, 1, title, IDialogConstants.CANCEL_LABEL).open() == 0;
      if (agreed && asked == version) {
        TrustJob.run(work, result.control(), () -> {
          if (asked == version && test == null) {
            testConnection();
          }
        });
      }
    });
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
    String group = form.group();
    HostSettingsJob.save(registry, credentials, form.draft().toConfiguration(id), typed(), existing.isPresent(),
        () -> putInto(group));
    return true;
  }

  private Map<HostDraft.Field, String> errors(HostDraft draft) {
    Map<HostDraft.Field, String> errors = draft.errors(this::namesake, registry.transports(draft.type()));
    try {
      GroupPath.parse(form.group());
    } catch (IllegalArgumentException e) {
      errors.put(HostDraft.Field.GROUP, String.valueOf(e.getMessage()));
    }
    if (errors.isEmpty()) {
      Endpoint endpoint = draft.toConfiguration(id).endpoint();
      registry.obstacle(endpoint).ifPresent(problem -> errors.put(HostDraft.Field.ADDRESS, problem));
    }
    return errors;
  }

  /** Into a group that is there or is made; not on the UI thread. */
  private void putInto(String group) {
    HostGroups all = groups;
    GroupPath path = GroupPath.parse(group);
    if (all != null && !path.isTop()) {
      all.move(Set.of(id), all.make(path).map(HostGroup::id));
    }
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
      testing(null);
    }
  }
}
