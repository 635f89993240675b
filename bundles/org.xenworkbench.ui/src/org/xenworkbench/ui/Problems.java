/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.IProduct;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.statushandlers.StatusManager;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.internal.Messages;

/**
 * Turns an error into one status that says what failed, on which host, and what to do; and shows it. Any thread.
 *
 * @since 0.1
 */
public final class Problems {

  private static final Pattern SECOND_SENTENCE = Pattern.compile("[.!?]\\s+\\p{Lu}");

  private Problems() {
  }

  /**
   * A status for an error, in one line without controls.
   *
   * @param what what failed and on which host, as a sentence without a full stop: “VM 'x' was not started on 'pm1'”
   * @param cause why
   */
  public static IStatus status(String what, Throwable cause) {
    HypervisorException.Kind kind = cause instanceof HypervisorException hypervisor ? hypervisor.kind()
        : HypervisorException.Kind.FAILED;
    String reason = sentence(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    // Who knows better than the kind of failure says itself what to do, in a second sentence. What was refused has not
    // begun, so that the event log has nothing of it.
    boolean knows = cause instanceof IllegalArgumentException || SECOND_SENTENCE.matcher(reason).find();
    String advice = knows ? "" : cause instanceof HypervisorException ? advice(kind) : Messages.Problems_adviceElse;
    String message = NLS.bind(Messages.Problems_whatReasonAdvice, new Object[] {what, reason, advice}).trim();
    int severity = kind == HypervisorException.Kind.CANCELLED ? IStatus.INFO : IStatus.ERROR;
    boolean ours = cause instanceof HypervisorException || cause instanceof IllegalArgumentException;
    return SafeLog.safe(new Status(severity, XenUi.PLUGIN_ID, message, ours ? cause.getCause() : cause));
  }

  /** The same as what a job returns: the workbench shows it in labels and links, and writes it into its log. */
  public static IStatus result(String what, Throwable cause) {
    return shown(status(what, cause), text -> SafeText.task(SafeText.eitherWay(text)));
  }

  /** Whether the dialog's details are ours, see {@link SafeText}. */
  private static boolean isOwnProduct() {
    IProduct product = Platform.isRunning() ? Platform.getProduct() : null;
    return product == null || product.getDefiningBundle().getSymbolicName().startsWith("org.xenworkbench");
  }

  static UnaryOperator<String> form(boolean ownProduct) {
    return ownProduct ? SafeText::caption : SafeText::eitherWay;
  }

  /**
   * An error in words: a failure of the file system says only the path, which a status names already; its reason is in
   * its class.
   */
  public static IOException explained(IOException failure) {
    if (!(failure instanceof FileSystemException fileSystem)) {
      return failure;
    }
    String reason = failure instanceof AccessDeniedException ? Messages.Problems_accessDenied
        : failure instanceof NoSuchFileException ? Messages.Problems_noSuchDirectory
        : Optional.ofNullable(fileSystem.getReason()).orElse(failure.getClass().getSimpleName());
    return new IOException(reason, failure);
  }

  private static IStatus shown(IStatus status, UnaryOperator<String> form) {
    return new Status(status.getSeverity(), status.getPlugin(), status.getCode(), form.apply(status.getMessage()),
        status.getException());
  }

  /** What a user can do about an error of that kind, as a sentence. */
  public static String advice(HypervisorException.Kind kind) {
    return switch (kind) {
      case DRIVER_UNAVAILABLE -> Messages.Problems_adviceDriverUnavailable;
      case UNREACHABLE -> Messages.Problems_adviceUnreachable;
      case AUTHENTICATION -> Messages.Problems_adviceAuthentication;
      case UNTRUSTED -> Messages.Problems_adviceUntrusted;
      case LOST -> Messages.Problems_adviceLost;
      case NO_SUCH_DOMAIN -> Messages.Problems_adviceNoSuchDomain;
      case INVALID_STATE -> Messages.Problems_adviceInvalidState;
      case BUSY -> Messages.Problems_adviceBusy;
      case UNSUPPORTED -> Messages.Problems_adviceUnsupported;
      case CONSOLE_IN_USE -> Messages.Problems_adviceConsoleInUse;
      case CANCELLED -> "";
      case CONFIGURATION -> Messages.Problems_adviceConfiguration;
      case FAILED -> Messages.Problems_adviceFailed;
    };
  }

  /** Shows a status without blocking the window, and logs it. */
  public static void show(IStatus status) {
    SafeLog.of(Problems.class).log(status);
    StatusManager.getManager().handle(shown(status, form(isOwnProduct())), StatusManager.SHOW);
  }

  /** Shows and logs an error, see {@link #status}. */
  public static void show(String what, Throwable cause) {
    show(status(what, cause));
  }

  private static String sentence(String text) {
    String trimmed = text.trim().replaceAll("\\s*\\R\\s*", " ");
    return trimmed.isEmpty() || ".!?".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0 ? trimmed : trimmed + '.';
  }
}
