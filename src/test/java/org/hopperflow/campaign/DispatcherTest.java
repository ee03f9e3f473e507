package org.hopperflow.campaign;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hopperflow.message.Ledger;
import org.hopperflow.message.Pace;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.shared.operation.Quarantine;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far ahead of the pace contacts are taken. */
class DispatcherTest {

    private static final int MILLIS = 10_000;
    private static final AccountKey ACCOUNT = AccountKey.of("demo");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final CampaignRepository campaigns = mock(CampaignRepository.class);
    private final Claims claims = mock(Claims.class);
    private final Templates templates = mock(Templates.class);
    private final SendingAccounts accounts = mock(SendingAccounts.class);
    private final Ledger ledger = mock(Ledger.class);
    private final Pace pace = mock(Pace.class);
    private final Dispatcher dispatcher = new Dispatcher(campaigns, mock(TemplatePauses.class), claims,
            mock(DailyShare.class), templates, accounts, ledger, pace, mock(Quarantine.class), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void tenMessagesASecond() {
        Template approved = mock(Template.class);
        when(approved.sendable()).thenReturn(true);
        when(templates.find(any())).thenReturn(Optional.of(approved));
        when(accounts.messagesPerSecond(ACCOUNT)).thenReturn(10);
    }

    @AfterEach
    void stop() {
        dispatcher.stop();
    }

    @Test
    void two_seconds_of_the_pace_are_taken_and_no_more() {
        Campaign campaign = running(null);
        when(ledger.waiting(any(), any())).thenReturn(15);

        dispatcher.start();

        verify(claims, timeout(MILLIS).atLeastOnce()).claim(campaign, 5);
    }

    @Test
    void nobody_is_written_to_before_the_provider_has_answered_whether_it_can_send() {
        Campaign campaign = running(null);
        when(campaigns.unasked()).thenReturn(Set.of(campaign.id()), Set.of(campaign.id()), Set.of());

        dispatcher.start();

        verify(claims, timeout(MILLIS).atLeastOnce()).claim(campaign, 20);
        verify(campaigns, atLeast(3)).unasked();
    }

    @Test
    void a_handful_is_not_worth_a_batch() {
        running(null);
        when(ledger.waiting(any(), any())).thenReturn(16);

        dispatcher.start();

        verify(ledger, timeout(MILLIS).atLeast(2)).waiting(any(), any());
        verify(claims, never()).claim(any(), anyInt());
    }

    @Test
    void what_waits_already_is_enough() {
        running(null);
        when(ledger.waiting(any(), any())).thenReturn(20);

        dispatcher.start();

        verify(ledger, timeout(MILLIS).atLeast(2)).waiting(any(), any());
        verify(claims, never()).claim(any(), anyInt());
    }

    @Test
    void a_campaign_with_a_rate_of_its_own_takes_what_that_allows() {
        Campaign campaign = running(3);
        when(claims.waitingFor(campaign)).thenReturn(100);
        when(pace.takeForCampaign(campaign.id(), 3, 20)).thenReturn(3);

        dispatcher.start();

        verify(claims, timeout(MILLIS).atLeastOnce()).claim(campaign, 3);
    }

    @Test
    void a_retry_that_was_asked_for_goes_before_fresh_contacts() {
        Campaign campaign = running(null);
        when(claims.retry(eq(campaign), anyInt())).thenReturn(8);

        dispatcher.start();

        verify(claims, timeout(MILLIS).atLeastOnce()).claim(campaign, 12);
        verify(claims, atLeast(1)).retry(campaign, 20);
    }

    private Campaign running(Integer ownRate) {
        CampaignOptions options = new CampaignOptions(null, ownRate, 1, null, false, false, OnUnconfirmed.HOLD, null, null);
        Campaign campaign = new Campaign(CampaignId.next(), "Spring", ACCOUNT, TemplateId.next(), new Flow("hopperContact", null),
                CampaignStatus.RUNNING, null, options, NOW);
        when(campaigns.running()).thenReturn(List.of(campaign));
        return campaign;
    }
}
