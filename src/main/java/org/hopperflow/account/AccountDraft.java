package org.hopperflow.account;

import java.time.ZoneId;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.ServiceWindowStart;

/** A request that keeps the rules, with the defaults filled in. */
final class AccountDraft {

    /** Source: Cloud API, "throughput": 80 messages a second, both directions together. */
    private static final int META_RATE = 80;
    /** Set by us, well below what Kaleyra's regions answer with 429. */
    private static final int KALEYRA_RATE = 20;

    private AccountDraft() {
    }

    static Account of(AccountRequest asked, ListId masterListId) {
        return new Account(AccountKey.of(asked.key()), asked.name().strip(), asked.provider(),
                PhoneNumbers.digits(asked.phoneNumber()), masterListId,
                asked.messagesPerSecond() == null ? rate(asked.provider()) : asked.messagesPerSecond(),
                asked.portfolioId(), asked.dailyCustomerLimit(),
                asked.timeZone() == null ? ZoneId.of("UTC") : ZoneId.of(asked.timeZone()),
                asked.serviceWindowStart() == null ? ServiceWindowStart.TEMPLATE_SENT : asked.serviceWindowStart(),
                asked.recontactTemplateId(), asked.buttonPolicy() == null ? ButtonPolicy.CLASSIC : asked.buttonPolicy(),
                asked.markAsRead() == null || asked.markAsRead());
    }

    private static int rate(ProviderName provider) {
        return provider == ProviderName.META ? META_RATE : KALEYRA_RATE;
    }
}
