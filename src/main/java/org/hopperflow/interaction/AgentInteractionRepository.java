package org.hopperflow.interaction;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.InteractionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Opens the agents' conversations and joins those that are open. */
@Repository
class AgentInteractionRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AgentInteractionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The agents' open conversation with the customer, locked. */
    Optional<Interaction> lockOpen(Interaction.Customer customer) {
        return jdbc.sql("""
                select * from interaction
                 where account_key = :account and phone = :phone and kind = 'AGENT' and status = 'OPEN' for update
                """).param("account", customer.account().value()).param("phone", customer.phone())
                .query(InteractionRow::read).optional();
    }

    /**
     * Holds a campaign's conversation that is in the way of an exclusive one open until the transaction ends, so that no campaign
     * slips in between its end and the agents' beginning.
     */
    void holdExclusive(Interaction.Customer customer) {
        jdbc.sql("select id from interaction where account_key = :account and phone = :phone and status = 'OPEN' and exclusive for share")
                .param("account", customer.account().value()).param("phone", customer.phone()).query(UUID.class).optional();
    }

    /** False when the agents have one already, or, asked for an exclusive one, when a campaign has one. */
    boolean open(InteractionId id, Opening opening, boolean exclusive) {
        return jdbc.sql("""
                insert into interaction (id, account_key, kind, status, phone, contact_id, campaign_id, entry_id, exclusive, agent,
                       template_sent_at, template_attempt, first_customer_at, last_customer_at,
                       recontacted_at, asked_attempt, asked_sent_at, opened_at)
                values (:id, :account, 'AGENT', 'OPEN', :phone, :contact, :campaign, :entry, :exclusive, :agent,
                       :templateSentAt, :templateAttempt, :firstCustomerAt, :lastCustomerAt,
                       :askedAt, :askedAttempt, :askedSentAt, :now)
                on conflict do nothing
                """)
                .param("id", id.value())
                .param("account", opening.customer().account().value())
                .param("phone", opening.customer().phone())
                .param("contact", Columns.id(opening.links().contact(), contact -> contact.value()))
                .param("campaign", Columns.id(opening.links().campaign(), campaign -> campaign.value()))
                .param("entry", Columns.id(opening.links().entry(), entry -> entry.value()))
                .param("exclusive", exclusive)
                .param("agent", opening.agent())
                .params(TalkRow.params(opening.talk()))
                .param("now", Columns.time(clock.instant()))
                .update() == 1;
    }

    void link(InteractionId id, Interaction.Links links) {
        jdbc.sql("update interaction set contact_id = :contact, campaign_id = :campaign, entry_id = :entry where id = :id")
                .param("id", id.value())
                .param("contact", Columns.id(links.contact(), contact -> contact.value()))
                .param("campaign", Columns.id(links.campaign(), campaign -> campaign.value()))
                .param("entry", Columns.id(links.entry(), entry -> entry.value()))
                .update();
    }
}
