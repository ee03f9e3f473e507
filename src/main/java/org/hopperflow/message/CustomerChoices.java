package org.hopperflow.message;

import java.time.Clock;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CustomerChoice;
import org.hopperflow.shared.CustomerChoice.Choice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What customers chose at the provider: told by its news, or by an error that says so. */
@Component
class CustomerChoices {

    private static final Logger log = LoggerFactory.getLogger(CustomerChoices.class);

    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerChoices(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(ProviderEvent.MarketingChosen chosen) {
        if (chosen.phone() == null) {
            log.warn("A customer without a number {} marketing of account {}", chosen.stopped() ? "stopped" : "resumed",
                    chosen.accountKey());
            return;
        }
        events.publishEvent(new CustomerChoice(chosen.accountKey(), chosen.phone(),
                chosen.stopped() ? Choice.STOP_MARKETING : Choice.RESUME_MARKETING, "The customer stopped marketing messages at WhatsApp",
                chosen.at()));
    }

    /** An error may say that the customer wants nothing more; most do not. */
    void told(AccountKey account, String phone, ProviderErrors.Meaning meaning) {
        meaning.suppress().ifPresent(choice ->
                events.publishEvent(new CustomerChoice(account, phone, choice, meaning.reason(), clock.instant())));
    }
}
