package org.hopperflow.shared;

/** Whose rules for the buttons of templates an account follows. */
public enum ButtonPolicy {

    /** Up to three quick replies, or one phone number and one URL; never mixed. What every phone and desktop shows. */
    CLASSIC,

    /** What Meta allows today: ten buttons of any kind, quick replies side by side. Source: Cloud API, "template components". */
    META
}
