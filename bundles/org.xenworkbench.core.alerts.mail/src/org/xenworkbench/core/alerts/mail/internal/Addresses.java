/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;

/**
 * Addresses as a user types them. Only plain ones are taken, without names or comments: what has no blanks, brackets or
 * line breaks cannot become another command or header.
 */
final class Addresses {

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST = 254;

  private Addresses() {
  }

  /**
   * A mail address in ASCII: the domain may be typed in any script.
   *
   * @throws IllegalArgumentException whose message says as a sentence that it is none
   */
  static String mail(String typed) {
    int at = typed.lastIndexOf('@');
    String local = typed.substring(0, Math.max(0, at));
    Optional<String> domain = host(typed.substring(at + 1));
    if (domain.isEmpty() || local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()
        || local.length() + 1 + domain.get().length() > LONGEST) {
      throw new IllegalArgumentException(NLS.bind(Messages.Addresses_NoAddress, typed));
    }
    return local + '@' + domain.get();
  }

  /** A host's name in ASCII; nothing if it cannot be one. */
  static Optional<String> host(String typed) {
    try {
      return Stream.of(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES))
          .filter(name -> HOST.matcher(name).matches() && name.length() < LONGEST).findFirst();
    } catch (IllegalArgumentException e) { // a label is empty, too long or has other characters
      return Optional.empty();
    }
  }
}
