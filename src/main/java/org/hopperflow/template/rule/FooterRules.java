package org.hopperflow.template.rule;

import java.util.List;

/** The small line below the body. */
final class FooterRules {

    private static final int LENGTH = 60;

    private FooterRules() {
    }

    static List<Place> length(Subject subject) {
        return Places.when(subject.footer().length() > LENGTH, new Place("footer", LENGTH));
    }

    static List<Place> variables(Subject subject) {
        return new Subject.Text("footer", subject.footer()).found(subject.footer().indexOf("{{"));
    }
}
