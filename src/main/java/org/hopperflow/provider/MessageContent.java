package org.hopperflow.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hopperflow.media.MediaKind;
import org.hopperflow.shared.MediaId;

/** What a message says, in no provider's format. Kept as JSON on the ledger until it leaves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MessageContent.Template.class, name = "template"),
    @JsonSubTypes.Type(value = MessageContent.Text.class, name = "text"),
    @JsonSubTypes.Type(value = MessageContent.ChoiceList.class, name = "list"),
    @JsonSubTypes.Type(value = MessageContent.ReplyButtons.class, name = "button"),
    @JsonSubTypes.Type(value = MessageContent.File.class, name = "media"),
})
public sealed interface MessageContent {

    <R> R fold(Function<Template, R> template, Function<Text, R> text, Function<ChoiceList, R> list, Function<ReplyButtons, R> buttons,
            Function<File, R> file);

    /** The file that goes with it, in a template's header or as the message itself; null when there is none. */
    default HeaderMedia media() {
        return null;
    }

    /**
     * An approved template with the values of its variables, in the order of the variables.
     *
     * @param header  values of the header's variables; empty when it has none
     * @param buttons values for URL buttons by 0-based position
     * @param media   the file in the header; null when it has none
     * @param quickReplies 0-based positions of the buttons that answer: what comes back of them names the message
     */
    record Template(String name, String language, List<String> header, List<String> body, Map<Integer, List<String>> buttons,
            HeaderMedia media, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> quickReplies) implements MessageContent {

        public Template {
            quickReplies = quickReplies == null ? List.of() : List.copyOf(quickReplies);
        }

        public Template(String name, String language, List<String> header, List<String> body, Map<Integer, List<String>> buttons,
                HeaderMedia media) {
            this(name, language, header, body, buttons, media, List.of());
        }

        public Template(String name, String language, List<String> header, List<String> body, Map<Integer, List<String>> buttons) {
            this(name, language, header, body, buttons, null);
        }

        @Override
        public <R> R fold(Function<Template, R> template, Function<Text, R> text, Function<ChoiceList, R> list,
                Function<ReplyButtons, R> buttons, Function<File, R> file) {
            return template.apply(this);
        }
    }

    /**
     * @param type    IMAGE, VIDEO or DOCUMENT, and AUDIO outside headers
     * @param mediaId our id: what a provider calls the file is found out when the message leaves
     */
    record HeaderMedia(MediaKind type, MediaId mediaId) {
    }

    /** A file by itself; allowed only inside the service window. @param caption null when there is none; an audio has none */
    record File(HeaderMedia media, String caption) implements MessageContent {

        @Override
        public <R> R fold(Function<Template, R> template, Function<Text, R> text, Function<ChoiceList, R> list,
                Function<ReplyButtons, R> buttons, Function<File, R> file) {
            return file.apply(this);
        }
    }

    /** Free text; allowed only inside the service window. */
    record Text(String text) implements MessageContent {

        @Override
        public <R> R fold(Function<Template, R> template, Function<Text, R> textCase, Function<ChoiceList, R> list,
                Function<ReplyButtons, R> buttons, Function<File, R> file) {
            return textCase.apply(this);
        }
    }

    /** An interactive list; allowed only inside the service window. At most 10 rows in all (Cloud API, "interactive list messages"). */
    record ChoiceList(String body, String button, List<Section> sections) implements MessageContent {

        @Override
        public <R> R fold(Function<Template, R> template, Function<Text, R> text, Function<ChoiceList, R> list,
                Function<ReplyButtons, R> buttons, Function<File, R> file) {
            return list.apply(this);
        }
    }

    /** A text with buttons to answer by; allowed only inside the service window. At most 3 (Cloud API, "interactive reply buttons"). */
    record ReplyButtons(String body, List<Reply> replies) implements MessageContent {

        @Override
        public <R> R fold(Function<Template, R> template, Function<Text, R> text, Function<ChoiceList, R> list,
                Function<ReplyButtons, R> buttons, Function<File, R> file) {
            return buttons.apply(this);
        }
    }

    /** @param id comes back when the customer taps the button */
    record Reply(String id, String title) {
    }

    record Section(String title, List<Row> rows) {
    }

    record Row(String id, String title, String description) {
    }
}
