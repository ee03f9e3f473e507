package org.hopperflow.access;

import java.util.List;

/** The engine's users, who are the only users. Implemented in {@code process}, the one room that knows the engine. */
public interface Users {

    /**
     * Makes the groups of {@link Groups}, their rights in Camunda's own applications, and Tasklist's filters. What is already there is
     * left as an administrator may have changed it.
     */
    void prepareGroups();

    boolean exists(String user);

    /** False for a wrong password, an unknown user, and a user the engine has locked after too many tries. Slow on purpose. */
    boolean passwordMatches(String user, String password);

    /** The ids of the user's groups, sorted; empty for an unknown user. */
    List<String> groupsOf(String user);

    /** Makes the user, and those of the groups that are missing. */
    void create(NewUser user);
}
