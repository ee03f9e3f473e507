package org.hopperflow.interaction;

/** The lists in which agents find conversations; all of them show open ones of agents only. */
public enum DeskList {

    /** I have them. */
    MINE,
    /** Nobody has them, and I may take them. */
    QUEUE,
    /** Mine or nobody's; free text may be sent for less than two hours more. */
    ENDING,
    /** Mine or nobody's; the window is over and the customer was not written to since. */
    RECONTACT,
    /** Whoever has them. */
    ALL
}
