package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.TemplateId;
import org.springframework.stereotype.Component;

/** Reads rows of the ledger. */
@Component
class AttemptRows {

    static final String COLUMNS = """
            id, account_key, recipient, content, template_id, campaign_id, entry_id, interaction_id, number, step, token, author""";
    static final String SETTLED = COLUMNS + ", outcome, reason, error_code, retry_after_seconds, sent_at";

    private final Clock clock;
    private final ContentJson json;

    AttemptRows(Clock clock, ContentJson json) {
        this.clock = clock;
        this.json = json;
    }

    static AttemptId id(ResultSet rs, int number) throws SQLException {
        return new AttemptId(rs.getObject("id", UUID.class));
    }

    AttemptRow attempt(ResultSet rs, int number) throws SQLException {
        return new AttemptRow(id(rs, number), AccountKey.of(rs.getString("account_key")), rs.getString("recipient"),
                json.read(rs.getString("content")), Columns.id(rs, "template_id", TemplateId::new), origin(rs));
    }

    QueuedAttempt queued(ResultSet rs, int number) throws SQLException {
        AttemptRow row = attempt(rs, number);
        return new QueuedAttempt(row.id(), row.accountKey(), row.to(), row.content(), row.templateId(), row.origin());
    }

    /** The first outcome that is told. */
    AttemptSettled settled(ResultSet rs, int number) throws SQLException {
        return settled(rs, false);
    }

    /** The truth about an attempt whose flow may have been told that it could not be confirmed. */
    AttemptSettled settledAfterDoubt(ResultSet rs, int number) throws SQLException {
        return settled(rs, rs.getBoolean("was_unconfirmed"));
    }

    private AttemptSettled settled(ResultSet rs, boolean wasUnconfirmed) throws SQLException {
        Long retryAfter = rs.getObject("retry_after_seconds", Long.class);
        Settlement settlement = new Settlement(Settlement.Kind.valueOf(rs.getString("outcome")), rs.getString("reason"),
                rs.getString("error_code"), retryAfter == null ? null : Duration.ofSeconds(retryAfter));
        OffsetDateTime sentAt = rs.getObject("sent_at", OffsetDateTime.class);
        return new AttemptSettled(id(rs, 0), AccountKey.of(rs.getString("account_key")), origin(rs), settlement, wasUnconfirmed,
                sentAt == null ? clock.instant() : sentAt.toInstant());
    }

    private static Origin origin(ResultSet rs) throws SQLException {
        return new Origin(Columns.id(rs, "campaign_id", CampaignId::new), Columns.id(rs, "entry_id", EntryId::new),
                Columns.id(rs, "interaction_id", InteractionId::new), rs.getInt("number"), rs.getString("step"), rs.getString("token"),
                rs.getString("author"));
    }
}
