package org.hopperflow.interaction;

import java.time.Instant;
import java.util.Objects;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;

/** A conversation as it is on its row. */
record Interaction(InteractionId id, Kind kind, Customer customer, Links links, Talk talk, Desk desk, Life life) {

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

    /**
     * What the service window counts from; the customer's times are the provider's.
     *
     * @param templateAttempt the attempt that sent the template, or is about to
     * @param recontactedAt   when the recontact template was asked for, as long as the customer did not write since
     */
    record Talk(Instant templateSentAt, AttemptId templateAttempt, Instant firstCustomerAt, Instant lastCustomerAt,
            Instant recontactedAt) {

        static final Talk NONE = new Talk(null, null, null, null, null);

        /** The customer wrote: they answered whatever was sent before. */
        Talk heard(Instant at) {
            Instant first = firstCustomerAt == null ? at : firstCustomerAt;
            Instant last = lastCustomerAt == null || lastCustomerAt.isBefore(at) ? at : lastCustomerAt;
            return new Talk(templateSentAt, templateAttempt, first, last, null);
        }

        /** Only the template of an earlier conversation, for one that begins now. */
        Talk template() {
            return new Talk(templateSentAt, templateAttempt, null, null, null);
        }

        boolean templateAfter(Talk other) {
            return templateSentAt != null && (other.templateSentAt == null || other.templateSentAt.isBefore(templateSentAt));
        }
    }

    /**
     * Who works on it.
     *
     * @param agent       who has it; null when nobody
     * @param offeredTo   who alone is asked to take it; null when the whole queue is
     * @param escalatedAt since when the customer waits too long for an answer; null when they do not
     */
    record Desk(String agent, String offeredTo, Instant escalatedAt) {
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
        return !ofAgents() || talk.lastCustomerAt() == null || talk.recontactedAt() != null;
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
