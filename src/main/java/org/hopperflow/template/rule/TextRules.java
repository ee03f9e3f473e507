package org.hopperflow.template.rule;

import java.util.List;
import java.util.stream.IntStream;

/** What holds wherever a text stands. */
final class TextRules {

    private TextRules() {
    }

    /** Braces that are left over when every variable is taken out of the text. */
    static List<Place> variableForm(Subject subject) {
        return subject.filled().flatMap(text -> text.found(masked(text.text()).indexOf("{{")).stream()).toList();
    }

    private static String masked(String text) {
        return Variable.FORM.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
    }

    static List<Place> sequential(Subject subject) {
        return subject.filled().filter(text -> !gapless(text.text())).map(Subject.Text::whole).toList();
    }

    private static boolean gapless(String text) {
        List<Integer> numbers = Variable.in(text).stream().map(Variable::number).distinct().sorted().toList();
        return numbers.equals(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    /** New lines are allowed. */
    static List<Place> controlCharacters(Subject subject) {
        return subject.texts().flatMap(text -> text.found(firstControl(text.text())).stream()).toList();
    }

    private static int firstControl(String text) {
        return IntStream.range(0, text.length()).filter(i -> Character.isISOControl(text.charAt(i)) && "\n\r\t".indexOf(text.charAt(i)) < 0)
                .findFirst().orElse(-1);
    }

    static List<Place> utilityAsks(Subject subject) {
        return "UTILITY".equals(subject.draft().category())
                ? subject.texts().flatMap(text -> text.found(text.text().indexOf('?')).stream()).toList()
                : List.of();
    }
}
