package org.hopperflow.interaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the times the service window counts from. */
@Repository
class TalkRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    TalkRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * The entry whose campaign waits for the customer, the latest template first; else the one that still did when they wrote. Looks
     * without locking: the entry decides, and is locked before its conversation.
     */
    Optional<EntryId> campaignOf(Interaction.Customer customer, Instant wrote) {
        return jdbc.sql("""
                (select entry_id from interaction
                  where account_key = :account and phone = :phone and status = 'OPEN' and kind = 'CAMPAIGN'
                  order by template_sent_at desc nulls last, id desc limit 1)
                union all
                (select entry_id from interaction
                  where account_key = :account and phone = :phone and kind = 'CAMPAIGN' and closed_at > :wrote and opened_at <= :wrote
                  order by closed_at desc limit 1)
                limit 1
                """).param("account", customer.account().value()).param("phone", customer.phone()).param("wrote", Columns.time(wrote))
                .query((row, n) -> new EntryId(row.getObject(1, UUID.class))).optional();
    }

    /**
     * Every open conversation with the customer, locked and brought up to date; the latest template first. A campaign's is locked
     * before the agents' one, as in a hand-over, or the two could wait for each other. {@link Talk#heard} for rows.
     */
    List<Interaction> heard(Interaction.Customer customer, Instant at) {
        return jdbc.sql("""
                with open as (
                    select id from interaction where account_key = :account and phone = :phone and status = 'OPEN'
                     order by kind desc, id for update),
                heard as (
                    update interaction set
                           template_sent_at = case when recontacted_at is null then template_sent_at
                                                   else coalesce(asked_sent_at, recontacted_at) end,
                           template_attempt = case when recontacted_at is null then template_attempt else asked_attempt end,
                           first_customer_at = case when recontacted_at is null then coalesce(first_customer_at, :at) else :at end,
                           last_customer_at = case when recontacted_at is null then greatest(last_customer_at, :at) else :at end,
                           recontacted_at = null, asked_attempt = null, asked_sent_at = null
                      from open where interaction.id = open.id and status = 'OPEN' returning interaction.*)
                select * from heard order by template_sent_at desc nulls last, id desc
                """).param("account", customer.account().value()).param("phone", customer.phone()).param("at", Columns.time(at))
                .query(InteractionRow::read).list();
    }

    /** The entry's first template was accepted; later ones change nothing. */
    void templateSent(List<TemplateSent> sent) {
        batches.batchUpdate("""
                update interaction set template_sent_at = :at, template_attempt = :attempt
                 where entry_id = :entry and kind = 'CAMPAIGN' and status = 'OPEN' and template_sent_at is null
                """, sent.stream().map(one -> new MapSqlParameterSource("entry", one.entry().value())
                        .addValue("attempt", one.attempt().value()).addValue("at", Columns.time(one.at()))).toArray(SqlParameterSource[]::new));
    }

    /** The template of this attempt is out. */
    record TemplateSent(EntryId entry, AttemptId attempt, Instant at) {
    }

    /** That template never arrived, so no window counts from it. */
    void templateLost(EntryId entry, AttemptId attempt) {
        jdbc.sql("""
                update interaction set template_sent_at = null, template_attempt = null
                 where entry_id = :entry and kind = 'CAMPAIGN' and status = 'OPEN' and template_attempt = :attempt
                """).param("entry", entry.value()).param("attempt", attempt.value()).update();
    }

    /** The conversation whose window counts from this attempt's template, or will once it is answered; locked. */
    Optional<Interaction> lockCountingFrom(InteractionId id, AttemptId attempt) {
        return jdbc.sql("""
                select * from interaction where id = :id and status = 'OPEN' and :attempt in (asked_attempt, template_attempt) for update
                """).param("id", id.value()).param("attempt", attempt.value()).query(InteractionRow::read).optional();
    }

    void save(InteractionId id, Talk talk) {
        jdbc.sql("""
                update interaction set template_sent_at = :templateSentAt, template_attempt = :templateAttempt,
                       first_customer_at = :firstCustomerAt, last_customer_at = :lastCustomerAt,
                       recontacted_at = :askedAt, asked_attempt = :askedAttempt, asked_sent_at = :askedSentAt
                 where id = :id
                """)
                .param("id", id.value())
                .params(TalkRow.params(talk))
                .update();
    }

    /** Open conversations with the customer go on under the new number, unless one is open there already. */
    void moved(Interaction.Customer from, String to) {
        jdbc.sql("""
                update interaction moved set phone = :to
                 where account_key = :account and phone = :from and status = 'OPEN'
                   and not exists (select 1 from interaction other
                                    where other.account_key = :account and other.phone = :to and other.status = 'OPEN')
                """).param("account", from.account().value()).param("from", from.phone()).param("to", to).update();
    }
}
