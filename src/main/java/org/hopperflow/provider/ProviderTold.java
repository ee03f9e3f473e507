package org.hopperflow.provider;

import org.hopperflow.account.AccountConditions;
import org.hopperflow.account.AccountNotice;
import org.hopperflow.provider.ProviderEvent.AccountChanged.Standing;
import org.hopperflow.provider.ProviderEvent.AccountChanged;
import org.hopperflow.provider.ProviderEvent.NumberChanged;
import org.hopperflow.shared.Storable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what providers tell of numbers and accounts, in the inbox's transaction. */
@Component
class ProviderTold {

    private static final Logger log = LoggerFactory.getLogger(ProviderTold.class);

    private final AccountConditions conditions;

    ProviderTold(AccountConditions conditions) {
        this.conditions = conditions;
    }

    @EventListener
    void on(NumberChanged news) {
        log.info("The number of account {}: quality {}, throughput {}, limit {}", news.accountKey(), news.quality(), news.throughput(),
                news.limit());
        if (news.quality() != null || news.throughput() != null) {
            conditions.told(news.accountKey(), new AccountConditions.Number(news.quality(), news.throughput()), news.at());
        }
        if (news.limit() != null) {
            conditions.told(news.accountKey(), new AccountConditions.Limit(news.limit(), customers(news.limit())), news.at());
        }
    }

    @EventListener
    void on(AccountChanged news) {
        log.warn("The provider of account {} tells {}: {}", news.accountKey(), news.code(), news.reason());
        if (news.standing() != Standing.NOTICE) {
            conditions.told(news.accountKey(), news.standing() == Standing.LIFTED ? null
                    : new AccountConditions.Restriction(news.reason(), news.until()), news.at());
        }
        conditions.noticed(news.accountKey(), new AccountNotice(news.code(), Storable.repaired(news.reason()), news.at()));
    }

    /** TIER_250, TIER_10K or a number; null for no limit, and for a word that nobody knows. Source: Cloud API, "messaging-limits". */
    static Integer customers(String word) {
        String number = word.replaceFirst("^TIER_", "").replaceFirst("K$", "000").replaceFirst("M$", "000000");
        return number.matches("[1-9]\\d{0,8}") ? Integer.valueOf(number) : null;
    }
}
