package org.hopperflow.campaign;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.UnexpectedRollbackException;

/** Tells a database that is away for a moment from a contact that cannot be started: only the second is the contact's own fault. */
final class PassingFault {

    /** Classes of SQL states: connection, rollback (deadlock), resources, operator's intervention (shutdown, crash). */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private PassingFault() {
    }

    static boolean is(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (noTransaction(cause) || cause instanceof SQLException sql && passing(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Begun, committed or rolled back in vain; a rollback somebody asked for is something else. */
    private static boolean noTransaction(Throwable cause) {
        return cause instanceof TransactionException && !(cause instanceof UnexpectedRollbackException);
    }

    private static boolean passing(String state) {
        return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }
}
