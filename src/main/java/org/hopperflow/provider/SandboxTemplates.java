package org.hopperflow.provider;

import org.hopperflow.shared.AccountKey;

/** Decides what becomes of templates at the fake providers, which tell of it by webhook. Exists only while the sandbox is on. */
public interface SandboxTemplates {

    /** Customers complain: the template's quality falls and it is paused. */
    void pause(AccountKey account, String name, String reason);

    /** The complaints end: approved again, and liked. */
    void approveAgain(AccountKey account, String name);
}
