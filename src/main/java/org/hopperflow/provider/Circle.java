package org.hopperflow.provider;

/** What accounts may have in common at their provider, and so the limits that they meet together. */
public enum Circle {
    /** The sender's number. */
    NUMBER,
    /** The business account that owns the number: Meta's WABA; at Kaleyra the WABA too, or where none is named the SID. */
    BUSINESS_ACCOUNT,
    /** The app that calls: Meta's app, or where none is named the access token; at Kaleyra the API key. */
    APP,
    /** The business that owns the business accounts; an account that names none is one of its own. */
    PORTFOLIO
}
