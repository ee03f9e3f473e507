package org.hopperflow.message;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.CustomerMoved;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.TemplateId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Attempts until they leave: queued, called back, or marked by the one node that sends them. Every change of state is guarded by the
 * state it leaves. Leases are on database time, everything else on the business clock.
 */
@Repository
class QueueRepository {

    /** Who was throttled for longer than this does not count as waiting for the pace. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;
    private final ContentJson json;
    private final AttemptRows rows;

    QueueRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock, ContentJson json, AttemptRows rows) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.json = json;
        this.rows = rows;
    }

    void insert(List<Queued> queued) {
        batches.batchUpdate("""
                insert into attempt (id, account_key, recipient, content, text, template_id, campaign_id, entry_id, interaction_id,
                                     number, step, token, author, priority, state, queued_at)
                values (:id, :account, :to, :content::jsonb, :text, :template, :campaign, :entry, :interaction,
                        :number, :step, :token, :author, :priority, 'QUEUED', :now)
                """, queued.stream().map(this::row).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource row(Queued queued) {
        NewAttempt attempt = queued.attempt();
        Origin origin = attempt.origin();
        return new MapSqlParameterSource()
                .addValue("id", queued.id().value())
                .addValue("account", attempt.accountKey().value())
                .addValue("to", attempt.to())
                .addValue("content", json.write(attempt.content()))
                .addValue("text", attempt.text())
                .addValue("template", Columns.id(attempt.templateId(), TemplateId::value), Types.OTHER)
                .addValue("campaign", Columns.id(origin.campaignId(), CampaignId::value), Types.OTHER)
                .addValue("entry", Columns.id(origin.entryId(), EntryId::value), Types.OTHER)
                .addValue("interaction", Columns.id(origin.interactionId(), InteractionId::value), Types.OTHER)
                .addValue("number", origin.number())
                .addValue("step", origin.step())
                .addValue("token", origin.token())
                .addValue("author", origin.author())
                .addValue("priority", queued.priority())
                .addValue("now", now());
    }

    /** An attempt on its way into the queue. @param priority the smallest leaves first */
    record Queued(AttemptId id, NewAttempt attempt, int priority) {
    }

    int waiting(AccountKey account, Collection<CampaignId> sending) {
        return jdbc.sql("""
                select count(*) from attempt
                 where account_key = :account and state = 'QUEUED' and (not_before is null or not_before <= :soon)
                   and (campaign_id is null or campaign_id = any(:sending))
                """)
                .param("account", account.value()).param("soon", Columns.time(clock.instant().plus(SOON)))
                .param("sending", Columns.campaigns(sending))
                .query(Integer.class).single();
    }

    /** The accounts that have something to send, and how much of it, counted up to {@code most}. */
    Map<AccountKey, Integer> queued(int most) {
        Map<AccountKey, Integer> queued = new LinkedHashMap<>();
        jdbc.sql("""
                with recursive accounts as (
                    (select account_key from attempt where state = 'QUEUED' order by account_key limit 1)
                    union all
                    select (select account_key from attempt where state = 'QUEUED' and account_key > before.account_key
                             order by account_key limit 1)
                      from accounts before where before.account_key is not null)
                select account_key, (select count(*) from (select 1 from attempt
                                                            where state = 'QUEUED' and account_key = accounts.account_key
                                                              and (not_before is null or not_before <= :now) limit :most) few) as waiting
                  from accounts where account_key is not null
                """).param("now", now()).param("most", most)
                .query((RowCallbackHandler) rs -> queued.put(AccountKey.of(rs.getString("account_key")), rs.getInt("waiting")));
        queued.values().removeIf(waiting -> waiting == 0);
        return queued;
    }

    /** The same for every account, also those that have nothing to send. */
    Map<AccountKey, Integer> queuedOfAll(int most) {
        Map<AccountKey, Integer> queued = new LinkedHashMap<>();
        jdbc.sql("""
                select key, (select count(*) from (select 1 from attempt
                                                    where state = 'QUEUED' and account_key = account.key
                                                      and (not_before is null or not_before <= :now) limit :most) few) as waiting
                  from account
                """).param("now", now()).param("most", most)
                .query((RowCallbackHandler) rs -> queued.put(AccountKey.of(rs.getString("key")), rs.getInt("waiting")));
        return queued;
    }

    /**
     * Locks the attempts of an account that may leave now, most urgent first. An account's agents and single messages are not bound to a
     * campaign; a campaign's attempts only when it is among the open ones.
     */
    List<QueuedAttempt> lockQueued(AccountKey account, Collection<CampaignId> open, int limit) {
        return jdbc.sql("select " + AttemptRows.COLUMNS + """
                  from attempt
                 where state = 'QUEUED' and account_key = :account and (not_before is null or not_before <= :now)
                   and (campaign_id is null or campaign_id = any(:open))
                 order by priority, id
                 limit :limit
                   for update skip locked
                """)
                .param("account", account.value())
                .param("now", now())
                .param("open", Columns.campaigns(open))
                .param("limit", limit)
                .query(rows::queued).list();
    }

    void mark(Collection<AttemptId> ids, String owner, Duration lease) {
        jdbc.sql("""
                update attempt set state = 'SENDING', owner = :owner, marked_at = :now, not_before = null,
                                   lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                 where id = any(:ids) and state = 'QUEUED'
                """)
                .param("owner", owner).param("now", now()).param("lease", lease.toMillis()).param("ids", Columns.attempts(ids)).update();
    }

    /**
     * Not called although marked: nothing left, so it may go again. Also when the lease ran out meanwhile, unless its flow was told that
     * it could not be confirmed: who marked it knows better than the clock.
     */
    boolean unmark(AttemptId id, String owner) {
        return jdbc.sql("""
                update attempt set state = 'QUEUED', owner = null, lease_until = null, unknown_at = null, reason = null
                 where id = :id and owner = :owner and (state = 'SENDING' or state = 'UNKNOWN' and outcome is null)
                """).param("id", id.value()).param("owner", owner).update() == 1;
    }

    /** They wait until then, behind nobody's back: the others go on. */
    void putOff(Map<AttemptId, Instant> later, String reason) {
        batches.batchUpdate("update attempt set not_before = :until, reason = :reason where id = :id and state = 'QUEUED'", later.entrySet()
                .stream().map(one -> new MapSqlParameterSource("id", one.getKey().value()).addValue("until", Columns.time(one.getValue()))
                        .addValue("reason", reason))
                .toArray(SqlParameterSource[]::new));
    }

    /** All that wait with this template; what is being marked at this moment goes its way. */
    void putOff(AccountKey account, TemplateId template, Instant until) {
        jdbc.sql("""
                update attempt set not_before = :until
                 where id in (select id from attempt
                               where account_key = :account and state = 'QUEUED' and template_id = :template
                                 and (not_before is null or not_before < :until) order by id for update skip locked)
                """).param("account", account.value()).param("template", template.value()).param("until", Columns.time(until)).update();
    }

    void cancel(AttemptId id, String reason) {
        jdbc.sql("""
                update attempt set state = 'CANCELLED', outcome = 'CANCELLED', reason = :reason, told = false, tell_after = :now
                 where id = :id and state = 'QUEUED'
                """).param("id", id.value()).param("reason", reason).param("now", now()).update();
    }

    /** Answers the tokens that waited for them. */
    List<String> cancelQueued(Collection<EntryId> entries) {
        return jdbc.sql("""
                update attempt set state = 'CANCELLED', reason = 'Called back before it was sent'
                 where entry_id = any(:entries) and state = 'QUEUED'
                returning token
                """).param("entries", Columns.entries(entries)).query(String.class).list();
    }

    void recall(Collection<EntryId> entries, String reason) {
        jdbc.sql("""
                update attempt set state = 'CANCELLED', outcome = 'CANCELLED', reason = :reason, told = false, tell_after = :now
                 where entry_id = any(:entries) and state = 'QUEUED'
                """).param("reason", reason).param("now", now()).param("entries", Columns.entries(entries)).update();
    }

    /** Locks those that wait to leave; one that somebody else has in hand counts as open. */
    Set<EntryId> holdQueued(Collection<EntryId> entries) {
        return new HashSet<>(jdbc.sql("""
                with held as (select id from attempt where entry_id = any(:entries) and state = 'QUEUED' for update skip locked)
                select entry_id from attempt
                 where entry_id = any(:entries) and state in ('QUEUED', 'SENDING', 'UNKNOWN') and id not in (select id from held)
                """).param("entries", Columns.entries(entries)).query((rs, n) -> new EntryId(rs.getObject(1, UUID.class))).list());
    }

    boolean queued(EntryId entry) {
        return jdbc.sql("select exists (select 1 from attempt where entry_id = :entry and state = 'QUEUED')")
                .param("entry", entry.value()).query(Boolean.class).single();
    }

    private OffsetDateTime now() {
        return Columns.time(clock.instant());
    }

    /** What waits for a customer goes to their new number. What is marked already is on its way to the old one. */
    void readdress(CustomerMoved moved) {
        jdbc.sql("update attempt set recipient = :to where account_key = :account and state = 'QUEUED' and recipient = :from")
                .param("account", moved.accountKey().value()).param("from", moved.from()).param("to", moved.to()).update();
    }
}
