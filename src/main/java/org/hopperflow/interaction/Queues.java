package org.hopperflow.interaction;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class Queues implements AgentQueues {

    private final AgentQueueRepository queues;
    private final TurnRepository turns;
    private final HolderRepository holders;
    private final InteractionRepository interactions;
    private final Clock clock;

    Queues(AgentQueueRepository queues, TurnRepository turns, HolderRepository holders, InteractionRepository interactions, Clock clock) {
        this.queues = queues;
        this.turns = turns;
        this.holders = holders;
        this.interactions = interactions;
        this.clock = clock;
    }

    @Override
    public Offer ask(InteractionId conversation, List<String> agents) {
        AccountKey account = interactions.require(conversation).customer().account();
        Queue queue = of(account);
        Optional<String> next = queue.asksOne() ? Turn.next(queue.strategy(), turns.hold(account, agents)) : Optional.empty();
        holders.offered(conversation, next.orElse(null));
        next.ifPresent(agent -> turns.asked(account, agent));
        return next.map(agent -> new Offer(agent, clock.instant().plus(queue.agentTimeout()))).orElse(Offer.TO_ALL);
    }

    @Override
    public void held(InteractionId conversation, String agent) {
        if (holders.held(conversation, agent) && agent != null) {
            turns.served(interactions.require(conversation).customer().account(), agent);
        }
    }

    @Override
    public Optional<Duration> answerWithin(AccountKey account) {
        return of(account).answerWithin();
    }

    @Override
    public void escalated(InteractionId conversation) {
        holders.escalated(conversation);
    }

    @Override
    public void calmed(InteractionId conversation) {
        holders.calmed(conversation);
    }

    private Queue of(AccountKey account) {
        return queues.find(account).orElseGet(() -> Queue.of(account));
    }
}
