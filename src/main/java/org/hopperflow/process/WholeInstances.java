package org.hopperflow.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Reads the executions of many instances in one statement. The engine would ask twice for each instance: for the execution, and for its
 * family. Within an engine command, which then knows them.
 */
public final class WholeInstances {

    /** By index only, whatever the planner believes about a table that grows by thousands of rows a minute. */
    private static final String FAMILIES = """
            select family.* from (select distinct member.PROC_INST_ID_ from unnest(string_to_array(#{executions}, ',')) as asked (id)
                     cross join lateral (select PROC_INST_ID_ from ACT_RU_EXECUTION where ID_ = asked.id offset 0) member) instance
              cross join lateral (select * from ACT_RU_EXECUTION where PROC_INST_ID_ = instance.PROC_INST_ID_ offset 0) family
            """;

    private WholeInstances() {
    }

    /** The instances of these executions, each with all its executions; those that are gone are missing. */
    public static Map<String, List<ExecutionEntity>> read(List<String> executions) {
        DbEntityManager entities = Context.getCommandContext().getDbEntityManager();
        Set<ExecutionEntity> inHand = Set.copyOf(entities.getDbEntityCache().getEntitiesByType(ExecutionEntity.class));
        Map<String, List<ExecutionEntity>> families = Context.getCommandContext().getExecutionManager()
                .findExecutionsByNativeQuery(Map.of("sql", FAMILIES, "executions", String.join(",", executions)), 0, Integer.MAX_VALUE)
                .stream().map(ExecutionEntity.class::cast).collect(Collectors.groupingBy(ExecutionEntity::getProcessInstanceId));
        // An instance that this command has in hand may have moved on since it was written: it knows its family itself.
        families.replaceAll((instance, family) -> family.stream().anyMatch(inHand::contains) ? known(family) : restored(family));
        return families;
    }

    private static List<ExecutionEntity> restored(List<ExecutionEntity> family) {
        family.stream().filter(ExecutionEntity::isProcessInstanceExecution)
                .forEach(whole -> whole.restoreProcessInstance(family, null, null, null, null, null, null));
        return family;
    }

    private static List<ExecutionEntity> known(List<ExecutionEntity> family) {
        return withChildren(family.get(0).getProcessInstance()).toList();
    }

    private static Stream<ExecutionEntity> withChildren(ExecutionEntity execution) {
        return Stream.concat(Stream.of(execution), execution.getExecutions().stream().flatMap(WholeInstances::withChildren));
    }
}
