package org.hopperflow.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.template.rule.Variable;

/** The places in a template that are filled for each customer, written {@code {{1}}}, {@code {{2}}}, … */
final class Variables {

    private Variables() {
    }

    /** By place and number: {@code header.1}, then {@code body.1}, {@code body.2}, then {@code buttons.0.1}. */
    static List<String> of(TemplateDraft draft) {
        List<String> paths = new ArrayList<>();
        numbers(headerText(draft)).forEach(number -> paths.add("header." + number));
        numbers(draft.body()).forEach(number -> paths.add("body." + number));
        for (int i = 0; i < draft.buttons().size(); i++) {
            String prefix = "buttons." + i + ".";
            numbers(draft.buttons().get(i).url()).forEach(number -> paths.add(prefix + number));
        }
        return paths;
    }

    /** The numbers of a text's variables, in order and each once; none in null. */
    static List<Integer> numbers(String text) {
        return text == null ? List.of() : Variable.in(text).stream().map(Variable::number).distinct().sorted().toList();
    }

    static String headerText(TemplateDraft draft) {
        return draft.header() == null ? null : draft.header().text();
    }

    /** The text with each variable replaced by what {@code value} says for its number. */
    static String fill(String text, UnaryOperator<String> value) {
        return Variable.FORM.matcher(text).replaceAll(result -> Matcher.quoteReplacement(value.apply(result.group(1))));
    }
}
