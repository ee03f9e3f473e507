package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;

/** Meta's documents, for a provider that passes them on in envelopes of its own. */
public final class MetaDocuments {

    private MetaDocuments() {
    }

    /** A message without a reference, which is a matter of the envelope. @param file null when it has none */
    public static Map<String, Object> message(OutgoingMessage message, MetaFile file) {
        Map<String, Object> body = MetaMessage.of(message, file);
        body.remove("biz_opaque_callback_data");
        return body;
    }

    /** That a customer's message was read, and what they wrote before it. */
    public static Map<String, Object> read(String messageId) {
        return MetaMessage.read(messageId);
    }

    /** What a list opens. */
    public static Map<String, Object> action(MessageContent.ChoiceList content) {
        return MetaMessage.action(content);
    }

    /** What reply buttons do. */
    public static Map<String, Object> action(MessageContent.ReplyButtons content) {
        return MetaMessage.action(content);
    }

    /** A template as it is submitted. @param example the member of a header with a file that shows one; null when there is none */
    public static Map<String, Object> template(TemplateDraft draft, Map<String, Object> example) {
        return MetaTemplateBody.with(draft, example);
    }

    public static ProviderTemplate readTemplate(JsonNode template) {
        return MetaTemplateReader.read(template);
    }

    /** What customers wrote. @param value of a change */
    public static List<ProviderEvent> messages(AccountKey account, JsonNode value, Instant receipt) {
        List<ProviderEvent> events = new ArrayList<>();
        MetaInbound inbound = new MetaInbound(account, value.path("contacts"), receipt);
        MetaJson.each(value.path("messages"), message -> inbound.read(message).ifPresent(events::add));
        return events;
    }

    /** Each element of a list by itself; one that cannot be read is logged and left out. */
    public static void each(JsonNode list, Consumer<JsonNode> reader) {
        MetaJson.each(list, reader);
    }

    /** How many pieces of news stand in a change; one that has no list of them is one itself. */
    public static int elements(JsonNode value) {
        return Math.max(1, value.path("messages").size() + value.path("statuses").size() + value.path("errors").size()
                + value.path(MetaPreference.FIELD).size());
    }

    /** @param status with its message's id; empty when it is none that we follow */
    public static Optional<ProviderEvent> status(AccountKey account, JsonNode status, Instant receipt) {
        return MetaStatus.read(account, status, receipt);
    }

    /** @param entry around it, for its time; @param value of the change */
    public static Optional<ProviderEvent> templateNews(AccountKey account, JsonNode entry, JsonNode value) {
        return MetaTemplateNews.read(account, entry, value);
    }

    /** Errors that belong to no message. @param value of the change */
    public static List<ProviderEvent> errors(AccountKey account, JsonNode value, Instant receipt) {
        List<ProviderEvent> events = new ArrayList<>();
        MetaJson.each(value.path("errors"), error -> events.add(MetaAccountNews.error(account, error, receipt)));
        return events;
    }

    /** News of the number or the account; none when it is about something else. @param change with its field and value */
    public static List<ProviderEvent> accountNews(AccountKey account, JsonNode entry, JsonNode change, Instant receipt) {
        return MetaAccountNews.of(entry, change, receipt).map(news -> news.of(account)).orElse(List.of());
    }

    /** True for a code that says nothing of what was asked: a limit, a token, trouble at Meta. */
    public static boolean notAboutTheRequest(String code) {
        return MetaAnswer.notAboutTheRequest(code);
    }

    /** Meta refuses a value with line breaks or many spaces. */
    public static String oneLine(String value) {
        return MetaMessage.oneLine(value);
    }

    /** False without an id, and for one longer than any message of ours has. */
    public static boolean keepable(String id) {
        return MetaHash.keepable(id);
    }

    /** A name for news to which nobody gave one: the same document has the same. */
    public static String hash(JsonNode document) {
        return MetaHash.of(document);
    }
}
