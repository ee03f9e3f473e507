package org.hopperflow.interaction;

import static org.hopperflow.interaction.Columns.id;
import static org.hopperflow.interaction.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;

/** Reads a row of table {@code interaction}. */
final class InteractionRow {

    private InteractionRow() {
    }

    static Interaction read(ResultSet row, int number) throws SQLException {
        return new Interaction(id(row, "id", InteractionId::new), Interaction.Kind.valueOf(row.getString("kind")),
                new Interaction.Customer(AccountKey.of(row.getString("account_key")), row.getString("phone")),
                links(row), talk(row),
                new Holding(row.getString("agent"), row.getString("offered_to"), time(row, "escalated_at")),
                new Interaction.Life(time(row, "opened_at"), time(row, "closed_at"), row.getString("disposition")));
    }

    private static Interaction.Links links(ResultSet row) throws SQLException {
        return new Interaction.Links(id(row, "contact_id", ContactId::new), id(row, "campaign_id", CampaignId::new),
                id(row, "entry_id", EntryId::new));
    }

    private static Talk talk(ResultSet row) throws SQLException {
        return new Talk(time(row, "template_sent_at"), id(row, "template_attempt", AttemptId::new),
                time(row, "first_customer_at"), time(row, "last_customer_at"), asked(row));
    }

    /** Null when no template waits for its answer. */
    private static Talk.Asked asked(ResultSet row) throws SQLException {
        Instant at = time(row, "recontacted_at");
        return at == null ? null : new Talk.Asked(id(row, "asked_attempt", AttemptId::new), at, time(row, "asked_sent_at"));
    }
}
