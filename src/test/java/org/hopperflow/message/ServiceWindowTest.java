package org.hopperflow.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hopperflow.shared.ServiceWindowStart.LAST_CUSTOMER_MESSAGE;
import static org.hopperflow.shared.ServiceWindowStart.TEMPLATE_SENT;

import java.time.Duration;
import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.Test;

class ServiceWindowTest {

    private static final Instant SENT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant ANSWERED = SENT.plus(Duration.ofHours(20));
    private static final Instant WROTE_AGAIN = SENT.plus(Duration.ofHours(23));

    @Test
    void before_the_customer_has_answered_nothing_can_be_sent() {
        ServiceWindow.State state = ServiceWindow.at(SENT.plusSeconds(60), TEMPLATE_SENT, facts(SENT, null, null));

        assertThat(state.open()).isFalse();
        assertThat(state.reason()).isEqualTo("No messages can be sent since we are waiting for the customer's response.");
    }

    @Test
    void by_default_it_ends_24_hours_after_the_template() {
        WindowFacts facts = facts(SENT, ANSWERED, ANSWERED);

        assertThat(ServiceWindow.at(SENT.plus(Duration.ofHours(24)).minusMillis(1), TEMPLATE_SENT, facts).open()).isTrue();
        assertThat(ServiceWindow.at(SENT.plus(Duration.ofHours(24)), TEMPLATE_SENT, facts))
                .isEqualTo(new ServiceWindow.State(false, SENT.plus(Duration.ofHours(24)), ServiceWindow.OVER));
    }

    @Test
    void counted_as_meta_does_every_message_of_the_customer_extends_it() {
        WindowFacts facts = facts(SENT, ANSWERED, WROTE_AGAIN);

        ServiceWindow.State state = ServiceWindow.at(SENT.plus(Duration.ofHours(40)), LAST_CUSTOMER_MESSAGE, facts);

        assertThat(state).isEqualTo(new ServiceWindow.State(true, WROTE_AGAIN.plus(Duration.ofHours(24)), null));
    }

    @Test
    void without_a_template_before_it_it_starts_with_the_customers_first_message() {
        WindowFacts facts = facts(null, ANSWERED, WROTE_AGAIN);

        assertThat(ServiceWindow.at(WROTE_AGAIN, TEMPLATE_SENT, facts).endsAt()).isEqualTo(ANSWERED.plus(Duration.ofHours(24)));
    }

    @Test
    void a_reply_after_a_day_finds_the_templates_window_over() {
        Instant late = SENT.plus(Duration.ofDays(3));

        assertThat(ServiceWindow.at(late, TEMPLATE_SENT, facts(SENT, late, late)).reason()).isEqualTo(ServiceWindow.OVER);
    }

    @Test
    void a_template_of_another_category_replaces_it_and_one_of_the_same_does_not() {
        assertThat(ServiceWindow.replacedBy("MARKETING", "UTILITY")).isTrue();
        assertThat(ServiceWindow.replacedBy("MARKETING", "MARKETING")).isFalse();
    }

    @Test
    void one_that_the_customer_opened_by_writing_first_is_replaced_by_any_template() {
        assertThat(ServiceWindow.replacedBy(null, "MARKETING")).isTrue();
    }

    private static WindowFacts facts(Instant templateSent, Instant firstCustomer, Instant lastCustomer) {
        return new WindowFacts(AccountKey.of("demo"), templateSent, firstCustomer, lastCustomer);
    }
}
