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
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.workspace.BoundedFile;

/** The random key that the storage is encrypted with. */
final class KeyFile {

  private static final int KEY_BYTES = 32;
  private static final int LARGEST = 1 << 10;

  private KeyFile() {
  }

  /**
   * The key, made at the first use.
   *
   * @param storage what is encrypted with it: where there is one, another key would be of no use, and in the way
   * @throws IOException if it is gone or cannot be read, is damaged, or others can read it
   */
  static char[] read(Path file, Path storage) throws IOException {
    if (!Files.exists(file)) {
      if (isFilled(storage)) {
        throw new IOException(NLS.bind(Messages.KeyFile_gone, file, storage));
      }
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      PrivateFiles.create(file, Base64.getEncoder().encode(key));
    }
    Optional<byte[]> stored = BoundedFile.read(file, LARGEST);
    if (PrivateFiles.isOpenToOthers(file)) {
      throw new IOException(NLS.bind(Messages.KeyFile_readableByOthers, file));
    }
    return stored.map(bytes -> new String(bytes, StandardCharsets.US_ASCII).strip())
        .filter(text -> text.length() >= KEY_BYTES)
        .orElseThrow(() -> new IOException(NLS.bind(Messages.KeyFile_damaged, file))).toCharArray();
  }

  /** Whether anything is stored. */
  static boolean isFilled(Path storage) throws IOException {
    return Files.exists(storage) && Files.size(storage) > 0;
  }
}
