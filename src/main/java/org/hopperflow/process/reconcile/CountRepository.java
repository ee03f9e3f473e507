package org.hopperflow.process.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.CampaignId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits for a person or should have been taken by now; counted up to ten thousand, each by an index of its own. */
@Repository
class CountRepository {

    /** Whoever works here looks several times a second. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    CountRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    int inboxItemsParked() {
        return count("inbox_item where state = 'PARKED'");
    }

    /** Due for five minutes and not taken, or taken in vain for a quarter of an hour. */
    int inboxItemsLate() {
        return count("inbox_item where state = 'NEW' and (next_try_at < clock_timestamp() - interval '5 minutes' or tries >= 25)");
    }

    int webhooksParked() {
        return count("webhook_event where state = 'PARKED' and dismissed_at is null");
    }

    /** Stored and not read for five minutes. */
    int webhooksUnread() {
        return jdbc.sql(capped("webhook_event where state = 'RECEIVED' and received_at < :before"))
                .param("before", clock.instant().minus(LONG).atOffset(ZoneOffset.UTC)).query(Integer.class).single();
    }

    int statusesParked() {
        return count("early_status where parked_at is not null");
    }

    int alarms() {
        return count("provider_id_alarm where dismissed_at is null");
    }

    /** The engine raises an incident for each when its tries are used up. */
    int jobsWithoutRetries() {
        return count("act_ru_incident where incident_type_ = 'failedJob'");
    }

    /** Leases are on database time; the sweep takes them a second after they ran out. */
    int leasesRunOut() {
        return count("attempt where state = 'SENDING' and lease_until < clock_timestamp() - interval '5 minutes'");
    }

    /** The contact that comes next in the campaign; it changes as soon as any is taken. */
    Optional<UUID> nextContact(CampaignId campaign) {
        List<UUID> next = jdbc.sql("select id from hopper_entry where campaign_id = :campaign and status = 'FRESH' order by id limit 1")
                .param("campaign", campaign.value()).query(UUID.class).list();
        return next.stream().findFirst();
    }

    private int count(String from) {
        return jdbc.sql(capped(from)).query(Integer.class).single();
    }

    private static String capped(String from) {
        return "select count(*) from (select 1 from " + from + " limit 10000) counted";
    }
}
