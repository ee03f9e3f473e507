package org.hopperflow.message;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Page;
import org.springframework.stereotype.Component;

/** What came of a campaign's attempts. */
@Component
public class History {

    private final HistoryRepository rows;

    History(HistoryRepository rows) {
        this.rows = rows;
    }

    /** @param after null for the first page */
    public Page<HistoryRow> page(CampaignId campaign, HistoryFilter filter, UUID after, int limit) {
        return Page.of(rows.page(campaign, filter, after, limit + 1), limit, HistoryRow::id);
    }

    /** The answer to what was last sent to the entry; the first answer stays. */
    public void answered(EntryId entry, String type, String text, Instant at) {
        rows.answered(entry, type, text, at);
    }
}
