package org.hopperflow.template.rule;

import java.util.List;

/** The line above the body. */
final class HeaderRules {

    private static final int LENGTH = 60;

    private HeaderRules() {
    }

    static List<Place> type(Subject subject) {
        return Places.when(subject.draft().header() != null && subject.draft().header().type() == null, "header.type");
    }

    static List<Place> media(Subject subject) {
        return Places.when(subject.draft().header() != null && subject.draft().header().type() != null && !subject.hasTextHeader(),
                "header.type");
    }

    static List<Place> text(Subject subject) {
        return Places.when(subject.hasTextHeader() && subject.headerText().isBlank(), "header.text");
    }

    static List<Place> length(Subject subject) {
        return Places.when(subject.headerText().length() > LENGTH, new Place("header.text", LENGTH));
    }

    static List<Place> variables(Subject subject) {
        List<Variable> variables = Variable.in(subject.headerText());
        return variables.size() > 1 ? List.of(new Place("header.text", variables.get(1).start())) : List.of();
    }

    static List<Place> examples(Subject subject) {
        int given = subject.draft().examples().header().size();
        return Places.when(given > 0 && given != Variable.count(subject.headerText()), "examples.header");
    }
}
