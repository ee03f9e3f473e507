package org.hopperflow.interaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hopperflow.message.ReplyButtons;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;

/** The limits of a message with reply buttons, set by Meta; source: Cloud API, "interactive reply buttons messages". */
final class ReplyButtonRules {

    private static final int BODY = 1024;
    private static final int BUTTONS = 3;
    private static final int ID = 256;
    private static final int TITLE = 20;

    private final ReplyButtons message;
    private final Invalid invalid = new Invalid();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> titles = new HashSet<>();

    ReplyButtonRules(ReplyButtons message) {
        this.message = message;
    }

    /** @throws RuleBroken naming every wrong field */
    void check() {
        required(message.body(), "body", BODY);
        List<ReplyButtons.Button> buttons = message.buttons() == null ? List.of() : message.buttons();
        invalid.when(buttons.isEmpty(), "buttons", "required", "\"buttons\" needs at least one button.");
        invalid.when(buttons.size() > BUTTONS, "buttons", "too-many", "A message has at most " + BUTTONS + " reply buttons; this one has "
                + buttons.size() + ".");
        IntStream.range(0, buttons.size()).forEach(i -> button(buttons.get(i), "buttons[" + i + "]"));
        invalid.raise();
    }

    private void button(ReplyButtons.Button button, String field) {
        if (button == null) {
            invalid.when(true, field, "required", "\"" + field + "\" is required.");
            return;
        }
        required(button.id(), field + ".id", ID);
        required(button.title(), field + ".title", TITLE);
        once(ids, button.id(), field + ".id");
        once(titles, button.title(), field + ".title");
    }

    private void once(Set<String> known, String value, String field) {
        invalid.when(value != null && !value.isBlank() && !known.add(value), field, "duplicate",
                "\"" + field + "\": another button has \"" + value + "\".");
    }

    private void required(String value, String field, int max) {
        invalid.blank(value, field);
        invalid.when(value != null && value.length() > max, field, "too-long", "\"" + field + "\" has more than " + max + " characters.");
    }
}
