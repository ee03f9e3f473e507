package org.hopperflow.template;

import org.hopperflow.provider.Announcement;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.ProviderTemplate;

/** What a provider says of a template now; null means that it does not speak of it. A new status brings a new reason, or none. */
record ProviderNews(String providerTemplateId, String status, String quality, String category, String reason,
        Announcement announced) {

    ProviderNews(String providerTemplateId, String status, String quality, String category, String reason) {
        this(providerTemplateId, status, quality, category, reason, null);
    }

    static ProviderNews of(ProviderTemplate template) {
        return new ProviderNews(template.providerTemplateId(), template.status(), template.quality(), template.category(),
                template.reason(), template.announced());
    }

    static ProviderNews of(ProviderEvent.TemplateChanged event) {
        return new ProviderNews(event.providerTemplateId(), event.status(), event.quality(), event.category(), event.reason(),
                event.announced());
    }

    static ProviderNews status(String status, String reason) {
        return new ProviderNews(null, status, null, null, reason);
    }
}
