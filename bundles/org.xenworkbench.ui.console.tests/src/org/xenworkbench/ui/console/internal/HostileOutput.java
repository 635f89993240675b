/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What a guest might send to do harm: sequences that are legal, nearly legal and not at all. */
final class HostileOutput {

  private static final String[] NUMBERS = {"", "0", "1", "2", "24", "80", "255", "999", "9999999999", "-2147483648",
      "2147483647", "00000000000000000007", "?1049", "?25", ">1", "$", " ", ":"};
  private static final String COMMANDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ@`abcdefghijklmnopqrstuvwxyz{|}~";
  private static final String[] TEXTS = {"x", "login: ", "\r\n", "\n", "\b", "\t", "\u540d\u524d", "B\u00fcro",
      "\ud83d\udc27", "\u0007", "\u009b5A", "\u0018", "\u001a", "\u000e", "\u000f"};

  private HostileOutput() {}

  static byte[] some(Random random, int sequences) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < sequences; i++) {
      out.writeBytes(one(random));
    }
    return out.toByteArray();
  }

  private static byte[] one(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3, 4 -> utf8("\u001b[" + numbers(random) + COMMANDS.charAt(random.nextInt(COMMANDS.length())));
      case 5 -> utf8("\u001b]" + numbers(random) + ";title" + (random.nextBoolean() ? "\u0007" : "\u001b\\"));
      case 6 -> utf8("\u001b" + "]P_^X(7=8cDEM[".charAt(random.nextInt(14)));
      case 7 -> noise(random);
      default -> utf8(TEXTS[random.nextInt(TEXTS.length)]);
    };
  }

  private static String numbers(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(NUMBERS[random.nextInt(NUMBERS.length)]).append(random.nextBoolean() ? ";" : "");
    }
    return text.toString();
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(8)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
