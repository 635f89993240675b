/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    Matcher place = PLACE.matcher(settings.getOrDefault(SERVER, "").strip());
    Optional<String> host = place.matches() ? host(place) : Optional.empty();
    int port = host.isEmpty() || place.group(3) == null ? encryption.port() : Integer.parseInt(place.group(3));
    if (host.isEmpty() || port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException(Messages.MailSettings_NoServer);
    }
    MailSettings read = new MailSettings(host.get(), port, encryption, settings.getOrDefault(USER, "").strip(),
        Addresses.mail(settings.getOrDefault(FROM, "").strip()), recipients(settings.getOrDefault(TO, "")));
    read.checkUser();
    return read;
  }

  private static Optional<String> host(Matcher place) {
    return place.group(1) == null ? Addresses.host(place.group(2)) : Optional.of(place.group(1));
  }

  private static List<String> recipients(String typed) {
    List<String> recipients = Arrays.stream(typed.split("[,;\\s]+")).filter(each -> !each.isEmpty())
        .map(Addresses::mail).distinct().toList();
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException(NLS.bind(Messages.Addresses_NoAddress, ""));
    }
    if (recipients.size() > MOST_RECIPIENTS) {
      throw new IllegalArgumentException(NLS.bind(Messages.MailSettings_ManyRecipients, MOST_RECIPIENTS));
    }
    return recipients;
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
