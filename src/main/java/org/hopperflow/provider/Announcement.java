package org.hopperflow.provider;

import java.time.Instant;

/**
 * A category to which the provider will move a template.
 *
 * @param category empty: what was announced before is withdrawn
 * @param from     when it will; null when the provider does not say
 */
public record Announcement(String category, Instant from) {

    /** Nothing is announced (any more). */
    public static final Announcement NONE = new Announcement("", null);

    /** @param current the category that counts now; announcing that one announces nothing */
    public static Announcement of(String category, String current, Instant from) {
        return category == null || category.isEmpty() || category.equals(current) ? NONE : new Announcement(category, from);
    }
}
