package org.hopperflow.shared;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

/**
 * Tells faults that pass by themselves from those that stay: a database that is away for a moment or too full, and races that somebody
 * else won. What failed so may be tried again as it is; nobody's data is to blame. However deep the database's own words are buried,
 * their SQLSTATE tells (PostgreSQL, appendix A).
 */
public final class PassingFault {

    /** Classes: connection, rollback (deadlock, serialization), resources (disk, connections), operator (shutdown, cancelled). */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");
    private static final String ROLLBACK = "40";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private PassingFault() {
    }

    /** True when the same thing may succeed a moment later. */
    public static boolean is(Throwable fault) {
        return lostRace(fault) || any(fault, cause -> cause instanceof TransientDataAccessException
                || cause instanceof SQLTransientException || noTransaction(cause)
                || cause instanceof SQLException sql && PASSING.contains(classOf(sql)));
    }

    /** True when somebody else changed the same thing at the same moment, and was faster. */
    public static boolean lostRace(Throwable fault) {
        return any(fault, cause -> engineLost(cause) || cause instanceof SQLException sql
                && (ROLLBACK.equals(classOf(sql)) || LOCK_NOT_AVAILABLE.equals(sql.getSQLState())));
    }

    private static boolean any(Throwable fault, Predicate<Throwable> question) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (question.test(cause)) {
                return true;
            }
        }
        return false;
    }

    /** By name, since one room alone knows the engine. */
    private static boolean engineLost(Throwable cause) {
        return cause.getClass().getSimpleName().equals("OptimisticLockingException");
    }

    /** Begun, committed or rolled back in vain; a rollback somebody asked for is something else. */
    private static boolean noTransaction(Throwable cause) {
        return cause instanceof TransactionException && !(cause instanceof UnexpectedRollbackException);
    }

    private static String classOf(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.length() != 5 ? "" : state.substring(0, 2);
    }
}
