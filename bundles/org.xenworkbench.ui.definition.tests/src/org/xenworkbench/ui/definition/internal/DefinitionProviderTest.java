/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.definition.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.eclipse.jface.text.IDocument;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.VmId;

class DefinitionProviderTest {

  private final DefinitionProvider provider = new DefinitionProvider();
  private final DefinitionInput input = new DefinitionInput(VmId.of(UUID.randomUUID()), "web", "<domain/>");

  private boolean isDirtyWith(String text) {
    IDocument document = provider.getDocument(input);
    document.set(text);
    return provider.canSaveDocument(input);
  }

  @Test
  void aTextThatIsAsSavedAgainHasNothingToBeSaved() throws Exception {
    provider.connect(input);
    for (int i = 0; i < 3; i++) {
      assertThat(isDirtyWith("<domain>")).isTrue();
      assertThat(isDirtyWith("<domaim/>")).as("as long").isTrue();
      assertThat(isDirtyWith("<domain/>")).as("undone").isFalse();
    }
    assertThat(isDirtyWith("<other/>")).isTrue();
    provider.take(input, "<taken/>");
    assertThat(isDirtyWith("<domain/>")).as("what was saved before").isTrue();
    assertThat(isDirtyWith("<taken/>")).isFalse();
  }
}
