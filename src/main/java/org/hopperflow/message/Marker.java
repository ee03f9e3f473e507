package org.hopperflow.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.operation.Quarantine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns queued attempts into this node's own, and commits that before any byte leaves. */
@Component
class Marker {

    private final QueueRepository queue;
    private final List<SendGate> gates;
    private final List<SendBrake> brakes;
    private final Quarantine quarantine;
    private final NodeName node;
    private final SendSettings settings;

    Marker(QueueRepository queue, List<SendGate> gates, List<SendBrake> brakes, Quarantine quarantine, NodeName node,
            SendSettings settings) {
        this.queue = queue;
        this.gates = gates;
        this.brakes = brakes;
        this.quarantine = quarantine;
        this.node = node;
        this.settings = settings;
    }

    /**
     * Marks up to {@code limit} attempts of the account that may leave at this moment; those refused are cancelled with the reason, those
     * held back by a limit of their own wait.
     */
    @Transactional
    public List<QueuedAttempt> mark(AccountKey account, int limit) {
        if (!quarantine.letsSend()) {
            return List.of();
        }
        Set<CampaignId> open = gates.stream().flatMap(gate -> gate.open().stream()).collect(Collectors.toSet());
        List<QueuedAttempt> candidates = queue.lockQueued(account, open, limit);
        if (candidates.isEmpty()) {
            return List.of();
        }
        Set<AttemptId> refused = new HashSet<>();
        for (SendGate gate : gates) {
            for (Map.Entry<AttemptId, String> refusal : gate.refuse(candidates).entrySet()) {
                queue.cancel(refusal.getKey(), refusal.getValue());
                refused.add(refusal.getKey());
            }
        }
        List<QueuedAttempt> marked = new ArrayList<>(candidates);
        marked.removeIf(attempt -> refused.contains(attempt.id()));
        for (SendBrake brake : brakes) {
            Map<AttemptId, Instant> later = marked.isEmpty() ? Map.of() : brake.later(account, marked);
            queue.putOff(later, brake.reason());
            marked.removeIf(attempt -> later.containsKey(attempt.id()));
        }
        queue.mark(marked.stream().map(QueuedAttempt::id).toList(), node.name(), settings.lease());
        return marked;
    }
}
