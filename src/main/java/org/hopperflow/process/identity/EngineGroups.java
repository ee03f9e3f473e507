package org.hopperflow.process.identity;

import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.hopperflow.access.Groups;
import org.hopperflow.shared.AccountSaved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The groups of the roles and one queue per account, each made once with its rights. */
@Component
class EngineGroups {

    private static final String QUEUE = "queue";

    private final IdentityService identity;
    private final Grants grants;

    EngineGroups(IdentityService identity, Grants grants) {
        this.identity = identity;
        this.grants = grants;
    }

    /** The groups of every role; their rights are completed when a newer version knows more of them. */
    void prepare() {
        for (String group : Groups.ALL) {
            ensure(group);
        }
    }

    /** The account's queue is there before its first conversation. */
    @EventListener
    void accountSaved(AccountSaved saved) {
        ensure(saved.accountKey().queue());
    }

    void ensure(String id) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(nameOf(id));
            group.setType(id.equals(Groups.ADMINS) ? "SYSTEM" : "WORKFLOW");
            identity.saveGroup(group);
        }
        grants.give(id, id.startsWith(QUEUE) ? RoleGrants.ofQueue() : RoleGrants.of(id));
    }

    private static String nameOf(String id) {
        if (id.equals(Groups.ADMINS)) {
            return "Administrators";
        }
        return id.startsWith(QUEUE) ? "Queue " + id.substring(QUEUE.length())
                : id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }
}
