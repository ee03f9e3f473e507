package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.PhoneNumbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger as a campaign's history: what came of each attempt, and what the customer answered. */
@Repository
class HistoryRepository {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    HistoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<HistoryRow> page(CampaignId campaign, HistoryFilter filter, UUID after, int limit) {
        return jdbc.sql("""
                select id, recipient, number, outcome, reason, error_code, answer, answer_type, sent_at, delivered_at, read_at, answered_at
                  from attempt
                 where campaign_id = :campaign and outcome is not null and id > :after
                   and outcome = coalesce(:outcome, outcome)
                   and recipient = coalesce(:phone, recipient)
                   and (cast(:code as text) is null or error_code = :code)
                   and (cast(:reason as text) is null or reason = :reason)
                   and (cast(:answered as boolean) is null or (answered_at is not null) = :answered)
                   and (cast(:from as timestamptz) is null or sent_at >= :from)
                   and (cast(:to as timestamptz) is null or sent_at < :to)
                 order by id
                 limit :limit
                """).param("campaign", campaign.value()).param("after", after == null ? FIRST : after).param("limit", limit)
                .params(asked(filter))
                .query((rs, n) -> row(rs)).list();
    }

    private static Map<String, Object> asked(HistoryFilter filter) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("outcome", filter.outcome() == null ? null : filter.outcome().name());
        asked.put("phone", filter.phone() == null || filter.phone().isBlank() ? null : PhoneNumbers.digits(filter.phone()));
        asked.put("code", filter.errorCode());
        asked.put("reason", filter.reason());
        asked.put("answered", filter.answered());
        asked.put("from", filter.from() == null ? null : Columns.time(filter.from()));
        asked.put("to", filter.to() == null ? null : Columns.time(filter.to()));
        return asked;
    }

    /** The latest accepted template of the entry got this answer; the first answer stays. */
    void answered(EntryId entry, String type, String text, Instant at) {
        jdbc.sql("""
                update attempt set answer = :text, answer_type = :type, answered_at = :at
                 where id = (select id from attempt where entry_id = :entry and state = 'ACCEPTED' order by number desc limit 1)
                   and answered_at is null
                """).param("entry", entry.value()).param("type", type).param("text", text).param("at", Columns.time(at)).update();
    }

    private static HistoryRow row(ResultSet rs) throws SQLException {
        return new HistoryRow(rs.getObject("id", UUID.class), rs.getString("recipient"), rs.getInt("number"), rs.getString("outcome"),
                rs.getString("reason"), rs.getString("error_code"), rs.getString("answer"), rs.getString("answer_type"),
                instant(rs, "sent_at"), instant(rs, "delivered_at"), instant(rs, "read_at"), instant(rs, "answered_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
