/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.xenworkbench.core.driver.ConsoleChannel;

/**
 * Remembers all that a console prints. Any thread.
 *
 * @since 0.1
 */
public final class RecordingReceiver implements ConsoleChannel.Receiver {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Optional<String> end = Optional.empty();

  @Override
  public synchronized void received(byte[] data) {
    bytes.writeBytes(data);
  }

  @Override
  public synchronized void ended(String reason) {
    end = Optional.of(reason);
  }

  /** All that was printed so far, read as UTF-8. */
  public synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Why the channel ended, empty if it has not. */
  public synchronized Optional<String> end() {
    return end;
  }

  /** Waits until it has printed that text; throws {@link AssertionError} if it does not in that time. */
  public void await(String text, Duration patience) {
    Await.until("the console prints \"" + text + "\"; it printed \"" + text() + "\"", patience,
        () -> text().contains(text));
  }
}
