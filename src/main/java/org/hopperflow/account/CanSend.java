package org.hopperflow.account;

/** Whether an account's messages would leave, as its provider sees it. */
public enum CanSend {
    YES,
    /** Some of them, or not for long; the problems tell. */
    LIMITED,
    NO
}
