package org.hopperflow.contact;

/** What a suppressed number must not get. */
public enum SuppressionScope {
    /** Nothing that a campaign or an agent starts. */
    ALL,
    /** No template of the category MARKETING: the customer switched those off at WhatsApp. */
    MARKETING;

    public boolean covers(boolean marketing) {
        return this == ALL || marketing;
    }

    /** The wider of two, each may be null. */
    static SuppressionScope wider(SuppressionScope one, SuppressionScope other) {
        return one == ALL || other == null ? one : other;
    }
}
