package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.shared.operation.Quarantine;
import org.hopperflow.shared.operation.Uptime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LateStartTest {

    private static final Instant DUE = Instant.parse("2026-03-05T08:00:00Z");

    private final Uptime uptime = mock(Uptime.class);
    private final Quarantine quarantine = mock(Quarantine.class);
    private final SendingAccounts accounts = mock(SendingAccounts.class);

    @BeforeEach
    void theAccountIsInRome() {
        when(accounts.timeZone(AccountKey.of("demo"))).thenReturn(ZoneId.of("Europe/Rome"));
    }

    @Test
    void what_was_due_less_than_an_hour_ago_starts() {
        assertThat(lateBy(Duration.ofHours(1)).whyNot(due())).isEmpty();
    }

    @Test
    void what_was_due_longer_ago_while_the_system_was_down_waits_for_a_person() {
        assertThat(lateBy(Duration.ofMinutes(61)).whyNot(due()))
                .contains("It was due on 5 March 2026 at 09:00 (Europe/Rome) while the system was down. Resume it to start now.");
    }

    @Test
    void the_campaigns_own_time_zone_counts_before_the_accounts() {
        Campaign inLondon = campaign(new SendingInterval("Europe/London", List.of(), List.of()), DUE.minusSeconds(60));

        assertThat(lateBy(Duration.ofHours(2)).whyNot(inLondon).orElseThrow()).contains("at 08:00 (Europe/London)");
    }

    @Test
    void an_account_without_a_time_zone_reads_utc() {
        when(accounts.timeZone(AccountKey.of("demo"))).thenReturn(ZoneOffset.UTC);

        assertThat(lateBy(Duration.ofHours(2)).whyNot(due()).orElseThrow()).contains("at 08:00 (UTC)");
    }

    @Test
    void however_late_it_starts_when_the_system_was_up_at_its_date() {
        when(uptime.wasUp(DUE)).thenReturn(true);

        assertThat(lateBy(Duration.ofDays(2)).whyNot(due())).isEmpty();
    }

    @Test
    void a_date_that_had_passed_when_the_campaign_was_saved_was_not_missed() {
        assertThat(lateBy(Duration.ofDays(2)).whyNot(campaign(null, DUE.plusSeconds(1)))).isEmpty();
    }

    @Test
    void in_quarantine_nothing_starts_by_itself() {
        when(quarantine.active()).thenReturn(true);
        when(uptime.wasUp(DUE)).thenReturn(true);

        assertThat(lateBy(Duration.ZERO).whyNot(due()).orElseThrow())
                .isEqualTo("It was due on 5 March 2026 at 09:00 (Europe/Rome) while the system was in quarantine. "
                        + "Resume it after the release to start it.");
    }

    private LateStart lateBy(Duration late) {
        return new LateStart(uptime, quarantine, accounts, Clock.fixed(DUE.plus(late), ZoneOffset.UTC), Duration.ofHours(1));
    }

    private static Campaign due() {
        return campaign(null, DUE.minusSeconds(60));
    }

    private static Campaign campaign(SendingInterval interval, Instant saved) {
        CampaignOptions options = new CampaignOptions(interval, null, 1, null, false, false, OnUnconfirmed.HOLD, DUE, null);
        return new Campaign(CampaignId.next(), "Spring", AccountKey.of("demo"), TemplateId.next(), new Flow("hopperContact", null),
                CampaignStatus.SCHEDULED, null, options, saved);
    }
}
