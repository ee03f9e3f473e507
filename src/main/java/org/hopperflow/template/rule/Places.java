package org.hopperflow.template.rule;

import java.util.List;

/** Answers of rules that are broken at one place or nowhere. */
final class Places {

    private Places() {
    }

    static List<Place> when(boolean broken, String field) {
        return broken ? List.of(Place.in(field)) : List.of();
    }

    static List<Place> when(boolean broken, Place place) {
        return broken ? List.of(place) : List.of();
    }
}
