package org.hopperflow.contact;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.PhoneNumbers;
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
    public boolean suppressed(AccountKey account, String phone) {
        return phone != null && !suppressedAmong(account, List.of(phone)).isEmpty();
    }

    @Override
    public Set<String> suppressedAmong(AccountKey account, Collection<String> phones) {
        return suppressions.among(account, phones);
    }

    @Override
    public void suppress(AccountKey account, String phone, String reason) {
        suppressions.insert(new Suppression(account.value(), PhoneNumbers.digits(phone), reason, clock.instant()));
    }
}
