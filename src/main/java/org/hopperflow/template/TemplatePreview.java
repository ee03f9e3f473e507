package org.hopperflow.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.Header;
import org.hopperflow.shared.ContactId;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Shows a template as a customer will read it: as data, as text, and as a piece of a page that looks like a phone's chat. */
@Component
class TemplatePreview {

    private final ITemplateEngine pages;
    private final CustomerFields customers;

    TemplatePreview(ITemplateEngine pages, CustomerFields customers) {
        this.pages = pages;
        this.customers = customers;
    }

    /**
     * @param header null when there is none
     * @param footer null when there is none
     * @param text   all of it, header, body and footer each on its lines, then the buttons in brackets
     * @param html   a fragment with its style sheet; everything in it is escaped
     */
    record Preview(Header header, String body, String footer, List<Button> buttons, String text, String html) {
    }

    /** @param contact null for the author's examples */
    Preview of(Template template, ContactId contact) {
        FilledTemplate filled = contact == null ? Rendering.preview(template.draft())
                : Rendering.preview(template, customers.of(contact));
        return new Preview(filled.header(), filled.body(), filled.footer(), filled.buttons(), filled.text(), html(filled));
    }

    private String html(FilledTemplate filled) {
        return pages.process("template/phone", new Context(Locale.ENGLISH, Map.of("message", filled, "body", ChatText.of(filled.body()))));
    }
}
