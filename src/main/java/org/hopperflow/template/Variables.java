package org.hopperflow.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hopperflow.provider.TemplateDraft;

/** The variables of a template by place: {@code header.1}, {@code body.2}, {@code buttons.0.1}. */
final class Variables {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\d+)\\s*}}");

    private Variables() {
    }

    static List<String> of(TemplateDraft draft) {
        List<String> places = new ArrayList<>();
        if (draft.header() != null) {
            numbers(draft.header().text()).forEach(number -> places.add("header." + number));
        }
        numbers(draft.body()).forEach(number -> places.add("body." + number));
        for (int i = 0; i < draft.buttons().size(); i++) {
            String prefix = "buttons." + i + ".";
            numbers(draft.buttons().get(i).url()).forEach(number -> places.add(prefix + number));
        }
        return places;
    }

    /** The numbers used in a text, each once, in ascending order; empty for null. */
    static List<Integer> numbers(String text) {
        return text == null ? List.of()
                : VARIABLE.matcher(text).results().map(found -> Integer.valueOf(found.group(1))).distinct().sorted().toList();
    }

    /** The text with each variable replaced. @param values by number minus one */
    static String fill(String text, List<String> values) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            int index = Integer.parseInt(found.group(1)) - 1;
            return Matcher.quoteReplacement(index >= 0 && index < values.size() ? values.get(index) : found.group());
        });
    }
}
