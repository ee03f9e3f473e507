package org.hopperflow.campaign;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hopperflow.message.Ledger;
import org.hopperflow.message.Pace;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.Loop;
import org.hopperflow.shared.operation.Quarantine;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Feeds the flows of running campaigns, on every node: never further ahead than two seconds of the account's pace, so that a stop
 * takes effect at once and a million fresh contacts cost the engine nothing.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int SECONDS_AHEAD = 2;
    private static final int BATCH = 50;
    private static final long REST_MILLIS = 100;

    private final CampaignRepository campaigns;
    private final TemplatePauses pauses;
    private final Claims claims;
    private final DailyShare daily;
    private final Templates templates;
    private final SendingAccounts accounts;
    private final Ledger ledger;
    private final Pace pace;
    private final Quarantine quarantine;
    private final Clock clock;

    private volatile Loop loop;

    Dispatcher(CampaignRepository campaigns, TemplatePauses pauses, Claims claims, DailyShare daily, Templates templates,
            SendingAccounts accounts, Ledger ledger, Pace pace, Quarantine quarantine, Clock clock) {
        this.campaigns = campaigns;
        this.pauses = pauses;
        this.claims = claims;
        this.daily = daily;
        this.templates = templates;
        this.accounts = accounts;
        this.ledger = ledger;
        this.pace = pace;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    private void round() throws InterruptedException {
        if (feedAll(campaigns.running()) == 0) {
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        }
    }

    private int feedAll(List<Campaign> all) {
        List<CampaignId> sending = all.stream().filter(campaign -> campaign.sendsAt(clock.instant())).map(Campaign::id).toList();
        Set<CampaignId> unasked = campaigns.unasked();
        int fed = 0;
        for (Campaign campaign : all) {
            fed += unasked.contains(campaign.id()) ? 0 : feedAlone(campaign, sending);
        }
        return fed;
    }

    /** A fault in one campaign holds up no other. */
    private int feedAlone(Campaign campaign, List<CampaignId> sending) {
        try {
            return feed(campaign, sending);
        } catch (RuntimeException | Error e) {
            log.warn("Campaign {} could not be fed, again with the next round: {}", campaign.id(), e.toString());
            return 0;
        }
    }

    private int feed(Campaign campaign, List<CampaignId> sending) {
        if (quarantine.active()) {
            campaigns.explain(campaign.id(), Quarantine.REASON);
            return 0;
        }
        if (!templates.find(campaign.templateId()).filter(Template::sendable).isPresent()) {
            pauses.check(campaign.templateId());
            return 0;
        }
        if (!campaign.sendsAt(clock.instant())) {
            campaigns.explain(campaign.id(), "Outside its sending hours");
            return 0;
        }
        campaigns.explain(campaign.id(), accounts.held(campaign.accountKey()).orElseGet(() -> daily.reasonToWait(campaign)));
        int mostAhead = SECONDS_AHEAD * accounts.messagesPerSecond(campaign.accountKey());
        int wanted = Math.min(mostAhead - ledger.waiting(campaign.accountKey(), sending), BATCH);
        // Not for a handful, so that the flows of many contacts start together.
        if (wanted <= 0 || wanted < Math.min(mostAhead / 4, BATCH)) {
            return 0;
        }
        Integer ownRate = campaign.options().messagesPerSecond();
        int allowed = ownRate == null ? wanted : Math.min(wanted, claims.waitingFor(campaign));
        int permits = ownRate == null || allowed == 0 ? allowed : pace.takeForCampaign(campaign.id(), ownRate, allowed);
        int retried = permits <= 0 ? 0 : claims.retry(campaign, permits);
        return retried + (permits - retried <= 0 ? 0 : claims.claim(campaign, permits - retried));
    }

    @Override
    public void start() {
        loop = Loop.start("hopper-dispatch", this::round);
    }

    @Override
    public void stop() {
        loop.stop();
        loop = null;
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
