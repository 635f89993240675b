/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the target platform is made of. */
class TargetTest {

  private static final Pattern BOUNCY_CASTLE = Pattern.compile(
      "<groupId>org\\.bouncycastle</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
  /** Releases before have weaknesses that are public. */
  private static final Version SOUND = Version.parse("1.84");

  @Test
  void bouncyCastleIsOfAReleaseWithoutKnownWeaknesses() throws IOException {
    String target = Files.readString(Sources.root().resolve("targetplatform/xenworkbench.target"));
    List<MatchResult> found = BOUNCY_CASTLE.matcher(target).results().toList();
    assertThat(found).extracting(library -> library.group(1)).contains("bcprov-jdk18on", "bcpg-jdk18on",
        "bcutil-jdk18on");
    assertThat(found).allSatisfy(library -> assertThat(Version.parse(library.group(2))).as(library.group(1))
        .isGreaterThanOrEqualTo(SOUND));
  }
}
