package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What will happen to an accepted message: which webhooks go back, and when. */
@Component
@ConditionalOnSandbox
@EnableConfigurationProperties(Delays.class)
class Plan {

    /** A repeated webhook comes a little later, so that it is another call. */
    private static final Duration REPEATED_AFTER = Duration.ofMillis(250);

    private final Delays delays;
    private final ObjectMapper mapper;

    Plan(Delays delays, ObjectMapper mapper) {
        this.delays = delays;
        this.mapper = mapper;
    }

    /** The message and everything its fate depends on. */
    record Case(AccountKey account, Entries entries, AcceptedMessage message, Behaviour behaviour,
            Optional<SandboxTemplate> template, boolean fails) {

        MetaError error() {
            return MetaError.ordered(behaviour.failCode(), behaviour.failText());
        }
    }

    List<Letter> of(Case message) {
        List<Letter> letters = new ArrayList<>();
        letters.addAll(message.fails() ? failure(message) : statuses(message));
        if (!message.fails()) {
            answer(message).ifPresent(letters::add);
        }
        return repeated(late(letters, message.behaviour()), message.behaviour().copies());
    }

    private List<Letter> failure(Case message) {
        Instant at = message.message().at().plus(delays.sent());
        return List.of(Letter.to(message.account(), message.entries().status(message.message(), "failed", at, message.error()), at));
    }

    private List<Letter> statuses(Case message) {
        if (message.behaviour().silent()) {
            return List.of();
        }
        List<String> words = List.of("sent", "delivered", "read");
        List<Duration> after = List.of(delays.sent(), delays.delivered(), delays.read());
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Instant at = message.message().at().plus(after.get(i));
            int turn = message.behaviour().shuffle() ? words.size() - 1 - i : i;
            letters.add(Letter.to(message.account(), message.entries().status(message.message(), words.get(i), at, null),
                    message.message().at().plus(after.get(turn))));
        }
        return letters;
    }

    private Optional<Letter> answer(Case message) {
        Behaviour.Answer answer = message.behaviour().answer();
        if (answer == null) {
            return Optional.empty();
        }
        return switch (answer.type()) {
            case TEXT -> Optional.of(letter(message, "text", mapper.createObjectNode().put("body", answer.text())));
            case BUTTON -> message.message().isTemplate() ? Optional.of(tap(message, answer)) : replyTapped(message, answer);
            case MEDIA -> Optional.of(letter(message, "image", CustomerFiles.image(mapper, answer.text())));
            case LIST -> choice(message, "list_reply", rows(message.message()), answer.index());
        };
    }

    private Letter tap(Case message, Behaviour.Answer answer) {
        List<String> labels = message.template().map(SandboxTemplate::quickReplies).orElse(List.of());
        String known = answer.index() < labels.size() ? labels.get(answer.index()) : "Option " + (answer.index() + 1);
        String label = answer.text() != null ? answer.text() : known;
        return letter(message, "button", mapper.createObjectNode().put("payload", payload(message, answer.index(), label)).put("text",
                label));
    }

    /** What the sender gave to the button; the label when that is nothing. */
    private String payload(Case message, int index, String label) {
        for (JsonNode component : Json.read(mapper, message.message().body()).path("template").path("components")) {
            if (component.path("sub_type").asText("").equals("quick_reply") && component.path("index").asInt(-1) == index) {
                return component.at("/parameters/0/payload").asText(label);
            }
        }
        return label;
    }

    private Optional<Letter> replyTapped(Case message, Behaviour.Answer answer) {
        List<JsonNode> replies = new ArrayList<>();
        interactive(message.message()).path("action").path("buttons").forEach(button -> replies.add(button.path("reply")));
        return choice(message, "button_reply", replies, answer.index());
    }

    private Optional<Letter> choice(Case message, String type, List<JsonNode> choices, int index) {
        if (index >= choices.size()) {
            return Optional.empty();
        }
        ObjectNode content = mapper.createObjectNode().put("type", type);
        JsonNode choice = choices.get(index);
        content.putObject(type).put("id", choice.path("id").asText()).put("title", choice.path("title").asText());
        return Optional.of(letter(message, "interactive", content));
    }

    private List<JsonNode> rows(AcceptedMessage message) {
        List<JsonNode> rows = new ArrayList<>();
        interactive(message).path("action").path("sections").forEach(section -> section.path("rows").forEach(rows::add));
        return rows;
    }

    private JsonNode interactive(AcceptedMessage message) {
        return Json.read(mapper, message.body()).path("interactive");
    }

    private Letter letter(Case message, String type, ObjectNode content) {
        Instant at = message.message().at().plus(delays.read()).plusMillis(message.behaviour().answerDelay());
        Entries.Quote quote = new Entries.Quote(Wamid.next(Ids.next()), message.message().wamid(), at);
        return Letter.to(message.account(), message.entries().message(message.message().phone(), type, content, quote), at);
    }

    private static List<Letter> late(List<Letter> letters, Behaviour behaviour) {
        return letters.stream().map(letter -> Letter.to(letter.account(), letter.entry(), letter.dueAt().plusMillis(behaviour.lateMillis())))
                .toList();
    }

    private static List<Letter> repeated(List<Letter> letters, int copies) {
        List<Letter> all = new ArrayList<>(letters);
        for (int copy = 1; copy < copies; copy++) {
            Duration later = REPEATED_AFTER.multipliedBy(copy);
            letters.forEach(letter -> all.add(Letter.to(letter.account(), letter.entry(), letter.dueAt().plus(later))));
        }
        return all;
    }
}
