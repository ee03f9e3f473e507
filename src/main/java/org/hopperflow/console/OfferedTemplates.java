package org.hopperflow.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.stereotype.Component;

/** The templates that an agent may choose for an account's customers. */
@Component
class OfferedTemplates {

    /** More than all accounts of a usual server have together; the API knows all. */
    private static final int LOOKED_AT = 2_000;

    private final Templates templates;

    OfferedTemplates(Templates templates) {
        this.templates = templates;
    }

    /** @param variables of the body, by number @param text header, body and footer with their variables, then the buttons in brackets */
    record Choice(String id, String label, List<String> variables, String text) {
    }

    List<Choice> of(AccountKey account) {
        return templates.all(LOOKED_AT).stream()
                .filter(template -> template.accountKey().equals(account) && template.availableToAgents() && template.sendable())
                .map(OfferedTemplates::choice).toList();
    }

    private static Choice choice(Template template) {
        return new Choice(template.id().toString(), template.name() + " (" + template.language() + ")",
                template.variables().stream().filter(variable -> variable.startsWith("body."))
                        .map(variable -> variable.substring("body.".length())).toList(),
                text(template.draft()));
    }

    private static String text(TemplateDraft draft) {
        String header = draft.header() == null ? null : draft.header().text();
        return Stream.of(Stream.of(String.valueOf(header == null ? "" : header), draft.body(), draft.footer() == null ? "" : draft.footer()),
                        draft.buttons().stream().map(button -> "[" + button.text() + "]"))
                .flatMap(lines -> lines).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
