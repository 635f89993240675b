/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.text.SecretTraces;

/**
 * The passwords in a definition, for which marks stand where users and logs see it. Of what libvirt keeps in
 * definitions only those of graphics are secret. A mark tells passwords apart and nothing of them, and is of this
 * process: what is put in its place is that password or none, whoever has changed the definition meanwhile.
 */
public final class KeptPasswords {

  /** Whole attributes, so that what only looks like one in the value of another is none. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s=<>\"'/]++)(\\s*=\\s*)('[^']*'|\"[^\"]*\")");
  private static final String PASSWORD = "passwd";
  private static final String MARK = "(kept by the host, {0})";
  private static final Pattern MARKED = Pattern.compile("\\(kept by the host, ([0-9a-f]{1,16})\\)");
  private static final int LENGTH = 4;
  private static final SecretKeySpec KEY = key();

  private final String marked;
  /** In their quotes, as they stand in the definition, by what their marks say. */
  private final Map<String, String> passwords;

  private KeptPasswords(String marked, Map<String, String> passwords) {
    this.marked = marked;
    this.passwords = passwords;
  }

  private static SecretKeySpec key() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  private static String name(String password) {
    try {
      Mac mac = Mac.getInstance(KEY.getAlgorithm());
      mac.init(KEY);
      return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)), 0, LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Those of a definition as its host tells it. */
  public static KeptPasswords in(String definition) {
    Map<String, String> passwords = new LinkedHashMap<>();
    StringBuilder marked = new StringBuilder();
    for (XmlPiece piece : XmlPiece.of(definition)) {
      marked.append(with(piece, quoted -> {
        String name = name(bare(quoted));
        passwords.put(name, quoted);
        return '\'' + NLS.bind(MARK, name) + '\'';
      }));
    }
    return new KeptPasswords(marked.toString(), passwords);
  }

  /** The piece with other values in place of passwords, or of their marks. */
  private static String with(XmlPiece piece, UnaryOperator<String> value) {
    return !piece.isTag() ? piece.text() : ATTRIBUTE.matcher(piece.text()).replaceAll(
        found -> Matcher.quoteReplacement(found.group(1).equals(PASSWORD)
            ? found.group(1) + found.group(2) + value.apply(found.group(3)) : found.group()));
  }

  private static String bare(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  /** The definition with marks in their places. */
  public String marked() {
    return marked;
  }

  /**
   * Puts them in the places of their marks, which are attributes of the name that they have.
   *
   * @throws HypervisorException with {@link Kind#CONFIGURATION} if a mark is of none, or stands elsewhere
   */
  public String putInto(String text) throws HypervisorException {
    StringBuilder whole = new StringBuilder();
    XmlPiece.of(text).forEach(piece -> whole.append(with(piece, this::unmarked)));
    Matcher left = MARKED.matcher(whole);
    if (left.find()) {
      throw new HypervisorException(Kind.CONFIGURATION, NLS.bind(passwords.containsKey(left.group(1))
          ? Messages.KeptPasswords_passwordElsewhere : Messages.KeptPasswords_noPassword, left.group()));
    }
    return whole.toString();
  }

  private String unmarked(String quoted) {
    Matcher mark = MARKED.matcher(bare(quoted));
    return mark.matches() ? passwords.getOrDefault(mark.group(1), quoted) : quoted;
  }

  /** What a host means that says it as it is and not as XML writes it. */
  private static String unescaped(String password) {
    try {
      return SafeXml.root("<a>" + password + "</a>").getTextContent();
    } catch (IOException e) {
      return password; // of a text that is no XML
    }
  }

  /** A failure without them and those of the text, should the host repeat what it refuses. */
  public HypervisorException without(HypervisorException failure, String text) {
    String said = String.valueOf(failure.getMessage());
    String clean = SecretTraces.of(Stream.concat(passwords.values().stream(), in(text).passwords.values().stream())
        .map(KeptPasswords::bare).filter(password -> !MARKED.matcher(password).matches())
        .flatMap(password -> Stream.of(password, unescaped(password))).toList())
        .hide(said, Messages.KeptPasswords_refusedHidden);
    return clean.equals(said) ? failure : new HypervisorException(failure.kind(), clean);
  }
}
