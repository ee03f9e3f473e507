package org.hopperflow.message;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What customers got lately, in rows that are taken in the order of their numbers. */
@Repository
class PairRepository {

    /** @param refusedUntil null when nothing was refused */
    record Pair(Instant paidUntil, Instant refusedUntil) {
    }

    private final JdbcClient jdbc;

    PairRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that have a row, locked until the transaction ends. */
    Map<String, Pair> lock(AccountKey account, Collection<String> phones) {
        Map<String, Pair> known = new HashMap<>();
        jdbc.sql("""
                select phone, paid_until, refused_until from pair_pace
                 where account_key = :account and phone = any(:phones) order by phone for update
                """).param("account", account.value()).param("phones", phones.toArray(String[]::new))
                .query((RowCallbackHandler) row -> known.put(row.getString("phone"),
                        new Pair(row.getObject("paid_until", OffsetDateTime.class).toInstant(),
                                row.getObject("refused_until") == null ? null : row.getObject("refused_until", OffsetDateTime.class).toInstant())));
        return known;
    }

    /** @param sent how many messages leave for each */
    void count(AccountKey account, Map<String, Integer> sent, Instant now, Duration each) {
        if (sent.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into pair_pace as pair (account_key, phone, paid_until)
                select :account, phone, :now::timestamptz + sent * :each * interval '1 second'
                  from unnest(cast(:phones as text[]), cast(:sent as int[])) as one(phone, sent) order by phone
                on conflict (account_key, phone) do update
                   set paid_until = greatest(pair.paid_until, :now::timestamptz) + (excluded.paid_until - :now::timestamptz)
                """)
                .param("account", account.value()).param("now", Columns.time(now)).param("each", each.toSeconds())
                .param("phones", sent.keySet().toArray(String[]::new)).param("sent", sent.values().toArray(Integer[]::new)).update();
    }

    /**
     * Another refusal in a row when it comes within half a minute of the wait before it; several of one burst count once. Never longer than
     * 4^6 s, a little more than an hour.
     *
     * @return until when nothing is sent to him
     */
    Instant refused(AccountKey account, String phone, Instant now) {
        return jdbc.sql("""
                insert into pair_pace as pair (account_key, phone, paid_until, refused_until, refusals)
                values (:account, :phone, :now, :now::timestamptz + interval '1 second', 1)
                on conflict (account_key, phone) do update
                   set refused_until = case when pair.refused_until > :now then pair.refused_until
                                            when pair.refused_until > :now::timestamptz - interval '30 seconds'
                                            then :now::timestamptz + power(4, least(pair.refusals, 6)) * interval '1 second'
                                            else :now::timestamptz + interval '1 second' end,
                       refusals = case when pair.refused_until > :now then pair.refusals
                                       when pair.refused_until > :now::timestamptz - interval '30 seconds' then pair.refusals + 1
                                       else 1 end
                returning refused_until
                """).param("account", account.value()).param("phone", phone).param("now", Columns.time(now))
                .query(OffsetDateTime.class).single().toInstant();
    }

    void forget(Instant before) {
        jdbc.sql("delete from pair_pace where paid_until < :before and (refused_until is null or refused_until < :before)")
                .param("before", Columns.time(before)).update();
    }
}
