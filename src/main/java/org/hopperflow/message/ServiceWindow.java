package org.hopperflow.message;

import java.time.Duration;
import java.time.Instant;
import org.hopperflow.shared.ServiceWindowStart;

/**
 * The service window: may free text be sent to a customer? A pure function of what happened and when.
 *
 * <p>What opens it: the customer's message, not our template. It lasts 24 hours from the conversation's template ({@code TEMPLATE_SENT})
 * or from the customer's latest message ({@code LAST_CUSTOMER_MESSAGE}), which then extends it. Without a template before it, it starts
 * with the customer's message. A template of another category replaces it: no free text until the customer answers that one, and then
 * it lasts from there.
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

    /**
     * Whether a template sent inside an open window replaces it. One that the customer opened by writing first is of no category at all,
     * so that every template is of another one.
     *
     * @param opened   the category of the template that the window counts from; null when the customer wrote first
     * @param category of the template to be sent
     */
    public static boolean replacedBy(String opened, String category) {
        return !category.equals(opened);
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
