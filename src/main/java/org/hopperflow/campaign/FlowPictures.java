package org.hopperflow.campaign;

import java.util.List;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;

/** The pictures that contacts follow, and who stands where; implemented by the room that knows the engine. */
public interface FlowPictures {

    /** @param version null asks for the latest @throws org.hopperflow.shared.RuleBroken flow-not-found */
    FlowPicture picture(String key, Integer version);

    /** How many contacts of the campaign stand at each step now, in whichever version of a flow they began. */
    List<StepCount> count(CampaignId campaign);

    /** The campaign's contacts at a step, in the order of their ids, behind {@code after}; null for the first. */
    List<EntryId> at(CampaignId campaign, FlowStep step, EntryId after, int limit);

    /** A step of one version of a flow. @param step the id of the element in the picture */
    record FlowStep(String flow, int version, String step) {
    }

    /** @param contacts at least 1 */
    record StepCount(String flow, int version, String step, long contacts) {
    }
}
