package org.hopperflow.message;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Storable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What came of the attempts that left, and who has heard of it. Every change of state is guarded by the state it leaves, and the row
 * count is the answer: only the winner goes on.
 */
@Repository
class OutcomeRepository {

    /** Locks the attempt and remembers whether its flow was told that it could not be confirmed, and so went on. */
    private static final String BEFORE = """
            with before as (select id as before_id, told and outcome is not distinct from 'UNCONFIRMED' as was_unconfirmed
                              from attempt where id = :id for update)
            """;

    /** The provider's id, or null when it is another attempt's: that is an alarm ({@link ProviderIds}) and undoes no fact. */
    private static final String NOBODYS_ID = """
             (select cast(:messageId as text) where not exists (
                     select 1 from attempt other where other.account_key = attempt.account_key
                                                   and other.provider_message_id = :messageId and other.id <> attempt.id))
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;
    private final AttemptRows rows;

    OutcomeRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock, AttemptRows rows) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.rows = rows;
    }

    /**
     * Writes an outcome. An owner's outcome counts while it holds the row, and also after its lease ran out as long as nobody else settled
     * the attempt: a late answer is better than none. One that was told as unconfirmed is out of its reach: the flow went on, so see
     * {@link #confirm} and {@link #refute}.
     * It counts as sent when it left: under load the writing comes seconds later, after the customer's answer.
     *
     * @param told false when whoever waits for one that settles its attempt hears of it later
     * @return those that were written; for the others another side was first
     */
    Set<AttemptId> record(List<Recorded> outcomes, String owner, boolean told) {
        int[] written = batches.batchUpdate("""
                update attempt
                   set state = :state,
                       provider_message_id = coalesce(:messageId, provider_message_id),
                       outcome = :outcome, reason = :reason, error_code = :code, retry_after_seconds = :retryAfter,
                       told = :told, tell_after = :now, tell_tries = 0,
                       not_before = case when :state = 'QUEUED' then cast(:notBefore as timestamptz) end,
                       sent_at = case when :state = 'ACCEPTED' then marked_at end,
                       content = case when :state = 'ACCEPTED' then jsonb_build_object('kind', content -> 'kind') else content end,
                       failed_at = case when :state = 'REJECTED' then cast(:now as timestamptz) end,
                       unknown_at = case when :state = 'UNKNOWN' then cast(:now as timestamptz) else unknown_at end,
                       owner = case when :state in ('QUEUED', 'ACCEPTED', 'REJECTED') then null else owner end,
                       lease_until = null
                 where id = :id and (state = 'SENDING' and owner = :owner
                                     or state = 'UNKNOWN' and owner = :owner and :state <> 'UNKNOWN'
                                        and not (told and outcome is not distinct from 'UNCONFIRMED'))
                """, outcomes.stream().map(outcome -> row(outcome, owner, told)).toArray(SqlParameterSource[]::new));
        return IntStream.range(0, written.length).filter(i -> written[i] == 1).mapToObj(i -> outcomes.get(i).id())
                .collect(Collectors.toSet());
    }

    private SqlParameterSource row(Recorded outcome, String owner, boolean told) {
        Settlement settlement = outcome.settlement();
        return new MapSqlParameterSource()
                .addValue("state", outcome.state())
                .addValue("messageId", outcome.providerMessageId())
                .addValue("outcome", settlement.kind() == null ? null : settlement.kind().name())
                .addValue("reason", Storable.repaired(settlement.reason()))
                .addValue("code", Storable.repaired(settlement.errorCode()))
                .addValue("retryAfter", settlement.retryAfter() == null ? null : settlement.retryAfter().toSeconds(), Types.BIGINT)
                .addValue("told", told || !outcome.settles())
                .addValue("now", now())
                .addValue("notBefore", outcome.notBefore() == null ? null : Columns.time(clock.instant().plus(outcome.notBefore())),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("id", outcome.id().value())
                .addValue("owner", owner);
    }

    /** Leases that ran out (database time): nobody knows what became of them. */
    List<AttemptId> expireLeases() {
        return jdbc.sql("""
                update attempt set state = 'UNKNOWN', unknown_at = :now, reason = 'No answer within the lease'
                 where state = 'SENDING' and lease_until < clock_timestamp()
                returning id
                """).param("now", now()).query(AttemptRows::id).list();
    }

    /** Unknown for longer than the grace: from now on a case for the campaign's "unconfirmed" path. */
    int giveUp(Duration grace) {
        return jdbc.sql("""
                update attempt set outcome = 'UNCONFIRMED', reason = 'Send not confirmed', told = false, tell_after = :now
                 where state = 'UNKNOWN' and outcome is null and unknown_at <= :before
                """).param("now", now()).param("before", Columns.time(clock.instant().minus(grace))).update();
    }

    /** Still without an outcome, or without one that anybody is sure of; counted up to {@code most}. */
    int unknown(int most) {
        return jdbc.sql("select count(*) from (select 1 from attempt where state = 'UNKNOWN' limit :most) counted")
                .param("most", most).query(Integer.class).single();
    }

    /** Locks some outcomes that were recorded but could not be told. */
    List<UUID> untold(int limit) {
        return jdbc.sql("select id from attempt where not told and tell_after <= :now order by tell_after limit :limit")
                .param("now", now()).param("limit", limit).query(UUID.class).list();
    }

    /** Marks the outcome as told; empty when somebody else tells it. */
    Optional<AttemptSettled> takeUntold(AttemptId id) {
        return jdbc.sql("update attempt set told = true where id = :id and not told returning " + AttemptRows.SETTLED)
                .param("id", id.value()).query(rows::settled).optional();
    }

    /** After 1 s, 2 s, … and from the tenth time on after 1 min, 2 min, … at most 10 min. */
    void tellLater(AttemptId id, String failure) {
        jdbc.sql("""
                update attempt
                   set tell_tries = tell_tries + 1, tell_failure = :failure,
                       tell_after = :now::timestamptz + case when tell_tries < 9 then (tell_tries + 1) * interval '1 second'
                                                             else least(tell_tries - 8, 10) * interval '1 minute' end
                 where id = :id
                """).param("id", id.value()).param("failure", Storable.repaired(failure)).param("now", now()).update();
    }

    /** What came of the send of this step is told again. */
    boolean tellAgain(EntryId entry, String token) {
        return jdbc.sql("""
                update attempt set told = false, tell_after = :now, tell_tries = 0
                 where entry_id = :entry and token = :token and outcome is not null and told
                """).param("entry", entry.value()).param("token", token).param("now", now()).update() > 0;
    }

    /** How an attempt ended that was told as unconfirmed; empty while it is open. */
    Optional<AttemptSettled> settledAfterDoubt(AttemptId id) {
        return jdbc.sql("select " + AttemptRows.SETTLED + """
                , true as was_unconfirmed from attempt where id = :id and told and outcome is not null and state in ('ACCEPTED', 'REJECTED')
                """).param("id", id.value()).query(rows::settledAfterDoubt).optional();
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
                       provider_message_id = coalesce(provider_message_id, """ + NOBODYS_ID + """
                       ), lease_until = null
                  from before
                 where id = before_id and state in ('SENDING', 'UNKNOWN')
                returning """ + " " + AttemptRows.SETTLED + ", was_unconfirmed")
                .param("id", id.value()).param("messageId", messageId).param("at", Columns.time(at))
                .query(rows::settledAfterDoubt).optional();
    }

    /** The provider's id of a message that was confirmed without it, so that its statuses and the replies that quote it are found. */
    void adopt(AttemptId id, String messageId) {
        jdbc.sql("""
                update attempt set provider_message_id = """ + NOBODYS_ID + """
                 where id = :id and state = 'ACCEPTED' and provider_message_id is null
                """).param("id", id.value()).param("messageId", messageId).update();
    }

    /** The unconfirmed send did not happen after all. */
    Optional<AttemptSettled> refute(AttemptId id, String reason) {
        return jdbc.sql(BEFORE + """
                update attempt set state = 'REJECTED', outcome = 'TEMPORARY', reason = :reason, told = true
                  from before
                 where id = before_id and state = 'UNKNOWN' and outcome = 'UNCONFIRMED'
                returning """ + " " + AttemptRows.SETTLED + ", was_unconfirmed")
                .param("id", id.value()).param("reason", reason)
                .query(rows::settledAfterDoubt).optional();
    }

    private OffsetDateTime now() {
        return Columns.time(clock.instant());
    }
}
