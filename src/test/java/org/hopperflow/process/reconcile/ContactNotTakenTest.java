package org.hopperflow.process.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.campaign.SendingCampaigns;
import org.hopperflow.shared.CampaignId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactNotTakenTest {

    private final SendingCampaigns campaigns = mock(SendingCampaigns.class);
    private final CountRepository entries = mock(CountRepository.class);
    private final ContactNotTaken check = new ContactNotTaken(campaigns, entries,
            new ReconcilerSettings(Duration.ofMinutes(1), 100, 10, Duration.ofNanos(1)));
    private final CampaignId campaign = CampaignId.next();

    @BeforeEach
    void oneCampaignSends() {
        when(campaigns.now()).thenReturn(List.of(campaign));
        when(entries.nextContact(campaign)).thenReturn(Optional.of(new UUID(1, 1)));
    }

    @Test
    void a_contact_that_stays_the_next_one_is_found() {
        assertThat(check.look().found()).isZero();

        assertThat(check.look().found()).isEqualTo(1);
    }

    @Test
    void a_campaign_that_goes_on_is_fine() {
        check.look();
        when(entries.nextContact(campaign)).thenReturn(Optional.of(new UUID(1, 2)));

        assertThat(check.look().found()).isZero();
    }

    @Test
    void a_campaign_whose_contacts_are_all_taken_is_fine() {
        check.look();
        when(entries.nextContact(campaign)).thenReturn(Optional.empty());

        assertThat(check.look().found()).isZero();
    }

    @Test
    void time_outside_the_hours_does_not_count() {
        check.look();
        when(campaigns.now()).thenReturn(List.of());
        check.look();
        when(campaigns.now()).thenReturn(List.of(campaign));

        assertThat(check.look().found()).isZero();
    }
}
