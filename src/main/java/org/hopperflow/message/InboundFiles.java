package org.hopperflow.message;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ReceivedFiles;
import org.hopperflow.shared.Loop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches customers' files, on every node, outside every transaction: providers keep them for days only. One that cannot be had yet is
 * tried again, ever more rarely.
 */
@Component
class InboundFiles implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboundFiles.class);
    private static final int AT_ONCE = 4;
    private static final long REST_MILLIS = 500;
    /** Longer than the largest file may take. */
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** Six and a half days in all: Meta forgets a file after seven (Cloud API, "business-phone-numbers/media"). */
    private static final int MOST_TRIES = 165;

    private final InboundFileRepository waiting;
    private final ReceivedFiles files;
    private volatile Loop loop;
    private ExecutorService threads;

    InboundFiles(InboundFileRepository waiting, ReceivedFiles files) {
        this.waiting = waiting;
        this.files = files;
    }

    private void round() throws InterruptedException {
        List<? extends Future<?>> some = waiting.take(AT_ONCE, LEASE).stream().map(file -> threads.submit(() -> fetch(file))).toList();
        for (Future<?> one : some) {
            try {
                one.get();
            } catch (ExecutionException e) {
                log.warn("What became of a customer's file could not be written down; it is tried again: {}", e.getCause().toString());
            }
        }
        if (some.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        }
    }

    private void fetch(InboundFileRepository.Waiting file) {
        try {
            waiting.kept(file.message(), files.fetch(file.account(), file.file()));
        } catch (ProviderRefused refused) {
            failed(file, refused.getMessage(), refused.passing());
        } catch (RuntimeException e) {
            failed(file, "Our own storage does not take it: " + e.getClass().getSimpleName(), true);
        }
    }

    private void failed(InboundFileRepository.Waiting file, String why, boolean passing) {
        boolean again = passing && file.tries() < MOST_TRIES;
        log.info("The file of message {} could not be fetched, try {}{}: {}", file.message(), file.tries(), again ? "" : ", the last", why);
        if (again) {
            long factor = 1L << Math.min(file.tries() - 1, 12);
            Duration wait = FIRST_WAIT.multipliedBy(factor);
            waiting.tryLater(file.message(), wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait, why);
        } else {
            waiting.failed(file.message(), why);
        }
    }

    @Override
    public void start() {
        threads = Executors.newFixedThreadPool(AT_ONCE, new CustomizableThreadFactory("hopper-file-"));
        loop = Loop.start("hopper-files", this::round);
    }

    /** What is under way is not waited for: another node, or the next start, fetches it when the lease is over. */
    @Override
    public void stop() {
        threads.shutdownNow();
        loop.stop();
        loop = null;
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
