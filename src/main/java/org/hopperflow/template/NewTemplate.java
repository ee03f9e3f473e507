package org.hopperflow.template;

import java.util.List;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;

/** A template as its author sends it. */
public record NewTemplate(AccountKey accountKey, String name, String category, String language, TemplateDraft.Header header, String body,
        String footer, List<TemplateDraft.Button> buttons, TemplateDraft.Examples examples, Boolean recontact, Boolean availableToAgents) {

    TemplateDraft draft() {
        return new TemplateDraft(name, category, language, header, body, blankToNull(footer),
                buttons == null ? List.of() : List.copyOf(buttons),
                examples == null ? new TemplateDraft.Examples(null, null, null) : examples);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
