package org.hopperflow.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.World;

/** The people of a shop, and its customers who write out of the blue. */
record Desk(World world, int port) {

    static final String PASSWORD = "correct-horse-2";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An agent of the shop's queue. */
    String agent(String name) {
        return user(name, "agents", "queue" + world.key);
    }

    String user(String name, String... groups) {
        String user = name + world.key;
        Api api = world.api;
        api.post("/engine-rest/user/create", """
                {"profile": {"id": "%s", "firstName": "%s", "lastName": "", "email": ""}, "credentials": {"password": "%s"}}
                """.formatted(user, name, PASSWORD)).expect(204);
        for (String group : groups) {
            api.put("/engine-rest/group/" + group + "/members/" + user, "{}").expect(204);
        }
        return user;
    }

    Api api(String user) {
        return new Api("http://localhost:" + port, user, PASSWORD);
    }

    /** The customer writes; answers the open conversation. @param name as it stands in JSON */
    String writes(String phone, String name, String text) {
        try {
            Signed.webhook(port, world.key, "secret", """
                    {"object": "whatsapp_business_account", "entry": [{"id": "w%1$s", "changes": [{"field": "messages", "value": {
                      "messaging_product": "whatsapp", "metadata": {"display_phone_number": "390600000002", "phone_number_id": "n%1$s"},
                      "contacts": [{"profile": {"name": "%3$s"}, "wa_id": "%2$s"}],
                      "messages": [{"from": "%2$s", "id": "wamid.%2$s.%5$d", "timestamp": "%4$d", "type": "text",
                                    "text": {"body": "%6$s"}}]}}]}]}
                    """.formatted(world.key, phone, name, world.now().getEpochSecond(), System.nanoTime(), text));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        await().atMost(PATIENCE).until(() -> said(phone, text));
        return open(phone).path("id").asText();
    }

    private boolean said(String phone, String text) {
        JsonNode open = open(phone);
        return open != null && world.api.get("/api/v1/interactions/" + open.path("id").asText()).expect(200).body().contains(text);
    }

    private JsonNode open(String phone) {
        for (JsonNode interaction : world.interactions("OPEN")) {
            if (interaction.path("phone").asText().equals(phone) && interaction.path("kind").asText().equals("AGENT")) {
                return interaction;
            }
        }
        return null;
    }
}
