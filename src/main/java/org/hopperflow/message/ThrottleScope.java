package org.hopperflow.message;

import org.hopperflow.provider.Circle;

/** What a provider's error is about, as the table {@code providerError} says. */
enum ThrottleScope {
    /** The sender's number. */
    NUMBER(Circle.NUMBER),
    /** This customer only: others go on. */
    PAIR(null),
    /** This template only: others go on. */
    TEMPLATE(null),
    /** The business account, with all its numbers. */
    ACCOUNT(Circle.BUSINESS_ACCOUNT),
    /** The app that calls, with all the accounts it calls for. */
    APP(Circle.APP),
    /** The business, with all its business accounts. */
    PORTFOLIO(Circle.PORTFOLIO);

    private final Circle circle;

    ThrottleScope(Circle circle) {
        this.circle = circle;
    }

    /** Who shares the trouble; null when it is no account's. */
    Circle circle() {
        return circle;
    }
}
