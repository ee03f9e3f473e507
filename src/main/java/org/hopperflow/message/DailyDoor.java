package org.hopperflow.message;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hopperflow.provider.Sender;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** Tells a person at once that the portfolio's daily limit has no place for one more customer; who counts already is written to. */
@Component
class DailyDoor {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DailyCustomers customers;
    private final Senders senders;

    DailyDoor(DailyCustomers customers, Senders senders) {
        this.customers = customers;
        this.senders = senders;
    }

    /** @throws RuleBroken daily-limit-used-up */
    void refuseBeyondTheLimit(NewAttempt attempt) {
        if (attempt.templateId() == null || !customers.limited(attempt.accountKey())) {
            return;
        }
        customers.usedUp(attempt.accountKey())
                .filter(usedUp -> customers.counted(attempt.accountKey(), List.of(attempt.to())).isEmpty())
                .ifPresent(usedUp -> {
                    Sender sender = senders.require(attempt.accountKey());
                    throw RuleBroken.conflict("daily-limit-used-up", "The daily limit of " + usedUp.limit()
                            + " customers is used up; the next one can be written to at "
                            + TIME.format(usedUp.goesOnAt().atZone(sender.timeZone())) + " (" + sender.timeZone() + ").");
                });
    }
}
