package org.hopperflow.provider;

import java.util.List;

/**
 * A template as its author wrote it, ready to be submitted.
 *
 * @param header   null when there is none
 * @param footer   null when there is none
 * @param examples one example value per variable: header first, then body
 */
public record TemplateDraft(String name, String category, String language, Header header, String body, String footer,
        List<Button> buttons, Examples examples) {

    public TemplateDraft withHeader(Header other) {
        return new TemplateDraft(name, category, language, other, body, footer, buttons, examples);
    }

    /** @param mediaId our id of an uploaded medium; only for IMAGE, VIDEO and DOCUMENT */
    public record Header(HeaderType type, String text, String mediaId) {
    }

    public enum HeaderType { TEXT, IMAGE, VIDEO, DOCUMENT }

    public record Button(ButtonType type, String text, String phoneNumber, String url) {
    }

    public enum ButtonType { QUICK_REPLY, PHONE_NUMBER, URL }

    /** Example values in the order of the variables; lists may be empty, never null. {@code buttons}: one full URL per URL button. */
    public record Examples(List<String> header, List<String> body, List<String> buttons) {
        public Examples {
            header = header == null ? List.of() : header;
            body = body == null ? List.of() : body;
            buttons = buttons == null ? List.of() : buttons;
        }
    }
}
