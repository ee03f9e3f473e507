package org.hopperflow.console;

import java.util.Map;
import java.util.StringJoiner;

/**
 * What the log says once everything runs: where to go, who may sign in, and how to see something happen.
 *
 * @param address   of this server, without a path
 * @param passwords made up in this start, by user; empty when there were none
 * @param demo      whether the demo campaign can be started
 */
record StartMessage(String address, Map<String, String> passwords, boolean demo) {

    String text() {
        StringJoiner lines = new StringJoiner(System.lineSeparator() + "    ", "", System.lineSeparator());
        lines.add("Hopperflow is ready.").add("");
        lines.add("Console    " + address + "/");
        lines.add("Cockpit    " + address + "/camunda/app/cockpit/default/");
        lines.add("Tasklist   " + address + "/camunda/app/tasklist/default/");
        lines.add("API        " + address + "/swagger-ui.html");
        users(lines);
        demo(lines);
        return lines.toString();
    }

    private void users(StringJoiner lines) {
        if (!passwords.isEmpty()) {
            lines.add("").add("Users made in this start; their passwords are shown this once:");
            passwords.forEach((user, password) -> lines.add(String.format("  %-11s %s", user, password)));
        }
    }

    private void demo(StringJoiner lines) {
        if (demo) {
            // Without a password curl asks for it.
            String user = passwords.containsKey("manager") ? "'manager:" + passwords.get("manager") + "'" : "admin";
            lines.add("").add("Start the demo campaign on the console, or with");
            lines.add("  curl -u " + user + " -X POST " + address + "/api/v1/demo/campaign");
        }
    }
}
