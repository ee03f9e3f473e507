package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the buckets let through, whoever asks as often as he can. */
class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LOOK = Duration.ofMillis(1).toNanos();

    private final AtomicLong now = new AtomicLong(SECOND);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 19, 20, 21, 80, 300, 1_000})
    void no_second_wherever_it_begins_carries_more_than_the_rate(int perSecond) {
        List<Long> taken = threeSecondsOf(perSecond);

        assertThat(taken).hasSizeGreaterThan((int) (perSecond * 2.7));
        for (int i = perSecond; i < taken.size(); i++) {
            assertThat(taken.get(i) - taken.get(i - perSecond)).as("from %d to %d", i - perSecond, i).isGreaterThanOrEqualTo(SECOND - LOOK);
        }
    }

    /** Several senders, each of which marks, takes permits and calls; every tenth mark waits for a slow disk. */
    @ParameterizedTest
    @CsvSource({"1, 2", "10, 2", "80, 2", "300, 2", "300, 4", "1000, 2", "1000, 4"})
    void a_mark_that_waits_for_a_slow_disk_makes_no_second_fuller(int perSecond, int nodes) {
        Bucket bucket = bucket(perSecond);
        List<Long> calls = new ArrayList<>();
        List<SlowSender> senders = IntStream.range(0, nodes).mapToObj(node -> new SlowSender(bucket, perSecond, calls, node)).toList();

        for (long end = now.get() + 20 * SECOND; now.get() <= end; now.addAndGet(LOOK)) {
            senders.forEach(SlowSender::tick);
        }

        for (int i = perSecond; i < calls.size(); i++) {
            assertThat(calls.get(i) - calls.get(i - perSecond)).as("from %d to %d", i - perSecond, i).isGreaterThanOrEqualTo(SECOND - LOOK);
        }
        assertThat(calls).as("one mark in ten takes a tenth of a second").hasSizeGreaterThan((int) (20 * perSecond * 0.85));
    }

    /** The rounds of SendLoop on the clock of this test, a millisecond a step. */
    private final class SlowSender {

        private static final int BREATH = 20;
        private static final int WAIT = 4;
        private static final int PATIENCE = 60;

        private final Bucket bucket;
        private final int perSecond;
        private final List<Long> calls;
        private final Outlook outlook = new Outlook();
        private final Random disk;
        private int marked;
        private int left;
        private int waited;
        private int rest;

        SlowSender(Bucket bucket, int perSecond, List<Long> calls, int node) {
            this.bucket = bucket;
            this.perSecond = perSecond;
            this.calls = calls;
            this.disk = new Random(node);
        }

        void tick() {
            if (rest-- > 0) {
                return;
            }
            if (marked == 0) {
                marked = outlook.likely(perSecond, now.get());
                left = 0;
                waited = 0;
                rest = marked == 0 ? BREATH : disk.nextInt(10) == 0 ? 30 + disk.nextInt(170) : 2 + disk.nextInt(4);
                return;
            }
            for (long some = bucket.tryConsumeAsMuchAsPossible(marked - left); some > 0; some--, left++) {
                calls.add(now.get());
            }
            if (left < marked && waited < PATIENCE) {
                waited += WAIT;
                rest = WAIT;
                return;
            }
            if (waited == 0) {
                outlook.granted(perSecond, left, now.get());
            } else {
                outlook.refused(left, now.get());
            }
            marked = 0;
            rest = BREATH;
        }
    }

    private Bucket bucket(int perSecond) {
        Bandwidth limit = PaceRepository.configuration(perSecond).getBandwidths()[0];
        return Bucket.builder().addLimit(limit).withCustomTimePrecision(new Clockwork()).build();
    }

    private List<Long> threeSecondsOf(int perSecond) {
        Bucket bucket = bucket(perSecond);
        List<Long> taken = new ArrayList<>();
        for (long end = now.get() + 3 * SECOND; now.get() <= end; now.addAndGet(LOOK)) {
            for (long some = bucket.tryConsumeAsMuchAsPossible(); some > 0; some--) {
                taken.add(now.get());
            }
        }
        return taken;
    }

    private final class Clockwork implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
