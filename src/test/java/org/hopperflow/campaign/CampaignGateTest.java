package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import org.hopperflow.contact.SuppressionScope;
import org.hopperflow.contact.Suppressions;
import org.hopperflow.message.Origin;
import org.hopperflow.message.QueuedAttempt;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last look before a message leaves. */
class CampaignGateTest {

    private static final AccountKey ACCOUNT = AccountKey.of("demo");
    /** A Monday. */
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final SendingInterval MORNINGS = new SendingInterval("UTC",
            List.of(new SendingInterval.Slot(SendingInterval.Weekday.MON, LocalTime.of(8, 0), LocalTime.of(11, 0))), List.of());

    private final CampaignRepository campaigns = mock(CampaignRepository.class);
    private final Suppressions suppressions = mock(Suppressions.class);
    private final Templates templates = mock(Templates.class);
    private final CampaignGate gate = new CampaignGate(campaigns, suppressions, templates, Clock.fixed(NOON, ZoneOffset.UTC));
    private final TemplateId template = TemplateId.next();

    @BeforeEach
    void theTemplateIsApproved() {
        approved(true);
    }

    @Test
    void a_running_campaign_within_its_hours_sends() {
        Campaign campaign = running(null, null);

        assertThat(gate.open()).containsExactly(campaign.id());
    }

    @Test
    void outside_its_hours_it_does_not() {
        running(MORNINGS, null);

        assertThat(gate.open()).isEmpty();
    }

    @Test
    void after_its_end_it_does_not() {
        running(null, NOON);

        assertThat(gate.open()).isEmpty();
    }

    @Test
    void with_a_template_that_is_not_approved_any_more_it_does_not() {
        running(null, null);
        approved(false);

        assertThat(gate.open()).isEmpty();
    }

    @Test
    void a_suppressed_number_is_refused() {
        QueuedAttempt fine = attempt("391", null);
        QueuedAttempt suppressed = attempt("392", null);
        when(suppressions.suppressedAmong(any(), any())).thenReturn(Map.of("392", SuppressionScope.ALL));

        assertThat(gate.refuse(List.of(fine, suppressed))).containsOnlyKeys(suppressed.id())
                .containsValue("The number is suppressed");
    }

    @Test
    void a_single_message_is_refused_when_its_template_is_not_approved_any_more() {
        QueuedAttempt single = attempt("391", template);
        assertThat(gate.refuse(List.of(single))).isEmpty();
        approved(false);

        assertThat(gate.refuse(List.of(single))).containsOnlyKeys(single.id());
    }

    private void approved(boolean sendable) {
        Template found = mock(Template.class);
        when(found.sendable()).thenReturn(sendable);
        when(templates.find(any())).thenReturn(Optional.of(found));
    }

    private Campaign running(SendingInterval hours, Instant endAt) {
        CampaignOptions options = new CampaignOptions(hours, null, 1, null, false, false, OnUnconfirmed.HOLD, null, endAt);
        Campaign campaign = new Campaign(CampaignId.next(), "Spring", ACCOUNT, template, new Flow("hopperContact", null),
                CampaignStatus.RUNNING, null, options, NOON);
        when(campaigns.running()).thenReturn(List.of(campaign));
        return campaign;
    }

    private static QueuedAttempt attempt(String phone, TemplateId template) {
        return new QueuedAttempt(AttemptId.next(), ACCOUNT, phone, null, template, Origin.single("agent"));
    }
}
