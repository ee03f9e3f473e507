package org.hopperflow.template;

import java.time.Clock;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.shared.AccountKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follows what providers say of templates; a change of status is told to whoever sends. */
@Service
class TemplateStatuses {

    private final TemplateRepository templates;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TemplateStatuses(TemplateRepository templates, ApplicationEventPublisher events, Clock clock) {
        this.templates = templates;
        this.events = events;
        this.clock = clock;
    }

    /** News of a template we do not have is no news; a sync would show it. */
    @EventListener
    @Transactional
    void on(ProviderEvent.TemplateChanged event) {
        follow(event.accountKey(), event.name(), event.language(), ProviderNews.of(event));
    }

    /** False when there is no such template. */
    @Transactional
    boolean follow(AccountKey account, String name, String language, ProviderNews news) {
        return templates.lock(account, news.providerTemplateId(), name, language).map(template -> {
            apply(template, news);
            return true;
        }).orElse(false);
    }

    /** The answer to a submission. A verdict that was faster than the answer stands. */
    @Transactional
    void submitted(Template submitted, ProviderNews answer) {
        Template now = templates.lock(submitted.accountKey(), submitted.providerTemplateId(), submitted.name(),
                submitted.draft().language()).orElse(submitted);
        boolean overtaken = !now.status().equals(submitted.status());
        apply(now, overtaken ? new ProviderNews(answer.providerTemplateId(), null, null, null, null) : answer);
    }

    private void apply(Template template, ProviderNews news) {
        templates.apply(template.id(), news, clock.instant());
        if (toldAnew(template, news)) {
            events.publishEvent(new TemplateStatusChanged(template.id(), template.accountKey(), news.status(), news.reason()));
        }
    }

    private static boolean toldAnew(Template template, ProviderNews news) {
        boolean otherReason = news.reason() != null && !news.reason().equals(template.reason());
        return news.status() != null && (!news.status().equals(template.status()) || otherReason);
    }
}
