package org.hopperflow.message;

import org.hopperflow.provider.ProviderEvent.AccountChanged.Standing;
import org.hopperflow.provider.ProviderEvent.AccountChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An account that may not write any more is the same trouble whether an error or the provider's own news tells of it. */
@Component
class ProviderWarnings {

    private final ApplicationEventPublisher events;

    ProviderWarnings(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    void on(AccountChanged news) {
        if (news.standing() == Standing.BLOCKED) {
            events.publishEvent(new AccountTroubled(news.accountKey(), news.code(), news.reason()));
        }
    }
}
