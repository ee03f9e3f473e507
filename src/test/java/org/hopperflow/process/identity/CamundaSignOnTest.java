package org.hopperflow.process.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.hopperflow.access.Browser;
import org.hopperflow.access.Groups;
import org.hopperflow.access.NewUser;
import org.hopperflow.access.Users;
import org.hopperflow.fixture.HopperflowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HopperflowTest
class CamundaSignOnTest {

    private static final String PASSWORD = "correct-horse-2";
    private static final String BOUNDARY = "----hopper";

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    @Autowired
    private IdentityService identity;

    @Autowired
    private FilterService filters;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void one_user_per_role() {
        user("sanalyst", Groups.ANALYSTS);
        user("ssupervisor", Groups.SUPERVISORS);
        user("smanager", Groups.MANAGERS);
        user("sagent", Groups.AGENTS);
    }

    private void user(String id, String group) {
        if (!users.exists(id)) {
            users.create(new NewUser(id, "Test", id, PASSWORD, List.of(group)));
        }
    }

    private Browser person(String user) {
        return person(user, PASSWORD);
    }

    private Browser person(String user, String password) {
        Browser browser = new Browser(port);
        browser.signIn(user, password);
        browser.get("/camunda/app/welcome/default/");
        return browser;
    }

    private Browser program(String user) {
        return new Browser(port).basic(user, PASSWORD);
    }

    @Test
    void one_sign_in_opens_tasklist() {
        Browser agent = person("sagent");

        var page = agent.get("/camunda/app/tasklist/default/");
        var call = agent.get("/camunda/api/engine/engine/default/filter?resourceType=Task");
        var who = agent.get("/camunda/api/admin/auth/user/default");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(call.statusCode()).isEqualTo(200);
        assertThat(call.body()).contains("My conversations", "My queue").doesNotContain("All conversations");
        assertThat(who.body()).contains("\"userId\":\"sagent\"", "tasklist").doesNotContain("\"cockpit\"");
    }

    @Test
    void the_filters_of_tasklist_answer() {
        Browser agent = person("sagent");

        filters.createFilterQuery().list().stream().filter(filter -> filter.getName().startsWith("My ")).forEach(filter -> {
            var answer = agent.get("/camunda/api/engine/engine/default/filter/" + filter.getId() + "/list");
            assertThat(answer.statusCode()).as(filter.getName()).isEqualTo(200);
        });
    }

    @Test
    void each_role_finds_its_own_applications() {
        assertThat(person("ssupervisor").get("/camunda/api/admin/auth/user/default").body())
                .contains("\"tasklist\"", "\"cockpit\"").doesNotContain("\"admin\"");
        assertThat(person("sanalyst").get("/camunda/api/admin/auth/user/default").body())
                .contains("\"cockpit\"").doesNotContain("\"admin\"");
        assertThat(person("admin", "admin-of-the-tests").get("/camunda/api/admin/auth/user/default").body())
                .contains("\"admin\"", "\"tasklist\"", "\"cockpit\"");
    }

    @Test
    void camundas_own_protection_against_forged_requests_still_works() {
        String path = "/camunda/api/engine/engine/default/process-instance/count";
        Browser supervisor = person("ssupervisor");
        Browser victim = person("ssupervisor");

        assertThat(supervisor.send("POST", path, "{}", "X-XSRF-TOKEN", supervisor.cookie("XSRF-TOKEN")).statusCode()).isEqualTo(200);
        assertThat(victim.send("POST", path, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void camundas_own_login_form_signs_in_everywhere() {
        Browser browser = new Browser(port);
        browser.get("/camunda/api/admin/auth/user/default");
        String token = browser.cookie("XSRF-TOKEN");
        String form = "/camunda/api/admin/auth/user/default/login/tasklist";
        assertThat(browser.form(form, "username=sagent&password=wrong", "X-XSRF-TOKEN", token).statusCode()).isEqualTo(401);

        var answer = browser.form(form, "username=sagent&password=" + PASSWORD, "X-XSRF-TOKEN", token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"userId\":\"sagent\"");
        assertThat(browser.get("/camunda/api/engine/engine/default/filter").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/v1/templates").statusCode()).isNotEqualTo(401);
    }

    @Test
    void signing_out_in_tasklist_signs_out_everywhere() {
        Browser agent = person("sagent");
        String token = agent.cookie("XSRF-TOKEN");

        var answer = agent.form("/camunda/api/admin/auth/user/default/logout", "", "X-XSRF-TOKEN", token);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(agent.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
        assertThat(agent.get("/api/v1/templates").statusCode()).isEqualTo(401);
    }

    @Test
    void the_engines_rest_interface_knows_who_calls() {
        assertThat(program("sanalyst").get("/engine-rest/process-definition").statusCode()).isEqualTo(200);
        assertThat(program("sanalyst").get("/engine-rest/user").body()).contains("sanalyst").doesNotContain("ssupervisor");
        assertThat(program("ssupervisor").get("/engine-rest/user").body()).contains("sanalyst");
    }

    @Test
    void an_analyst_deploys_and_an_agent_or_manager_does_not() {
        var analyst = deploy("sanalyst");
        var agent = deploy("sagent");
        var manager = deploy("smanager");

        assertThat(analyst.statusCode()).isEqualTo(200);
        assertThat(agent.statusCode()).isEqualTo(403);
        assertThat(manager.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> deploy(String user) {
        String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nnotes\r\n"
                + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"notes\"; filename=\"notes.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\nnothing to run\r\n--" + BOUNDARY + "--\r\n";
        return program(user).multipart("/engine-rest/deployment/create", BOUNDARY, body);
    }

    @Test
    void passwords_are_hashed_slowly() {
        String stored = jdbc.sql("select pwd_ from act_id_user where id_ = 'sagent'").query(String.class).single();

        assertThat(stored).startsWith("{pbkdf2-sha512}").hasSizeLessThan(256).doesNotContain(PASSWORD);
        assertThat(identity.checkPassword("sagent", PASSWORD + "x")).isFalse();
        assertThat(identity.checkPassword("sagent", PASSWORD)).as("a wrong password locks nobody out").isTrue();
    }

    @Test
    void preparing_twice_changes_nothing() {
        long before = rows();

        users.prepareGroups();

        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        return jdbc.sql("select (select count(*) from act_ru_authorization) + (select count(*) from act_ru_filter)"
                + " + (select count(*) from act_id_group)").query(Long.class).single();
    }
}
