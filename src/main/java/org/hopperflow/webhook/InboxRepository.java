package org.hopperflow.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Ids;
import org.hopperflow.shared.Storable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Webhook calls and the news in them. When an item is tried again is a matter of database time: the business clock may jump. */
@Repository
class InboxRepository {

    /** A day of tries, nearly all of them a minute apart; then a person has to look. Counted, since the business clock may jump. */
    private static final int MOST_TRIES = 1_450;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;
    private final ObjectMapper mapper;

    InboxRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.mapper = mapper;
    }

    void insert(List<StoredCall> calls) {
        batches.batchUpdate("""
                insert into webhook_event (id, account_key, body, received_at, state) values (:id, :account, :body, :now, 'RECEIVED')
                """, calls.stream().map(call -> new MapSqlParameterSource("id", call.id()).addValue("account", call.accountKey().value())
                        .addValue("body", call.body()).addValue("now", Timestamp.from(clock.instant()))).toArray(SqlParameterSource[]::new));
    }

    /** The oldest calls nobody reads yet, locked until the transaction ends. */
    List<StoredCall> lockReceived(int limit) {
        return jdbc.sql("""
                select id, account_key, body from webhook_event where state = 'RECEIVED' order by id limit :limit for update skip locked
                """).param("limit", limit).query((rs, n) -> new StoredCall(rs.getObject("id", UUID.class),
                        AccountKey.of(rs.getString("account_key")), rs.getBytes("body"))).list();
    }

    /** Their news became items, which name them, or they had none that we know. */
    void read(List<StoredCall> calls) {
        jdbc.sql("update webhook_event set state = 'READ' where id = any(:ids)").param("ids", ids(calls)).update();
    }

    /** All their news are in the ledger already: nothing is left to be read in them. */
    void forget(List<StoredCall> calls) {
        jdbc.sql("delete from webhook_event where id = any(:ids)").param("ids", ids(calls)).update();
    }

    /** Calls that were read, the oldest first; answers how many went. */
    int forgetCallsBefore(UUID first, int limit) {
        return jdbc.sql("""
                delete from webhook_event
                 where id in (select id from webhook_event where state = 'READ' and id < :first order by id limit :limit)
                """).param("first", first).param("limit", limit).update();
    }

    /** News that were taken, the oldest first; answers how many went. */
    int forgetItemsBefore(UUID first, int limit) {
        return jdbc.sql("""
                delete from inbox_item
                 where id in (select id from inbox_item where state = 'DONE' and id < :first order by id limit :limit)
                """).param("first", first).param("limit", limit).update();
    }

    private static UUID[] ids(List<StoredCall> calls) {
        return calls.stream().map(StoredCall::id).toArray(UUID[]::new);
    }

    void park(StoredCall call, String failure) {
        jdbc.sql("update webhook_event set state = 'PARKED', failure = :failure where id = :id")
                .param("id", call.id()).param("failure", Storable.repaired(failure)).update();
    }

    /** A piece of news that is known already is passed over. */
    void insertItem(StoredCall call, ProviderEvent event) {
        jdbc.sql("""
                insert into inbox_item (id, webhook_event_id, account_key, dedup_key, event, state, next_try_at, received_at)
                values (:id, :call, :account, :dedup, :event::jsonb, 'NEW', clock_timestamp(), :now)
                    on conflict (account_key, dedup_key) do nothing
                """)
                .param("id", Ids.next())
                .param("call", call.id())
                .param("account", call.accountKey().value())
                .param("dedup", event.dedupKey())
                .param("event", json(event))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    List<UUID> due(int limit) {
        return jdbc.sql("""
                select id from inbox_item where state = 'NEW' and next_try_at <= clock_timestamp() order by next_try_at limit :limit
                """).param("limit", limit).query(UUID.class).list();
    }

    /** Empty when another node has it. */
    Optional<StoredItem> lockItem(UUID id) {
        return jdbc.sql("""
                select id, event, tries, received_at from inbox_item where id = :id and state = 'NEW' for update skip locked
                """).param("id", id).query((rs, n) -> item(rs)).optional();
    }

    void done(StoredItem item) {
        jdbc.sql("update inbox_item set state = 'DONE', done_at = :now, failure = null where id = :id")
                .param("now", Timestamp.from(clock.instant())).param("id", item.id()).update();
    }

    /** Again after 0.2 s, 0.4 s, … at most a minute; after a day it is parked. */
    void tryLater(UUID id, String failure) {
        jdbc.sql("""
                update inbox_item
                   set tries = tries + 1, failure = :failure,
                       next_try_at = clock_timestamp() + least(power(2, least(tries, 10)) * interval '0.2 seconds', interval '1 minute'),
                       state = case when tries + 1 >= :most then 'PARKED' else 'NEW' end
                 where id = :id and state = 'NEW'
                """).param("failure", Storable.repaired(failure)).param("most", MOST_TRIES).param("id", id).update();
    }

    /** Calls that nobody has read yet. */
    Waiting unread() {
        return waiting("select id from webhook_event where state = 'RECEIVED' order by id limit 10000");
    }

    /** News that nobody has taken yet. */
    Waiting undone() {
        return waiting("select id from inbox_item where state = 'NEW' limit 10000");
    }

    private Waiting waiting(String some) {
        return jdbc.sql("with waiting as materialized (" + some + """
                ) select count(*), (select id from waiting order by id limit 1) from waiting
                """).query((rs, n) -> new Waiting(rs.getInt(1), rs.getObject(2, UUID.class))).single();
    }

    /** How many there are, counted up to ten thousand. @param oldest null when there are none */
    record Waiting(int number, UUID oldest) {
    }

    private StoredItem item(ResultSet rs) throws SQLException {
        try {
            return new StoredItem(rs.getObject("id", UUID.class), mapper.readValue(rs.getString("event"), ProviderEvent.class),
                    rs.getInt("tries"), rs.getObject("received_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json(ProviderEvent event) {
        try {
            return mapper.writerFor(ProviderEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
