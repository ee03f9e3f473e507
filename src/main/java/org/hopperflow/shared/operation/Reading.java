package org.hopperflow.shared.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hopperflow.shared.AccountKey;

/**
 * A gauge that a {@link Watcher} sets, so that a scrape asks no database. What was not set for a minute is unknown ({@code NaN}): an old
 * number would say that all is well while the database is away.
 */
public final class Reading implements MeterBinder {

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    private final String name;
    private final String unit;
    private final String description;
    private volatile Map<Tags, Double> values = Map.of();
    private volatile long readAt;
    private volatile MultiGauge gauge;

    /** @param unit null for a number of things */
    public Reading(String name, String unit, String description) {
        this.name = name;
        this.unit = unit;
        this.description = description;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge = MultiGauge.builder(name).baseUnit(unit).description(description).register(registry);
    }

    public void set(double value) {
        show(Map.of(Tags.empty(), value));
    }

    /** An account that is not among them any more has no value. */
    public void set(Map<AccountKey, ? extends Number> byAccount) {
        Map<Tags, Double> tagged = new HashMap<>();
        byAccount.forEach((account, value) -> tagged.put(Tags.of("account", account.value()), value.doubleValue()));
        show(tagged);
    }

    private void show(Map<Tags, Double> read) {
        values = read;
        readAt = System.nanoTime();
        gauge.register(read.keySet().stream().<MultiGauge.Row<?>>map(tags -> MultiGauge.Row.of(tags, () -> value(tags))).toList());
    }

    private double value(Tags tags) {
        return System.nanoTime() - readAt > KEPT_NANOS ? Double.NaN : values.getOrDefault(tags, Double.NaN);
    }
}
