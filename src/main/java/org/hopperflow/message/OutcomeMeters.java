package org.hopperflow.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.Ids;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what sends came to, by account and class, when it is committed: what is undone and written again counts once. */
@Component
class OutcomeMeters {

    private static final Duration[] UP_TO = {Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
        Duration.ofMillis(2_500), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(10)};

    private static final List<String> CLASSES = List.of("accepted", "temporary", "permanent", "throttled", "account", "unknown",
            "unconfirmed", "cancelled", "undelivered");

    private final MeterRegistry meters;
    private final Set<AccountKey> known = ConcurrentHashMap.newKeySet();

    OutcomeMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** What the calls of a batch came to, of those that were the first news of their attempts. */
    void recorded(List<CallResult> results, List<Recorded> recorded, Set<AttemptId> won) {
        committed(() -> {
            for (int i = 0; i < recorded.size(); i++) {
                if (won.contains(recorded.get(i).id())) {
                    count(results.get(i).attempt(), recorded.get(i));
                }
            }
        });
    }

    private void count(QueuedAttempt attempt, Recorded recorded) {
        count(attempt.accountKey(), word(recorded));
        if (recorded.state().equals("ACCEPTED")) {
            Timer.builder("hopper.send.accepted").description("From the queue to the provider's yes, waiting for hours included")
                    .serviceLevelObjectives(UP_TO).tag("account", attempt.accountKey().value()).register(meters)
                    .record(Ids.age(attempt.id().value()));
        }
    }

    /** All classes of an account begin together, at zero: what begins at one is no growth to Prometheus. */
    private void count(AccountKey account, String word) {
        if (known.add(account)) {
            CLASSES.forEach(each -> counter(account, each));
        }
        counter(account, word).increment();
    }

    private Counter counter(AccountKey account, String word) {
        return meters.counter("hopper.send.outcomes", "account", account.value(), "class", word);
    }

    private static String word(Recorded recorded) {
        switch (recorded.state()) {
            case "QUEUED":
                return recorded.notBefore() == null ? "account" : "throttled";
            case "REJECTED":
                return recorded.settlement().kind().name().toLowerCase(Locale.ROOT);
            default:
                return recorded.state().toLowerCase(Locale.ROOT);
        }
    }

    /** What no call tells: the end of a send that nobody could confirm, and of one that did not leave. */
    @EventListener
    void on(AttemptSettled settled) {
        Settlement.Kind kind = settled.settlement().kind();
        if (kind == Settlement.Kind.UNCONFIRMED || kind == Settlement.Kind.CANCELLED) {
            committed(() -> count(settled.accountKey(), kind.name().toLowerCase(Locale.ROOT)));
        }
    }

    @EventListener
    void on(DeliveryFailed failed) {
        committed(() -> count(failed.accountKey(), "undelivered"));
    }

    private static void committed(Runnable count) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            count.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count.run();
            }
        });
    }
}
