package org.hopperflow.interaction;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Who looks at which conversation on this node. They are sent away first when the application ends, or it would wait for them. */
@Component
class Onlookers implements SmartLifecycle {

    private final Map<Onlooker, InteractionId> present = new ConcurrentHashMap<>();
    private final int most;
    private volatile boolean running = true;

    /** @param most pages that may be open on one node; 2,000 when not set */
    Onlookers(@Value("${hopper.interaction.onlookers:2000}") int most) {
        this.most = most;
    }

    /** @throws RuleBroken too-many-onlookers */
    void enter(InteractionId conversation, Onlooker onlooker) {
        if (present.size() >= most) {
            throw RuleBroken.unavailable("too-many-onlookers", "Too many pages are open on conversations: try again later.");
        }
        onlooker.stream().onTimeout(onlooker::leave);
        onlooker.stream().onCompletion(() -> present.remove(onlooker));
        present.put(onlooker, conversation);
        if (!running) {
            onlooker.leave();
        }
    }

    /** What they look at; each once. */
    Set<InteractionId> conversations() {
        return Set.copyOf(present.values());
    }

    int count() {
        return present.size();
    }

    /** @param call false: that one is gone */
    void each(BiPredicate<InteractionId, Onlooker> call) {
        present.forEach((onlooker, conversation) -> {
            if (!call.test(conversation, onlooker)) {
                present.remove(onlooker);
            }
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        present.keySet().forEach(Onlooker::leave);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
