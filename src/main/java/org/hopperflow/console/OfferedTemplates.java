package org.hopperflow.console;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
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

    /**
     * @param variables as the API calls them: {@code 1} in the body, {@code header.1}, {@code buttons.0.1}
     * @param needed    those of them that no contact field fills
     * @param text      header, body and footer with their variables, then the buttons in brackets
     */
    record Choice(String id, String label, List<String> variables, List<String> needed, String text) {
    }

    List<Choice> of(AccountKey account) {
        return offered(account::equals).map(OfferedTemplates::choice).toList();
    }

    /** By account, in the order of their keys; without those that have none. @param accounts null: all */
    SortedMap<String, List<Choice>> of(Set<AccountKey> accounts) {
        return offered(account -> accounts == null || accounts.contains(account)).collect(Collectors.groupingBy(
                template -> template.accountKey().value(), TreeMap::new, Collectors.mapping(OfferedTemplates::choice, Collectors.toList())));
    }

    private Stream<Template> offered(Predicate<AccountKey> to) {
        return templates.all(LOOKED_AT).stream()
                .filter(template -> to.test(template.accountKey()) && template.availableToAgents() && template.sendable());
    }

    private static Choice choice(Template template) {
        return new Choice(template.id().toString(), template.name() + " (" + template.language() + ")",
                names(template.variables()), names(template.unmapped()), text(template.draft()));
    }

    private static List<String> names(List<String> places) {
        return places.stream().map(place -> place.startsWith("body.") ? place.substring("body.".length()) : place).toList();
    }

    private static String text(TemplateDraft draft) {
        String header = draft.header() == null || draft.header().text() == null ? "" : draft.header().text().replace("{{1}}", "{{header.1}}");
        return Stream.of(Stream.of(header, draft.body(), draft.footer() == null ? "" : draft.footer()),
                        draft.buttons().stream().map(button -> "[" + button.text() + "]"))
                .flatMap(lines -> lines).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
