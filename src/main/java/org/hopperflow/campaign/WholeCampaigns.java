package org.hopperflow.campaign;

import java.util.UUID;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.Page;
import org.springframework.stereotype.Service;

@Service
class WholeCampaigns implements CampaignDetails {

    private static final UUID FIRST = new UUID(0, 0);

    private final CampaignRegister register;
    private final HopperRepository entries;
    private final CampaignCloning cloning;
    private final HopperReset reset;

    WholeCampaigns(CampaignRegister register, HopperRepository entries, CampaignCloning cloning, HopperReset reset) {
        this.register = register;
        this.entries = entries;
        this.cloning = cloning;
        this.reset = reset;
    }

    @Override
    public CampaignSheet sheet(CampaignId campaign) {
        return CampaignSheet.of(register.require(campaign), register.summary(campaign));
    }

    @Override
    public Page<EntryView> entries(CampaignId campaign, EntryStatus status, UUID after, int limit) {
        register.require(campaign);
        return Page.of(entries.page(campaign, status, after == null ? FIRST : after, limit + 1), limit, HopperEntry::id).map(EntryView::of);
    }

    @Override
    public CampaignId copy(CampaignId campaign) {
        return cloning.copy(campaign, new CampaignCloning.Wish(null, null));
    }

    @Override
    public long reset(CampaignId campaign) {
        return reset.reset(campaign, true).reset();
    }

    @Override
    public void delete(CampaignId campaign) {
        register.delete(campaign);
    }
}
