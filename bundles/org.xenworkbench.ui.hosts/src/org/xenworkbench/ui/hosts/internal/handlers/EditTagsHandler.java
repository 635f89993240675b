/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.GroupMoves;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.dialog.EditTagsDialog;

/** Asks which tags the selected hosts and VMs are to have, and changes them in the background. */
public final class EditTagsHandler extends ActionHandler<ModelObject> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<ModelObject> choice) {
    Tags tags = window.getService(Tags.class);
    List<ObjectId> ids = choice.fit().stream().map(ModelObject::id).distinct().toList();
    EditTagsDialog dialog = new EditTagsDialog(window.getShell(), tags, choice.fit());
    if (dialog.isAccepted()) {
      GroupMoves.inBackground(Messages.EditTags_changing, Messages.EditTags_notChanged,
          () -> tags.change(ids, dialog.added(), dialog.removed()));
    }
  }
}
