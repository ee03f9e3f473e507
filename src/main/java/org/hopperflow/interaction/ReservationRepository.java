package org.hopperflow.interaction;

import java.time.Clock;
import java.util.Optional;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Opens the campaigns' conversations, or takes them back. */
@Repository
class ReservationRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReservationRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * False when something is in the way. The unique index decides between two that come at once; the look at open rows finds those
     * that were opened beside others.
     */
    boolean open(ReservationRequest request) {
        return jdbc.sql("""
                insert into interaction
                       (id, account_key, kind, status, phone, contact_id, campaign_id, entry_id, exclusive, opened_at)
                select :id, :account, 'CAMPAIGN', 'OPEN', :phone, cast(:contact as uuid), :campaign, :entry, :exclusive, :now
                 where not :exclusive
                    or not exists (select 1 from interaction
                                    where account_key = :account and phone = :phone and status = 'OPEN')
                on conflict do nothing
                """)
                .param("id", Ids.next())
                .param("account", request.accountKey().value())
                .param("phone", request.phone())
                .param("contact", Columns.id(request.contactId(), contact -> contact.value()))
                .param("campaign", request.campaignId().value())
                .param("entry", request.entryId().value())
                .param("exclusive", request.exclusive())
                .param("now", Columns.time(clock.instant()))
                .update() == 1;
    }

    /** The entry's own open conversation, locked. */
    Optional<Interaction> own(EntryId entry) {
        return jdbc.sql("select * from interaction where entry_id = :entry and kind = 'CAMPAIGN' and status = 'OPEN' for update")
                .param("entry", entry.value()).query(InteractionRow::read).optional();
    }

    /**
     * Who talks to the customer; an agent before a campaign. The lock keeps it open until the caller has written down that it waits:
     * closing it releases those who wait, and would miss one that is not written yet.
     */
    Optional<Interaction.Kind> blocker(Interaction.Customer customer) {
        return jdbc.sql("""
                select kind from interaction
                 where account_key = :account and phone = :phone and status = 'OPEN'
                 order by kind limit 1 for share
                """).param("account", customer.account().value()).param("phone", customer.phone())
                .query(String.class).optional().map(Interaction.Kind::valueOf);
    }

    /** Removes the entry's open conversation unless a template went out in it; empty when nothing was removed. */
    Optional<Interaction> remove(EntryId entry) {
        return jdbc.sql("""
                delete from interaction
                 where entry_id = :entry and kind = 'CAMPAIGN' and status = 'OPEN' and template_sent_at is null returning *
                """).param("entry", entry.value()).query(InteractionRow::read).optional();
    }
}
