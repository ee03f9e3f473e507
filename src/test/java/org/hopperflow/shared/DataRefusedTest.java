package org.hopperflow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ProblemDetail;

/** The net below all rules: what the database says no to is told as a refusal, not as a failure of ours. */
class DataRefusedTest {

    @ParameterizedTest
    @CsvSource({"22021, 400, invalid-input", "22001, 400, invalid-input", "22003, 400, invalid-input", "22P05, 400, invalid-input",
        "23514, 400, invalid-input", "54000, 400, invalid-input", "23505, 409, conflict", "23503, 409, conflict", "40P01, 409, conflict", "40001, 409, conflict",
        "55P03, 409, conflict", "08006, 503, database-unavailable", "53100, 503, database-unavailable"})
    void what_the_database_refuses_has_a_status_and_a_code(String state, int status, String code) {
        RuntimeException deepBelow = new IllegalStateException("the engine", new RuntimeException(new SQLException("no", state)));

        ProblemDetail problem = DataRefused.problem(deepBelow).orElseThrow();

        assertThat(problem.getStatus()).isEqualTo(status);
        assertThat(problem.getProperties()).containsEntry("code", code);
    }

    @Test
    void what_the_engine_found_changed_is_a_conflict() {
        assertThat(DataRefused.problem(new OptimisticLockingException("changed")).orElseThrow().getStatus()).isEqualTo(409);
    }

    @Test
    void a_failure_of_another_kind_stays_one() {
        assertThat(DataRefused.problem(new IllegalStateException("a bug"))).isEqualTo(Optional.empty());
        assertThat(DataRefused.problem(new RuntimeException(new SQLException("no table", "42P01")))).isEmpty();
    }
}
