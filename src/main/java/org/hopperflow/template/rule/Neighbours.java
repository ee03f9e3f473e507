package org.hopperflow.template.rule;

import java.util.Set;

/**
 * What an account's other templates have to say to a new one.
 *
 * @param count         templates that are not deleted
 * @param languages     in which the name is in use
 * @param blockedInIt   true while the name is blocked in the new template's language since an approved one was deleted there
 */
public record Neighbours(int count, Set<String> languages, boolean blockedInIt) {

    public static final Neighbours NONE = new Neighbours(0, Set.of(), false);
}
