/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

class DiskWatchTest {

  private static final Duration WHILE = Duration.ofSeconds(5);

  private final ManualScheduler timer = new ManualScheduler(new ManualClock());
  private final List<CompletableFuture<?>> asked = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @TempDir
  Path folder;

  @Test
  void aDiskThatDoesNotAnswerIsToldOnceAndWhenItDoesAgain() {
    DiskWatch watch = new DiskWatch(folder, this::ask, timer, told::add);
    asked.get(0).complete(null);
    timer.advance(WHILE);
    assertThat(told).isEmpty();
    timer.advance(WHILE.multipliedBy(3));
    assertThat(told).singleElement().asString().contains(folder.toString(), "does not answer");
    assertThat(watch.silence()).contains(told.get(0));
    assertThat(asked).as("not asked again and again").hasSize(2);
    asked.get(1).complete(null);
    assertThat(watch.silence()).isEmpty();
    timer.advance(WHILE);
    assertThat(told).hasSize(2).last().asString().contains("answers again");
    watch.close();
    timer.advance(WHILE.multipliedBy(3));
    assertThat(told).hasSize(2);
  }

  @Test
  void aWorkspaceThatCannotBeTakenInTimeIsToldOnceAndLeftAlone() {
    DiskWatch watch = new DiskWatch(folder, timer, told::add);
    timer.advance(WHILE.multipliedBy(3));
    assertThat(told).singleElement().asString().contains(folder.toString(), "does not answer");
    assertThat(folder).isEmptyDirectory();
    watch.close();
    timer.advance(WHILE);
    assertThat(told).hasSize(1);
  }

  /** A terminal may take nothing, and whoever ends asks meanwhile. */
  @Test
  void isAskedWhileItTells() {
    List<Boolean> locked = new ArrayList<>();
    AtomicReference<Object> lock = new AtomicReference<>(this);
    lock.set(new DiskWatch(folder, this::ask, timer, text -> locked.add(Thread.holdsLock(lock.get()))));
    timer.advance(WHILE);
    asked.get(0).complete(null);
    timer.advance(WHILE);
    assertThat(locked).containsExactly(false, false);
  }

  @Test
  void aDiskThatIsThereAnswersAndIsLeftAsItWas() {
    Path place = folder.resolve(".metadata/.plugins/org.xenworkbench.core");
    new DiskWatch(folder, told::add).close();
    Await.until("it was asked", Duration.ofSeconds(20), () -> Files.isDirectory(place));
    Await.until("nothing is left", Duration.ofSeconds(20), () -> Files.notExists(place.resolve("disk.asked")));
    assertThat(told).isEmpty();
  }

  private CompletableFuture<?> ask() {
    CompletableFuture<?> answer = new CompletableFuture<>();
    asked.add(answer);
    return answer;
  }
}
