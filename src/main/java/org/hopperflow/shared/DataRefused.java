package org.hopperflow.shared;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What the database would not take is bad input that no rule of ours foresaw: the caller's mistake, and ours only because the field has
 * no name here. What it could not take at this moment is nobody's. However deep the database's own words are buried, its SQLSTATE tells (PostgreSQL, appendix A).
 */
final class DataRefused {

    private static final String DATA_EXCEPTION = "22";
    private static final String CONSTRAINT = "23";
    private static final String CHECK = "23514";
    private static final String TOO_LARGE_FOR_AN_INDEX = "54000";

    private DataRefused() {
    }

    /** Empty when the failure is of another kind. */
    static Optional<ProblemDetail> problem(Throwable failure) {
        if (PassingFault.lostRace(failure)) {
            return Optional.of(conflict());
        }
        return PassingFault.is(failure) ? Optional.of(away()) : state(failure).flatMap(DataRefused::problem);
    }

    private static Optional<ProblemDetail> problem(String state) {
        if (state.startsWith(DATA_EXCEPTION) || state.equals(CHECK) || state.equals(TOO_LARGE_FOR_AN_INDEX)) {
            return Optional.of(Problem.problem(HttpStatus.BAD_REQUEST, "invalid-input",
                    "A value is out of range, too long, or has characters that cannot be kept.", List.of()));
        }
        return state.startsWith(CONSTRAINT) ? Optional.of(conflict()) : Optional.empty();
    }

    private static ProblemDetail away() {
        return Problem.problem(HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable",
                "The database cannot be reached or written to at this moment. Try again.", List.of());
    }

    private static ProblemDetail conflict() {
        return Problem.problem(HttpStatus.CONFLICT, "conflict",
                "Somebody else changed the same thing at the same moment. Read it again.", List.of());
    }

    private static Optional<String> state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
