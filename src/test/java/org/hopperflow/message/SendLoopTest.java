package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** What the sender of a node takes, and what it does not. */
class SendLoopTest {

    private static final AccountKey ACCOUNT = AccountKey.of("demo");
    private static final int MILLIS = 10_000;
    private static final int SLOTS = 4;
    private static final Duration CALL = Duration.ofSeconds(25);

    private final QueueRepository queue = mock(QueueRepository.class);
    private final Marker marker = mock(Marker.class);
    private final Pace pace = mock(Pace.class);
    private final MessagingProvider provider = mock(MessagingProvider.class);
    private final MessagingProviders providers = mock(MessagingProviders.class);
    private final OutcomeWriter writer = mock(OutcomeWriter.class);
    private final Ending ending = new Ending(null);
    private final Recorder recorder = new Recorder(writer, ending);
    private final NodeName node = new NodeName();
    private final LinkedBlockingQueue<QueuedAttempt> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private SendLoop loop;

    @BeforeEach
    void aProviderThatTakesEverything() {
        when(queue.queued(anyInt())).thenAnswer(call -> waiting.isEmpty() ? Map.of() : Map.of(ACCOUNT, waiting.size()));
        when(pace.effective(any())).thenReturn(1_000);
        when(pace.take(any(), anyInt())).thenAnswer(call -> call.getArgument(1));
        when(marker.mark(any(), anyInt())).thenAnswer(call -> {
            List<QueuedAttempt> marked = new ArrayList<>();
            waiting.drainTo(marked, call.getArgument(1));
            return marked;
        });
        when(providers.of(ACCOUNT)).thenReturn(provider);
        when(provider.send(any(), any())).thenAnswer(call -> new SendOutcome.Accepted("wamid." + calls.incrementAndGet()));
    }

    @AfterEach
    void stop() {
        loop.stop();
        recorder.stop();
    }

    @Test
    void what_is_not_written_yet_holds_its_slot() {
        CountDownLatch databaseIsBack = new CountDownLatch(1);
        doAnswer(call -> {
            databaseIsBack.await();
            return null;
        }).when(writer).writeAndTell(any());
        queued(3 * SLOTS);

        start(Duration.ofSeconds(60));

        await().until(() -> calls.get() == SLOTS);
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(30)).until(() -> calls.get() == SLOTS);
        assertThat(recorder.backlog()).isEqualTo(SLOTS);

        databaseIsBack.countDown();

        await().until(() -> calls.get() == 3 * SLOTS);
        await().until(() -> recorder.backlog() == 0);
    }

    @Test
    void an_outcome_that_cannot_be_written_holds_its_slot_until_it_is() {
        doThrow(new IllegalStateException("no database")).when(writer).writeAndTell(any());
        doThrow(new IllegalStateException("no database")).doNothing().when(writer).write(any());
        queued(1);

        start(Duration.ofSeconds(60));

        await().until(() -> calls.get() == 1);
        assertThat(recorder.backlog()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> recorder.backlog() == 0);
        verify(writer, times(2)).write(any());
    }

    @Test
    void a_lease_that_does_not_outlast_the_call_means_no_call() {
        QueuedAttempt late = queued(1).get(0);

        start(CALL.plusNanos(1));

        verify(queue, timeout(MILLIS)).unmark(eq(late.id()), eq(node.name()));
        assertThat(calls.get()).isZero();
        assertThat(recorder.backlog()).isZero();
    }

    @Test
    void what_is_marked_and_gets_no_permit_is_put_back_within_moments() {
        List<QueuedAttempt> all = queued(3);
        when(pace.take(any(), anyInt())).thenReturn(1).thenReturn(0);

        start(Duration.ofSeconds(60));

        verify(queue, timeout(MILLIS)).unmark(eq(all.get(1).id()), eq(node.name()));
        verify(queue, timeout(MILLIS)).unmark(eq(all.get(2).id()), eq(node.name()));
        await().until(() -> calls.get() == 1);
    }

    @Test
    void permits_are_taken_only_when_the_mark_is_written() {
        queued(2);

        start(Duration.ofSeconds(60));

        await().until(() -> calls.get() == 2);
        InOrder order = inOrder(marker, pace);
        order.verify(marker).mark(any(), anyInt());
        order.verify(pace).take(any(), anyInt());
    }

    @Test
    void no_more_is_marked_than_can_leave_at_once() {
        CountDownLatch answers = new CountDownLatch(1);
        doAnswer(call -> {
            answers.await();
            return new SendOutcome.Accepted("wamid." + calls.incrementAndGet());
        }).when(provider).send(any(), any());
        queued(3 * SLOTS);

        start(Duration.ofSeconds(60));

        await().until(() -> waiting.size() == 2 * SLOTS);
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(30)).until(() -> waiting.size() == 2 * SLOTS);
        answers.countDown();
        await().until(() -> calls.get() == 3 * SLOTS);
    }

    @Test
    void a_provider_adapter_that_throws_leaves_an_unknown_outcome() {
        doThrow(new IllegalStateException("a bug")).when(provider).send(any(), any());
        List<CallResult> written = new ArrayList<>();
        doAnswer(call -> written.addAll(call.getArgument(0))).when(writer).writeAndTell(any());
        queued(1);

        start(Duration.ofSeconds(60));

        await().until(() -> recorder.backlog() == 0 && !written.isEmpty());
        assertThat(written.get(0).outcome()).isInstanceOf(SendOutcome.Unknown.class);
    }

    private void start(Duration lease) {
        loop = new SendLoop(queue, marker, pace, providers, recorder, new WakeUp(), node,
                new SendSettings(SLOTS, lease, CALL, Duration.ofMinutes(15), 80), ending);
        recorder.start();
        loop.start();
    }

    private List<QueuedAttempt> queued(int number) {
        List<QueuedAttempt> some = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            some.add(new QueuedAttempt(AttemptId.next(), ACCOUNT, "39000" + i, null, null, Origin.single("agent")));
        }
        waiting.addAll(some);
        return some;
    }
}
