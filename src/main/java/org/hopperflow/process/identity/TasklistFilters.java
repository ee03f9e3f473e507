package org.hopperflow.process.identity;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.hopperflow.access.Groups;
import org.springframework.stereotype.Component;

/** The lists an agent finds in Tasklist, each card with the customer's name. They do not refresh by themselves. */
@Component
class TasklistFilters {

    private static final String ME = "${currentUser()}";
    /** An agent who looks once an hour still sees it in time. */
    private static final String SOON = "${dateTime().plusHours(2)}";
    /** As the process raises it, see {@code agent-interaction.bpmn}. */
    private static final int URGENT = 90;

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;

    TasklistFilters(FilterService filters, TaskService tasks, Grants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    void prepare() {
        ensure("All conversations", 0, conversations(), List.of(Groups.SUPERVISORS));
        ensure("Customer waits too long", 5, conversations().taskMinPriority(URGENT), List.of(Groups.SUPERVISORS));
        ensure("My queue", 10, mine(conversations()), List.of(Groups.AGENTS, Groups.SUPERVISORS));
        ensure("My conversations", 20, conversations().taskAssigneeExpression(ME), List.of(Groups.AGENTS, Groups.SUPERVISORS));
        ensure("Window ending soon", 30, mine(conversations().taskDefinitionKey("handleConversation").dueBeforeExpression(SOON)),
                List.of(Groups.AGENTS, Groups.SUPERVISORS));
        ensure("Waiting for recontact", 40, mine(conversations().taskDefinitionKey("windowIsOver")),
                List.of(Groups.AGENTS, Groups.SUPERVISORS));
    }

    /** What I may take, alone or with my queue, and what I took: a conversation does not vanish from the list when it is claimed. */
    private static TaskQuery mine(TaskQuery some) {
        return some.or().taskCandidateUserExpression(ME).taskAssigneeExpression(ME).endOr();
    }

    private TaskQuery conversations() {
        return tasks.createTaskQuery().processDefinitionKey(RoleGrants.CONVERSATIONS);
    }

    private void ensure(String name, int priority, TaskQuery query, List<String> readers) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name)
                .setQuery(query)
                .setProperties(Map.of("priority", priority, "refresh", false, "showUndefinedVariable", false,
                        "variables", List.of(Map.of("name", "customer", "label", "Customer"))));
        filters.saveFilter(filter);
        for (String group : readers) {
            grants.give(group, List.of(Grant.on(Resources.FILTER, filter.getId(), Permissions.READ)));
        }
    }
}
