package org.hopperflow.campaign;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hopperflow.contact.SuppressionScope;
import org.hopperflow.contact.Suppressions;
import org.hopperflow.message.QueuedAttempt;
import org.hopperflow.message.SendGate;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.stereotype.Component;

/** The last look before a message leaves: is its campaign still sending, is the number still allowed, the template still approved? */
@Component
class CampaignGate implements SendGate {

    private final CampaignRepository campaigns;
    private final Suppressions suppressions;
    private final Templates templates;
    private final Clock clock;

    CampaignGate(CampaignRepository campaigns, Suppressions suppressions, Templates templates, Clock clock) {
        this.campaigns = campaigns;
        this.suppressions = suppressions;
        this.templates = templates;
        this.clock = clock;
    }

    /** A campaign whose template is not approved any more keeps its attempts queued; the dispatcher pauses it. */
    @Override
    public Collection<CampaignId> open() {
        return campaigns.running().stream()
                .filter(campaign -> campaign.sendsAt(clock.instant()) && sendable(campaign.templateId()))
                .map(Campaign::id).toList();
    }

    @Override
    public Map<AttemptId, String> refuse(Collection<QueuedAttempt> attempts) {
        Map<AttemptId, String> refused = new HashMap<>();
        Map<AccountKey, List<QueuedAttempt>> byAccount = attempts.stream().collect(Collectors.groupingBy(QueuedAttempt::accountKey));
        byAccount.forEach((account, ofAccount) -> {
            Map<String, SuppressionScope> suppressed = suppressions.suppressedAmong(account, ofAccount.stream().map(QueuedAttempt::to).toList());
            ofAccount.stream().filter(attempt -> suppressed.containsKey(attempt.to())
                            && suppressed.get(attempt.to()).covers(marketing(attempt.templateId())))
                    .forEach(attempt -> refused.put(attempt.id(), "The number is suppressed"));
        });
        attempts.stream().filter(attempt -> attempt.origin().campaignId() == null && attempt.templateId() != null)
                .filter(attempt -> !sendable(attempt.templateId()))
                .forEach(attempt -> refused.putIfAbsent(attempt.id(), "The template is not approved any more"));
        return refused;
    }

    private boolean marketing(TemplateId id) {
        return id != null && templates.find(id).filter(Template::marketing).isPresent();
    }

    private boolean sendable(TemplateId id) {
        return templates.find(id).filter(Template::sendable).isPresent();
    }
}
