package org.hopperflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartMessageTest {

    @Test
    void the_first_start_tells_where_to_go_who_may_and_what_to_try() {
        Map<String, String> passwords = new LinkedHashMap<>();
        passwords.put("admin", "rain-on-tin");
        passwords.put("manager", "blue-tea-pot");

        assertThat(new StartMessage("http://localhost:8080", passwords, true).text()).isEqualToNormalizingNewlines("""
                Hopperflow is ready.
                   \s
                    Console    http://localhost:8080/
                    Cockpit    http://localhost:8080/camunda/app/cockpit/default/
                    Tasklist   http://localhost:8080/camunda/app/tasklist/default/
                    API        http://localhost:8080/swagger-ui.html
                   \s
                    Users made in this start; their passwords are shown this once:
                      admin       rain-on-tin
                      manager     blue-tea-pot
                   \s
                    Start the demo campaign on the console, or with
                      curl -u 'manager:blue-tea-pot' -X POST http://localhost:8080/api/v1/demo/campaign
                """);
    }

    @Test
    void a_later_start_shows_no_password() {
        assertThat(new StartMessage("http://localhost:8080", Map.of(), true).text())
                .doesNotContain("passwords").contains("curl -u admin -X POST");
    }

    @Test
    void in_production_nothing_speaks_of_the_demo() {
        assertThat(new StartMessage("http://localhost:8080", Map.of(), false).text()).doesNotContain("demo", "curl");
    }
}
