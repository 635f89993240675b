/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.util.stream.Stream;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.xenworkbench.ui.alerts.internal.Messages;

/** Of which alerts a popup tells. */
public final class AlertPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

  /** Created by the workbench. */
  public AlertPreferencePage() {
    super(GRID);
  }

  @Override
  public void init(IWorkbench workbench) {
    ScopedPreferenceStore store = new ScopedPreferenceStore(InstanceScope.INSTANCE, NoticeChoice.QUALIFIER);
    store.setDefault(NoticeChoice.PREFERENCE, NoticeChoice.ALL.name());
    setPreferenceStore(store);
    setDescription(Messages.AlertPreferencePage_description);
  }

  @Override
  protected void createFieldEditors() {
    addField(new RadioGroupFieldEditor(NoticeChoice.PREFERENCE, Messages.AlertPreferencePage_notices, 1,
        Stream.of(NoticeChoice.values()).map(each -> new String[] {each.label(), each.name()})
            .toArray(String[][]::new),
        getFieldEditorParent()));
  }
}
