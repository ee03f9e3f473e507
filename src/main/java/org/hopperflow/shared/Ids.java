package org.hopperflow.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Duration;
import java.util.UUID;

/** Makes time-ordered UUIDs (version 7): the primary key is also the order of creation, so pages need no second index. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {
    }

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** How long ago an id was made, by the machines' clocks, whatever the business clock does; never negative. */
    public static Duration age(UUID id) {
        return Duration.ofMillis(Math.max(0, madeAt(next()) - madeAt(id)));
    }

    /** Greater than every id made longer ago than this, by the machines' clocks; smaller than every later one. */
    public static UUID madeBefore(Duration ago) {
        return new UUID(Math.max(0, madeAt(next()) - ago.toMillis()) << 16, 0);
    }

    private static long madeAt(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
