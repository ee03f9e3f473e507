package org.hopperflow.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.campaign.CampaignStatus;
import org.hopperflow.campaign.CampaignSummary;
import org.hopperflow.campaign.Campaigns;
import org.hopperflow.campaign.HopperCounts;
import org.hopperflow.campaign.NewCampaign;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;

/** Campaigns without a hopper behind them, so that a page can be tested for what it shows and asks. */
class CampaignsInMemory implements Campaigns {

    static final TemplateId TEMPLATE = TemplateId.next();

    private final Map<CampaignId, CampaignSummary> kept = new LinkedHashMap<>();
    final Map<CampaignId, ListId> lists = new LinkedHashMap<>();
    final List<NewCampaign> asked = new ArrayList<>();
    RuleBroken refusal;

    CampaignId has(String name, CampaignStatus status, String reason, HopperCounts counts) {
        CampaignId id = CampaignId.next();
        kept.put(id, new CampaignSummary(id, name, AccountKey.of("demo"), TEMPLATE, status, reason, counts, Instant.EPOCH));
        return id;
    }

    void count(CampaignId id, HopperCounts counts) {
        CampaignSummary now = kept.get(id);
        kept.put(id, new CampaignSummary(id, now.name(), now.accountKey(), now.templateId(), now.status(), now.statusReason(), counts,
                now.createdAt()));
    }

    void clear() {
        kept.clear();
        asked.clear();
        lists.clear();
        refusal = null;
    }

    @Override
    public CampaignId create(NewCampaign campaign) {
        refuse();
        asked.add(campaign);
        return has(campaign.name(), CampaignStatus.RUNNING, null, HopperCounts.of(3, 0, 0, 0));
    }

    @Override
    public void addList(CampaignId campaign, ListId list) {
        lists.put(campaign, list);
    }

    @Override
    public void stop(CampaignId campaign) {
        become(campaign, CampaignStatus.STOPPED);
    }

    @Override
    public void resume(CampaignId campaign) {
        become(campaign, CampaignStatus.RUNNING);
    }

    @Override
    public int retry(CampaignId campaign) {
        refuse();
        return (int) summary(campaign).hopper().retry();
    }

    @Override
    public CampaignSummary summary(CampaignId campaign) {
        if (!kept.containsKey(campaign)) {
            throw RuleBroken.notFound("campaign", campaign);
        }
        return kept.get(campaign);
    }

    @Override
    public List<CampaignSummary> newest(int limit) {
        return List.copyOf(kept.values());
    }

    private void become(CampaignId campaign, CampaignStatus status) {
        refuse();
        CampaignSummary now = summary(campaign);
        kept.put(campaign, new CampaignSummary(campaign, now.name(), now.accountKey(), now.templateId(), status, null, now.hopper(),
                now.createdAt()));
    }

    private void refuse() {
        if (refusal != null) {
            throw refusal;
        }
    }
}
