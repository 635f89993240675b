/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xenworkbench.workbench.tests.Workbench.SHOWN_PM1;

import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xenworkbench.workbench.tests.driver.Wait;
import org.xenworkbench.workbench.tests.pages.HostsViewPage;

/** Each view follows the theme: nothing white stays in the dark one. */
class ThemesTest {

  private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

  private static final Map<String, String> VIEWS = Map.of("Xen Hosts", "org.xenworkbench.ui.hosts.view",
      "Performance", "org.xenworkbench.ui.performance.view", "Event Log", "org.xenworkbench.ui.eventlog.view",
      "Alerts", "org.xenworkbench.ui.alerts.view", "Virtual Machines", "org.xenworkbench.ui.hosts.vms",
      "Top Virtual Machines", "org.xenworkbench.ui.performance.top");

  @RegisterExtension
  final Workbench bench = new Workbench();

  @Test
  void everyViewIsLightInTheLightThemeAndDarkInTheDark() {
    HostsViewPage hosts = new HostsViewPage(bench.driver());
    hosts.waitForState(SHOWN_PM1, bench.alpha, "Running");
    hosts.select(SHOWN_PM1, bench.alpha);
    eachView(share -> share > 0.7);
    IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
    String before = engine.getActiveTheme().getId();
    setTheme(engine, DARK);
    try {
      eachView(share -> share < 0.1);
    } finally {
      setTheme(engine, before);
    }
  }

  /** Waits, since what has got another color is painted later. */
  private void eachView(Predicate<Double> bright) {
    assertThat(VIEWS).allSatisfy((name, id) -> {
      bench.window().show(id);
      Wait.forValue("Active view", () -> bench.window().activePart(), name::equals);
      Wait.forValue("Share of bright pixels of " + name,
          () -> bench.driver().onUi(ThemesTest::brightInActivePart), bright);
    });
  }

  private static double brightInActivePart() {
    IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    Control control = (Control) page.getActivePart().getSite().getService(MPart.class).getWidget();
    control.update();
    Point size = control.getSize();
    Image image = new Image(control.getDisplay(), size.x, size.y);
    GC gc = new GC(control);
    try {
      gc.copyArea(image, 0, 0);
      return bright(image.getImageData(100));
    } finally {
      gc.dispose();
      image.dispose();
    }
  }

  private static double bright(ImageData data) {
    int bright = 0;
    for (int y = 0; y < data.height; y++) {
      for (int x = 0; x < data.width; x++) {
        RGB color = data.palette.getRGB(data.getPixel(x, y));
        bright += color.red + color.green + color.blue > 3 * 200 ? 1 : 0;
      }
    }
    return (double) bright / (data.width * data.height);
  }

  private boolean setTheme(IThemeEngine engine, String id) {
    return bench.driver().onUi(() -> {
      engine.setTheme(id, false);
      return true;
    });
  }
}
