package org.hopperflow.message;

import java.time.Duration;
import java.time.Instant;
import org.hopperflow.shared.ServiceWindowStart;

/**
 * The service window: may free text be sent to a customer? A pure function of what happened and when.
 *
 * <p>Rules: it opens only once the customer has written since our last template. It lasts 24 hours from the conversation's template
 * ({@code TEMPLATE_SENT}) or from the customer's latest message ({@code LAST_CUSTOMER_MESSAGE}). Without a template before it, it
 * starts with the customer's message.
 */
public final class ServiceWindow {

    /** Length set by Meta; source: Cloud API, "customer service windows". */
    public static final Duration LENGTH = Duration.ofHours(24);

    public static final String WAITING = "No messages can be sent since we are waiting for the customer's response.";
    public static final String OVER = "The service window is over. Only the recontact template can be sent.";

    private ServiceWindow() {
    }

    public static State at(Instant now, ServiceWindowStart rule, WindowFacts facts) {
        if (facts.lastCustomerMessageAt() == null) {
            Instant end = facts.templateSentAt() == null ? null : facts.templateSentAt().plus(LENGTH);
            return new State(false, end, WAITING);
        }
        Instant end = start(rule, facts).plus(LENGTH);
        return now.isBefore(end) ? new State(true, end, null) : new State(false, end, OVER);
    }

    private static Instant start(ServiceWindowStart rule, WindowFacts facts) {
        if (rule == ServiceWindowStart.LAST_CUSTOMER_MESSAGE) {
            return facts.lastCustomerMessageAt();
        }
        return facts.templateSentAt() != null ? facts.templateSentAt() : facts.firstCustomerMessageAt();
    }

    /** @param endsAt null when nothing has opened it yet @param reason why no free text may be sent; null while open */
    public record State(boolean open, Instant endsAt, String reason) {
    }
}
