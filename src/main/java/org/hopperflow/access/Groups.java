package org.hopperflow.access;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The engine groups that mean something to us. Accounts have one more each, see {@link org.hopperflow.shared.AccountKey#queue()}. */
public final class Groups {

    /** May do everything, here and in the engine. */
    public static final String ADMINS = "camunda-admin";
    /** Run campaigns: accounts, templates, lists, hopper. */
    public static final String MANAGERS = "managers";
    /** Draw flows and deploy them. */
    public static final String ANALYSTS = "analysts";
    /** Watch every contact, retry, stop. */
    public static final String SUPERVISORS = "supervisors";
    /** Talk to customers. */
    public static final String AGENTS = "agents";

    public static final List<String> ALL = List.of(ADMINS, MANAGERS, ANALYSTS, SUPERVISORS, AGENTS);

    private Groups() {
    }

    /** The Spring Security authority of a group: {@code ROLE_} and its id in capitals. */
    public static String authority(String group) {
        return "ROLE_" + group.toUpperCase(Locale.ROOT);
    }

    static String[] authorities(Collection<String> groups) {
        return groups.stream().map(Groups::authority).toArray(String[]::new);
    }
}
