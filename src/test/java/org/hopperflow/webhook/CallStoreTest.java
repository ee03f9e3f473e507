package org.hopperflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls that come while the disk is busy. */
class CallStoreTest {

    private static final AccountKey ACCOUNT = AccountKey.of("shop");
    private static final int CALLS = 20;

    private final InboxRepository stored = mock(InboxRepository.class);
    private final CallStore store = new CallStore(stored, new TransactionTemplate(mock(PlatformTransactionManager.class)));
    private final List<Integer> transactions = new CopyOnWriteArrayList<>();
    private final CountDownLatch disk = new CountDownLatch(1);
    private final ExecutorService web = Executors.newFixedThreadPool(CALLS + 1);

    @BeforeEach
    void aDiskThatIsSlowAtFirst() {
        doAnswer(call -> {
            transactions.add(call.<List<?>>getArgument(0).size());
            disk.await();
            return null;
        }).when(stored).insert(any());
    }

    @AfterEach
    void closeTheWeb() {
        disk.countDown();
        web.shutdownNow();
    }

    @Test
    void calls_that_come_while_one_is_written_share_the_next_transaction() throws Exception {
        Future<?> first = web.submit(() -> store.store(ACCOUNT, body(0)));
        await().until(() -> transactions.size() == 1);
        List<? extends Future<?>> others = IntStream.rangeClosed(1, CALLS)
                .mapToObj(i -> web.submit(() -> store.store(ACCOUNT, body(i)))).toList();
        await().until(() -> store.waiting() == CALLS);
        assertThat(first.isDone()).isFalse();

        disk.countDown();
        first.get();
        for (Future<?> other : others) {
            other.get();
        }

        assertThat(transactions).containsExactly(1, CALLS);
    }

    @Test
    void a_call_that_was_not_stored_is_not_acknowledged() {
        doThrow(new IllegalStateException("disk full")).when(stored).insert(any());

        assertThatThrownBy(() -> store.store(ACCOUNT, body(1))).hasMessage("disk full");
    }

    private static byte[] body(int number) {
        return ("{\"number\": " + number + "}").getBytes(StandardCharsets.UTF_8);
    }
}
