package org.hopperflow.process.run;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.hopperflow.campaign.CampaignChanged;
import org.hopperflow.campaign.CampaignChanged.Change;
import org.hopperflow.campaign.CampaignEnding;
import org.hopperflow.campaign.Check;
import org.hopperflow.campaign.EntriesClaimed;
import org.hopperflow.campaign.EntryFacts;
import org.hopperflow.campaign.Waiting;
import org.hopperflow.process.ProcessStory;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.junit.jupiter.api.Test;

/** A campaign's life on its picture. */
class CampaignRunTest extends ProcessStory {

    private final CampaignId campaign = CampaignId.next();

    @Test
    void a_campaign_without_a_start_date_runs_at_once_until_every_entry_is_closed() {
        ProcessInstance run = created(null, null);

        assertThat(run).isWaitingAt("running");
        verify(calendar).startDateReached(campaign);
        Assertions.assertThat(variable(run, "campaignName")).isEqualTo("Spring sale");

        changed(Change.COMPLETED, null);

        assertThat(run).isEnded();
        verify(calendar, never()).endDateReached(campaign);
    }

    @Test
    void a_start_date_in_the_past_starts_at_once() {
        assertThat(created(now().minusSeconds(60), null)).isWaitingAt("running");
    }

    @Test
    void a_campaign_waits_for_its_start_date_and_ends_at_its_end_date() {
        ProcessInstance run = created(now().plus(days(2)), now().plus(days(5)));

        timePasses(days(1));
        timersFire(run);
        assertThat(run).isWaitingAt("waitForStart");
        verify(calendar, never()).startDateReached(campaign);

        timePasses(days(3));
        timersFire(run);
        assertThat(run).isWaitingAt("running");
        verify(calendar).startDateReached(campaign);

        timePasses(days(6));
        timersFire(run);
        assertThat(run).isEnded();
        verify(calendar).endDateReached(campaign);
    }

    @Test
    void the_end_date_completes_the_campaign_without_disturbing_its_own_process() {
        doAnswer(call -> {
            events.publishEvent(change(Change.COMPLETED, null));
            return null;
        }).when(calendar).endDateReached(campaign);
        ProcessInstance run = created(null, now().plus(days(1)));

        timePasses(days(2));
        timersFire(run);

        endedByItself(run);
    }

    @Test
    void the_end_date_may_close_the_last_contact_which_completes_the_campaign() {
        EntryId entry = EntryId.next();
        when(hopper.facts(entry)).thenReturn(new EntryFacts(entry, campaign, AccountKey.of("demo"), ContactId.next(), "39333", false,
                false, false, null));
        when(hopper.check(entry)).thenReturn(new Check(Check.Verdict.INVALID_NUMBER, "Too short"));
        happens(new EntriesClaimed("hopperContact", null, List.of(entry)));
        ProcessInstance run = created(null, now().plus(days(1)));
        String contact = instanceOf(entry).getId();
        doAnswer(call -> {
            events.publishEvent(new CampaignEnding(List.of(new Waiting(entry, contact))));
            return null;
        }).when(calendar).endDateReached(campaign);
        doAnswer(call -> {
            events.publishEvent(change(Change.COMPLETED, null));
            return null;
        }).when(hopper).close(entry, "Campaign ended");

        timePasses(days(2));
        timersFire(run);

        endedByItself(run);
        Assertions.assertThat(instanceOf(entry)).isNull();
    }

    @Test
    void a_campaign_is_started_by_hand_before_its_date() {
        ProcessInstance run = created(now().plus(days(2)), null);

        changed(Change.RESUMED, null);

        assertThat(run).isWaitingAt("running");
        verify(calendar, never()).startDateReached(campaign);
    }

    @Test
    void a_campaign_stopped_before_its_date_rests_until_it_is_resumed() {
        ProcessInstance run = created(now().plus(days(2)), null);

        changed(Change.STOPPED, null);
        timePasses(days(3));
        timersFire(run);
        assertThat(run).isWaitingAt("resting");

        changed(Change.RESUMED, null);
        assertThat(run).isWaitingAt("running");
    }

    @Test
    void a_stopped_campaign_rests_completes_or_ends_at_its_date() {
        ProcessInstance run = created(null, now().plus(days(1)));
        changed(Change.STOPPED, null);
        assertThat(run).isWaitingAt("resting");

        timePasses(days(2));
        timersFire(run);

        assertThat(run).isEnded();
        verify(calendar).endDateReached(campaign);
    }

    @Test
    void a_resting_campaign_completes_when_every_entry_is_closed() {
        ProcessInstance run = created(null, null);
        changed(Change.STOPPED, null);

        changed(Change.COMPLETED, null);

        assertThat(run).isEnded();
    }

    @Test
    void a_pause_raises_an_incident_on_the_picture_and_resuming_resolves_it() {
        ProcessInstance run = created(null, null);

        changed(Change.PAUSED, "The access token has expired.");

        assertThat(run).isWaitingAt("resting");
        Assertions.assertThat(incidents(run)).singleElement().satisfies(incident -> {
            Assertions.assertThat(incident.getIncidentMessage()).isEqualTo("The access token has expired.");
            Assertions.assertThat(incident.getActivityId()).isEqualTo("resting");
        });

        changed(Change.RESUMED, null);

        assertThat(run).isWaitingAt("running");
        Assertions.assertThat(incidents(run)).isEmpty();
    }

    @Test
    void several_reasons_are_several_incidents_and_resuming_resolves_them_all() {
        ProcessInstance run = created(null, null);
        changed(Change.PAUSED, "The template is paused.");
        changed(Change.TROUBLED, "The template is disabled.");
        Assertions.assertThat(incidents(run)).hasSize(2);

        changed(Change.RESUMED, null);

        assertThat(run).isWaitingAt("running");
        Assertions.assertThat(incidents(run)).isEmpty();
    }

    @Test
    void a_start_date_that_was_missed_for_too_long_rests_with_an_incident_until_it_is_resumed() {
        ProcessInstance run = created(now().plus(days(2)), null);
        when(calendar.startDateReached(campaign)).thenReturn(Optional.of("It was due while the system was down."));

        timePasses(days(3));
        timersFire(run);

        assertThat(run).isWaitingAt("resting");
        Assertions.assertThat(incidents(run)).singleElement().satisfies(incident -> {
            Assertions.assertThat(incident.getIncidentMessage()).isEqualTo("It was due while the system was down.");
            Assertions.assertThat(incident.getActivityId()).isEqualTo("resting");
        });

        changed(Change.RESUMED, null);
        assertThat(run).isWaitingAt("running");
        Assertions.assertThat(incidents(run)).isEmpty();

        changed(Change.STOPPED, null);
        assertThat(run).isWaitingAt("resting");
        Assertions.assertThat(incidents(run)).as("shown once").isEmpty();
    }

    @Test
    void trouble_that_changes_no_status_is_shown_once() {
        ProcessInstance run = created(null, null);

        changed(Change.TROUBLED, "Two provider ids for one attempt.");
        changed(Change.TROUBLED, "Two provider ids for one attempt.");

        assertThat(run).isWaitingAt("running");
        Assertions.assertThat(incidents(run)).hasSize(1);
    }

    @Test
    void dates_that_were_moved_count() {
        ProcessInstance run = created(now().plus(days(2)), now().plus(days(5)));
        happens(new CampaignChanged(campaign, "Spring sale", Change.RESCHEDULED, now().plus(days(4)), now().plus(days(9)), null));

        timePasses(days(3));
        timersFire(run);
        assertThat(run).isWaitingAt("waitForStart");

        timePasses(days(5));
        timersFire(run);
        assertThat(run).isWaitingAt("running");

        timePasses(days(7));
        timersFire(run);
        assertThat(run).isWaitingAt("running");
        verify(calendar, never()).endDateReached(campaign);

        happens(new CampaignChanged(campaign, "Spring sale", Change.RESCHEDULED, null, now().plus(days(1)), null));
        timePasses(days(8).plusHours(1));
        timersFire(run);
        assertThat(run).isEnded();
        verify(calendar).endDateReached(campaign);
    }

    @Test
    void an_end_that_is_moved_while_the_campaign_rests_counts() {
        ProcessInstance run = created(null, now().plus(days(1)));
        changed(Change.STOPPED, null);
        happens(new CampaignChanged(campaign, "Spring sale", Change.RESCHEDULED, null, null, null));

        timePasses(days(2));
        timersFire(run);
        assertThat(run).isWaitingAt("resting");
    }

    @Test
    void a_clone_rests_from_the_beginning() {
        ProcessInstance run = created(null, null);

        changed(Change.STOPPED, null);

        assertThat(run).isWaitingAt("resting");
    }

    @Test
    void a_deleted_campaign_leaves_no_process() {
        ProcessInstance run = created(null, null);

        changed(Change.DELETED, null);

        assertThat(run).isEnded();
    }

    @Test
    void a_campaign_that_is_complete_before_it_started_leaves_no_process() {
        ProcessInstance run = created(now().plus(days(2)), null);

        changed(Change.COMPLETED, null);

        assertThat(run).isEnded();
        verify(calendar, never()).startDateReached(campaign);
    }

    @Test
    void news_of_a_campaign_whose_process_was_cancelled_is_no_error() {
        for (Change change : List.of(Change.STOPPED, Change.PAUSED, Change.RESUMED, Change.TROUBLED, Change.COMPLETED, Change.DELETED)) {
            changed(change, "any");
        }
    }

    private ProcessInstance created(Instant startAt, Instant endAt) {
        happens(new CampaignChanged(campaign, "Spring sale", Change.CREATED, startAt, endAt, null));
        return instanceOf(campaign);
    }

    private void changed(Change change, String reason) {
        happens(change(change, reason));
    }

    private CampaignChanged change(Change change, String reason) {
        return new CampaignChanged(campaign, "Spring sale", change, null, null, reason);
    }

    private void endedByItself(ProcessInstance run) {
        Assertions.assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(run.getId())
                .singleResult().getState()).isEqualTo(HistoricProcessInstance.STATE_COMPLETED);
    }

    private List<Incident> incidents(ProcessInstance run) {
        return engine.getRuntimeService().createIncidentQuery().processInstanceId(run.getId()).list();
    }
}
