package org.hopperflow.message;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/**
 * Token buckets in PostgreSQL, one per account and rate, refilled evenly in real time. What the bucket holds is taken off its refill, so
 * that no second, wherever it begins, carries more than the rate: a twentieth of the pace is the price.
 */
@Repository
class PaceRepository {

    /** The share of a second that a bucket holds: enough for the sender's look every 20 to 50 ms. */
    private static final int HELD = 20;

    private final ProxyManager<String> proxies;
    private final Map<String, BucketProxy> buckets = new ConcurrentHashMap<>();

    PaceRepository(DataSource dataSource) {
        this.proxies = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("hopper.pace_bucket")
                .build();
    }

    long take(String key, int perSecond, int wanted) {
        return bucket(key, perSecond).tryConsumeAsMuchAsPossible(wanted);
    }

    void giveBack(String key, int perSecond, int unused) {
        bucket(key, perSecond).addTokens(unused);
    }

    /** A changed rate is another bucket: the old one is simply not asked any more. */
    private BucketProxy bucket(String key, int perSecond) {
        return buckets.computeIfAbsent(key + "@" + perSecond, name -> proxies.builder().build(name, () -> configuration(perSecond)));
    }

    static BucketConfiguration configuration(int perSecond) {
        int held = perSecond / HELD;
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, held)).refillGreedy(perSecond - held, Duration.ofSeconds(1)))
                .build();
    }
}
