/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.tags;

import java.util.List;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.GroupMoves;

/** Asks which tags the selected hosts and VMs are to have, and changes them in the background. */
public final class EditTagsHandler extends ActionHandler<ModelObject> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<ModelObject> choice) {
    Tags tags = window.getService(Tags.class);
    List<ObjectId> ids = choice.fit().stream().map(ModelObject::id).distinct().toList();
    EditTagsDialog dialog = new EditTagsDialog(window.getShell(), tags, choice.fit());
    if (dialog.isAccepted()) {
      GroupMoves.inBackground(TagWords.EditTags_changing, TagWords.EditTags_notChanged,
          () -> tags.change(ids, dialog.added(), dialog.removed()));
    }
  }
}
