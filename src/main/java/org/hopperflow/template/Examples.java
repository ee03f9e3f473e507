package org.hopperflow.template;

import java.util.List;
import org.hopperflow.provider.TemplateDraft;

/** Fills a template with its author's examples. */
final class Examples {

    private Examples() {
    }

    static RenderedTemplate render(TemplateDraft draft) {
        return Rendering.render(draft, variable -> {
            String[] steps = variable.split("\\.");
            int number = Integer.parseInt(steps[steps.length - 1]) - 1;
            return switch (steps[0]) {
                case "header" -> example(draft.examples().header(), number);
                case "body" -> example(draft.examples().body(), number);
                default -> Rendering.NOTHING;
            };
        });
    }

    private static String example(List<String> examples, int index) {
        return index < examples.size() ? examples.get(index) : Rendering.NOTHING;
    }
}
