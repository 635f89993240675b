/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;

/**
 * What the action was told, looked at.
 *
 * @param host name or address of the server, in ASCII, without brackets
 * @param port its port
 * @param encryption what is required of the connection
 * @param user as whom the workbench logs in; empty if it does not
 * @param from who sends it
 * @param to who gets it, at least one
 */
record MailSettings(String host, int port, Encryption encryption, String user, String from, List<String> to) {

  static final String TO = "to";
  static final String SERVER = "server";
  static final String ENCRYPTION = "encryption";
  static final String USER = "user";
  static final String FROM = "from";
  static final int MOST_RECIPIENTS = 20;

  private static final int LONGEST_USER = 256;
  private static final int LAST_PORT = 65_535;
  private static final Pattern PLACE = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\[\\]:]+))(?::([0-9]{1,5}))?");
  private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.[0-9]{1,3}){3}|::1");

  /**
   * Reads settings.
   *
   * @throws IllegalArgumentException whose message says as a sentence what is wrong; the server is not quoted in it,
   *         since it may have been typed with a password
   */
  static MailSettings of(Map<String, String> settings) {
    String typed = settings.getOrDefault(ENCRYPTION, "");
    Encryption encryption = Encryption.of(typed)
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.MailSettings_NoEncryption, typed)));
    Place place = place(settings.getOrDefault(SERVER, ""));
    MailSettings read = new MailSettings(place.host(), place.port() == 0 ? encryption.port() : place.port(), encryption,
        settings.getOrDefault(USER, "").strip(), Addresses.mail(settings.getOrDefault(FROM, "").strip()),
        recipients(settings.getOrDefault(TO, "")));
    read.checkUser();
    return read;
  }

  /** What is wrong with those that are single values, by their keys; nothing is said of empty ones. */
  static Map<String, String> mistakes(Map<String, String> settings) {
    Map<String, String> mistakes = new HashMap<>();
    Map<String, Consumer<String>> checks = Map.of(TO, MailSettings::recipients, FROM, Addresses::mail, SERVER,
        MailSettings::place);
    checks.forEach((key, check) -> {
      String typed = settings.getOrDefault(key, "").strip();
      try {
        if (!typed.isEmpty()) {
          check.accept(typed);
        }
      } catch (IllegalArgumentException e) {
        mistakes.put(key, String.valueOf(e.getMessage()));
      }
    });
    return mistakes;
  }

  /** Where a server is; the port 0 for the one of its encryption. */
  private record Place(String host, int port) {
  }

  private static Place place(String typed) {
    Matcher place = PLACE.matcher(typed.strip());
    Optional<String> host = place.matches() ? host(place) : Optional.empty();
    boolean isUsual = host.isEmpty() || place.group(3) == null;
    int port = isUsual ? 0 : Integer.parseInt(place.group(3));
    if (host.isEmpty() || !isUsual && (port < 1 || port > LAST_PORT)) {
      throw new IllegalArgumentException(Messages.MailSettings_NoServer);
    }
    return new Place(host.get(), port);
  }

  private static Optional<String> host(Matcher place) {
    return place.group(1) == null ? Addresses.host(place.group(2)) : Optional.of(place.group(1));
  }

  private static List<String> recipients(String typed) {
    List<String> recipients = Arrays.stream(typed.split("[,;]")).map(String::strip).filter(each -> !each.isEmpty())
        .flatMap(MailSettings::each).distinct().toList();
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException(NLS.bind(Messages.Addresses_NoAddress, ""));
    }
    if (recipients.size() > MOST_RECIPIENTS) {
      throw new IllegalArgumentException(NLS.bind(Messages.MailSettings_ManyRecipients, MOST_RECIPIENTS));
    }
    return recipients;
  }

  /** Blanks, too, stand between addresses; what is none with blanks in it is told as it was typed. */
  private static Stream<String> each(String typed) {
    String[] parts = typed.split("\\s+");
    return Stream.of(parts).allMatch(part -> part.indexOf('@') > 0) ? Stream.of(parts).map(Addresses::mail)
        : Stream.of(Addresses.mail(typed));
  }

  private void checkUser() {
    if (user.length() > LONGEST_USER || user.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(Messages.MailSettings_BadUser);
    }
    if (isOpenPassword() && !LOOPBACK.matcher(host).matches()) {
      throw new IllegalArgumentException(Messages.MailSettings_OpenPassword);
    }
  }

  /** Whether the password would go as it is: only to this very machine then. */
  boolean isOpenPassword() {
    return encryption == Encryption.NONE && !user.isEmpty();
  }

  /** The server as it is told to the user. */
  String server() {
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
  }
}
