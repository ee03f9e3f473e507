package org.hopperflow.console;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hopperflow.campaign.CampaignStatus;
import org.hopperflow.campaign.CampaignSummary;
import org.hopperflow.campaign.HopperCounts;

/** A campaign as the page shows it. */
record CampaignCard(CampaignSummary campaign) {

    private static final Set<CampaignStatus> STOPPABLE =
            EnumSet.of(CampaignStatus.SCHEDULED, CampaignStatus.RUNNING, CampaignStatus.PAUSED);
    private static final Set<CampaignStatus> RESUMABLE =
            EnumSet.of(CampaignStatus.SCHEDULED, CampaignStatus.STOPPED, CampaignStatus.PAUSED);

    /** One coloured part of the bar, in per mille of the whole. */
    record Segment(String name, long x, long width) {
    }

    public String id() {
        return campaign.id().toString();
    }

    /** The class of the badge. */
    public String kind() {
        return campaign.status().name().toLowerCase(Locale.ROOT);
    }

    public String status() {
        return campaign.status().name().charAt(0) + kind().substring(1);
    }

    public boolean stoppable() {
        return STOPPABLE.contains(campaign.status());
    }

    public boolean resumable() {
        return RESUMABLE.contains(campaign.status());
    }

    /** One that waits for its date has nothing to go on with: it starts. */
    public String resumeLabel() {
        return campaign.status() == CampaignStatus.SCHEDULED ? "Start now" : "Resume";
    }

    /** Only temporary failures can be tried again. */
    public boolean retryable() {
        return campaign.status() != CampaignStatus.COMPLETED && campaign.hopper().retry() > 0;
    }

    /** Everything but the numbers: while it stays the same, only the numbers are drawn again and no button moves. */
    public String shape() {
        return id() + campaign.status() + campaign.statusReason() + retryable();
    }

    /** The bar from left to right, from done to not begun. Widths add up to 1000, or to nothing when the hopper is empty. */
    public List<Segment> bar() {
        HopperCounts counts = campaign.hopper();
        List<Segment> segments = new ArrayList<>();
        long before = 0;
        before = add(segments, "closed", before, counts.closed());
        before = add(segments, "pending", before, counts.pending());
        before = add(segments, "retry", before, counts.retry());
        add(segments, "fresh", before, counts.fresh());
        return segments;
    }

    private long add(List<Segment> segments, String name, long before, long count) {
        if (count > 0) {
            segments.add(new Segment(name, perMille(before), perMille(before + count) - perMille(before)));
        }
        return before + count;
    }

    private long perMille(long count) {
        return count * 1000 / campaign.hopper().total();
    }
}
