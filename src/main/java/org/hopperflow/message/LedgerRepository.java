package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.TemplateId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The attempts. Every change of state is guarded by the state it leaves, and the row count is the answer: only the winner goes on.
 * Leases are on database time, everything else on the business clock.
 */
@Repository
class LedgerRepository {

    private static final String COLUMNS = """
            id, account_key, recipient, content, template_id, campaign_id, entry_id, interaction_id, number, step, token, author""";

    /** Who was throttled for longer than this does not count as waiting for the pace. */
    private static final Duration SOON = Duration.ofMinutes(1);
    /** Locks the attempt and remembers whether its flow was told that it could not be confirmed, and so went on. */
    private static final String BEFORE = """
            with before as (select id as before_id, told and outcome is not distinct from 'UNCONFIRMED' as was_unconfirmed
                              from attempt where id = :id for update)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ContentJson json;

    LedgerRepository(JdbcClient jdbc, Clock clock, ContentJson json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    void insert(AttemptId id, NewAttempt attempt, int priority) {
        Origin origin = attempt.origin();
        jdbc.sql("""
                insert into attempt (id, account_key, recipient, content, text, template_id, campaign_id, entry_id, interaction_id,
                                     number, step, token, author, priority, state, queued_at)
                values (:id, :account, :to, :content::jsonb, :text, :template, :campaign, :entry, :interaction,
                        :number, :step, :token, :author, :priority, 'QUEUED', :now)
                """)
                .param("id", id.value())
                .param("account", attempt.accountKey().value())
                .param("to", attempt.to())
                .param("content", json.write(attempt.content()))
                .param("text", attempt.text())
                .param("template", attempt.templateId() == null ? null : attempt.templateId().value())
                .param("campaign", origin.campaignId() == null ? null : origin.campaignId().value())
                .param("entry", origin.entryId() == null ? null : origin.entryId().value())
                .param("interaction", origin.interactionId() == null ? null : origin.interactionId().value())
                .param("number", origin.number())
                .param("step", origin.step())
                .param("token", origin.token())
                .param("author", origin.author())
                .param("priority", priority)
                .param("now", now())
                .update();
    }


    int waiting(AccountKey account, Collection<CampaignId> sending) {
        return jdbc.sql("""
                select count(*) from attempt
                 where account_key = :account and state = 'QUEUED' and (not_before is null or not_before <= :soon)
                   and (campaign_id is null or campaign_id = any(:sending))
                """)
                .param("account", account.value()).param("soon", at(clock.instant().plus(SOON))).param("sending", campaignArray(sending))
                .query(Integer.class).single();
    }

    List<AccountKey> accountsWithQueue() {
        return jdbc.sql("""
                select distinct account_key from attempt
                 where state = 'QUEUED' and (not_before is null or not_before <= :now)
                """).param("now", now()).query(String.class).list().stream().map(AccountKey::of).toList();
    }

    /**
     * Locks the attempts of an account that may leave now, most urgent first. An account's agents and single messages are not bound to a
     * campaign; a campaign's attempts only when it is among the open ones.
     */
    List<QueuedAttempt> lockQueued(AccountKey account, Collection<CampaignId> open, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                  from attempt
                 where state = 'QUEUED' and account_key = :account and (not_before is null or not_before <= :now)
                   and (campaign_id is null or campaign_id = any(:open))
                 order by priority, id
                 limit :limit
                   for update skip locked
                """)
                .param("account", account.value())
                .param("now", now())
                .param("open", campaignArray(open))
                .param("limit", limit)
                .query((rs, n) -> queued(rs)).list();
    }

    void mark(Collection<AttemptId> ids, String owner, Duration lease) {
        jdbc.sql("""
                update attempt set state = 'SENDING', owner = :owner, marked_at = :now, not_before = null,
                                   lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                 where id = any(:ids) and state = 'QUEUED'
                """)
                .param("owner", owner).param("now", now()).param("lease", lease.toMillis()).param("ids", array(ids)).update();
    }

    /** Not called although marked: nothing left, so it may go again. */
    boolean unmark(AttemptId id, String owner) {
        return jdbc.sql("""
                update attempt set state = 'QUEUED', owner = null, lease_until = null
                 where id = :id and state = 'SENDING' and owner = :owner
                """).param("id", id.value()).param("owner", owner).update() == 1;
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
                """).param("entries", entryArray(entries)).query(String.class).list();
    }

    void recall(Collection<EntryId> entries, String reason) {
        jdbc.sql("""
                update attempt set state = 'CANCELLED', outcome = 'CANCELLED', reason = :reason, told = false, tell_after = :now
                 where entry_id = any(:entries) and state = 'QUEUED'
                """).param("reason", reason).param("now", now()).param("entries", entryArray(entries)).update();
    }

    Set<EntryId> unsettled(Collection<EntryId> entries) {
        return new HashSet<>(jdbc.sql("""
                select entry_id from attempt where entry_id = any(:entries) and state in ('SENDING', 'UNKNOWN')
                """).param("entries", entryArray(entries)).query((rs, n) -> new EntryId(rs.getObject(1, UUID.class))).list());
    }

    Optional<AttemptId> latestOf(EntryId entry) {
        return jdbc.sql("select id from attempt where entry_id = :entry and state <> 'CANCELLED' order by number desc limit 1")
                .param("entry", entry.value()).query((rs, n) -> new AttemptId(rs.getObject(1, UUID.class))).optional();
    }

    boolean queued(EntryId entry) {
        return jdbc.sql("select exists (select 1 from attempt where entry_id = :entry and state = 'QUEUED')")
                .param("entry", entry.value()).query(Boolean.class).single();
    }

    /**
     * Writes an outcome. An owner's outcome counts while it holds the row, and also after its lease ran out as long as nobody else settled
     * the attempt: a late answer is better than none. One that was told as unconfirmed is out of its reach: the flow went on, so see
     * {@link #confirm} and {@link #refute}.
     * It counts as sent when it left: under load the writing comes seconds later, after the customer's answer.
     *
     * @return false when another side was first
     */
    boolean record(Recorded outcome, String owner, boolean told) {
        Settlement settlement = outcome.settlement();
        return jdbc.sql("""
                update attempt
                   set state = :state,
                       provider_message_id = coalesce(:messageId, provider_message_id),
                       outcome = :outcome, reason = :reason, error_code = :code, retry_after_seconds = :retryAfter,
                       told = :told, tell_after = :now, tell_tries = 0,
                       not_before = case when :state = 'QUEUED' then cast(:notBefore as timestamptz) end,
                       sent_at = case when :state = 'ACCEPTED' then marked_at end,
                       failed_at = case when :state = 'REJECTED' then cast(:now as timestamptz) end,
                       unknown_at = case when :state = 'UNKNOWN' then cast(:now as timestamptz) else unknown_at end,
                       owner = case when :state in ('QUEUED', 'ACCEPTED', 'REJECTED') then null else owner end,
                       lease_until = null
                 where id = :id and (state = 'SENDING' and owner = :owner
                                     or state = 'UNKNOWN' and owner = :owner and :state <> 'UNKNOWN'
                                        and not (told and outcome is not distinct from 'UNCONFIRMED'))
                """)
                .param("state", outcome.state())
                .param("messageId", outcome.providerMessageId())
                .param("outcome", settlement.kind() == null ? null : settlement.kind().name())
                .param("reason", settlement.reason())
                .param("code", settlement.errorCode())
                .param("retryAfter", settlement.retryAfter() == null ? null : settlement.retryAfter().toSeconds())
                .param("told", told)
                .param("now", now())
                .param("notBefore", outcome.notBefore() == null ? null : at(clock.instant().plus(outcome.notBefore())))
                .param("id", outcome.id().value())
                .param("owner", owner)
                .update() == 1;
    }

    /** Leases that ran out (database time): nobody knows what became of them. */
    List<AttemptId> expireLeases() {
        return jdbc.sql("""
                update attempt set state = 'UNKNOWN', unknown_at = :now, reason = 'No answer within the lease'
                 where state = 'SENDING' and lease_until < clock_timestamp()
                returning id
                """).param("now", now()).query((rs, n) -> new AttemptId(rs.getObject(1, UUID.class))).list();
    }

    /** Unknown for longer than the grace: from now on a case for the campaign's "unconfirmed" path. */
    int giveUp(Duration grace) {
        return jdbc.sql("""
                update attempt set outcome = 'UNCONFIRMED', reason = 'Send not confirmed', told = false, tell_after = :now
                 where state = 'UNKNOWN' and outcome is null and unknown_at <= :before
                """).param("now", now()).param("before", at(clock.instant().minus(grace))).update();
    }

    /** Locks some outcomes that were recorded but could not be told. */
    List<UUID> untold(int limit) {
        return jdbc.sql("select id from attempt where not told and tell_after <= :now order by tell_after limit :limit")
                .param("now", now()).param("limit", limit).query(UUID.class).list();
    }

    /** Marks the outcome as told; empty when somebody else tells it. */
    Optional<AttemptSettled> takeUntold(AttemptId id) {
        return jdbc.sql("update attempt set told = true where id = :id and not told returning " + COLUMNS
                        + ", outcome, reason, error_code, retry_after_seconds, sent_at")
                .param("id", id.value()).query((rs, n) -> settled(rs, false)).optional();
    }

    void tellLater(AttemptId id) {
        jdbc.sql("""
                update attempt set tell_tries = tell_tries + 1, tell_after = :now::timestamptz + least(tell_tries + 1, 60) * interval '1 second'
                 where id = :id
                """).param("id", id.value()).param("now", now()).update();
    }

    Optional<AttemptRow> find(AttemptId id) {
        return jdbc.sql("select " + COLUMNS + " from attempt where id = :id").param("id", id.value())
                .query((rs, n) -> row(rs)).optional();
    }

    /**
     * News that can only come when the message left settles an attempt whose outcome is open.
     *
     * @param messageId null when the news does not tell it
     */
    Optional<AttemptSettled> confirm(AttemptId id, String messageId, Instant at) {
        return jdbc.sql(BEFORE + """
                update attempt
                   set state = 'ACCEPTED', outcome = 'ACCEPTED', reason = null, error_code = null, told = true, sent_at = :at,
                       provider_message_id = coalesce(provider_message_id, :messageId), lease_until = null
                  from before
                 where id = before_id and state in ('SENDING', 'UNKNOWN')
                returning """ + " " + COLUMNS + ", outcome, reason, error_code, retry_after_seconds, sent_at, was_unconfirmed")
                .param("id", id.value()).param("messageId", messageId).param("at", at(at))
                .query((rs, n) -> settled(rs, rs.getBoolean("was_unconfirmed"))).optional();
    }

    /** The provider's id of a message that was confirmed without it, so that its statuses and the replies that quote it are found. */
    void adopt(AttemptId id, String messageId) {
        jdbc.sql("""
                update attempt set provider_message_id = :messageId
                 where id = :id and state = 'ACCEPTED' and provider_message_id is null
                """).param("id", id.value()).param("messageId", messageId).update();
    }

    /** The unconfirmed send did not happen after all. */
    Optional<AttemptSettled> refute(AttemptId id, String reason) {
        return jdbc.sql(BEFORE + """
                update attempt set state = 'REJECTED', outcome = 'TEMPORARY', reason = :reason, told = true
                  from before
                 where id = before_id and state = 'UNKNOWN' and outcome = 'UNCONFIRMED'
                returning """ + " " + COLUMNS + ", outcome, reason, error_code, retry_after_seconds, sent_at, was_unconfirmed")
                .param("id", id.value()).param("reason", reason)
                .query((rs, n) -> settled(rs, rs.getBoolean("was_unconfirmed"))).optional();
    }

    Optional<AttemptId> unconfirmedOf(EntryId entry) {
        return jdbc.sql("""
                select id from attempt where entry_id = :entry and state = 'UNKNOWN' and outcome = 'UNCONFIRMED' order by number desc limit 1
                """).param("entry", entry.value()).query((rs, n) -> new AttemptId(rs.getObject(1, UUID.class))).optional();
    }

    /** Attempts to this number whose outcome is open; a reply of the customer tells that they arrived. */
    List<AttemptId> openTo(AccountKey account, String phone, Instant markedBefore) {
        return jdbc.sql("""
                select id from attempt
                 where account_key = :account and recipient = :phone and state = 'UNKNOWN' and marked_at <= :before
                """).param("account", account.value()).param("phone", phone).param("before", at(markedBefore))
                .query((rs, n) -> new AttemptId(rs.getObject(1, UUID.class))).list();
    }

    Optional<AttemptRow> byProviderMessage(AccountKey account, String messageId) {
        return jdbc.sql("select " + COLUMNS + " from attempt where account_key = :account and provider_message_id = :messageId")
                .param("account", account.value()).param("messageId", messageId).query((rs, n) -> row(rs)).optional();
    }

    Optional<String> providerMessageId(AttemptId id) {
        return jdbc.sql("select provider_message_id from attempt where id = :id").param("id", id.value())
                .query(String.class).optional();
    }

    /** The latest accepted template of the entry got this answer; the first answer stays. */
    void answered(EntryId entry, String type, String text, Instant at) {
        jdbc.sql("""
                update attempt set answer = :text, answer_type = :type, answered_at = :at
                 where id = (select id from attempt where entry_id = :entry and state = 'ACCEPTED' order by number desc limit 1)
                   and answered_at is null
                """).param("entry", entry.value()).param("type", type).param("text", text).param("at", at(at)).update();
    }

    private QueuedAttempt queued(ResultSet rs) throws SQLException {
        AttemptRow row = row(rs);
        UUID template = rs.getObject("template_id", UUID.class);
        return new QueuedAttempt(row.id(), row.accountKey(), row.to(), row.content(), template == null ? null : new TemplateId(template),
                row.origin());
    }

    private AttemptRow row(ResultSet rs) throws SQLException {
        MessageContent content = json.read(rs.getString("content"));
        return new AttemptRow(new AttemptId(rs.getObject("id", UUID.class)), AccountKey.of(rs.getString("account_key")),
                rs.getString("recipient"), content, origin(rs));
    }

    private AttemptSettled settled(ResultSet rs, boolean wasUnconfirmed) throws SQLException {
        Long retryAfter = rs.getObject("retry_after_seconds", Long.class);
        Settlement settlement = new Settlement(Settlement.Kind.valueOf(rs.getString("outcome")), rs.getString("reason"),
                rs.getString("error_code"), retryAfter == null ? null : Duration.ofSeconds(retryAfter));
        OffsetDateTime sentAt = rs.getObject("sent_at", OffsetDateTime.class);
        return new AttemptSettled(new AttemptId(rs.getObject("id", UUID.class)), AccountKey.of(rs.getString("account_key")), origin(rs),
                settlement, wasUnconfirmed, sentAt == null ? clock.instant() : sentAt.toInstant());
    }

    private static Origin origin(ResultSet rs) throws SQLException {
        UUID campaign = rs.getObject("campaign_id", UUID.class);
        UUID entry = rs.getObject("entry_id", UUID.class);
        UUID interaction = rs.getObject("interaction_id", UUID.class);
        return new Origin(campaign == null ? null : new CampaignId(campaign), entry == null ? null : new EntryId(entry),
                interaction == null ? null : new InteractionId(interaction), rs.getInt("number"), rs.getString("step"),
                rs.getString("token"), rs.getString("author"));
    }

    private static UUID[] array(Collection<AttemptId> ids) {
        return ids.stream().map(AttemptId::value).toArray(UUID[]::new);
    }

    private static UUID[] campaignArray(Collection<CampaignId> ids) {
        return ids.stream().map(CampaignId::value).toArray(UUID[]::new);
    }

    private static UUID[] entryArray(Collection<EntryId> ids) {
        return ids.stream().map(EntryId::value).toArray(UUID[]::new);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
