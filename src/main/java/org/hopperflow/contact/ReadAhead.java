package org.hopperflow.contact;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Makes the next batch while the last one is being written; never more than one ahead, so that memory stays flat. */
final class ReadAhead implements AutoCloseable {

    private static final int SECONDS_TO_STOP = 10;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(new CustomizableThreadFactory("import-reader-"));
    private final Supplier<ImportBatch> source;
    private Future<ImportBatch> coming;

    ReadAhead(Supplier<ImportBatch> source) {
        this.source = source;
        this.coming = thread.submit(source::get);
    }

    /** @throws ImportFailed when the file cannot be read, or this thread is to stop */
    ImportBatch next() {
        try {
            ImportBatch batch = coming.get();
            coming = thread.submit(source::get);
            return batch;
        } catch (InterruptedException e) {
            throw new ImportFailed(ImportRecovery.STOPPED);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    /** Nobody reads any more when this returns, so that the file can be closed. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
