package org.hopperflow.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.List;
import org.hopperflow.shared.CampaignId;
import org.springframework.stereotype.Component;

/**
 * Counts where a campaign's contacts stand. With a million of them that takes the database a second or two, so a count is kept ten times as
 * long as it took: however many look at the picture, they cost a tenth of a connection.
 */
@Component
class StepCounts {

    private static final long SHORTEST = Duration.ofMillis(500).toNanos();
    private static final int SHARE = 10;
    private static final int CAMPAIGNS = 100;

    private record Counted(List<FlowPictures.StepCount> steps, long keepNanos) {
    }

    private final FlowPictures pictures;
    private final Cache<CampaignId, Counted> counts = Caffeine.newBuilder().maximumSize(CAMPAIGNS)
            .expireAfter(Expiry.<CampaignId, Counted>creating((id, counted) -> Duration.ofNanos(counted.keepNanos())))
            .build();

    StepCounts(FlowPictures pictures) {
        this.pictures = pictures;
    }

    List<FlowPictures.StepCount> of(CampaignId campaign) {
        return counts.get(campaign, this::count).steps();
    }

    private Counted count(CampaignId campaign) {
        long begin = System.nanoTime();
        List<FlowPictures.StepCount> steps = pictures.count(campaign);
        return new Counted(steps, Math.max(SHORTEST, SHARE * (System.nanoTime() - begin)));
    }
}
