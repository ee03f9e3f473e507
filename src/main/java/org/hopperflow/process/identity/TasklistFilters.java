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

/** The lists an agent finds in Tasklist. They show no variables and do not refresh by themselves: both cost a query per task. */
@Component
class TasklistFilters {

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;

    TasklistFilters(FilterService filters, TaskService tasks, Grants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    void prepare() {
        ensure("My conversations", 0, conversations().taskAssigneeExpression("${currentUser()}"),
                List.of(Groups.AGENTS, Groups.SUPERVISORS));
        ensure("My queue", 10, conversations().taskCandidateGroupInExpression("${currentUserGroups()}"),
                List.of(Groups.AGENTS, Groups.SUPERVISORS));
        ensure("All conversations", 20, conversations(), List.of(Groups.SUPERVISORS));
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
                .setProperties(Map.of("priority", priority, "refresh", false, "showUndefinedVariable", false));
        filters.saveFilter(filter);
        for (String group : readers) {
            grants.give(group, List.of(Grant.on(Resources.FILTER, filter.getId(), Permissions.READ)));
        }
    }
}
