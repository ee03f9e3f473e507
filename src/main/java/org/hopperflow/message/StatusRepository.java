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

    /** Applies what belongs to accepted messages; the rest waits in {@code early_status} until its message is recorded. */
    void apply(AccountKey account, List<StatusChanged> statuses) {
        String[] ids = statuses.stream().map(StatusChanged::providerMessageId).toArray(String[]::new);
        String[] words = statuses.stream().map(status -> status.status().name()).toArray(String[]::new);
        Timestamp[] times = statuses.stream().map(status -> Timestamp.from(status.at())).toArray(Timestamp[]::new);
        jdbc.sql("""
                insert into early_status (id, account_key, provider_message_id, status, at, received_at)
                select news.id, :account, news.message_id, news.status, news.at, :now
                  from unnest(cast(:newIds as uuid[]), cast(:ids as text[]), cast(:words as text[]), cast(:times as timestamptz[]))
                       as news (id, message_id, status, at)
                    on conflict do nothing
                """).param("account", account.value()).param("newIds", Stream.generate(Ids::next).limit(ids.length).toArray(UUID[]::new))
                .param("ids", ids).param("words", words).param("times", times)
                .param("now", Timestamp.from(clock.instant())).update();
        applyWaiting(account, ids);
    }

    /**
     * Statuses and their message can be written at the same moment by two transactions that do not see each other; what is left over is
     * brought together here.
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

    void applyEarly(AccountKey account, String providerMessageId) {
        applyWaiting(account, new String[] {providerMessageId});
    }

    private void applyWaiting(AccountKey account, String[] ids) {
        jdbc.sql("""
                with locked as (
                    select id from attempt where account_key = :account and provider_message_id = any(:ids) order by id for update),
                news as (
                    select provider_message_id as id,
                           min(at) filter (where status = 'SENT') as sent,
                           min(at) filter (where status = 'DELIVERED') as delivered,
                           min(at) filter (where status = 'READ') as read
                      from early_status
                     where account_key = :account and provider_message_id = any(:ids)
                     group by provider_message_id),
                applied as (
                    update attempt a
                       set delivered_at = coalesce(a.delivered_at, news.delivered, news.read),
                           read_at = coalesce(a.read_at, news.read)
                      from news
                     where a.account_key = :account and a.provider_message_id = news.id and a.id in (select id from locked)
                    returning a.provider_message_id)
                delete from early_status e
                 using applied
                 where e.account_key = :account and e.provider_message_id = applied.provider_message_id
                """).param("account", account.value()).param("ids", ids).update();
    }

    /**
     * Locks every attempt the news speaks of, in the order of ids as everybody does who takes several, and answers the pieces of news
     * that tell something about the attempt they name: that it left, or under which id.
     *
     * @param references the attempt each message was sent for, null when it is not told
     */
    List<TellingStatus> lockAndFindTelling(AccountKey account, List<UUID> references, List<String> messageIds) {
        return jdbc.sql("""
                with news as (
                    select * from unnest(cast(:references as uuid[]), cast(:messageIds as text[])) with ordinality
                        as news (reference, message_id, place)),
                locked as (
                    select id, state, provider_message_id from attempt
                     where id = any(:references) or account_key = :account and provider_message_id = any(:messageIds)
                     order by id for update)
                select locked.id, news.place
                  from locked join news on news.reference = locked.id
                 where state in ('SENDING', 'UNKNOWN') or state = 'ACCEPTED' and provider_message_id is distinct from news.message_id
                 order by locked.id, news.place
                """).param("references", references.toArray(UUID[]::new)).param("account", account.value())
                .param("messageIds", messageIds.toArray(String[]::new))
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
