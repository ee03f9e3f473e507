package org.hopperflow.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;

/** Reads rows of {@code hopper_entry}. */
final class EntryRows {

    private EntryRows() {
    }

    static HopperEntry entry(ResultSet rs) throws SQLException {
        return new HopperEntry(new EntryId(rs.getObject("id", UUID.class)), new CampaignId(rs.getObject("campaign_id", UUID.class)),
                AccountKey.of(rs.getString("account_key")), new ContactId(rs.getObject("contact_id", UUID.class)), rs.getString("phone"),
                EntryStatus.valueOf(rs.getString("status")), rs.getString("reason"), rs.getInt("attempts"), instant(rs, "next_retry_at"),
                rs.getString("process_instance_id"), instant(rs, "deadline_at"), instant(rs, "answered_at"),
                instant(rs, "claimed_at"), rs.getBoolean("held"));
    }

    static Waiting waiting(ResultSet rs) throws SQLException {
        return new Waiting(new EntryId(rs.getObject("id", UUID.class)), rs.getString("process_instance_id"));
    }

    static UUID[] ids(Collection<EntryId> ids) {
        return ids.stream().map(EntryId::value).toArray(UUID[]::new);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
