/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertAction;
import org.xenworkbench.core.alerts.AlertActionSetting;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.metric.Sampler;

/**
 * Posts an alert as JSON to an address. An answer that leads elsewhere is a failure: whoever answers there was not
 * named by the user, and would get the token.
 */
@Component(service = AlertAction.class)
public final class WebhookAction implements AlertAction {

  static final String ADDRESS = "address";
  static final String TOKEN = "token";
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final String HTTPS = "https://";

  private final AlertTexts texts;
  private final CredentialStore secrets;
  private final HttpClient client;

  /** Used by Declarative Services. */
  @Activate
  public WebhookAction(@Reference Sampler sampler, @Reference CredentialStore secrets) {
    this.texts = new AlertTexts(sampler);
    this.secrets = secrets;
    this.client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER)
        .executor(Threads.pool("xenworkbench-webhook", 2)).build();
  }

  @Override
  public String id() {
    return "webhook";
  }

  @Override
  public String label() {
    return Messages.Webhook_Label;
  }

  @Override
  public List<AlertActionSetting> settings() {
    return List.of(AlertActionSetting.required(ADDRESS, Messages.Webhook_Address, Messages.Webhook_AddressHint),
        AlertActionSetting.optional(TOKEN, AlertActionSetting.Kind.SECRET, Messages.Webhook_Token,
            Messages.Webhook_TokenHint));
  }

  @Override
  public Optional<String> obstacle(Map<String, String> settings) {
    try {
      address(settings.getOrDefault(ADDRESS, ""));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Encrypted unless the user types otherwise. */
  static URI address(String typed) {
    String plain = typed.strip();
    URI uri;
    try {
      uri = URI.create(plain.contains("://") ? plain : HTTPS + plain);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(NLS.bind(Messages.Webhook_NoAddress, plain), e);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !List.of("https", "http").contains(scheme)) {
      throw new IllegalArgumentException(NLS.bind(Messages.Webhook_NoAddress, plain));
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException(Messages.Webhook_NoPassword);
    }
    return uri;
  }

  @Override
  public void run(Alert alert, AlertPhase phase, AlertActionUse use) throws IOException, InterruptedException {
    URI address = addressOf(use);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(ANSWER)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofString(AlertFacts.json(AlertFacts.of(alert, phase, texts))));
    token(use).ifPresent(token -> request.header("Authorization", "Bearer " + token));
    HttpResponse<Void> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new IOException(NLS.bind(Messages.Webhook_NoAnswer, address.getAuthority(), reason(e)), e);
    }
    if (answer.statusCode() / 100 == 3) {
      throw new IOException(NLS.bind(Messages.Webhook_Elsewhere, address.getAuthority(), answer.statusCode()));
    }
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(NLS.bind(Messages.Webhook_Refused, address.getAuthority(), answer.statusCode()));
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static URI addressOf(AlertActionUse use) throws IOException {
    try {
      return address(use.setting(ADDRESS));
    } catch (IllegalArgumentException e) { // with a sentence
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The HTTP client would refuse another one, too, and say it in its message, which goes to the event log. */
  private Optional<String> token(AlertActionUse use) throws IOException {
    Optional<String> token = secrets.get(use.secret(TOKEN)).map(Credentials::password).map(String::new)
        .map(String::strip).filter(text -> !text.isEmpty());
    if (token.filter(text -> text.chars().anyMatch(c -> c < ' ' || c > '~')).isPresent()) {
      throw new IOException(Messages.Webhook_BadToken);
    }
    return token;
  }
}
