package org.hopperflow.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hopperflow.campaign.CampaignChanged.Change;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.Repeated;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.Unread;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what may be changed of a campaign, also while it runs. Every look at an option is a fresh one, so all take effect at once. */
@Component
class CampaignEditing {

    private final CampaignRegister register;
    private final CampaignRepository campaigns;
    private final CampaignRules rules;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;

    CampaignEditing(CampaignRegister register, CampaignRepository campaigns, CampaignRules rules, ApplicationEventPublisher events,
            ObjectMapper json) {
        this.register = register;
        this.campaigns = campaigns;
        this.rules = rules;
        this.events = events;
        this.json = json;
    }

    /** @param given what it names replaces what is there; null is the default. @throws RuleBroken not-editable, and as when created */
    @Repeated
    @Transactional
    public void change(CampaignId id, ObjectNode given) {
        register.require(id);
        Campaign campaign = campaigns.lock(id);
        Invalid invalid = new Invalid();
        given.fieldNames().forEachRemaining(field -> Editable.whyNot(field, campaign.status())
                .ifPresent(why -> invalid.when(true, field, "not-editable", "\"" + field + "\" cannot be changed: " + why)));
        invalid.when(given.path("startAt").isNull(), "startAt", "required", "Without a start the campaign starts at once: resume it.")
                .raise();
        NewCampaign wanted = read(merged(campaign, given));
        rules.checkChanged(wanted, invalid);
        invalid.raise();
        CampaignOptions before = campaign.options();
        CampaignOptions options = CampaignOptions.of(wanted).with(given.has("startAt") ? wanted.startAt() : before.startAt(),
                given.has("endAt") ? wanted.endAt() : before.endAt());
        campaigns.update(id, wanted.name().strip(), options);
        if (!Objects.equals(before.startAt(), options.startAt()) || !Objects.equals(before.endAt(), options.endAt())) {
            Instant start = campaign.status() == CampaignStatus.SCHEDULED ? options.startAt() : null;
            events.publishEvent(new CampaignChanged(id, campaign.name(), Change.RESCHEDULED, start, options.endAt(), null));
        }
    }

    /** Dates that nobody names are not judged again, unless the start is still to come: the end must lie behind it. */
    private ObjectNode merged(Campaign campaign, ObjectNode given) {
        CampaignOptions options = campaign.options();
        boolean toCome = campaign.status() == CampaignStatus.SCHEDULED && given.has("startAt");
        ObjectNode whole = json.valueToTree(new NewCampaign(campaign.name(), null, null, null, options.sendingInterval(),
                options.messagesPerSecond(), options.responseTimeoutDays(), options.historyDuplicateDays(),
                options.includeActiveInteractions(), options.closeOnQuickReply(), options.onUnconfirmed(),
                campaign.status() == CampaignStatus.SCHEDULED && given.has("endAt") ? options.startAt() : null,
                toCome ? options.endAt() : null));
        return whole.setAll(given);
    }

    private NewCampaign read(ObjectNode document) {
        try {
            return json.treeToValue(document, NewCampaign.class);
        } catch (JsonMappingException e) {
            throw RuleBroken.invalid(List.of(Unread.field(e)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a parsed document has no syntax errors", e);
        }
    }
}
