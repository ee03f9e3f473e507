package org.hopperflow.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** The people of a round and how their numbers behave, all of it decided by the seed. Everybody may get one message at most. */
record Customers(String prefix, Map<String, String> behaviours, List<String> phones) {

    private static final String ROBBED_AND_SILENT = "{\"drop\": true, \"silent\": true}";


    /** Per mille, in the words of the sandbox; the rest behaves as everybody does. None of them asks for a second message. */
    private static final Map<String, Integer> FATES = new LinkedHashMap<>();

    static {
        FATES.put("{\"answer\": {\"type\": \"BUTTON\", \"index\": 0}, \"afterMillis\": 100}", 100);
        FATES.put("{\"answer\": {\"type\": \"TEXT\", \"text\": \"What does it cost?\"}, \"afterMillis\": 0}", 50);
        FATES.put("{\"answer\": {\"type\": \"BUTTON\", \"index\": 1}, \"silent\": true, \"slowMillis\": 1500}", 20);
        // Of whom nothing is heard: each of them that is under way at a kill stays in doubt.
        FATES.put("{\"silent\": true}", 250);
        FATES.put("{\"drop\": true}", 40);
        FATES.put(ROBBED_AND_SILENT, 10);
        FATES.put("{\"slowMillis\": 1500}", 60);
        FATES.put("{\"slowMillis\": 1500, \"silent\": true}", 30);
        // Longer than the call may take: the answer comes when nobody listens.
        FATES.put("{\"slowMillis\": 4500}", 10);
        FATES.put("{\"drop\": true, \"lateMillis\": 7200000}", 20);
        FATES.put("{\"lateMillis\": 3600000, \"answer\": {\"type\": \"BUTTON\", \"index\": 0}}", 20);
        FATES.put("{\"shuffle\": true, \"repeat\": 3}", 40);
        // Rare: each of them halves the pace, which takes a while to come back.
        FATES.put("{\"failCode\": 130429, \"failBy\": \"CALL\", \"failTimes\": 1}", 4);
        FATES.put("{\"failCode\": 131000, \"failBy\": \"CALL\", \"failTimes\": 1}", 20);
        FATES.put("{\"failCode\": 131026, \"failBy\": \"WEBHOOK\"}", 20);
    }

    /** @param round tells the numbers of one round from another's */
    static Customers of(Random random, int round, int contacts) {
        Map<String, String> behaviours = new LinkedHashMap<>();
        List<String> phones = new ArrayList<>();
        String prefix = String.format("393%04d", round);
        for (int i = 0; i < contacts; i++) {
            String phone = prefix + String.format("%05d", i);
            phones.add(phone);
            String fate = fate(random.nextInt(1000));
            if (fate != null) {
                behaviours.put(phone, fate);
            }
        }
        return new Customers(prefix, behaviours, phones);
    }

    private static String fate(int lot) {
        int bound = 0;
        for (Map.Entry<String, Integer> fate : FATES.entrySet()) {
            bound += fate.getValue();
            if (lot < bound) {
                return fate.getKey();
            }
        }
        return null;
    }

    /** Their answer is lost whatever we do, and no status follows. */
    Set<String> whoNeverTell() {
        return phones.stream().filter(phone -> ROBBED_AND_SILENT.equals(behaviours.get(phone))).collect(Collectors.toSet());
    }

    void settleIn(Database sandbox) {
        sandbox.run("insert into sandbox_number (phone, behaviour) values " + behaviours.entrySet().stream()
                .map(number -> "('" + number.getKey() + "', '" + number.getValue() + "'::jsonb)").collect(Collectors.joining(", ")));
    }
}
