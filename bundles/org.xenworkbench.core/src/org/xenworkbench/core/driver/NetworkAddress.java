/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.osgi.util.NLS;

/**
 * What a host is reached by: a name or an IP address, of characters that change the meaning neither of a URI nor of a
 * command line, on which ssh's options begin with a hyphen.
 */
final class NetworkAddress {

  /** With underscores, which names of ssh's configuration and of local networks have. */
  private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
  /** With the dot that keeps a resolver from completing it. */
  private static final Pattern NAME = Pattern.compile("(?=.{1,254}$)" + LABEL + "(\\." + LABEL + ")*\\.?");
  /** An address, and the interface that one of a local link is reached by. */
  private static final Pattern IPV6 =
      Pattern.compile("([0-9A-Fa-f.]{0,4}:[0-9A-Fa-f:.]{1,44})(%[A-Za-z0-9][A-Za-z0-9._-]{0,14})?");

  private NetworkAddress() {
  }

  /**
   * The address in ASCII, as resolvers take it: a name with other letters is encoded (IDN). Empty if it is none.
   */
  static Optional<String> ascii(String address) {
    if (NAME.matcher(address).matches() || isIpv6(address)) {
      return Optional.of(address);
    }
    return address.chars().allMatch(c -> c < 0x80) ? Optional.empty()
        : encoded(address).filter(name -> NAME.matcher(name).matches());
  }

  /** Only one that reads back as what was written: another encoding of it might be somebody else's name. */
  private static Optional<String> encoded(String name) {
    try {
      String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
      return canonical(IDN.toUnicode(ascii)).equals(canonical(name)) ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String canonical(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static boolean isIpv6(String address) {
    Matcher parts = IPV6.matcher(address);
    try {
      return parts.matches() && new URI("x://[" + parts.group(1) + ']').getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** What is wrong with an address that has no form in ASCII, and what to do. */
  static String problem(String address) {
    if (address.isEmpty()) {
      return Messages.NetworkAddress_Empty;
    }
    if (address.startsWith("-")) {
      return Messages.NetworkAddress_Hyphen;
    }
    return address.codePoints().filter(c -> !isUsual(c)).mapToObj(NetworkAddress::advice).findFirst()
        .orElse(Messages.NetworkAddress_Form);
  }

  private static boolean isUsual(int c) {
    return c == '.' || c == '-' || c == '_'
        || Character.isLetterOrDigit(c) && encoded(Character.toString(c)).isPresent();
  }

  private static String advice(int c) {
    String advice = switch (c) {
      case ':' -> Messages.NetworkAddress_Colon;
      case '@' -> Messages.NetworkAddress_At;
      case '[', ']' -> Messages.NetworkAddress_Bracket;
      case '%' -> Messages.NetworkAddress_Percent;
      default -> Character.isLetter(c) ? Messages.NetworkAddress_Letter : Messages.NetworkAddress_Character;
    };
    return NLS.bind(advice, Endpoint.named(c));
  }
}
