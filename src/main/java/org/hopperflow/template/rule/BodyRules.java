package org.hopperflow.template.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text itself. */
final class BodyRules {

    private static final int LENGTH = 1024;
    private static final int WORDS_FOR_A_VARIABLE = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]\\S*");
    private static final Pattern ADJACENT = Pattern.compile("}}\\s*\\{\\{");
    private static final String FIELD = "body";

    private BodyRules() {
    }

    static List<Place> text(Subject subject) {
        return Places.when(subject.body().isBlank(), FIELD);
    }

    static List<Place> length(Subject subject) {
        return Places.when(subject.body().length() > LENGTH, new Place(FIELD, LENGTH));
    }

    static List<Place> taken(Subject subject) {
        return Places.when(!subject.body().isBlank() && subject.neighbours().texts().contains(Neighbours.text(subject.draft())), FIELD);
    }

    static List<Place> starts(Subject subject) {
        String body = subject.body();
        return Places.when(body.strip().startsWith("{{"), new Place(FIELD, body.indexOf("{{")));
    }

    static List<Place> ends(Subject subject) {
        String body = subject.body();
        return Places.when(body.strip().endsWith("}}"), new Place(FIELD, Math.max(0, body.lastIndexOf("{{"))));
    }

    static List<Place> adjacent(Subject subject) {
        return ADJACENT.matcher(subject.body()).results().map(found -> new Place(FIELD, found.start())).toList();
    }

    /** At least three words for each variable, wherever they stand. */
    static List<Place> words(Subject subject) {
        int variables = Variable.in(subject.body()).size();
        long words = WORD.matcher(Variable.FORM.matcher(subject.body()).replaceAll(" ")).results().count();
        return Places.when(words < (long) variables * WORDS_FOR_A_VARIABLE, FIELD);
    }

    static List<Place> alone(Subject subject) {
        List<Place> alone = new ArrayList<>();
        int start = 0;
        for (String row : subject.body().split("\n", -1)) {
            if (Variable.FORM.matcher(row.strip()).matches()) {
                alone.add(new Place(FIELD, start + row.indexOf("{{")));
            }
            start += row.length() + 1;
        }
        return alone;
    }

    static List<Place> examples(Subject subject) {
        int given = subject.draft().examples().body().size();
        return Places.when(given > 0 && given != Variable.count(subject.body()), "examples.body");
    }
}
