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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SecretTraces;

/**
 * Posts an alert as JSON to an address. An answer that leads elsewhere is a failure: whoever answers there was not
 * named by the user, and would get the token.
 */
@Component(service = AlertAction.class)
public final class WebhookAction implements AlertAction {

  static final String ADDRESS = "address";
  static final String TOKEN = "token";
  /** More is no answer of a webhook. */
  static final int MOST_BODY = 64 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  /** From the first byte that is sent until the last one of the answer. */
  private static final Duration EXCHANGE = Duration.ofSeconds(20);
  /** A shorter part of an address, or one without a digit, is a word in it and no secret. */
  private static final int SHORTEST_SECRET = 8;
  private static final String HTTPS = "https://";

  private final AlertTexts texts;
  private final CredentialStore secrets;
  private final HttpClient client;
  private final Duration patience;

  /** Used by Declarative Services. */
  @Activate
  public WebhookAction(@Reference Sampler sampler, @Reference CredentialStore secrets) {
    this(sampler, secrets, EXCHANGE);
  }

  /** @param patience how long an exchange may take */
  WebhookAction(Sampler sampler, CredentialStore secrets, Duration patience) {
    this.patience = patience;
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

  @Override
  public Map<String, String> mistakes(Map<String, String> settings) {
    Optional<String> mistake = settings.getOrDefault(ADDRESS, "").isBlank() ? Optional.empty() : obstacle(settings);
    return mistake.map(text -> Map.of(ADDRESS, text)).orElse(Map.of());
  }

  /** Encrypted unless the user types otherwise. What is none is not quoted: it may have a password in it. */
  static URI address(String typed) {
    String plain = typed.strip();
    URI uri;
    try {
      uri = URI.create(plain.contains("://") ? plain : HTTPS + plain);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Messages.Webhook_NoAddress, e);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !List.of("https", "http").contains(scheme)) {
      throw new IllegalArgumentException(Messages.Webhook_NoAddress);
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException(Messages.Webhook_NoPassword);
    }
    return uri;
  }

  @Override
  public void run(Alert alert, AlertPhase phase, AlertActionUse use) throws IOException, InterruptedException {
    URI address = addressOf(use);
    Optional<String> token = token(use);
    HttpRequest.Builder request = HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofString(AlertFacts.json(AlertFacts.of(alert, phase, texts))));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    int status = exchange(request.build(), secrets(address, token));
    if (status / 100 == 3) {
      throw new IOException(NLS.bind(Messages.Webhook_Elsewhere, address.getAuthority(), status));
    }
    if (status / 100 != 2) {
      throw new IOException(NLS.bind(Messages.Webhook_Refused, address.getAuthority(), status));
    }
  }

  /** What the answer is, when it has come to its end. */
  private int exchange(HttpRequest request, SecretTraces hidden) throws IOException, InterruptedException {
    String place = request.uri().getAuthority();
    AtomicInteger begun = new AtomicInteger();
    CompletableFuture<HttpResponse<Long>> exchange = client.sendAsync(request, head -> {
      begun.set(head.statusCode());
      return new BoundedBody(MOST_BODY);
    });
    try {
      return exchange.get(patience.toNanos(), TimeUnit.NANOSECONDS).statusCode();
    } catch (TimeoutException e) {
      String time = Quantities.duration(patience);
      throw new IOException(begun.get() == 0 ? NLS.bind(Messages.Webhook_NoAnswerIn, place, time)
          : NLS.bind(Messages.Webhook_NoEnd, new Object[] {place, begun.get(), time}), e);
    } catch (ExecutionException e) {
      if (isOfTooMuch(e)) {
        throw new IOException(NLS.bind(Messages.Webhook_TooMuch,
            new Object[] {place, begun.get(), Quantities.bytes(MOST_BODY)}), e);
      }
      throw new IOException(NLS.bind(Messages.Webhook_NoAnswer, place,
          hidden.hide(reason(e), Messages.Webhook_Repeats)), e);
    } finally {
      exchange.cancel(true); // ends the connection of one that has not ended
    }
  }

  private static boolean isOfTooMuch(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(BoundedBody.TooMuchException.class::isInstance);
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** The token, and what may be one in the address: many services have it there. */
  private static SecretTraces secrets(URI address, Optional<String> token) {
    String rest = address.getRawPath() + '/' + String.valueOf(address.getRawQuery());
    return SecretTraces.of(Stream.concat(token.stream(), Stream.of(rest.split("[/?&=;]+"))
        .filter(part -> part.length() >= SHORTEST_SECRET && part.matches(".*[0-9].*"))).toList());
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
