package org.hopperflow.message;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
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
        this.proxies = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(quick(dataSource))
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

    /**
     * Connections whose transactions do not wait for the disk: a permit must not grow old in its own commit. After a crash of PostgreSQL a
     * bucket may be as full as it can be, which no provider notices.
     */
    private static DataSource quick(DataSource dataSource) {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                return quick(super.getConnection());
            }
        };
    }

    private static Connection quick(Connection connection) {
        InvocationHandler handler = (proxy, method, args) -> {
            Object answer;
            try {
                answer = method.invoke(connection, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (method.getName().equals("setAutoCommit") && Boolean.FALSE.equals(args[0])) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set local synchronous_commit = off");
                }
            }
            return answer;
        };
        return (Connection) Proxy.newProxyInstance(PaceRepository.class.getClassLoader(), new Class<?>[]{Connection.class}, handler);
    }

    /** What is taken off the refill. */
    static int share(int perSecond) {
        return perSecond / HELD;
    }

    /** What the bucket holds when it is full. */
    static int held(int perSecond) {
        return Math.max(1, share(perSecond));
    }

    static BucketConfiguration configuration(int perSecond) {
        int held = share(perSecond);
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(held(perSecond)).refillGreedy(perSecond - held, Duration.ofSeconds(1)))
                .build();
    }
}
