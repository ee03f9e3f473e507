package org.hopperflow.template;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.ButtonType;
import org.hopperflow.provider.TemplateDraft.HeaderType;
import org.hopperflow.shared.Invalid;

/** The form a template must have before anybody is asked to approve it. Lengths are Meta's (Cloud API, "template components"). */
final class DraftRules {

    private static final int NAME = 512;
    private static final int BODY = 1024;
    private static final int LINE = 60;
    private static final int BUTTON = 25;
    private static final int QUICK_REPLIES = 3;

    private final TemplateDraft draft;
    private final Invalid invalid;

    private DraftRules(TemplateDraft draft, Invalid invalid) {
        this.draft = draft;
        this.invalid = invalid;
    }

    static void check(TemplateDraft draft, Invalid invalid) {
        DraftRules rules = new DraftRules(draft, invalid);
        rules.names();
        rules.header();
        rules.body();
        rules.footer();
        rules.buttons();
    }

    private void names() {
        boolean named = draft.name() != null && draft.name().matches("[a-z0-9_]{1," + NAME + "}");
        invalid.when(!named, "name", "invalid-name", "\"name\" takes lower-case letters, digits and underscores, at most 512.");
        invalid.when(!List.of("MARKETING", "UTILITY").contains(Objects.toString(draft.category(), "")), "category", "invalid-value",
                "\"category\" is MARKETING or UTILITY.");
        boolean language = draft.language() != null && draft.language().matches("[a-z]{2,3}(_[A-Z]{2,3})?");
        invalid.when(!language, "language", "invalid-value", "\"language\" is a code such as en or en_US.");
    }

    private void header() {
        if (draft.header() == null) {
            return;
        }
        if (draft.header().type() != HeaderType.TEXT) {
            invalid.when(true, "header.type", "not-supported", "Only a TEXT header can be made so far.");
            return;
        }
        String text = Objects.toString(draft.header().text(), "");
        invalid.when(text.isBlank(), "header.text", "required", "\"header.text\" is required.");
        invalid.when(text.length() > LINE, "header.text", "too-long", "A header has at most 60 characters.");
        invalid.when(Variables.numbers(text).size() > 1, "header.text", "too-many-variables", "A header has at most one variable.");
        sequential(text, "header.text");
        examples(Variables.numbers(text).size(), draft.examples().header(), "examples.header");
    }

    private void body() {
        String text = Objects.toString(draft.body(), "");
        invalid.blank(text, "body");
        invalid.when(text.length() > BODY, "body", "too-long", "A body has at most 1024 characters.");
        invalid.when(text.strip().startsWith("{{"), "body", "variable-at-start", "A body does not start with a variable.");
        invalid.when(text.strip().endsWith("}}"), "body", "variable-at-end", "A body does not end with a variable.");
        sequential(text, "body");
        examples(Variables.numbers(text).size(), draft.examples().body(), "examples.body");
    }

    private void footer() {
        String text = Objects.toString(draft.footer(), "");
        invalid.when(text.length() > LINE, "footer", "too-long", "A footer has at most 60 characters.");
        invalid.when(text.indexOf('\0') >= 0, "footer", "invalid-value", "A text has no control characters.");
        invalid.when(text.contains("{{"), "footer", "no-variables", "A footer has no variables.");
    }

    private void buttons() {
        long replies = count(ButtonType.QUICK_REPLY);
        long phones = count(ButtonType.PHONE_NUMBER);
        long urls = count(ButtonType.URL);
        invalid.when(replies > 0 && phones + urls > 0, "buttons", "mixed-buttons", "Quick replies and call to action are never mixed.");
        invalid.when(replies > QUICK_REPLIES, "buttons", "too-many-buttons", "At most three quick replies.");
        invalid.when(phones > 1 || urls > 1, "buttons", "too-many-buttons", "At most one phone number and one URL.");
        for (int i = 0; i < draft.buttons().size(); i++) {
            button(draft.buttons().get(i), "buttons[" + i + "]");
        }
    }

    private void button(Button button, String path) {
        if (button == null || button.type() == null) {
            invalid.when(true, path + ".type", "required", "\"" + path + ".type\" is QUICK_REPLY, PHONE_NUMBER or URL.");
            return;
        }
        invalid.blank(button.text(), path + ".text");
        invalid.when(Objects.toString(button.text(), "").indexOf('\0') >= 0, path + ".text", "invalid-value",
                "A text has no control characters.");
        invalid.when(Objects.toString(button.text(), "").length() > BUTTON, path + ".text", "too-long",
                "A button has at most 25 characters.");
        switch (button.type()) {
            case PHONE_NUMBER -> invalid.when(!Objects.toString(button.phoneNumber(), "").matches("\\+?[0-9 ]{5,20}"),
                    path + ".phoneNumber", "invalid-phone", "A phone number with its international prefix is required.");
            case URL -> {
                invalid.when(!Objects.toString(button.url(), "").matches("https?://\\S{3,1990}"), path + ".url", "invalid-url",
                        "A full URL is required.");
                sequential(Objects.toString(button.url(), ""), path + ".url");
            }
            case QUICK_REPLY -> { }
        }
    }

    private long count(ButtonType type) {
        return draft.buttons().stream().filter(Objects::nonNull).filter(button -> button.type() == type).count();
    }

    private void sequential(String text, String field) {
        invalid.when(Variables.malformed(text), field, "invalid-variable", "A variable is written {{1}}, with a number.");
        invalid.when(text.indexOf('\0') >= 0, field, "invalid-value", "A text has no control characters.");
        List<Integer> numbers = Variables.numbers(text);
        boolean gapless = numbers.equals(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        invalid.when(!gapless, field, "variables-not-sequential", "Variables are numbered {{1}}, {{2}}, … without a gap.");
    }

    /** Without examples Meta reviews nothing; missing ones are made up, but half of them is a slip. */
    private void examples(int variables, List<String> given, String field) {
        invalid.when(!given.isEmpty() && given.size() != variables, field, "wrong-number",
                "There are " + variables + " variables and " + given.size() + " examples.");
    }
}
