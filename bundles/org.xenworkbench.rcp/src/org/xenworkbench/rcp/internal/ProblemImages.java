/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.util.Map;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.application.IWorkbenchConfigurer;

/** The images of Eclipse's Problems view, which the IDE's application declares and nobody else. */
final class ProblemImages {

  private static final String BUNDLE = "org.eclipse.ui.ide";
  private static final Map<String, String> IMAGES = Map.of(
      "IMG_OBJS_ERROR_PATH", "obj16/error_tsk.svg",
      "IMG_OBJS_WARNING_PATH", "obj16/warn_tsk.svg",
      "IMG_OBJS_INFO_PATH", "obj16/info_tsk.svg",
      "IMG_ETOOL_PROBLEMS_VIEW", "eview16/problems_view.svg",
      "IMG_ETOOL_PROBLEMS_VIEW_ERROR", "eview16/problems_view_error.svg",
      "IMG_ETOOL_PROBLEMS_VIEW_WARNING", "eview16/problems_view_warning.svg",
      "IMG_ETOOL_PROBLEMS_VIEW_INFO", "eview16/problems_view_info.svg",
      "IMG_DLGBAN_QUICKFIX_DLG", "wizban/quick_fix.svg");

  private ProblemImages() {
  }

  static void declare(IWorkbenchConfigurer configurer) {
    IMAGES.forEach((name, file) -> ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/full/" + file)
        .ifPresent(image -> configurer.declareImage(name, image, true)));
  }
}
