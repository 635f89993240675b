/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.testkit.ManualExecutor;

class ConsoleWriterTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final List<Integer> pieces = new ArrayList<>();
  private int room = Integer.MAX_VALUE;
  private int acknowledged;
  private boolean answers = true;
  private Runnable duringAcknowledgement = () -> {};

  private final ConsoleWriter writer = new ConsoleWriter(this::write, this::acknowledge, Runnable::run);

  private int write(byte[] data) {
    int count = Math.min(room, data.length);
    if (count > 0) {
      pieces.add(count);
      sent.write(data, 0, count);
    }
    return count;
  }

  private boolean acknowledge() {
    acknowledged++;
    Runnable action = duringAcknowledgement;
    duringAcknowledgement = () -> {};
    action.run();
    return answers;
  }

  @Test
  void sendsInSmallPiecesEachAcknowledged() {
    byte[] data = new byte[1000];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) i;
    }
    assertThat(writer.add(data)).isTrue();
    assertThat(sent.toByteArray()).isEqualTo(data);
    assertThat(pieces).containsExactly(256, 256, 256, 232);
    assertThat(acknowledged).isEqualTo(4);
  }

  @Test
  void whatIsTypedMeanwhileFollowsInOnePiece() {
    duringAcknowledgement = () -> {
      writer.add("b".getBytes());
      writer.add("c".getBytes());
    };
    writer.add("a".getBytes());
    assertThat(sent).hasToString("abc");
    assertThat(pieces).containsExactly(1, 2);
  }

  @Test
  void whatIsNotTakenIsSentAgain() {
    room = 3;
    writer.add("abcdefgh".getBytes());
    assertThat(sent).hasToString("abcdefgh");
  }

  @Test
  void aFullHostIsAskedAgainLater() {
    room = 0;
    duringAcknowledgement = () -> room = 10;
    writer.add("abc".getBytes());
    assertThat(sent).hasToString("abc");
  }

  @Test
  void stopsWhenTheHostDoesNotAnswer() {
    answers = false;
    writer.add(new byte[1000]);
    assertThat(pieces).containsExactly(256);
  }

  @Test
  void sendsNothingOnceStopped() {
    duringAcknowledgement = writer::stop;
    writer.add(new byte[1000]);
    assertThat(pieces).containsExactly(256);
    writer.add(new byte[10]);
    assertThat(pieces).hasSize(1);
  }

  @Test
  void refusesMoreThanItKeeps() {
    ManualExecutor later = new ManualExecutor();
    ConsoleWriter slow = new ConsoleWriter(this::write, this::acknowledge, later);
    assertThat(slow.add(new byte[1 << 18])).isTrue();
    assertThat(slow.add(new byte[1])).isFalse();
    later.runAll();
    assertThat(sent.size()).isEqualTo(1 << 18);
    assertThat(slow.add(new byte[1])).isTrue();
  }
}
