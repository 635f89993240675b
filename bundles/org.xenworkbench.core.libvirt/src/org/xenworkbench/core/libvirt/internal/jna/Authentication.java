/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal.jna;

import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.Credentials;

/**
 * Opens connections with a user name and password. Takes the place of libvirt-java's {@code ConnectAuth}, which hands
 * out memory that libvirt then frees although JNA owns it.
 */
public final class Authentication {

  /** virConnectCredentialType: USERNAME, AUTHNAME, PASSPHRASE, NOECHOPROMPT. */
  private static final int[] TYPES = {1, 2, 5, 7};
  private static final int CREDENTIAL_SIZE = 48;
  private static final int RESULT = 32;
  private static final int RESULT_LENGTH = 40;

  private final Optional<Credentials> credentials;
  private volatile boolean asked;

  /** Answers with these credentials, or refuses if there are none. */
  public Authentication(Optional<Credentials> credentials) {
    this.credentials = credentials;
  }

  /** Whether the host asked for a user name or password. */
  public boolean wasAsked() {
    return asked;
  }

  /** Opens a connection; null if that failed. */
  public @Nullable Pointer open(String uri, boolean readOnly) {
    Virt.AuthCallback callback = (asks, count, data) -> answerAll(asks, count);
    try (Memory types = new Memory(4L * TYPES.length); Memory auth = new Memory(32)) {
      types.write(0, TYPES, 0, TYPES.length);
      auth.setPointer(0, types);
      auth.setInt(8, TYPES.length);
      auth.setPointer(16, CallbackReference.getFunctionPointer(callback));
      auth.setPointer(24, null);
      return Virt.virConnectOpenAuth(uri, auth, readOnly ? Virt.CONNECT_RO : 0);
    } finally {
      Reference.reachabilityFence(callback);
    }
  }

  private int answerAll(Pointer asks, int count) {
    asked = true;
    if (credentials.isEmpty()) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      Pointer ask = asks.share((long) i * CREDENTIAL_SIZE);
      answer(ask, credentials.get());
    }
    return 0;
  }

  private static void answer(Pointer ask, Credentials credentials) {
    int type = ask.getInt(0);
    char[] text = type == 1 || type == 2 ? credentials.user().toCharArray() : credentials.password();
    Libc.copy(text, (result, length) -> {
      ask.setPointer(RESULT, result);
      ask.setInt(RESULT_LENGTH, length);
    });
    Arrays.fill(text, '\0');
  }
}
