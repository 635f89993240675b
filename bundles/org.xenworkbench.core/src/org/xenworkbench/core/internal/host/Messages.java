/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String HostGroups_Added;
  public static String HostGroups_BadHost;
  public static String HostGroups_BadName;
  public static String HostGroups_BadParent;
  public static String HostGroups_Blanks;
  public static String HostGroups_Changed;
  public static String HostGroups_Circle;
  public static String HostGroups_FormDamaged;
  public static String HostGroups_Invalid;
  public static String HostGroups_Many;
  public static String HostGroups_Missing;
  public static String HostGroups_Moved;
  public static String HostGroups_MovedIn;
  public static String HostGroups_MovedOut;
  public static String HostGroups_MovedToTop;
  public static String HostGroups_NameTaken;
  public static String HostGroups_NameTakenIn;
  public static String HostGroups_Namesake;
  public static String HostGroups_Newer;
  public static String HostGroups_NoParent;
  public static String HostGroups_Removed;
  public static String HostGroups_Renamed;
  public static String HostGroups_StoredTooDeep;
  public static String HostGroups_TooDeep;
  public static String HostGroups_Twice;
  public static String HostGroups_TwiceInOne;
  public static String HostGroups_Unknown;
  public static String HostGroups_UnknownForm;
  public static String HostGroups_Unreadable;
  public static String HostGroups_Within;
  public static String HostGroups_WouldCollide;
  public static String HostRegistry_Added;
  public static String HostRegistry_Address;
  public static String HostRegistry_BuiltIn;
  public static String HostRegistry_Certificate;
  public static String HostRegistry_Change;
  public static String HostRegistry_Changed;
  public static String HostRegistry_ConnectAtStart;
  public static String HostRegistry_ConnectFailed;
  public static String HostRegistry_Connected;
  public static String HostRegistry_ConnectedAgain;
  public static String HostRegistry_CredentialsNotChanged;
  public static String HostRegistry_CredentialsUnreadable;
  public static String HostRegistry_Disconnected;
  public static String HostRegistry_Distrusted;
  public static String HostRegistry_DistrustedUnread;
  public static String HostRegistry_IdTaken;
  public static String HostRegistry_Lost;
  public static String HostRegistry_Name;
  public static String HostRegistry_NameTaken;
  public static String HostRegistry_NoAnswer;
  public static String HostRegistry_NoCredentialStore;
  public static String HostRegistry_NoDriver;
  public static String HostRegistry_NotConnected;
  public static String HostRegistry_PasswordDropped;
  public static String HostRegistry_PasswordStays;
  public static String HostRegistry_Peer;
  public static String HostRegistry_ReadOnly;
  public static String HostRegistry_Removed;
  public static String HostRegistry_SshKey;
  public static String HostRegistry_Trusted;
  public static String HostRegistry_Unknown;
  public static String HostSettings_BadTransport;
  public static String HostSettings_Changed;
  public static String HostSettings_Invalid;
  public static String HostSettings_Missing;
  public static String HostSettings_MissingMore;
  public static String HostSettings_MissingNames;
  public static String Tags_Added;
  public static String Tags_Bad;
  public static String Tags_Changed;
  public static String Tags_Damaged;
  public static String Tags_FormDamaged;
  public static String Tags_Many;
  public static String Tags_ManyObjects;
  public static String Tags_Missing;
  public static String Tags_MissingMore;
  public static String Tags_MissingNames;
  public static String Tags_Newer;
  public static String Tags_NoObject;
  public static String Tags_One;
  public static String Tags_Removed;
  public static String Tags_Several;
  public static String Tags_UnknownForm;
  public static String HostTrials_Hang;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.host.messages", Messages.class);
  }

  private Messages() {
  }
}
