package org.hopperflow.contact;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** The imports of this process, two at a time, apart from the threads that send. */
@Component
class ImportQueue implements AutoCloseable {

    private static final int AT_A_TIME = 2;
    private static final int SECONDS_TO_STOP = 10;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, new CustomizableThreadFactory("import-"));
    private final ImportRunner runner;
    private final ImportFolder folder;
    private final ImportRecovery recovery;

    ImportQueue(ImportRunner runner, ImportFolder folder, ImportRecovery recovery) {
        this.runner = runner;
        this.folder = folder;
        this.recovery = recovery;
    }

    void add(ImportOrder order) {
        threads.execute(() -> runner.run(order));
    }

    /** What runs notices the interrupt at its next batch; what still waits has failed too, instead of running for ever. */
    @Override
    public void close() throws IOException, InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        recovery.failAll(folder.unfinished());
    }
}
