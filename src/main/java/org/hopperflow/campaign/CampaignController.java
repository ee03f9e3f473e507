package org.hopperflow.campaign;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
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
    private final CampaignRules rules;
    private final HopperReset reset;

    CampaignController(CampaignRegister campaigns, CampaignRules rules, HopperReset reset) {
        this.campaigns = campaigns;
        this.rules = rules;
        this.reset = reset;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View create(@RequestBody NewCampaign wanted) {
        return View.of(campaigns.require(campaigns.create(wanted)));
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

    /** Only the name, so far; everything else shapes what was already sent. */
    @PatchMapping("/{id}")
    View change(@PathVariable CampaignId id, @RequestBody Map<String, Object> changes) {
        campaigns.require(id);
        Invalid invalid = new Invalid();
        changes.keySet().stream().filter(field -> !field.equals("name")).forEach(field ->
                invalid.when(true, field, "not-editable", "\"" + field + "\" of a campaign cannot be changed."));
        if (changes.containsKey("name")) {
            rules.checkName(text(changes.get("name")), invalid).raise();
            campaigns.rename(id, text(changes.get("name")));
        }
        invalid.raise();
        return get(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable CampaignId id) {
        campaigns.delete(id);
    }

    @PostMapping("/{id}/lists")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> addList(@PathVariable CampaignId id, @RequestBody ListToAdd list) {
        if (list.listId() == null) {
            throw RuleBroken.invalid("listId", "required", "\"listId\" is required.");
        }
        campaigns.addList(id, list.listId());
        return Map.of("id", list.listId(), "hopper", campaigns.summary(id).hopper());
    }

    @PostMapping("/{id}/stop")
    View stop(@PathVariable CampaignId id) {
        campaigns.stop(id);
        return get(id);
    }

    @PostMapping("/{id}/resume")
    View resume(@PathVariable CampaignId id) {
        campaigns.resume(id);
        return get(id);
    }

    @PostMapping("/{id}/retry")
    Map<String, Integer> retry(@PathVariable CampaignId id) {
        return Map.of("retried", campaigns.retry(id));
    }

    @PostMapping("/{id}/reset")
    HopperReset.Result reset(@PathVariable CampaignId id, @RequestBody(required = false) Confirmation confirmation) {
        return reset.reset(id, confirmation != null && Boolean.TRUE.equals(confirmation.confirm()));
    }

    /** Null for what is no text. */
    private static String text(Object value) {
        return value instanceof String text ? text : null;
    }

    record ListToAdd(ListId listId) {
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
