package org.hopperflow.interaction;

import java.time.Instant;
import java.util.Objects;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;

/** A conversation as it is on its row. */
record Interaction(InteractionId id, Kind kind, Customer customer, Links links, Talk talk, Holding holding, Life life) {

    /** Whose it is. */
    enum Kind { CAMPAIGN, AGENT }

    enum Status { OPEN, CLOSED }

    /** The person at the other end; the number in digits. */
    record Customer(AccountKey account, String phone) {
        Customer {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(phone, "phone");
        }
    }

    /** Where the conversation comes from; each may be null, except the entry of a campaign's. */
    record Links(ContactId contact, CampaignId campaign, EntryId entry) {
        static final Links NONE = new Links(null, null, null);

        Links withContact(ContactId known) {
            return new Links(known, campaign, entry);
        }
    }

    record Life(Instant openedAt, Instant closedAt, String disposition) {
    }

    boolean open() {
        return life.closedAt() == null;
    }

    Status status() {
        return open() ? Status.OPEN : Status.CLOSED;
    }

    boolean ofAgents() {
        return kind == Kind.AGENT;
    }

    /** True before the customer answered the last template; a campaign's waits until it is handed over. */
    boolean waitsForCustomer() {
        return !ofAgents() || talk.waits();
    }

    /** The links after a reply to {@code replied}; the first origin stays. */
    Links linkedTo(EntryId replied) {
        return links.entry() != null ? links : new Links(links.contact(), links.campaign(), replied);
    }

    /** What this agents' conversation becomes when a campaign hands the same customer over: the later template counts. */
    Opening joinedBy(Interaction campaigns) {
        Talk later = campaigns.talk.templateAfter(talk) ? campaigns.talk : talk;
        Instant spoken = campaigns.talk.lastCustomerAt();
        ContactId contact = links.contact() == null ? campaigns.links.contact() : links.contact();
        return new Opening(customer, campaigns.links.withContact(contact), spoken == null ? later : later.heard(spoken));
    }

    InteractionClosed closed() {
        return new InteractionClosed(id, ofAgents(), customer.account(), customer.phone());
    }
}
