package org.hopperflow.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The passwords this start made up, for the one who prints them. Empty when every user was there already, or the operator chose. */
@Component
public class FirstPasswords {

    private final Map<String, String> made = new LinkedHashMap<>();

    /** User to password, in the order they were made. */
    public synchronized Map<String, String> byUser() {
        return new LinkedHashMap<>(made);
    }

    synchronized void keep(String user, String password) {
        made.put(user, password);
    }
}
