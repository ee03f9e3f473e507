package org.hopperflow.process.identity;

import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.USER;
import static org.hopperflow.process.identity.Grant.on;
import static org.hopperflow.process.identity.Grant.onAny;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.hopperflow.access.Groups;

/**
 * What each role may do in Camunda's own applications and over the engine's REST interface. Tasks need no row: the engine gives a
 * task's candidate groups the right to work on it by itself.
 */
final class RoleGrants {

    static final String CONVERSATIONS = "agentInteraction";

    private static final Grant TASKLIST = on(APPLICATION, "tasklist", Permissions.ACCESS);
    private static final Grant COCKPIT = on(APPLICATION, "cockpit", Permissions.ACCESS);
    private static final Grant CONVERSATION_FORMS = on(PROCESS_DEFINITION, CONVERSATIONS, ProcessDefinitionPermissions.READ);
    private static final Grant DECISIONS = onAny(DECISION_DEFINITION, Permissions.READ);
    private static final Grant DECISION_GRAPHS = onAny(DECISION_REQUIREMENTS_DEFINITION, Permissions.READ);
    private static final Grant WATCH_PROCESSES = onAny(PROCESS_DEFINITION, ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY);

    private RoleGrants() {
    }

    /** The rights of a role's group; none for a group we do not know. */
    static List<Grant> of(String group) {
        return switch (group) {
            case Groups.ADMINS -> everything();
            case Groups.MANAGERS -> List.of(COCKPIT, WATCH_PROCESSES, DECISIONS, DECISION_GRAPHS);
            case Groups.ANALYSTS -> List.of(COCKPIT, WATCH_PROCESSES, DECISIONS, DECISION_GRAPHS,
                    onAny(DEPLOYMENT, Permissions.READ, Permissions.CREATE));
            case Groups.SUPERVISORS -> supervisors();
            case Groups.AGENTS -> List.of(TASKLIST, CONVERSATION_FORMS);
            default -> List.of();
        };
    }

    /** Who is in a queue works in Tasklist, in whichever role. */
    static List<Grant> ofQueue() {
        return List.of(TASKLIST, CONVERSATION_FORMS);
    }

    private static List<Grant> everything() {
        return Arrays.stream(Resources.values()).map(resource -> onAny(resource, Permissions.ALL)).toList();
    }

    private static List<Grant> supervisors() {
        return List.of(TASKLIST, COCKPIT, DECISIONS, DECISION_GRAPHS,
                onAny(PROCESS_DEFINITION, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.READ_HISTORY, ProcessDefinitionPermissions.UPDATE_INSTANCE,
                        ProcessDefinitionPermissions.DELETE_INSTANCE, ProcessDefinitionPermissions.SUSPEND_INSTANCE,
                        ProcessDefinitionPermissions.RETRY_JOB, ProcessDefinitionPermissions.READ_TASK,
                        ProcessDefinitionPermissions.UPDATE_TASK, ProcessDefinitionPermissions.TASK_ASSIGN),
                onAny(DEPLOYMENT, Permissions.READ),
                onAny(FILTER, Permissions.CREATE),
                // To find whom to assign a conversation to.
                onAny(USER, Permissions.READ), onAny(GROUP, Permissions.READ));
    }
}
