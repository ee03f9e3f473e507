package org.hopperflow.contact;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CustomerChoice;
import org.hopperflow.shared.PhoneNumbers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

@Service
class StoredSuppressions implements Suppressions {

    private final SuppressionRepository suppressions;
    private final Clock clock;

    StoredSuppressions(SuppressionRepository suppressions, Clock clock) {
        this.suppressions = suppressions;
        this.clock = clock;
    }

    @Override
    public boolean suppressed(AccountKey account, String phone, boolean marketing) {
        if (phone == null) {
            return false;
        }
        SuppressionScope scope = suppressedAmong(account, List.of(phone)).get(phone);
        return scope != null && scope.covers(marketing);
    }

    @Override
    public Map<String, SuppressionScope> suppressedAmong(AccountKey account, Collection<String> phones) {
        return suppressions.among(account, phones);
    }

    @Override
    public void suppress(AccountKey account, String phone, String reason) {
        suppressions.insert(new Suppression(account.value(), PhoneNumbers.address(phone), SuppressionScope.ALL, reason, clock.instant()));
    }

    @EventListener
    void on(CustomerChoice told) {
        String account = told.accountKey().value();
        switch (told.choice()) {
            case STOP_ALL -> suppressions.insert(
                    new Suppression(account, told.phone(), SuppressionScope.ALL, told.reason(), told.at()));
            case STOP_MARKETING -> suppressions.insert(
                    new Suppression(account, told.phone(), SuppressionScope.MARKETING, told.reason(), told.at()));
            // One that is older than the stop was overtaken by it.
            case RESUME_MARKETING -> suppressions.marketingResumed(account, told.phone(), told.at());
        }
    }
}
