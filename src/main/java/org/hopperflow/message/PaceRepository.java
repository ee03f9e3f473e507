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
 * Token buckets in PostgreSQL, one per account and rate. The bucket holds a tenth of a second, so that even the first second stays
 * under the rate; it is refilled evenly, in real time.
 */
@Repository
class PaceRepository {

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

    private static BucketConfiguration configuration(int perSecond) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, perSecond / 10)).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
