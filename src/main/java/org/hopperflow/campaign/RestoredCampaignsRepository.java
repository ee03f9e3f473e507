package org.hopperflow.campaign;

import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.CampaignId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The campaigns as a restore finds them. */
@Repository
class RestoredCampaignsRepository {

    private final JdbcClient jdbc;

    RestoredCampaignsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CampaignId> running() {
        return jdbc.sql("select id from campaign where status = 'RUNNING' order by id")
                .query((rs, n) -> new CampaignId(rs.getObject(1, UUID.class))).list();
    }

    /** Pauses that would have ended by themselves do not any more. */
    void waitForAPerson(String reason) {
        jdbc.sql("update campaign set pause_cause = null, status_reason = :reason where status = 'PAUSED' and pause_cause is not null")
                .param("reason", reason).update();
    }

    void resendNothing() {
        jdbc.sql("update campaign set on_unconfirmed = 'HOLD' where status <> 'COMPLETED' and on_unconfirmed = 'RESEND'").update();
    }

    long count(CampaignStatus status) {
        return jdbc.sql("select count(*) from campaign where status = :status").param("status", status.name()).query(Long.class).single();
    }
}
