package org.hopperflow.template;

import java.util.ArrayList;
import java.util.List;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.ButtonType;
import org.hopperflow.provider.TemplateDraft.Header;

/**
 * A template's parts as one customer reads them, every variable filled.
 *
 * @param header null when there is none; its text is null for media
 * @param footer null when there is none
 */
record FilledTemplate(Header header, String body, String footer, List<Button> buttons) {

    /** Header, body and footer, each on its lines, then the buttons in brackets. */
    String text() {
        List<String> lines = new ArrayList<>();
        if (header != null && header.text() != null) {
            lines.add(header.text());
        }
        lines.add(body);
        if (footer != null) {
            lines.add(footer);
        }
        buttons.forEach(button -> lines.add("[" + label(button) + "]"));
        return String.join("\n", lines);
    }

    private static String label(Button button) {
        if (button.type() == ButtonType.URL && button.url() != null) {
            return button.text() + ": " + button.url();
        }
        return button.type() == ButtonType.PHONE_NUMBER ? button.text() + ": " + button.phoneNumber() : button.text();
    }
}
