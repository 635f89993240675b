/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be read in two ways is refused with its words. */
class LaunchOptionsTest {

  private static final String PROPERTY = "xenworkbench.hosts";

  private static LaunchOptions of(String... given) {
    return new LaunchOptions(List.of(given));
  }

  @AfterEach
  void clear() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void oneFileIsTaken() throws Exception {
    assertThat(of().hosts()).isEmpty();
    assertThat(of("-set", "a=b", "-hosts", "a b.properties").hosts()).contains(Path.of("a b.properties"));
    System.setProperty(PROPERTY, "a");
    assertThat(of().hosts()).contains(Path.of("a"));
    assertThat(of("-hosts", "a").hosts()).contains(Path.of("a"));
  }

  @Test
  void oneFileIsNoContradictionHoweverItIsWritten() throws Exception {
    System.setProperty(PROPERTY, Path.of("a").toAbsolutePath().toString());
    assertThat(of("-hosts", "b/.././a").hosts()).contains(Path.of("b/.././a"));
  }

  @Test
  void itsWordsAreItsOwn() throws Exception {
    List<String> words = new ArrayList<>(List.of("-hosts", "a"));
    LaunchOptions options = new LaunchOptions(words);
    words.clear();
    assertThat(options.hosts()).contains(Path.of("a"));
  }

  @Test
  void aSecondOneIsRefused() {
    assertThatIOException().isThrownBy(() -> of("-hosts", "a", "-hosts", "b").hosts())
        .withMessageContaining("-hosts is given 2 times");
    assertThatIOException().isThrownBy(() -> of("-passwords", "a", "-hosts", "b", "-passwords", "a").file("-passwords"))
        .withMessageContaining("-passwords is given 2 times");
    System.setProperty(PROPERTY, "a");
    assertThatIOException().isThrownBy(() -> of("-hosts", "b").hosts())
        .withMessageContaining("as b by -hosts and as a by the system property");
  }

  @Test
  void anOptionWithoutAFileIsRefused() {
    for (LaunchOptions given : List.of(of("-hosts"), of("-hosts", ""), of("-hosts", "-passwords", "a"))) {
      assertThatIOException().isThrownBy(given::hosts).withMessage("-hosts wants a file.");
    }
    assertThatIOException().isThrownBy(() -> of("-hosts", "a\0b").hosts()).withMessageContaining("names no file");
  }
}
