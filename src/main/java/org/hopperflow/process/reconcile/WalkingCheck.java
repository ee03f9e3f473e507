package org.hopperflow.process.reconcile;

import java.util.ArrayList;
import java.util.List;

/** A check over more than one look can take in: each goes on where the last one ended, and begins again at the end. */
abstract class WalkingCheck implements Check {

    /** More than a person would ever read; the number says how bad it is. */
    private static final int MOST_SHOWN = 1_000;

    private final List<Troubled> troubled = new ArrayList<>();
    private String after;
    private int found;
    private int foundBefore;

    @Override
    public final Look look() {
        Window window = window(after);
        Look part = look(window);
        found += part.found();
        part.troubled().stream().limit(MOST_SHOWN - troubled.size()).forEach(troubled::add);
        boolean whole = part.complete() && window.last() && troubled.size() < MOST_SHOWN;
        Look look = new Look(window.last() ? found : Math.max(found, foundBefore), List.copyOf(troubled), whole);
        after = window.upto();
        if (window.last()) {
            foundBefore = found;
            found = 0;
            troubled.clear();
        }
        return look;
    }

    /** The next piece. @param after where the last one ended, null at the beginning */
    abstract Window window(String after);

    abstract Look look(Window window);
}
