/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.text.SecretTraces;

/**
 * The passwords in a definition, for which marks stand where users and logs see it. Of what libvirt keeps in
 * definitions only those of graphics are secret.
 */
final class KeptPasswords {

  private static final Pattern PASSWORD = Pattern.compile("(\\bpasswd\\s*=\\s*)('[^']*'|\"[^\"]*\")");
  private static final String MARK = "(kept by the host, {0})";
  private static final Pattern MARKED =
      Pattern.compile("(\\bpasswd\\s*=\\s*)(?:'\\(kept by the host, (\\d{1,4})\\)'"
          + "|\"\\(kept by the host, (\\d{1,4})\\)\")");

  private final String marked;
  private final List<String> quoted;

  private KeptPasswords(String marked, List<String> quoted) {
    this.marked = marked;
    this.quoted = quoted;
  }

  /** Those of a definition as its host tells it. */
  static KeptPasswords in(String definition) {
    List<String> quoted = new ArrayList<>();
    String marked = PASSWORD.matcher(definition).replaceAll(found -> {
      quoted.add(found.group(2));
      return Matcher.quoteReplacement(found.group(1) + '\'' + NLS.bind(MARK, quoted.size()) + '\'');
    });
    return new KeptPasswords(marked, List.copyOf(quoted));
  }

  /** The definition with marks in their places. */
  String marked() {
    return marked;
  }

  /**
   * Puts them in the places of their marks.
   *
   * @throws HypervisorException with {@link Kind#CONFIGURATION} if a mark is of none
   */
  String putInto(String text) throws HypervisorException {
    List<String> numbers = MARKED.matcher(text).results().map(KeptPasswords::number).toList();
    for (String number : numbers) {
      if (!isOne(number)) {
        throw new HypervisorException(Kind.CONFIGURATION, NLS.bind(Messages.Define_noPassword, number));
      }
    }
    return MARKED.matcher(text).replaceAll(
        found -> Matcher.quoteReplacement(found.group(1) + quoted.get(Integer.parseInt(number(found)) - 1)));
  }

  private static String number(MatchResult found) {
    return found.group(2) == null ? found.group(3) : found.group(2);
  }

  private boolean isOne(String number) {
    int index = Integer.parseInt(number);
    return index >= 1 && index <= quoted.size();
  }

  /** A failure without them and those of the text, should the host repeat what it refuses. */
  HypervisorException without(HypervisorException failure, String text) {
    List<String> all = Stream.concat(quoted.stream(), in(text).quoted.stream())
        .map(password -> password.substring(1, password.length() - 1)).toList();
    String said = String.valueOf(failure.getMessage());
    String clean = SecretTraces.of(all).hide(said, Messages.Define_refusedHidden);
    return clean.equals(said) ? failure : new HypervisorException(failure.kind(), clean);
  }
}
