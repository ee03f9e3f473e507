package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.UnreadableWebhook;
import org.hopperflow.provider.WebhookNews;
import org.hopperflow.provider.wire.RepairedTexts;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** Reads the news out of a webhook body: {@code entry[].changes[].value}, then what the value carries. */
@Component
class MetaWebhook {

    private final ObjectReader reader;
    private final MetaNumbers numbers;
    private final Clock clock;

    MetaWebhook(ObjectMapper mapper, MetaNumbers numbers, Clock clock) {
        this.reader = mapper.reader().with(new RepairedTexts());
        this.numbers = numbers;
        this.clock = clock;
    }

    WebhookNews parse(AccountKey account, byte[] body) throws UnreadableWebhook {
        List<ProviderEvent> events = new ArrayList<>();
        AtomicInteger elements = new AtomicInteger();
        MetaJson.each(document(body).path("entry"), entry -> MetaJson.each(entry.path("changes"), change -> {
            JsonNode value = change.path("value");
            elements.addAndGet(MetaDocuments.elements(value));
            read(account, entry, value, events);
        }));
        return new WebhookNews(events, events.size() == elements.get());
    }

    private JsonNode document(byte[] body) throws UnreadableWebhook {
        try {
            JsonNode document = reader.readTree(body);
            if (document == null || !document.isObject()) {
                throw new UnreadableWebhook("The body is no JSON object", null);
            }
            return document;
        } catch (IOException e) {
            throw new UnreadableWebhook("The body is no JSON", e);
        }
    }

    private void read(AccountKey called, JsonNode entry, JsonNode value, List<ProviderEvent> events) {
        AccountKey account = numbers.ownerOf(value.path("metadata").path("phone_number_id").asText(""), called);
        MetaInbound inbound = new MetaInbound(account, value.path("contacts"), clock.instant());
        MetaJson.each(value.path("messages"), message -> inbound.read(message).ifPresent(events::add));
        MetaJson.each(value.path("statuses"), status -> MetaStatus.read(account, status, clock.instant()).ifPresent(events::add));
        MetaJson.each(value.path(MetaPreference.FIELD),
                preference -> MetaPreference.read(account, preference, clock.instant()).ifPresent(events::add));
        MetaTemplateNews.read(called, entry, value).ifPresent(events::add);
    }
}
