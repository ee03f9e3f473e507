package org.hopperflow.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.provider.MessageContent;

/** A text with reply buttons as its author wrote it. Whoever takes one from a person checks it first; the limits are the provider's. */
public record ReplyButtons(String body, List<Button> buttons) {

    /** @param id comes back when the customer taps the button */
    public record Button(String id, String title) {
    }

    MessageContent.ReplyButtons content() {
        return new MessageContent.ReplyButtons(body,
                buttons.stream().map(button -> new MessageContent.Reply(button.id(), button.title())).toList());
    }

    /** What the customer reads: the body, then the buttons in brackets, as in templates. */
    String text() {
        return Stream.concat(Stream.of(body), buttons.stream().map(button -> "[" + button.title() + "]"))
                .collect(Collectors.joining("\n"));
    }
}
