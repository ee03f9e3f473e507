package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
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
        MetaNews news = new MetaNews();
        MetaJson.each(document(body).path("entry"), entry -> MetaJson.each(entry.path("changes"),
                change -> news.read(change, () -> read(account, entry, change, news))));
        return news.news();
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

    private void read(AccountKey called, JsonNode entry, JsonNode change, MetaNews news) {
        JsonNode value = change.path("value");
        AccountKey account = numbers.ownerOf(value.path("metadata").path("phone_number_id").asText(""), called);
        MetaInbound inbound = new MetaInbound(account, value.path("contacts"), clock.instant());
        MetaJson.each(value.path("messages"), message -> news.add(inbound.read(message)));
        MetaJson.each(value.path("statuses"), status -> news.add(MetaStatus.read(account, status, clock.instant())));
        MetaJson.each(value.path(MetaPreference.FIELD),
                preference -> news.add(MetaPreference.read(account, preference, clock.instant())));
        MetaJson.each(value.path("errors"), error -> news.add(Optional.of(MetaAccountNews.error(account, error, clock.instant()))));
        news.add(MetaTemplateNews.read(called, entry, value));
        MetaAccountNews.of(entry, change, clock.instant()).ifPresent(found -> news.add(numbers.concerned(found, entry, called).stream()
                .flatMap(key -> found.of(key).stream()).toList()));
    }
}
