/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.secrets.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.osgi.util.NLS;

/** The random key that the storage is encrypted with. */
final class KeyFile {

  private static final int KEY_BYTES = 32;
  private static final int LARGEST = 1 << 10;

  private KeyFile() {
  }

  /**
   * The key, made at the first use.
   *
   * @throws IOException if it cannot be read, is damaged, or others can read it
   */
  static char[] read(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      PrivateFiles.create(file, Base64.getEncoder().encode(key));
    }
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) { // a pipe would be read for ever
      throw new IOException(NLS.bind(Messages.KeyFile_damaged, file));
    }
    if (PrivateFiles.isOpenToOthers(file)) {
      throw new IOException(NLS.bind(Messages.KeyFile_readableByOthers, file));
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (text.length() < KEY_BYTES) {
      throw new IOException(NLS.bind(Messages.KeyFile_damaged, file));
    }
    return text.toCharArray();
  }
}
