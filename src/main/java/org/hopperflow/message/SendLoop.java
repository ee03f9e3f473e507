package org.hopperflow.message;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Ending;
import org.hopperflow.shared.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * The sender of this node: marks what the pace probably allows, takes the permits, calls the provider outside every transaction and hands
 * the outcome to the recorder. It marks no more than it has free slots for, so a marked attempt leaves at once.
 */
@Component
class SendLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SendLoop.class);
    /** How long the loop rests when nobody wakes it: news of other nodes, ends of waits, refilled buckets. */
    private static final long REST_MILLIS = 50;
    /** Between two looks when there is much to send: several messages then share a transaction. Nobody notices so short a wait. */
    private static final long BREATH_MILLIS = 20;
    /** A marked attempt whose permit another node took waits this long for the next, then it is put back: a kill would make it unknown. */
    private static final long PATIENCE_NANOS = Duration.ofMillis(60).toNanos();
    private static final long LEAST_WAIT_NANOS = Duration.ofMillis(4).toNanos();
    /** Kept at the end for writing down what the last calls came to. */
    private static final Duration FOR_THE_RECORDER = Duration.ofMillis(1_500);

    private final QueueRepository queue;
    private final Marker marker;
    private final Pace pace;
    private final MessagingProviders providers;
    private final Recorder recorder;
    private final WakeUp wakeUp;
    private final NodeName node;
    private final SendSettings settings;
    private final Ending ending;
    private final Semaphore slots;
    private final Map<AccountKey, Outlook> outlooks = new HashMap<>();

    private volatile Loop loop;
    private ExecutorService calls;

    SendLoop(QueueRepository queue, Marker marker, Pace pace, MessagingProviders providers, Recorder recorder, WakeUp wakeUp,
            NodeName node, SendSettings settings, Ending ending) {
        this.queue = queue;
        this.marker = marker;
        this.pace = pace;
        this.providers = providers;
        this.recorder = recorder;
        this.wakeUp = wakeUp;
        this.node = node;
        this.settings = settings;
        this.ending = ending;
        this.slots = new Semaphore(settings.slots());
    }

    int callsUnderWay() {
        return settings.slots() - slots.availablePermits();
    }

    private void round() throws InterruptedException {
        if (ending.begun() || sendOnce() == 0) {
            wakeUp.await(REST_MILLIS);
        } else {
            TimeUnit.MILLISECONDS.sleep(BREATH_MILLIS);
        }
    }

    private int sendOnce() {
        int sent = 0;
        for (Map.Entry<AccountKey, Integer> waiting : queue.queued(settings.slots()).entrySet()) {
            sent += sendFor(waiting.getKey(), waiting.getValue());
        }
        return sent;
    }

    private int sendFor(AccountKey account, int waiting) {
        // What is not written yet holds its slot: however slow the database, a kill costs no more unknown outcomes than there are slots.
        int free = slots.availablePermits() - recorder.backlog();
        Outlook outlook = outlooks.computeIfAbsent(account, first -> new Outlook());
        int effective = pace.effective(account);
        int likely = effective == 0 ? 0 : Math.min(outlook.likely(effective, System.nanoTime()), Math.min(free, waiting));
        if (likely <= 0) {
            return 0;
        }
        long leaseStart = System.nanoTime();
        return leave(account, marker.mark(account, likely), leaseStart);
    }

    /** Permits are taken now, behind the commit of the mark, and used at once. Answers how many left. */
    private int leave(AccountKey account, List<QueuedAttempt> marked, long leaseStart) {
        long since = System.nanoTime();
        int left = 0;
        boolean refused = false;
        while (left < marked.size()) {
            for (int some = take(account, marked.subList(left, marked.size())); some > 0; some--) {
                submit(marked.get(left++), leaseStart);
            }
            if (left < marked.size()) {
                refused = true;
                long patience = PATIENCE_NANOS - (System.nanoTime() - since);
                if (patience <= 0) {
                    break;
                }
                LockSupport.parkNanos(Math.min(patience, untilThereAre(marked.size() - left, account)));
            }
        }
        marked.subList(left, marked.size()).forEach(attempt -> queue.unmark(attempt.id(), node.name()));
        learn(account, left, refused);
        return left;
    }

    /** Looking at the bucket costs a transaction: one look for all that is missing, not one for each. */
    private long untilThereAre(int permits, AccountKey account) {
        return Math.max(LEAST_WAIT_NANOS, permits * Duration.ofSeconds(1).toNanos() / Math.max(1, pace.effective(account)));
    }

    /** Whatever happens, nothing that is marked stays behind. */
    private int take(AccountKey account, List<QueuedAttempt> marked) {
        try {
            return pace.take(account, marked.size());
        } catch (RuntimeException e) {
            marked.forEach(attempt -> queue.unmark(attempt.id(), node.name()));
            throw e;
        }
    }

    private void learn(AccountKey account, int left, boolean refused) {
        if (refused) {
            outlooks.get(account).refused(left, System.nanoTime());
        } else if (left > 0) {
            outlooks.get(account).granted(pace.effective(account), left, System.nanoTime());
        }
    }

    private void submit(QueuedAttempt attempt, long leaseStart) {
        slots.acquireUninterruptibly();
        calls.execute(() -> {
            try {
                call(attempt, leaseStart);
            } finally {
                slots.release();
                wakeUp.now();
            }
        });
    }

    /** Calls only while the lease outlasts the longest possible call: otherwise somebody else might think it lost while it arrives. */
    private void call(QueuedAttempt attempt, long leaseStart) {
        long leaseLeft = settings.lease().toNanos() - (System.nanoTime() - leaseStart);
        if (leaseLeft < settings.callTime().toNanos()) {
            queue.unmark(attempt.id(), node.name());
            return;
        }
        SendOutcome outcome;
        try {
            outcome = providers.of(attempt.accountKey())
                    .send(attempt.accountKey(), new OutgoingMessage(attempt.id(), attempt.to(), attempt.content()));
        } catch (RuntimeException e) {
            log.error("The provider adapter threw for attempt {}; taken as unknown", attempt.id(), e);
            outcome = new SendOutcome.Unknown("The provider adapter failed: " + e.getClass().getSimpleName());
        }
        recorder.record(new CallResult(attempt, outcome));
    }

    @Override
    public void start() {
        calls = Executors.newFixedThreadPool(settings.slots(), new CustomizableThreadFactory("hopper-call-"));
        loop = Loop.start("hopper-send", this::round);
    }

    /** Takes nothing new, lets the calls under way finish, and leaves their outcomes to the recorder, which stops after this. */
    @Override
    public void stop() {
        loop.stop();
        loop = null;
        calls.shutdown();
        try {
            Duration patience = ending.atMost(settings.callTime(), FOR_THE_RECORDER);
            if (!calls.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Some calls did not end in time; their attempts will be unknown");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    /** Starts after the recorder and stops before it. */
    @Override
    public int getPhase() {
        return Recorder.PHASE + 1;
    }
}
