package org.hopperflow.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.ProviderName;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Messages to one customer. Source: Cloud API, "pair rate limits": one in six seconds, up to 45 at once borrowed from the time to come.
 * Kaleyra names no such limit; when its number is refused all the same, that customer waits too. On the business clock, as all waits of
 * attempts.
 */
@Component
@Order(2)
class Pairs implements SendBrake {

    private static final Duration EACH = Duration.ofSeconds(6);
    /** Meta's 45 less one: a campaign's first message is not counted, so that most customers never get a row. */
    private static final int AT_ONCE = 44;
    /** Longer than anything in a row matters. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final PairRepository pairs;
    private final Senders senders;
    private final Clock clock;

    Pairs(PairRepository pairs, Senders senders, Clock clock) {
        this.pairs = pairs;
        this.senders = senders;
        this.clock = clock;
    }

    @Override
    public Map<AttemptId, Instant> later(AccountKey account, List<QueuedAttempt> attempts) {
        Instant now = clock.instant();
        boolean counts = senders.require(account).provider() == ProviderName.META;
        Map<String, PairRepository.Pair> known = pairs.lock(account, attempts.stream().map(QueuedAttempt::to).toList());
        Map<AttemptId, Instant> later = new HashMap<>();
        Map<String, Integer> sent = new LinkedHashMap<>();
        Map<String, Integer> tooMany = new HashMap<>();
        for (QueuedAttempt attempt : attempts) {
            PairRepository.Pair pair = known.get(attempt.to());
            if (pair != null && pair.refusedUntil() != null && pair.refusedUntil().isAfter(now)) {
                later.put(attempt.id(), pair.refusedUntil());
            } else if (counts && !firstOfCampaign(attempt)) {
                Instant paidUntil = pair == null || pair.paidUntil().isBefore(now) ? now : pair.paidUntil();
                Instant turn = paidUntil.plus(EACH.multipliedBy(sent.getOrDefault(attempt.to(), 0) - (AT_ONCE - 1)));
                if (turn.isAfter(now)) {
                    later.put(attempt.id(), turn.plus(EACH.multipliedBy(tooMany.merge(attempt.to(), 1, Integer::sum) - 1)));
                } else {
                    sent.merge(attempt.to(), 1, Integer::sum);
                }
            }
        }
        pairs.count(account, sent, now, EACH);
        return later;
    }

    @Override
    public String reason() {
        return "Too many messages to this customer in a short time: it goes a little later";
    }

    private static boolean firstOfCampaign(QueuedAttempt attempt) {
        return attempt.origin().entryId() != null && attempt.origin().number() <= 1;
    }

    /**
     * The provider refused a message as too many for this customer; answers how long he waits. Source: Cloud API, error 131056: 4^X
     * seconds, X from 0 and one more each time.
     */
    Duration refused(AccountKey account, String phone) {
        Instant now = clock.instant();
        Instant until = pairs.refused(account, phone, now);
        return Duration.between(now, until);
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forget() {
        pairs.forget(clock.instant().minus(KEPT));
    }
}
