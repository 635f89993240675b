/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.WholeFile;
import org.xenworkbench.ui.charts.ChartSheet;

/** Writes the charts of a board into a file: as a picture, or their values. */
final class ExportBoardJob extends Job {

  private final Path file;
  private final WholeFile.Content content;

  ExportBoardJob(Path file, WholeFile.Content content) {
    super(SafeText.jobName(NLS.bind(Messages.ExportBoardJob_name, file), Messages.ExportBoardJob_other));
    this.file = file;
    this.content = content;
    setUser(true);
  }

  /** Makes it; UI thread, since the texts of pictures are painted there. */
  static ExportBoardJob of(ChartSheet sheet, ExportDraft draft, Device device) {
    ChartSheet shown = draft.isOnWhite() ? sheet.onWhite() : sheet;
    Path file = Path.of(draft.file());
    return switch (draft.format()) {
      case CSV -> new ExportBoardJob(file, path -> values(sheet, path));
      case SVG -> new ExportBoardJob(file, path -> Files.writeString(path, shown.svg()));
      case PNG -> {
        Supplier<ImageData> image = shown.image(device, draft.factor());
        yield new ExportBoardJob(file, path -> picture(image.get(), path));
      }
    };
  }

  private static void values(ChartSheet sheet, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      BoardCsv.write(sheet.models(), writer);
    }
  }

  private static void picture(ImageData image, Path file) throws IOException {
    ImageLoader loader = new ImageLoader();
    loader.data = new ImageData[] {image};
    try (OutputStream out = Files.newOutputStream(file)) {
      loader.save(out, SWT.IMAGE_PNG);
    } catch (SWTException e) {
      throw e.throwable instanceof IOException cause ? cause : new IOException(e);
    }
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    try {
      WholeFile.write(file, content);
      return Status.OK_STATUS;
    } catch (IOException e) {
      return Problems.result(NLS.bind(Messages.ExportBoardJob_failed, file), Problems.explained(e));
    } catch (RuntimeException e) { // of what draws or writes them: still, nobody is to wait for the file
      return Problems.result(NLS.bind(Messages.ExportBoardJob_failed, file), e);
    }
  }
}
