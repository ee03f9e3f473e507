package org.hopperflow.message;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of campaigns whose messages are refused as wrong, as long as none of theirs has succeeded. */
@Component
class ConfigRefusals {

    private final AttemptRepository attempts;
    private final ApplicationEventPublisher events;

    ConfigRefusals(AttemptRepository attempts, ApplicationEventPublisher events) {
        this.attempts = attempts;
        this.events = events;
    }

    /** Of a batch, campaign by campaign in one order, as everybody takes several of them. */
    void recorded(List<CallResult> results, List<Recorded> recorded, Set<AttemptId> won) {
        Map<CampaignId, List<String>> reasons = IntStream.range(0, results.size())
                .filter(i -> recorded.get(i).errorClass() == ErrorClass.CONFIG && won.contains(recorded.get(i).id()))
                .filter(i -> results.get(i).attempt().origin().campaignId() != null).boxed()
                .collect(Collectors.groupingBy(i -> results.get(i).attempt().origin().campaignId(),
                        () -> new TreeMap<>(Comparator.comparing(CampaignId::value)),
                        Collectors.mapping(i -> recorded.get(i).settlement().reason(), Collectors.toList())));
        reasons.forEach((campaign, each) -> {
            if (!attempts.anyAccepted(campaign)) {
                events.publishEvent(new RequestsRefused(campaign, each.size(), each.get(0)));
            }
        });
    }

    /** The same, told only after the provider had accepted it: then only what was delivered has succeeded. */
    void undelivered(Origin origin, ProviderErrors.Meaning meaning) {
        if (meaning.errorClass() == ErrorClass.CONFIG && origin.campaignId() != null && !attempts.anyDelivered(origin.campaignId())) {
            events.publishEvent(new RequestsRefused(origin.campaignId(), 1, meaning.reason()));
        }
    }
}
