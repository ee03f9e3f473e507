package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.WebhookNews;

/** Gathers the news of a body, and what of it nobody here understands. */
final class MetaNews {

    private static final int LONGEST_NAME = 60;

    private final List<ProviderEvent> events = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private int elements;
    private int understood;

    /** Reads one change; what it fails to understand is known by the name of its field. */
    void read(JsonNode change, Runnable reading) {
        int before = understood - elements;
        elements += MetaDocuments.elements(change.path("value"));
        try {
            reading.run();
        } finally {
            if (understood - elements < before) {
                unknown.add(name(change.path("field").asText("")));
            }
        }
    }

    void add(Optional<ProviderEvent> event) {
        event.ifPresent(found -> add(List.of(found)));
    }

    /** One piece of news, which may concern several accounts or none. */
    void add(List<ProviderEvent> one) {
        events.addAll(one);
        understood++;
    }

    WebhookNews news() {
        return new WebhookNews(events, understood == elements, unknown);
    }

    /** It becomes a metric's tag. */
    private static String name(String field) {
        String name = field.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        return name.isBlank() ? "none" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
