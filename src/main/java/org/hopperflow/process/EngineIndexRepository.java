package org.hopperflow.process;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The engine's indexes as a million waiting contacts need them.
 *
 * <p>Two are missing: without them each poll for due jobs reads the whole job table, about 350 ms with a million waiting timers, under a
 * millisecond with them (measured; see docs/decisions/0005). Others hold mostly nothing, such as tenants that we do not have; they keep
 * their names and their use and leave out the rows without a value, which makes each row cheaper to write and to keep.
 */
@Repository
class EngineIndexRepository {

    /** Names of indexes, and the column that is mostly empty. */
    private static final Map<String, String> MOSTLY_EMPTY = Map.ofEntries(
            Map.entry("act_idx_exec_tenant_id", "tenant_id_"),
            Map.entry("act_idx_exe_parent", "parent_id_"),
            Map.entry("act_idx_exe_super", "super_exec_"),
            Map.entry("act_idx_event_subscr_tenant_id", "tenant_id_"),
            Map.entry("act_idx_event_subscr_config_", "configuration_"),
            Map.entry("act_idx_variable_tenant_id", "tenant_id_"),
            Map.entry("act_idx_variable_task_id", "task_id_"),
            Map.entry("act_idx_variable_task_name_type", "task_id_"),
            Map.entry("act_idx_var_bytearray", "bytearray_id_"),
            Map.entry("act_idx_batch_id", "batch_id_"),
            Map.entry("act_idx_job_tenant_id", "tenant_id_"),
            Map.entry("act_idx_job_exception", "exception_stack_id_"),
            Map.entry("act_idx_hi_pro_inst_tenant_id", "tenant_id_"),
            Map.entry("act_idx_hi_act_inst_tenant_id", "tenant_id_"),
            Map.entry("act_idx_hi_task_inst_tenant_id", "tenant_id_"));

    private final JdbcClient jdbc;

    /** Takes the data source itself: a {@code JdbcClient} bean would wait for Flyway, which the engine does not need. */
    EngineIndexRepository(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    void create() {
        jdbc.sql("create index if not exists hopper_idx_job_due on act_ru_job (duedate_)").update();
        jdbc.sql("""
                create index if not exists hopper_idx_job_locked on act_ru_job (lock_exp_time_)
                 where lock_owner_ is not null
                """).update();
        MOSTLY_EMPTY.forEach(this::leaveOutEmpty);
        // Changed soon after it was written; with room on its page no index has to be touched.
        jdbc.sql("alter table act_ru_execution set (fillfactor = 95)").update();
    }

    /** Once; an index that the engine does not have (any more) is passed over. */
    private void leaveOutEmpty(String index, String column) {
        jdbc.sql("""
                select indexdef from pg_indexes
                 where schemaname = current_schema() and indexname = :index and indexdef not like '% WHERE %'
                """).param("index", index).query(String.class).optional().ifPresent(whole -> {
                    jdbc.sql("drop index " + index).update();
                    jdbc.sql(whole + " where " + column + " is not null").update();
                });
    }
}
