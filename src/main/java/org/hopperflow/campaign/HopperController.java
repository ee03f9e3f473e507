package org.hopperflow.campaign;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hopperflow.campaign.HopperRepository.PageOf;
import org.hopperflow.message.History;
import org.hopperflow.message.HistoryFilter;
import org.hopperflow.message.HistoryRow;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A campaign's hopper and history. */
@RestController
@RequestMapping("/api/v1/campaigns/{id}")
class HopperController {

    private static final UUID FIRST = new UUID(0, 0);

    private final CampaignRegister campaigns;
    private final HopperRepository entries;
    private final HopperCountRepository counts;
    private final History history;
    private final Confirmations confirmations;

    HopperController(CampaignRegister campaigns, HopperRepository entries, HopperCountRepository counts, History history,
            Confirmations confirmations) {
        this.campaigns = campaigns;
        this.entries = entries;
        this.counts = counts;
        this.history = history;
        this.confirmations = confirmations;
    }

    @GetMapping("/hopper")
    HopperCounts counts(@PathVariable CampaignId id) {
        campaigns.require(id);
        return counts.of(id);
    }

    /** @param reason the whole text as an entry shows it; absent: any, or none */
    @GetMapping("/hopper/entries")
    Page<EntryView> entries(@PathVariable CampaignId id, @RequestParam(required = false) EntryStatus status,
            @RequestParam(required = false) String reason, @RequestParam(required = false) UUID after,
            @RequestParam(required = false) Integer limit) {
        campaigns.require(id);
        new Invalid().storable(reason, "reason").raise();
        int size = Page.limit(limit);
        PageOf page = new PageOf(after == null ? FIRST : after, size + 1);
        List<HopperEntry> found = reason == null ? entries.page(id, status, page.after(), page.limit())
                : entries.page(id, status == null ? List.of(EntryStatus.values()) : List.of(status), reason, page);
        return Page.of(found, size, HopperEntry::id).map(EntryView::of);
    }

    /** A person settles a send that nobody could confirm. */
    @PostMapping("/hopper/entries/{entryId}/resolve")
    EntryView resolve(@PathVariable CampaignId id, @PathVariable EntryId entryId, @RequestBody Resolution resolution) {
        if (resolution.sent() == null) {
            throw RuleBroken.invalid("sent", "required", "\"sent\" is required: true or false.");
        }
        find(id, entryId);
        confirmations.resolve(entryId, resolution.sent());
        return EntryView.of(find(id, entryId));
    }

    /** Also of a campaign that was deleted. */
    @GetMapping("/history")
    Page<HistoryRow> history(@PathVariable CampaignId id, @ParameterObject HistoryFilter filter, @RequestParam(required = false) UUID after,
            @RequestParam(required = false) Integer limit) {
        campaigns.requireEver(id);
        return history.page(id, filter, after, Page.limit(limit));
    }

    /** Also of a campaign that was deleted. */
    @GetMapping(value = "/history.csv", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> historyCsv(@PathVariable CampaignId id, @ParameterObject HistoryFilter filter) {
        campaigns.requireEver(id);
        StreamingResponseBody body = out -> {
            try (HistoryCsv csv = new HistoryCsv(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                Page<HistoryRow> page = history.page(id, filter, null, Page.MAX);
                csv.write(page.items());
                while (page.next() != null) {
                    page = history.page(id, filter, UUID.fromString(page.next()), Page.MAX);
                    csv.write(page.items());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).body(body);
    }

    private HopperEntry find(CampaignId id, EntryId entryId) {
        return entries.find(entryId).filter(entry -> entry.campaignId().equals(id))
                .orElseThrow(() -> RuleBroken.notFound("entry", entryId));
    }

    record Resolution(Boolean sent) {
    }
}
