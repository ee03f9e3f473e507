package org.hopperflow.access;

import java.util.List;

/**
 * A user to make.
 *
 * @param id     letters and digits only, the engine allows no more
 * @param groups may name groups that do not exist yet
 */
public record NewUser(String id, String firstName, String lastName, String password, List<String> groups) {

    public NewUser {
        if (!id.matches("[a-zA-Z0-9]+")) {
            throw new IllegalArgumentException("a user id has letters and digits only: " + id);
        }
        groups = List.copyOf(groups);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "NewUser[" + id + ", " + groups + "]";
    }
}
