package org.hopperflow.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Page;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A campaign as the picture that it is: the flow, and how many contacts stand at which step of it. */
@RestController
@RequestMapping("/api/v1/campaigns/{id}/flow")
class FlowController {

    private final CampaignRegister campaigns;
    private final FlowPictures pictures;
    private final StepCounts counts;
    private final HopperRepository entries;

    FlowController(CampaignRegister campaigns, FlowPictures pictures, StepCounts counts, HopperRepository entries) {
        this.campaigns = campaigns;
        this.pictures = pictures;
        this.counts = counts;
        this.entries = entries;
    }

    /** The counts may be a moment old, longer with very many contacts. */
    @GetMapping
    View flow(@PathVariable CampaignId id) {
        FlowPicture picture = picture(id, null);
        return new View(picture.key(), picture.version(), picture.name(), picture.definitionId(), picture.deployedAt(), counts.of(id));
    }

    /** BPMN 2.0 of the version that the campaign's next contacts follow. @param version another one, such as contacts are still in */
    @GetMapping(value = "/picture", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<byte[]> xml(@PathVariable CampaignId id, @RequestParam(required = false) Integer version) {
        return ResponseEntity.ok().contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                .body(picture(id, version).xml().getBytes(StandardCharsets.UTF_8));
    }

    /** The contacts that stand at a step now. @param version null: the version that the next contacts follow */
    @GetMapping("/steps/{step}/entries")
    Page<EntryView> at(@PathVariable CampaignId id, @PathVariable String step, @RequestParam(required = false) Integer version,
            @RequestParam(required = false) UUID after, @RequestParam(required = false) Integer limit) {
        FlowPicture picture = picture(id, version);
        int size = Page.limit(limit);
        List<EntryId> found = pictures.at(id, new FlowPictures.FlowStep(picture.key(), picture.version(), step),
                after == null ? null : new EntryId(after), size + 1);
        return Page.of(entries.byIds(found), size, HopperEntry::id).map(EntryView::of);
    }

    private FlowPicture picture(CampaignId id, Integer version) {
        Flow flow = campaigns.require(id).flow();
        return pictures.picture(flow.key(), version == null ? flow.version() : version);
    }

    /** @param steps only those where somebody stands, in any version that contacts are still in */
    record View(String flow, int version, String name, String definitionId, Instant deployedAt, List<FlowPictures.StepCount> steps) {
    }
}
