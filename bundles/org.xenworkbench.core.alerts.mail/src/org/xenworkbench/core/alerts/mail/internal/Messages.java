/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.mail.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the action and its mails. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Addresses_NoAddress;
  public static String Encryption_None;
  public static String Encryption_StartTls;
  public static String Encryption_Tls;
  public static String MailAction_BadPassword;
  public static String MailAction_Encryption;
  public static String MailAction_EncryptionHint;
  public static String MailAction_From;
  public static String MailAction_Label;
  public static String MailAction_NoPassword;
  public static String MailAction_Password;
  public static String MailAction_PasswordHint;
  public static String MailAction_Server;
  public static String MailAction_ServerHint;
  public static String MailAction_To;
  public static String MailAction_ToHint;
  public static String MailAction_User;
  public static String MailAction_UserHint;
  public static String MailServer_BadCertificate;
  public static String MailServer_Broken;
  public static String MailServer_Closed;
  public static String MailServer_ForOther;
  public static String MailServer_HalfRefused;
  public static String MailServer_LoginRefused;
  public static String MailServer_Many;
  public static String MailServer_Name;
  public static String MailServer_NoAnswer;
  public static String MailServer_NoLogin;
  public static String MailServer_NoMailServer;
  public static String MailServer_NoRoute;
  public static String MailServer_NoStartTls;
  public static String MailServer_NoTls;
  public static String MailServer_NotLocal;
  public static String MailServer_Refused;
  public static String MailServer_RefusedForAll;
  public static String MailServer_RefusedSender;
  public static String MailServer_Refuses;
  public static String MailServer_Repeats;
  public static String MailServer_TooOld;
  public static String MailServer_UnknownHost;
  public static String MailSettings_BadUser;
  public static String MailSettings_ManyRecipients;
  public static String MailSettings_NoEncryption;
  public static String MailSettings_NoServer;
  public static String MailSettings_OpenPassword;
  public static String MailText_Above;
  public static String MailText_Below;
  public static String MailText_Ended;
  public static String MailText_Highest;
  public static String MailText_Host;
  public static String MailText_Line;
  public static String MailText_Lowest;
  public static String MailText_Rule;
  public static String MailText_Sender;
  public static String MailText_Since;
  public static String MailText_Still;
  public static String MailText_Threshold;
  public static String MailText_Time;
  public static String MailText_Vm;

  static {
    NLS.initializeMessages("org.xenworkbench.core.alerts.mail.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
