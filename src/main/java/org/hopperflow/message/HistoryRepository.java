package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger as a campaign's history: what came of each attempt, and what the customer answered. */
@Repository
class HistoryRepository {

    private final JdbcClient jdbc;

    HistoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<HistoryRow> page(CampaignId campaign, UUID after, int limit) {
        return jdbc.sql("""
                select id, recipient, number, outcome, reason, error_code, answer, answer_type, sent_at, delivered_at, read_at, answered_at
                  from attempt
                 where campaign_id = :campaign and outcome is not null and id > coalesce(:after, cast('00000000-0000-0000-0000-000000000000' as uuid))
                 order by id
                 limit :limit
                """).param("campaign", campaign.value()).param("after", after).param("limit", limit)
                .query((rs, n) -> row(rs)).list();
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
