package org.hopperflow.provider.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings webhooks back: one thread takes what is due, a few deliver it. What waits is in the database and survives a restart. */
@Component
@ConditionalOnSandbox
class Courier implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration PAUSE = Duration.ofMillis(75);
    private static final int MOST_AT_ONCE = 800;
    private static final int MOST_PER_CALL = 100;
    private static final int MOST_TRIES = 10;
    private static final int THREADS = 4;

    private final WebhookRepository webhooks;
    private final WebhookCall call;
    private final Clock clock;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sandbox-courier"));
    private final ExecutorService deliverers = Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "sandbox-delivery"));

    Courier(WebhookRepository webhooks, WebhookCall call, Clock clock) {
        this.webhooks = webhooks;
        this.call = call;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        poller.scheduleWithFixedDelay(this::round, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() throws InterruptedException {
        poller.shutdownNow();
        deliverers.shutdownNow();
        poller.awaitTermination(5, TimeUnit.SECONDS);
        deliverers.awaitTermination(5, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            List<Letter> due = webhooks.take(clock.instant(), MOST_AT_ONCE);
            while (!due.isEmpty()) {
                deliverers.invokeAll(calls(due));
                due = webhooks.take(clock.instant(), MOST_AT_ONCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The sandbox could not bring webhooks back, it tries again", e);
        }
    }

    private List<Callable<Void>> calls(List<Letter> due) {
        Map<AccountKey, List<Letter>> byAccount = new LinkedHashMap<>();
        due.forEach(letter -> byAccount.computeIfAbsent(letter.account(), key -> new ArrayList<>()).add(letter));
        List<Callable<Void>> calls = new ArrayList<>();
        byAccount.forEach((account, letters) -> {
            for (int from = 0; from < letters.size(); from += MOST_PER_CALL) {
                List<Letter> part = letters.subList(from, Math.min(letters.size(), from + MOST_PER_CALL));
                calls.add(() -> deliver(account, part));
            }
        });
        return calls;
    }

    private Void deliver(AccountKey account, List<Letter> letters) {
        var ids = letters.stream().map(Letter::id).toList();
        int tries = letters.stream().mapToInt(Letter::tries).max().orElse(1);
        if (call.accepted(account, letters)) {
            webhooks.delete(ids);
        } else if (tries >= MOST_TRIES) {
            log.warn("The sandbox gives up on {} webhooks for account {}", letters.size(), account);
            webhooks.delete(ids);
        } else {
            webhooks.postpone(ids, clock.instant().plusMillis(500L << Math.min(tries - 1, 6)));
        }
        return null;
    }
}
