/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertWords;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.host.CredentialStore;

/** Sends a mail to one or several recipients. */
@Component(service = AlertAction.class)
public final class MailAction implements AlertAction {

  static final String PASSWORD = "password";

  private final MailText text;
  private final CredentialStore secrets;
  private final Timing timing;

  /** Used by Declarative Services. */
  @Activate
  public MailAction(@Reference AlertWords words, @Reference CredentialStore secrets) {
    this(words, secrets, Timing.system());
  }

  MailAction(AlertWords words, CredentialStore secrets, Timing timing) {
    this.text = new MailText(words);
    this.secrets = secrets;
    this.timing = timing;
  }

  @Override
  public String id() {
    return "mail";
  }

  @Override
  public String label() {
    return Messages.MailAction_Label;
  }

  @Override
  public List<AlertActionSetting> settings() {
    return List.of(
        AlertActionSetting.required(MailSettings.TO, Messages.MailAction_To, Messages.MailAction_ToHint),
        AlertActionSetting.required(MailSettings.FROM, Messages.MailAction_From, ""),
        AlertActionSetting.required(MailSettings.SERVER, Messages.MailAction_Server, Messages.MailAction_ServerHint),
        AlertActionSetting.choice(MailSettings.ENCRYPTION, Messages.MailAction_Encryption,
            Messages.MailAction_EncryptionHint, Encryption.choices()),
        AlertActionSetting.optional(MailSettings.USER, AlertActionSetting.Kind.TEXT, Messages.MailAction_User,
            Messages.MailAction_UserHint),
        AlertActionSetting.optional(PASSWORD, AlertActionSetting.Kind.SECRET, Messages.MailAction_Password,
            Messages.MailAction_PasswordHint));
  }

  @Override
  public Optional<String> obstacle(Map<String, String> settings) {
    try {
      MailSettings.of(settings);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Map<String, String> mistakes(Map<String, String> settings) {
    return MailSettings.mistakes(settings);
  }

  @Override
  public void run(Alert alert, AlertPhase phase, AlertActionUse use) throws IOException {
    MailSettings settings = settings(use);
    Mail mail = text.of(alert, phase, use, settings.from(), timing.clock().instant());
    Optional<String> password = settings.user().isEmpty() ? Optional.empty() : Optional.of(password(use));
    MailServer.of(settings, timing).send(mail, password);
  }

  private static MailSettings settings(AlertActionUse use) throws IOException {
    try {
      return MailSettings.of(use.settings());
    } catch (IllegalArgumentException e) { // with a sentence
      throw new IOException(e.getMessage(), e);
    }
  }

  private String password(AlertActionUse use) throws IOException {
    char[] password = secrets.get(use.secret(PASSWORD)).map(Credentials::password).orElse(new char[0]);
    String text = new String(password);
    Arrays.fill(password, ' ');
    if (text.isEmpty()) {
      throw new IOException(Messages.MailAction_NoPassword);
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IOException(Messages.MailAction_BadPassword);
    }
    return text;
  }
}
