package org.hopperflow.interaction;

import java.util.function.Supplier;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.Repeated;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do over the API. Unlike a process, which goes on after a refusal, they leave nothing behind when they are refused. */
@Service
@Repeated
@Transactional
class AgentActions {

    private final AgentDesk desk;
    private final AgentTemplates templates;
    private final SingleMessages singles;
    private final Holders holders;

    AgentActions(AgentDesk desk, AgentTemplates templates, SingleMessages singles, Holders holders) {
        this.desk = desk;
        this.templates = templates;
        this.singles = singles;
        this.holders = holders;
    }

    Sent write(InteractionId id, AgentMessage message, Caller agent) {
        return held(id, agent, () -> new Sent(desk.write(id, message), id));
    }

    Sent template(InteractionId id, TemplateOrder order, Caller agent) {
        return held(id, agent, () -> templates.send(id, order, agent));
    }

    Sent recontact(InteractionId id, Caller agent) {
        return held(id, agent, () -> templates.recontact(id, agent));
    }

    Sent single(SingleMessages.Order order, Caller sender) {
        return singles.send(order, sender);
    }

    void close(InteractionId id, Closing closing, Caller agent) {
        holders.mayAct(id, agent);
        desk.close(id, closing);
    }

    void claim(InteractionId id, Caller agent) {
        holders.claim(id, agent);
    }

    void release(InteractionId id, Caller agent) {
        holders.release(id, agent);
    }

    /** Another agent's conversation is left alone; nobody's becomes the writer's. */
    private Sent held(InteractionId id, Caller agent, Supplier<Sent> message) {
        holders.mayAct(id, agent);
        Sent sent = message.get();
        holders.keep(id, agent);
        return sent;
    }
}
