package org.hopperflow.template.rule;

import java.util.Set;
import org.hopperflow.provider.TemplateDraft;

/**
 * What an account's other templates have to say to a new one.
 *
 * @param count         templates that are not deleted
 * @param languages     in which the name is in use
 * @param texts         body and footer of each, as {@link #text} puts them together
 * @param blockedInIt   true while the name is blocked in the new template's language since an approved one was deleted there
 */
public record Neighbours(int count, Set<String> languages, Set<String> texts, boolean blockedInIt) {

    public static final Neighbours NONE = new Neighbours(0, Set.of(), Set.of(), false);

    /** What providers compare. */
    public static String text(TemplateDraft draft) {
        return draft.body() + "\n" + (draft.footer() == null ? "" : draft.footer());
    }
}
