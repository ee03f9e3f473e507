package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
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

    private List<Long> threeSecondsOf(int perSecond) {
        Bandwidth limit = PaceRepository.configuration(perSecond).getBandwidths()[0];
        Bucket bucket = Bucket.builder().addLimit(limit).withCustomTimePrecision(new Clockwork()).build();
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
