package org.hopperflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hopperflow.fixture.HopperflowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HopperflowTest
class SignInTest {

    private static final String ADMIN_PASSWORD = "admin-of-the-tests";
    private static final String PASSWORD = "correct-horse-1";

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    @BeforeEach
    void one_user_per_role() {
        user("tmanager", Groups.MANAGERS);
        user("tanalyst", Groups.ANALYSTS);
        user("tsupervisor", Groups.SUPERVISORS);
        user("tagent", Groups.AGENTS);
    }

    private void user(String id, String group) {
        if (!users.exists(id)) {
            users.create(new NewUser(id, "Test", id, PASSWORD, List.of(group)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/accounts", "/api/v1/nothing", "/engine-rest/process-definition", "/engine-rest/engine",
            "/sandbox/clock", "/actuator/prometheus"})
    void a_program_without_sign_in_gets_401_and_a_problem_document(String path) {
        var answer = new Browser(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).contains("\"code\":\"unauthorized\"", "\"status\":401");
    }

    @Test
    void a_post_without_sign_in_is_401_too_although_it_has_no_csrf_token() {
        assertThat(new Browser(port).send("POST", "/api/v1/accounts", "{}").statusCode()).isEqualTo(401);
        assertThat(new Browser(port).send("POST", "/sandbox/clock", "{}").statusCode()).isEqualTo(401);
        assertThat(new Browser(port).send("POST", "/engine-rest/task/1/complete", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void a_script_in_a_browser_is_not_challenged_with_the_browsers_own_window() {
        var answer = new Browser(port).get("/api/v1/accounts", "Sec-Fetch-Mode", "cors");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void a_wrong_password_is_401() {
        Browser browser = new Browser(port).basic("tmanager", PASSWORD);
        assertThat(browser.get("/api/v1/accounts").statusCode()).isEqualTo(200);

        assertThat(browser.basic("tmanager", "wrong").get("/api/v1/accounts").statusCode()).isEqualTo(401);
        assertThat(browser.basic("nobody", "wrong").get("/api/v1/accounts").statusCode()).isEqualTo(401);
        assertThat(browser.basic("no*body", "").get("/api/v1/accounts").statusCode()).isEqualTo(401);
    }

    @Test
    void ten_wrong_passwords_stop_the_eleventh_try_from_being_checked() {
        user("tforgetful", Groups.AGENTS);
        Browser browser = new Browser(port).basic("tforgetful", "wrong");
        for (int i = 0; i < 9; i++) {
            browser.get("/api/v1/templates");
        }
        assertThat(browser.basic("tforgetful", PASSWORD).get("/api/v1/templates").statusCode()).isNotEqualTo(401);

        browser.basic("tforgetful", "wrong");
        for (int i = 0; i < 10; i++) {
            browser.get("/api/v1/templates");
        }

        assertThat(browser.basic("tforgetful", PASSWORD).get("/api/v1/templates").statusCode()).isEqualTo(401);
    }

    /** 404 tells that the call was let through to a room that is not there or knows no such thing. */
    @ParameterizedTest
    @CsvSource({
            "admin,       POST, /api/v1/accounts,               400",
            "tmanager,    POST, /api/v1/accounts,               400",
            "tsupervisor, POST, /api/v1/accounts,               403",
            "tanalyst,    POST, /api/v1/accounts,               403",
            "tagent,      POST, /api/v1/accounts,               403",
            "tanalyst,    GET,  /api/v1/accounts,               200",
            "tsupervisor, GET,  /api/v1/accounts,               200",
            "tagent,      GET,  /api/v1/accounts,               403",
            "tagent,      POST, /api/v1/accounts/none/messages, 404",
            "tsupervisor, POST, /api/v1/accounts/none/messages, 403",
            "tsupervisor, PATCH, /api/v1/accounts/none,         403",
            "tmanager,    PATCH, /api/v1/accounts/none,         404",
            "tagent,      POST, /api/v1/campaigns,              403",
            "tagent,      POST, /api/v1/campaigns/1/stop,       403",
            "tanalyst,    POST, /api/v1/campaigns/1/stop,       403",
            "tsupervisor, POST, /api/v1/campaigns/1/reset,      403",
            "tanalyst,    GET,  /api/v1/lists,                  403",
            "tanalyst,    GET,  /api/v1/interactions,           403",
            "tagent,      POST, /api/v1/suppressions,           403",
            "tsupervisor, GET,  /api/v1/parked/webhooks,        200",
            "tsupervisor, GET,  /api/v1/parked/items,           200",
            "tsupervisor, GET,  /api/v1/parked/statuses,        200",
            "tsupervisor, GET,  /api/v1/parked/alarms,          200",
            "tanalyst,    GET,  /api/v1/parked/items,           403",
            "tagent,      GET,  /api/v1/parked/webhooks,        403",
            "tagent,      POST, /api/v1/anything-new,           403",
            "tmanager,    POST, /sandbox/clock,                 403",
            "tmanager,    PUT,  /sandbox/storms/1,              403",
            "tagent,      POST, /accounts,                      403",
    })
    void each_role_may_do_its_own_work(String user, String method, String path, int status) {
        String password = user.equals("admin") ? ADMIN_PASSWORD : PASSWORD;
        Browser browser = new Browser(port).basic(user, password);

        var answer = method.equals("GET") ? browser.get(path) : browser.send(method, path, "{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403 && !path.equals("/accounts")) {
            assertThat(answer.body()).contains("\"code\":\"forbidden\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
            "tagent,      POST, /api/v1/interactions/1/close",
            "tsupervisor, POST, /api/v1/campaigns/1/stop",
            "tagent,      GET,  /api/v1/templates",
            "admin,       POST, /sandbox/clock",
            "tagent,      GET,  /v3/api-docs",
            "tagent,      GET,  /actuator/prometheus",
    })
    void the_security_lets_these_through(String user, String method, String path) {
        Browser browser = new Browser(port).basic(user, user.equals("admin") ? ADMIN_PASSWORD : PASSWORD);

        var answer = method.equals("GET") ? browser.get(path) : browser.send(method, path, "{}");

        assertThat(answer.statusCode()).isNotIn(301, 302, 401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/console/login.css", "/actuator/health"})
    void these_are_open(String path) {
        assertThat(new Browser(port).get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/meta/demo", "/sandbox/meta/v25.0/1/messages", "/sandbox/kaleyra/v1/x/messages"})
    void providers_post_without_sign_in_and_token(String path) {
        assertThat(new Browser(port).send("POST", path, "{}").statusCode()).isNotIn(302, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/campaigns", "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/swagger-ui/index.html",
            "/v3/api-docs"})
    void a_person_without_sign_in_is_led_to_the_login_page(String path) {
        var answer = new Browser(port).get(path, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(value -> assertThat(value).endsWith("/login"));
    }

    @Test
    void a_page_fragment_without_sign_in_sends_the_whole_page_to_the_login() {
        var answer = new Browser(port).get("/campaigns", "HX-Request", "true");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login");
    }

    @Test
    void the_login_form_opens_the_page_that_was_asked_for() {
        Browser browser = new Browser(port);
        browser.get("/camunda/app/tasklist/default/", "Accept", "text/html");

        var answer = browser.signIn("tagent", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(value -> assertThat(value).contains("/camunda/app/tasklist/default/"));
    }

    @Test
    void the_login_form_says_so_when_the_password_is_wrong() {
        Browser browser = new Browser(port);

        var answer = browser.signIn("tagent", "wrong");

        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(value -> assertThat(value).endsWith("/login?error"));
        assertThat(browser.get("/login?error").body()).contains("User or password is wrong.");
    }

    @Test
    void a_login_form_without_its_token_opens_again() {
        var answer = new Browser(port).form("/login", "username=tagent&password=" + PASSWORD);

        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(value -> assertThat(value).endsWith("/login?again"));
    }

    @Test
    void a_session_needs_the_token_to_change_something_and_a_basic_call_does_not() {
        Browser person = new Browser(port);
        person.signIn("tmanager", PASSWORD);
        Browser program = new Browser(port).basic("tmanager", PASSWORD);

        assertThat(person.get("/api/v1/accounts").statusCode()).isEqualTo(200);
        assertThat(person.send("POST", "/api/v1/accounts", "{}").statusCode()).isEqualTo(403);
        assertThat(person.send("POST", "/engine-rest/deployment/create", "{}").statusCode()).isEqualTo(403);
        assertThat(person.send("POST", "/api/v1/accounts?_csrf=" + person.token(), "{}").statusCode()).isEqualTo(400);
        assertThat(program.send("POST", "/api/v1/accounts", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void signing_out_ends_the_session_everywhere() {
        Browser browser = new Browser(port);
        browser.signIn("tsupervisor", PASSWORD);
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);

        var answer = browser.form("/logout", "_csrf=" + browser.token());

        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(value -> assertThat(value).endsWith("/login?logout"));
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(302);
        assertThat(browser.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
        assertThat(browser.get("/api/v1/accounts").statusCode()).isEqualTo(401);
    }
}
