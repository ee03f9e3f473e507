package org.hopperflow.template.rule;

import java.util.List;
import java.util.regex.Pattern;

/** A place in a text that is filled for each customer, written {@code {{1}}}, from {@code start} to before {@code end}. */
public record Variable(int number, int start, int end) {

    public static final Pattern FORM = Pattern.compile("\\{\\{\\s*(\\d{1,4})\\s*}}");

    /** In the order of the text. */
    public static List<Variable> in(String text) {
        return FORM.matcher(text).results()
                .map(found -> new Variable(Integer.parseInt(found.group(1)), found.start(), found.end())).toList();
    }

    /** Each number counts once. */
    public static int count(String text) {
        return (int) in(text).stream().map(Variable::number).distinct().count();
    }
}
