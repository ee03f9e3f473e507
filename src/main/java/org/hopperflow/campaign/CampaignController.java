package org.hopperflow.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns and their life. */
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignController {

    private final CampaignRegister campaigns;
    private final ReadyCampaigns ready;
    private final CampaignEditing editing;
    private final CampaignCloning cloning;
    private final OptIn optIn;

    CampaignController(CampaignRegister campaigns, ReadyCampaigns ready, CampaignEditing editing, CampaignCloning cloning,
            OptIn optIn) {
        this.campaigns = campaigns;
        this.ready = ready;
        this.editing = editing;
        this.cloning = cloning;
        this.optIn = optIn;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View create(@RequestBody NewCampaign wanted) {
        return View.of(campaigns.require(ready.create(wanted)));
    }

    @GetMapping
    Page<View> list(@RequestParam(required = false) AccountKey account, @RequestParam(required = false) CampaignStatus status,
            @RequestParam(required = false) CampaignId after, @RequestParam(required = false) Integer limit) {
        return campaigns.page(account, status, after, Page.limit(limit)).map(View::of);
    }

    @GetMapping("/{id}")
    View get(@PathVariable CampaignId id) {
        return View.of(campaigns.require(id));
    }

    /**
     * What is named changes, null is the default again. Contacts that were written to keep the deadline they have. The start can be moved
     * until the campaign has started; account, template and flow never change, and of a completed campaign only the name.
     */
    @PatchMapping("/{id}")
    View change(@PathVariable CampaignId id,
            @Parameter(schema = @Schema(implementation = NewCampaign.class)) @RequestBody ObjectNode given) {
        editing.change(id, given);
        return get(id);
    }

    /** Another campaign with the same options: it stands STOPPED until somebody resumes it, without a start date. */
    @PostMapping("/{id}/clone")
    @ResponseStatus(HttpStatus.CREATED)
    View copy(@PathVariable CampaignId id, @RequestBody(required = false) CampaignCloning.Wish wish) {
        return get(cloning.copy(id, wish == null ? new CampaignCloning.Wish(null, null) : wish));
    }

    /** Only when it is stopped or completed. Its hopper goes, its history stays. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable CampaignId id) {
        campaigns.delete(id);
    }

    @PostMapping("/{id}/lists")
    @ResponseStatus(HttpStatus.CREATED)
    Added addList(@PathVariable CampaignId id, @RequestBody ListToAdd list) {
        if (list.listId() == null) {
            throw RuleBroken.invalid("listId", "required", "\"listId\" is required.");
        }
        campaigns.addList(id, list.listId());
        return new Added(list.listId(), campaigns.summary(id).hopper(), optIn.warnings(list.listId()));
    }

    @PostMapping("/{id}/stop")
    View stop(@PathVariable CampaignId id) {
        campaigns.stop(id);
        return get(id);
    }

    @PostMapping("/{id}/resume")
    View resume(@PathVariable CampaignId id) {
        ready.resume(id);
        return get(id);
    }

    @PostMapping("/{id}/retry")
    Map<String, Integer> retry(@PathVariable CampaignId id, @RequestBody(required = false) RetryWish wish) {
        String reason = wish == null ? null : wish.reason();
        new Invalid().storable(reason, "reason")
                .when(reason != null && reason.isBlank(), "reason", "required", "\"reason\" is a text, or absent for all.").raise();
        return Map.of("retried", campaigns.retry(id, reason));
    }

    @PostMapping("/{id}/reset")
    HopperReset.Result reset(@PathVariable CampaignId id, @RequestBody(required = false) Confirmation confirmation) {
        return ready.reset(id, confirmation != null && Boolean.TRUE.equals(confirmation.confirm()));
    }

    /** @param warnings sentences, such as how many contacts have no opt-in */
    record Added(ListId id, HopperCounts hopper, List<String> warnings) {
    }

    record ListToAdd(ListId listId) {
    }

    /** @param reason only the entries that show it; null for all */
    record RetryWish(String reason) {
    }

    record Confirmation(Boolean confirm) {
    }

    /** A campaign as the API shows it. */
    @Schema(name = "Campaign")
    record View(CampaignId id, String name, AccountKey accountKey, TemplateId templateId, String flow, CampaignStatus status,
            String statusReason, SendingInterval sendingInterval, Integer messagesPerSecond, int responseTimeoutDays,
            Integer historyDuplicateDays, boolean includeActiveInteractions, boolean closeOnQuickReply, OnUnconfirmed onUnconfirmed,
            Instant startAt, Instant endAt, Instant createdAt) {

        static View of(Campaign campaign) {
            CampaignOptions options = campaign.options();
            return new View(campaign.id(), campaign.name(), campaign.accountKey(), campaign.templateId(), campaign.flow().toString(),
                    campaign.status(), campaign.statusReason(), options.sendingInterval(), options.messagesPerSecond(),
                    options.responseTimeoutDays(), options.historyDuplicateDays(), options.includeActiveInteractions(),
                    options.closeOnQuickReply(), options.onUnconfirmed(), options.startAt(), options.endAt(), campaign.createdAt());
        }
    }
}
