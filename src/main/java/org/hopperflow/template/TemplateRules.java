package org.hopperflow.template;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.ButtonType;
import org.hopperflow.provider.TemplateDraft.HeaderType;
import org.hopperflow.shared.Invalid;

/**
 * What a template must keep to before it is submitted. Lengths and patterns: Cloud API, "message templates"; the button families are the
 * product's.
 */
final class TemplateRules {

    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY");
    private static final int MAX_BODY = 1024;
    private static final int MAX_HEADER = 60;
    private static final int MAX_FOOTER = 60;
    private static final int MAX_BUTTON = 25;
    private static final int MAX_QUICK_REPLIES = 3;

    private TemplateRules() {
    }

    static Invalid check(NewTemplate template) {
        Invalid invalid = new Invalid()
                .when(template.name() == null || !template.name().matches("[a-z0-9_]{1,512}"), "name", "name-pattern",
                        "\"name\" has lower-case letters, digits and underscores only.")
                .when(template.category() == null || !CATEGORIES.contains(template.category()), "category", "unknown-category",
                        "\"category\" is MARKETING or UTILITY.")
                .when(template.language() == null || !template.language().matches("[a-z]{2,3}(_[A-Za-z]{2,4})?"), "language",
                        "language-pattern", "\"language\" is a code such as en or en_US.");
        header(template.header(), invalid);
        body(template.body(), invalid);
        footer(template.footer(), invalid);
        buttons(template.buttons() == null ? List.of() : template.buttons(), invalid);
        examples(template, invalid);
        return invalid;
    }

    private static void header(TemplateDraft.Header header, Invalid invalid) {
        if (header == null) {
            return;
        }
        invalid.when(header.type() == null, "header.type", "required", "\"header.type\" is TEXT, IMAGE, VIDEO or DOCUMENT.");
        if (header.type() == HeaderType.TEXT) {
            invalid.blank(header.text(), "header.text")
                    .when(header.text() != null && header.text().length() > MAX_HEADER, "header.text", "too-long",
                            "A header has at most 60 characters.")
                    .when(Variables.numbers(header.text()).size() > 1, "header.text", "too-many-variables",
                            "A header has at most one variable.")
                    .when(!sequential(header.text()), "header.text", "not-sequential", "Variables are numbered from {{1}} without gaps.");
        }
        invalid.when(header.type() != null && header.type() != HeaderType.TEXT, "header.type", "not-supported-yet",
                "Headers with media cannot be made here yet.");
    }

    private static void body(String body, Invalid invalid) {
        invalid.blank(body, "body")
                .when(body != null && body.length() > MAX_BODY, "body", "too-long", "A body has at most 1024 characters.")
                .when(!sequential(body), "body", "not-sequential", "Variables are numbered from {{1}} without gaps.")
                .when(body != null && body.strip().startsWith("{{"), "body", "variable-at-start", "A body does not start with a variable.")
                .when(body != null && body.strip().endsWith("}}"), "body", "variable-at-end", "A body does not end with a variable.");
    }

    private static void footer(String footer, Invalid invalid) {
        invalid.when(footer != null && footer.length() > MAX_FOOTER, "footer", "too-long", "A footer has at most 60 characters.")
                .when(!Variables.numbers(footer).isEmpty(), "footer", "variable", "A footer has no variable.");
    }

    private static void buttons(List<Button> buttons, Invalid invalid) {
        long quickReplies = count(buttons, ButtonType.QUICK_REPLY);
        long phones = count(buttons, ButtonType.PHONE_NUMBER);
        long urls = count(buttons, ButtonType.URL);
        invalid.when(quickReplies > 0 && phones + urls > 0, "buttons", "mixed-buttons",
                        "Quick replies and call-to-action buttons are not mixed.")
                .when(quickReplies > MAX_QUICK_REPLIES, "buttons", "too-many-buttons", "There are at most three quick replies.")
                .when(phones > 1, "buttons", "too-many-phone-numbers", "There is at most one phone number button.")
                .when(urls > 1, "buttons", "too-many-urls", "There is at most one URL button.");
        IntStream.range(0, buttons.size()).forEach(i -> button(buttons.get(i), "buttons[" + i + "]", invalid));
    }

    private static void button(Button button, String field, Invalid invalid) {
        invalid.when(button.type() == null, field + ".type", "required", "A button is a QUICK_REPLY, a PHONE_NUMBER or a URL.")
                .when(button.text() == null || button.text().isBlank(), field + ".text", "required", "A button has a text.")
                .when(button.text() != null && button.text().length() > MAX_BUTTON, field + ".text", "too-long",
                        "A button's text has at most 25 characters.")
                .when(button.type() == ButtonType.URL && (button.url() == null || !button.url().matches("https?://.+")), field + ".url",
                        "full-url", "A URL button has a full URL.")
                .when(button.type() == ButtonType.PHONE_NUMBER && (button.phoneNumber() == null || !button.phoneNumber().matches("\\+?\\d{5,20}")),
                        field + ".phoneNumber", "international-prefix", "A phone number has an international prefix.");
    }

    private static void examples(NewTemplate template, Invalid invalid) {
        TemplateDraft.Examples examples = template.draft().examples();
        invalid.when(examples.body().size() < Variables.numbers(template.body()).size(), "examples.body", "required",
                "Each variable of the body needs an example.");
        String header = template.header() == null ? null : template.header().text();
        invalid.when(examples.header().size() < Variables.numbers(header).size(), "examples.header", "required",
                "The variable of the header needs an example.");
    }

    private static boolean sequential(String text) {
        List<Integer> numbers = Variables.numbers(text);
        return IntStream.range(0, numbers.size()).allMatch(i -> numbers.get(i) == i + 1);
    }

    private static long count(List<Button> buttons, ButtonType type) {
        return buttons.stream().filter(button -> button.type() == type).count();
    }
}
