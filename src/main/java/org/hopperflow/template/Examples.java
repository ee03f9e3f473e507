package org.hopperflow.template;

import java.util.List;
import java.util.stream.IntStream;
import org.hopperflow.provider.TemplateDraft;

/** Providers want an example for each variable. */
final class Examples {

    private Examples() {
    }

    /** The draft with examples made up where its author gave none. */
    static TemplateDraft completed(TemplateDraft draft) {
        TemplateDraft.Examples given = draft.examples();
        TemplateDraft.Examples all = new TemplateDraft.Examples(
                orMadeUp(given.header(), Variables.numbers(Variables.headerText(draft)).size()),
                orMadeUp(given.body(), Variables.numbers(draft.body()).size()), given.buttons());
        return new TemplateDraft(draft.name(), draft.category(), draft.language(), draft.header(), draft.body(), draft.footer(),
                draft.buttons(), all);
    }

    private static List<String> orMadeUp(List<String> given, int variables) {
        return given.isEmpty() ? IntStream.rangeClosed(1, variables).mapToObj(number -> "example " + number).toList() : given;
    }
}
