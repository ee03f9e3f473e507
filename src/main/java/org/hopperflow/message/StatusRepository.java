package org.hopperflow.message;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Delivery statuses as set-based SQL. Each status has its own column that is written once, so order and repeats do not matter. */
@Repository
class StatusRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    StatusRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Applies what belongs to accepted messages. The rest waits in {@code early_status}: its message is not recorded yet, or somebody has
     * it in hand at this moment. Waits for nobody, so that statuses hold nothing up.
     */
    void apply(AccountKey account, List<StatusChanged> statuses) {
        jdbc.sql("""
                with news as materialized (
                    select * from unnest(cast(:newIds as uuid[]), cast(:ids as text[]), cast(:words as text[]), cast(:times as timestamptz[]),
                                         cast(:references as uuid[])) as news (id, message_id, status, at, reference)),
                free as materialized (
                    select id, provider_message_id from attempt
                     where account_key = :account and provider_message_id = any(:ids) for update skip locked),
                applied as (
                    update attempt a
                       set delivered_at = coalesce(a.delivered_at, merged.delivered, merged.read), read_at = coalesce(a.read_at, merged.read)
                      from (select free.id,
                                   min(news.at) filter (where news.status = 'DELIVERED') as delivered,
                                   min(news.at) filter (where news.status = 'READ') as read
                              from free join news on news.message_id = free.provider_message_id group by free.id) merged
                     where a.id = merged.id
                    returning a.provider_message_id)
                insert into early_status (id, account_key, provider_message_id, status, at, received_at, reference)
                select news.id, :account, news.message_id, news.status, news.at, :now, news.reference
                  from news where not exists (select 1 from applied where applied.provider_message_id = news.message_id)
                    on conflict do nothing
                """)
                .param("account", account.value())
                .param("newIds", Stream.generate(Ids::next).limit(statuses.size()).toArray(UUID[]::new))
                .param("ids", statuses.stream().map(StatusChanged::providerMessageId).toArray(String[]::new))
                .param("words", statuses.stream().map(status -> status.status().name()).toArray(String[]::new))
                .param("times", statuses.stream().map(status -> Timestamp.from(status.at())).toArray(Timestamp[]::new))
                .param("references", statuses.stream().map(StatusRepository::reference).toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The attempt a status names; null when it names none. */
    static UUID reference(StatusChanged status) {
        try {
            return status.reference() == null ? null : AttemptId.of(status.reference()).value();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Statuses that wait although their message is known by now: they were written at the same moment by two transactions that did not
     * see each other, or their message was in somebody's hand.
     */
    List<MessageKey> meeting(boolean parked, int limit) {
        return jdbc.sql("""
                select distinct e.account_key, e.provider_message_id
                  from early_status e
                  join attempt a on a.account_key = e.account_key and a.provider_message_id = e.provider_message_id
                 where (e.parked_at is not null) = :parked
                 limit :limit
                """).param("parked", parked).param("limit", limit)
                .query((rs, n) -> new MessageKey(AccountKey.of(rs.getString(1)), rs.getString(2))).list();
    }

    /** Those that name an attempt whose own outcome did not come. */
    List<StatusChanged> waitingToTell(int limit) {
        return jdbc.sql("""
                select e.account_key, e.provider_message_id, e.status, e.reference, e.at
                  from early_status e join attempt a on a.id = e.reference
                 where a.state = 'UNKNOWN'
                    or a.state = 'ACCEPTED' and a.provider_message_id is distinct from e.provider_message_id
                       and not exists (select 1 from provider_id_alarm known
                                        where known.attempt_id = a.id and known.provider_message_id = e.provider_message_id)
                 order by e.reference
                 limit :limit
                """).param("limit", limit)
                .query((rs, n) -> new StatusChanged(AccountKey.of(rs.getString(1)), rs.getString(2), DeliveryStatus.valueOf(rs.getString(3)),
                        rs.getString(4), rs.getTimestamp(5).toInstant(), null, null)).list();
    }

    /** Merges the waiting statuses of these messages into their attempts, as far as nobody has those in hand. */
    void applyEarly(AccountKey account, List<String> messageIds) {
        jdbc.sql("""
                with free as materialized (
                    select id, provider_message_id from attempt
                     where account_key = :account and provider_message_id = any(:ids) for update skip locked),
                merged as (
                    select free.id, free.provider_message_id as message_id,
                           min(at) filter (where status = 'DELIVERED') as delivered,
                           min(at) filter (where status = 'READ') as read
                      from free join early_status e on e.account_key = :account and e.provider_message_id = free.provider_message_id
                     group by free.id, free.provider_message_id),
                applied as (
                    update attempt a
                       set delivered_at = coalesce(a.delivered_at, merged.delivered, merged.read), read_at = coalesce(a.read_at, merged.read)
                      from merged
                     where a.id = merged.id
                    returning a.provider_message_id)
                delete from early_status e
                 using applied
                 where e.account_key = :account and e.provider_message_id = applied.provider_message_id
                """).param("account", account.value()).param("ids", messageIds.toArray(String[]::new)).update();
    }

    /**
     * Which of these statuses tell something about the attempt they name, in the order of attempts: that it left although its own outcome
     * did not come, or under which id. While a call is under way its own outcome is awaited: it comes in a moment, or the lease runs out.
     *
     * @param references the attempt each message was sent for, null when it is not told
     */
    List<TellingStatus> telling(List<UUID> references, List<String> messageIds) {
        return jdbc.sql("""
                select a.id, news.place
                  from unnest(cast(:references as uuid[]), cast(:messageIds as text[])) with ordinality as news (reference, message_id, place)
                 cross join lateral (select id, state, provider_message_id from attempt where id = news.reference offset 0) a
                 where a.state = 'UNKNOWN' or a.state = 'ACCEPTED' and a.provider_message_id is distinct from news.message_id
                 order by a.id, news.place
                """).param("references", references.toArray(UUID[]::new)).param("messageIds", messageIds.toArray(String[]::new))
                .query((rs, n) -> new TellingStatus(AttemptRows.id(rs, n), rs.getInt("place") - 1)).list();
    }

    /** @param place of the status in the news */
    record TellingStatus(AttemptId attempt, int place) {
    }

    /** The message was accepted and cannot be delivered; false when that is known already, or it was delivered after all. */
    boolean failed(AttemptId id, Settlement settlement) {
        return jdbc.sql("""
                update attempt set outcome = :outcome, reason = :reason, error_code = :code, failed_at = :now
                 where id = :id and state = 'ACCEPTED' and failed_at is null and delivered_at is null
                """).param("outcome", settlement.kind().name()).param("reason", settlement.reason()).param("code", settlement.errorCode())
                .param("now", Timestamp.from(clock.instant())).param("id", id.value()).update() == 1;
    }

    /** True while what became of the attempt's own call is still awaited. */
    boolean underWay(AttemptId id) {
        return jdbc.sql("select exists (select 1 from attempt where id = :id and state in ('QUEUED', 'SENDING'))").param("id", id.value())
                .query(Boolean.class).single();
    }

    /** The status a person sees for a rank. */
    static DeliveryStatus shown(boolean failed, boolean read, boolean delivered) {
        if (read) {
            return DeliveryStatus.READ;
        }
        if (delivered) {
            return DeliveryStatus.DELIVERED;
        }
        return failed ? DeliveryStatus.FAILED : DeliveryStatus.SENT;
    }
}
