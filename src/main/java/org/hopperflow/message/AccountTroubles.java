package org.hopperflow.message;

import java.util.Comparator;
import java.util.Set;
import org.hopperflow.provider.Circle;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells of trouble that no contact is to blame for: of the template's, or of the account's and then of every account that shares it. A
 * locked business account stops all its numbers.
 */
@Component
class AccountTroubles {

    private final Senders senders;
    private final ApplicationEventPublisher events;

    AccountTroubles(Senders senders, ApplicationEventPublisher events) {
        this.senders = senders;
        this.events = events;
    }

    /** @param content what was to be sent: some trouble is its template's alone */
    void told(AccountKey account, MessageContent content, String code, ProviderErrors.Meaning meaning) {
        TemplateRefusals.of(account, content, code, meaning.reason())
                .ifPresentOrElse(events::publishEvent, () -> tellAll(account, code, meaning));
    }

    /** In the order of the keys, so that two who tell of the same trouble do not wait for each other. */
    private void tellAll(AccountKey account, String code, ProviderErrors.Meaning meaning) {
        Circle circle = meaning.scope().circle();
        Set<AccountKey> all = circle == null ? Set.of(account) : senders.sharing(account, circle);
        all.stream().sorted(Comparator.comparing(AccountKey::value))
                .forEach(each -> events.publishEvent(new AccountTroubled(each, code, meaning.reason())));
    }
}
