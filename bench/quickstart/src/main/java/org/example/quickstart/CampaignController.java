package org.example.quickstart;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Starts one process instance per contact. */
@RestController
class CampaignController {

    private final JdbcClient jdbc;
    private final RuntimeService runtime;

    CampaignController(JdbcClient jdbc, RuntimeService runtime) {
        this.jdbc = jdbc;
        this.runtime = runtime;
    }

    @PostMapping("/campaign")
    void start() {
        for (Map<String, Object> contact : jdbc.sql("select phone, first_name from contact").query().listOfRows()) {
            String phone = (String) contact.get("phone");
            runtime.startProcessInstanceByKey("campaign", phone, Map.of("phone", phone, "firstName", contact.get("first_name")));
        }
    }
}
