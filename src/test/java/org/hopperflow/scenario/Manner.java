package org.hopperflow.scenario;

/** How the customer behind a number, or the provider on the way to it, behaves. Written as the sandbox takes it. */
enum Manner {
    SILENT("{}"),
    TAPS("{\"answer\": {\"type\": \"BUTTON\", \"index\": 0}, \"afterMillis\": 50}"),
    WRITES("{\"answer\": {\"type\": \"TEXT\", \"text\": \"What does it cost?\"}, \"afterMillis\": 50}"),
    OPTS_OUT("{\"answer\": {\"type\": \"TEXT\", \"text\": \"STOP\"}, \"afterMillis\": 50}"),
    FAILS_ONCE("{\"failCode\": 131000, \"failBy\": \"CALL\", \"failTimes\": 1}"),
    FAILS_FOR_NOW("{\"failCode\": 131000, \"failBy\": \"CALL\"}"),
    IS_NOT_REACHED_FOR_NOW("{\"failCode\": 131000, \"failBy\": \"WEBHOOK\"}"),
    FAILS_FOR_GOOD("{\"failCode\": 131026, \"failBy\": \"CALL\"}"),
    IS_NEVER_REACHED("{\"failCode\": 131026, \"failBy\": \"WEBHOOK\"}"),
    LOSES_THE_CONNECTION("{\"drop\": true}"),
    REPEATS_AND_SHUFFLES("{\"repeat\": 3, \"shuffle\": true, \"answer\": {\"type\": \"BUTTON\", \"index\": 1}, \"afterMillis\": 50}");

    private final String behaviour;

    Manner(String behaviour) {
        this.behaviour = behaviour;
    }

    String behaviour() {
        return behaviour;
    }
}
