package org.hopperflow.campaign;

import java.util.List;
import org.hopperflow.message.ProviderReadiness;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ListId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The campaigns, of which none begins to send while its provider says that it cannot. In no transaction of its own: a provider is asked.
 */
@Service
class ReadyCampaigns implements Campaigns {

    private final CampaignRegister register;
    private final CampaignRules rules;
    private final ProviderReadiness readiness;
    private final HopperReset hopperReset;
    private final ApplicationEventPublisher events;

    ReadyCampaigns(CampaignRegister register, CampaignRules rules, ProviderReadiness readiness, HopperReset hopperReset,
            ApplicationEventPublisher events) {
        this.register = register;
        this.rules = rules;
        this.readiness = readiness;
        this.hopperReset = hopperReset;
        this.events = events;
    }

    @Override
    public CampaignId create(NewCampaign wanted) {
        rules.check(wanted);
        if (wanted.startAt() == null) {
            readiness.require(wanted.accountKey());
        }
        CampaignId id = register.create(wanted);
        if (wanted.startAt() == null && TransactionSynchronizationManager.isActualTransactionActive()) {
            // Only what is known was looked at: the provider is asked when the caller's transaction has committed.
            events.publishEvent(new CampaignBegun(id, wanted.accountKey()));
        }
        return id;
    }

    @Override
    public void addList(CampaignId campaign, ListId list) {
        register.addList(campaign, list);
    }

    @Override
    public void stop(CampaignId campaign) {
        register.stop(campaign);
    }

    @Override
    public void resume(CampaignId id) {
        Campaign campaign = register.require(id);
        if (!campaign.over() && campaign.status() != CampaignStatus.RUNNING) {
            readiness.require(campaign.accountKey());
        }
        register.resume(id);
    }

    /**
     * Every entry is fresh again, and a campaign that is completed runs again: its provider is asked as at any start.
     *
     * @throws RuleBroken confirmation-required, provider-not-ready, reset-under-way
     */
    HopperReset.Result reset(CampaignId id, boolean confirmed) {
        Campaign campaign = register.require(id);
        if (confirmed && campaign.over()) {
            readiness.require(campaign.accountKey());
        }
        return hopperReset.reset(id, confirmed);
    }

    @Override
    public int retry(CampaignId campaign) {
        return register.retry(campaign);
    }

    @Override
    public CampaignSummary summary(CampaignId campaign) {
        return register.summary(campaign);
    }

    @Override
    public List<CampaignSummary> newest(int limit) {
        return register.newest(limit);
    }
}
